"""Endpoints under /control: tests switch faults with them and read what was received."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType

from mock_external_api.faults.faults import BadFault, merge_faults
from mock_external_api.feed.ticket_store import UnknownTicket
from mock_external_api.feed.tickets import format_time
from mock_external_api.messages import Reply, Request, error_reply, json_reply
from mock_external_api.mutations import BadMutation, mutate_and_keep
from mock_external_api.upstream import Upstream


def answer_control(upstream: Upstream, request: Request) -> Reply:
    """Answer a control call; these are never limited and never meet a fault."""
    endpoint = _ENDPOINTS.get((request.method, request.path))
    if endpoint is None:
        known = ", ".join(f"{method} {path}" for method, path in _ENDPOINTS)
        return error_reply(404, code="not_found", detail=f"known are: {known}")
    try:
        return endpoint(upstream, request)
    except UnknownTicket as error:
        return error_reply(404, code="unknown_ticket", detail=str(error), field="ids")
    except (BadFault, BadMutation) as error:
        return error_reply(400, code="invalid_order", detail=str(error))
    except ValueError as error:
        return error_reply(400, code="invalid_json", detail=str(error))
    except OSError as error:
        # Nothing has changed: what can't be kept is not done.
        return error_reply(500, code="state_not_kept", detail=f"the state file: {error}")


def _show_state(upstream: Upstream, request: Request) -> Reply:
    limiter = upstream.limiter
    return json_reply(
        {
            "now": format_time(upstream.now()),
            "seed": upstream.options.seed,
            "tenants": upstream.store.counts(),
            "rate_limit": {
                "limit": limiter.limit,
                "window_seconds": limiter.seconds,
                "used": limiter.used(upstream.monotonic()),
            },
            "faults": asdict(upstream.faults),
        }
    )


def _set_faults(upstream: Upstream, request: Request) -> Reply:
    upstream.set_faults(merge_faults(upstream.faults, request.json()))
    return json_reply({"faults": asdict(upstream.faults)})


def _reset(upstream: Upstream, request: Request) -> Reply:
    if upstream.state:
        upstream.state.forget_mutations()
    upstream.reset()
    return _show_state(upstream, request)


def _mutate(upstream: Upstream, request: Request) -> Reply:
    return json_reply(mutate_and_keep(upstream, request.json()))


def _show_notifications(upstream: Upstream, request: Request) -> Reply:
    return json_reply(upstream.journal.describe_notifications())


def _show_calls(upstream: Upstream, request: Request) -> Reply:
    return json_reply(upstream.journal.describe_calls())


_ENDPOINTS: Mapping[tuple[str, str], Callable[[Upstream, Request], Reply]] = MappingProxyType(
    {
        ("GET", "/control/state"): _show_state,
        ("POST", "/control/faults"): _set_faults,
        ("POST", "/control/reset"): _reset,
        ("POST", "/control/mutate"): _mutate,
        ("GET", "/control/notifications"): _show_notifications,
        ("GET", "/control/calls"): _show_calls,
    }
)
