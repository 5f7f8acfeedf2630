"""Mutations: changes to the tickets behind the feed, as time and people make to a real upstream.

A mutation is a JSON object. Each operation names tickets by `ids`, or by `tenant_id` and `count`,
which picks `count` tickets evenly spread over the feed:

    {"change":  {"tenant_id": "acme", "count": 5, "status": "closed", "message": "..."},
     "touch":   {"tenant_id": "acme", "count": 5},
     "delete":  {"ids": ["acme-100001"]},
     "restore": {"ids": ["acme-100001"]},
     "vanish":  {"tenant_id": "acme", "count": 1},
     "set":     {"ids": ["acme-100002"], "fields": {"updated_at": null}},
     "create":  {"tenant_id": "acme", "count": 3}}

`change` without a field advances the status (open, pending, closed, open) and always advances
updated_at; `touch` advances nothing else. `set` writes any fields unchanged, `restore` takes only
ids, and `create` accepts `tickets`, a list of raw JSON values, in place of `count`. Operations run
in the order above; the answer lists the ids that each of them touched.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from mock_external_api.feed.ticket_store import UnknownTicket
from mock_external_api.feed.tickets import format_time, parse_time, to_ticket
from mock_external_api.state_file import Mutation
from mock_external_api.upstream import Upstream

NEXT_STATUS = {"open": "pending", "pending": "closed", "closed": "open"}
CHANGEABLE = ("status", "subject", "message", "source", "customer_id")


class BadMutation(ValueError):
    """An operation that cannot be understood; the message says what is expected."""


def mutate(upstream: Upstream, document: dict[str, Any]) -> dict[str, list[str]]:
    """Run the operations and return the touched ids by operation.

    Raises BadMutation or UnknownTicket."""
    for name, orders in document.items():
        if name not in _OPERATIONS or not isinstance(orders, dict):
            raise BadMutation(f"expected objects named {', '.join(_OPERATIONS)}; got {name!r}")
    return {
        name: operate(upstream, document[name])
        for name, operate in _OPERATIONS.items()
        if name in document
    }


def mutate_and_keep(upstream: Upstream, document: dict[str, Any]) -> dict[str, list[str]]:
    """Do as `mutate` does, and keep it in the state file so that a restarted mock does it again."""
    mutation = Mutation(upstream.now(), document)
    if upstream.state:
        upstream.state.add(mutation)
    with upstream.clock_stopped(at=mutation.at):
        return mutate(upstream, document)


def repeat(upstream: Upstream, mutations: Iterable[Mutation]) -> None:
    """Do again what was done before a restart, as if it were then."""
    for mutation in mutations:
        # What was refused then is refused again, at the same operation.
        with upstream.clock_stopped(at=mutation.at), suppress(BadMutation, UnknownTicket):
            mutate(upstream, mutation.orders)


def _change(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    changes = {name: orders[name] for name in CHANGEABLE if name in orders}
    keys = _choose(upstream, orders)
    for key in keys:
        raw = _read_object(upstream, key)
        fields = changes or {"status": NEXT_STATUS.get(str(raw.get("status")), "open")}
        _write(upstream, key, raw | fields | {"updated_at": _move_on(upstream, raw)})
    return keys


def _touch(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    keys = _choose(upstream, orders)
    for key in keys:
        raw = _read_object(upstream, key)
        _write(upstream, key, raw | {"updated_at": _move_on(upstream, raw)})
    return keys


def _delete(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    return upstream.store.delete(_choose(upstream, orders), at=format_time(upstream.now()))


def _restore(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    if "ids" not in orders:
        raise BadMutation("restore needs ids; GET /external/deleted-tickets has those deleted")
    return upstream.store.restore(_choose(upstream, orders))


def _vanish(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    return upstream.store.vanish(_choose(upstream, orders))


def _set(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    fields = orders.get("fields")
    if not isinstance(fields, dict):
        raise BadMutation("set needs fields, an object of names and values")
    keys = _choose(upstream, orders)
    for key in keys:
        _write(upstream, key, _read_object(upstream, key) | fields)
    return keys


def _create(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    tenant_id, tickets = orders.get("tenant_id"), orders.get("tickets")
    if isinstance(tickets, list):
        return [_create_raw(upstream, raw, tenant_id=tenant_id) for raw in tickets]
    if not isinstance(tenant_id, str):
        raise BadMutation("create needs tickets, or tenant_id and count")
    return upstream.create_newest(tenant_id, count=_count(orders))


def _create_raw(upstream: Upstream, raw: object, *, tenant_id: object) -> str:
    """Add any JSON value to the feed of `tenant_id`, or else of the tenant that it names itself."""
    own = raw if isinstance(raw, dict) else {}
    home = tenant_id or own.get("tenant_id")
    if not isinstance(home, str):
        raise BadMutation("a raw ticket without a tenant_id needs one next to tickets")
    key = own.get("id")
    if not isinstance(key, str):
        key = f"{home}-raw-{upstream.store.size(home) + 1}"
    upstream.store.put(to_ticket(raw, key=key, home=home))
    return key


def _choose(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    keys, tenant_id = orders.get("ids"), orders.get("tenant_id")
    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
        return [upstream.store.get(key).key for key in keys]
    if isinstance(tenant_id, str):
        return upstream.store.spread(tenant_id, _count(orders))
    raise BadMutation("name the tickets: ids, a list of texts, or tenant_id and count")


def _count(orders: dict[str, Any]) -> int:
    count = orders.get("count")
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise BadMutation("count must be a whole number from 0")
    return count


def _read_object(upstream: Upstream, key: str) -> dict[str, Any]:
    raw = upstream.store.get(key).read()
    if not isinstance(raw, dict):
        raise BadMutation(f"{key} was created as {raw!r}, which has no fields")
    return raw


def _move_on(upstream: Upstream, raw: dict[str, Any]) -> str:
    """Return now, or one second after the last change if the clock is stopped."""
    try:
        previous = parse_time(raw["updated_at"])
    except (KeyError, TypeError, ValueError):
        return format_time(upstream.now())
    return format_time(max(upstream.now(), previous + timedelta(seconds=1)))


def _write(upstream: Upstream, key: str, raw: dict[str, Any]) -> None:
    upstream.store.put(to_ticket(raw, key=key, home=upstream.store.get(key).home))


_OPERATIONS: Mapping[str, Callable[[Upstream, dict[str, Any]], list[str]]] = MappingProxyType(
    {
        "change": _change,
        "touch": _touch,
        "delete": _delete,
        "restore": _restore,
        "vanish": _vanish,
        "set": _set,
        "create": _create,
    }
)
