"""Every address of the API, who may request it and what it answers. The admin's are in `tests/isolation`.

`ROUTES` has an entry for each method and address of the URLconf; tests fail for one that it lacks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.schemas.generators import EndpointEnumerator

from ticketsaas.access.core.caller import Scope

ADMIN = "admin/"
FORMATS = ("json", "csv", "ndjson")

_READ, _INGEST, _LABELS, _ADMIN = Scope.READ, Scope.INGEST, Scope.LABELS, Scope.ADMIN


@dataclass(frozen=True, slots=True)
class Route:
    """One method at one address.

    `scope` is what a key needs; None when no key is asked for.
    `addresses` are examples, the plainest first. `{tenant}`, `{ticket}`, `{job}` and `{notification}` stand
    for ids, `{yesterday}` for a time. `status` is the reply to a key that may; `body` is sent as JSON.
    `foreign_status` is the reply when the ids are another tenant's; None where nothing belongs to a tenant.
    `mixed` are addresses that name the key's own tenant and something of another one, as `{foreign_ticket}`.
    """

    scope: Scope | None
    addresses: tuple[str, ...]
    status: int = 200
    body: str = ""
    foreign_status: int | None = None
    mixed: tuple[str, ...] = ()

    @property
    def is_of_tenant(self) -> bool:
        return self.foreign_status is not None


def _list(path: str, *filters: str) -> tuple[str, ...]:
    plain = f"{path}?tenant_id={{tenant}}"
    return (
        *(f"{plain}&format={each}" for each in FORMATS),
        *(f"{plain}&{each}" for each in ("page_size=1", *filters)),
    )


_CURSOR = "?tenant_id={tenant}&cursor={foreign_cursor}"
_TICKET_FILTERS = (
    "ordering=created_at",
    "customer_id=c-1",
    "urgency=high",
    "confidence=unsure",
    "confidence=sure",
    "requires_action=true",
    "q=urgent",
    "include_deleted=true",
)

ROUTES: dict[str, Route] = {
    "GET /": Route(None, ("/",), status=302),
    "GET /docs": Route(None, ("/docs",)),
    "GET /redoc": Route(None, ("/redoc",)),
    "GET /openapi.json": Route(None, ("/openapi.json",)),
    # Neither the external API nor a worker runs.
    "GET /health": Route(None, ("/health",), status=503),
    "GET /health/ready": Route(None, ("/health/ready",)),
    "GET /health/live": Route(None, ("/health/live",)),
    # The admin has its own login.
    "GET /admin": Route(None, ("/admin",), status=302),
    "GET /tickets": Route(
        _READ,
        _list("/tickets", *_TICKET_FILTERS),
        foreign_status=403,
        mixed=("/tickets" + _CURSOR,),
    ),
    "GET /tickets/urgent": Route(_READ, _list("/tickets/urgent"), foreign_status=403),
    "GET /tickets/unsure": Route(_READ, _list("/tickets/unsure"), foreign_status=403),
    "GET /tickets/{ticket_id}": Route(
        _READ,
        ("/tickets/{ticket}?tenant_id={tenant}",),
        foreign_status=403,
        mixed=("/tickets/{foreign_ticket}?tenant_id={tenant}",),
    ),
    "GET /tickets/{ticket_id}/history": Route(
        _READ,
        _list("/tickets/{ticket}/history"),
        foreign_status=403,
        mixed=("/tickets/{foreign_ticket}/history?tenant_id={tenant}",),
    ),
    "PUT /tickets/{ticket_id}/labels": Route(
        _LABELS,
        ("/tickets/{ticket}/labels?tenant_id={tenant}",),
        body='{"urgency": "low"}',
        foreign_status=403,
        mixed=("/tickets/{foreign_ticket}/labels?tenant_id={tenant}",),
    ),
    "DELETE /tickets/{ticket_id}/labels": Route(
        _LABELS,
        ("/tickets/{ticket}/labels?tenant_id={tenant}",),
        foreign_status=403,
        mixed=("/tickets/{foreign_ticket}/labels?tenant_id={tenant}",),
    ),
    "GET /tenants/{tenant_id}/stats": Route(
        _READ,
        (
            "/tenants/{tenant}/stats",
            "/tenants/{tenant}/stats?from_date=2020-01-01T00:00:01Z&compare=previous",
            "/tenants/{tenant}/stats?from_date={yesterday}&interval=hour&tz=Asia/Kathmandu",
        ),
        foreign_status=403,
    ),
    "POST /ingest/run": Route(
        _INGEST, ("/ingest/run?tenant_id={tenant}",), status=202, foreign_status=403
    ),
    "GET /ingest/status": Route(_READ, ("/ingest/status?tenant_id={tenant}",), foreign_status=403),
    "GET /ingest/progress/{job_id}": Route(_READ, ("/ingest/progress/{job}",), foreign_status=404),
    "GET /ingest/jobs": Route(_READ, _list("/ingest/jobs"), foreign_status=403),
    "GET /ingest/logs": Route(_READ, _list("/ingest/logs"), foreign_status=403),
    "GET /ingest/lock/{tenant_id}": Route(_READ, ("/ingest/lock/{tenant}",), foreign_status=403),
    # The job has ended, so its own tenant gets a conflict.
    "DELETE /ingest/{job_id}": Route(_INGEST, ("/ingest/{job}",), status=409, foreign_status=404),
    "GET /rate-limit/status": Route(_READ, ("/rate-limit/status",)),
    "GET /notifications": Route(
        _READ, _list("/notifications", "status=pending"), foreign_status=403
    ),
    "POST /notifications/{notification_id}/retry": Route(
        _INGEST,
        ("/notifications/{notification}/retry?tenant_id={tenant}",),
        status=202,
        foreign_status=403,
        mixed=("/notifications/{foreign_notification}/retry?tenant_id={tenant}",),
    ),
    "GET /circuit/{name}/status": Route(_READ, ("/circuit/notify/status",)),
    "POST /circuit/{name}/reset": Route(_ADMIN, ("/circuit/notify/reset",)),
    "GET /metrics": Route(_ADMIN, ("/metrics",)),
}


def find_routes() -> Iterator[str]:
    """Yield `METHOD /address` for every route of the URLconf outside the admin."""
    yield from _walk(get_resolver(), "")


def _walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            path = EndpointEnumerator().get_path_from_regex(route)
            yield from (f"{method} {path}" for method in _methods_of(entry))
        elif route != ADMIN:
            yield from _walk(entry, route)


def _methods_of(entry: URLPattern) -> list[str]:
    """Return the methods that do something; HEAD goes with GET, and a redirect takes any."""
    if not hasattr(entry.callback, "cls"):
        return ["GET"]
    return list(EndpointEnumerator().get_allowed_methods(entry.callback))
