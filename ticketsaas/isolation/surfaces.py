"""Every address of the API, and what a tenant's key may get there. The admin's are found elsewhere.

`ROUTES` has a line for each route of the URLconf; a route it does not know is reported as unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.urls import URLPattern, URLResolver, get_resolver

FORMATS = ("json", "csv", "ndjson")


class Kind(StrEnum):
    """What a route answers with."""

    OF_TENANT = "one tenant's data"
    SHARED = "nothing of any tenant"
    OPERATORS = "numbers of all tenants, for an admin key"
    STAFF = "the way to the admin"


@dataclass(frozen=True, slots=True)
class Probe:
    """A request of the first twin's key; `own` and `foreign` name whose ids stand in the address.

    Either the whole address is the key's own tenant's, and the reply shows it, or something in it is
    the other twin's, and the reply is a refusal.
    """

    method: str
    address: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Ids:
    """What stands for a tenant in an address."""

    tenant: str
    ticket: str
    job: str
    notification: str
    cursor: str


@dataclass(frozen=True, slots=True)
class Route:
    kind: Kind
    method: str = "GET"
    addresses: tuple[str, ...] = ()
    """`{tenant}`, `{ticket}`, `{job}`, `{notification}` stand for ids. The same address is asked with
    the other twin's tenant, and with its job."""
    mixed: tuple[str, ...] = ()
    """The own tenant with an id that only the other twin has, as `{foreign_ticket}`, or its cursor."""


def _list(path: str, *filters: str) -> tuple[str, ...]:
    plain = f"{path}?tenant_id={{tenant}}"
    return (
        *(f"{plain}&format={each}" for each in FORMATS),
        *(f"{plain}&{each}" for each in ("page_size=1", *filters)),
    )


ADMIN = "admin/"
_CURSOR = "?tenant_id={tenant}&cursor={foreign_cursor}"
_TICKET_FILTERS = (
    "ordering=created_at",
    "customer_id=c-1",
    "urgency=high",
    "requires_action=true",
    "q=urgent",
    "include_deleted=true",
)

ROUTES: dict[str, Route] = {
    "tickets": Route(
        Kind.OF_TENANT,
        addresses=_list("/tickets", *_TICKET_FILTERS),
        mixed=("/tickets" + _CURSOR,),
    ),
    "tickets/urgent": Route(Kind.OF_TENANT, addresses=_list("/tickets/urgent")),
    "tickets/<segment:ticket_id>": Route(
        Kind.OF_TENANT,
        addresses=("/tickets/{ticket}?tenant_id={tenant}",),
        mixed=("/tickets/{foreign_ticket}?tenant_id={tenant}",),
    ),
    "tickets/<segment:ticket_id>/history": Route(
        Kind.OF_TENANT,
        addresses=_list("/tickets/{ticket}/history"),
        mixed=("/tickets/{foreign_ticket}/history?tenant_id={tenant}",),
    ),
    "tenants/<segment:tenant_id>/stats": Route(
        Kind.OF_TENANT,
        addresses=(
            "/tenants/{tenant}/stats",
            "/tenants/{tenant}/stats?from_date=2020-01-01T00:00:01Z&compare=previous",
            "/tenants/{tenant}/stats?from_date={yesterday}&interval=hour&tz=Asia/Kathmandu",
        ),
    ),
    "ingest/run": Route(
        Kind.OF_TENANT, method="POST", addresses=("/ingest/run?tenant_id={tenant}",)
    ),
    "ingest/status": Route(Kind.OF_TENANT, addresses=("/ingest/status?tenant_id={tenant}",)),
    "ingest/progress/<uuid:job_id>": Route(Kind.OF_TENANT, addresses=("/ingest/progress/{job}",)),
    "ingest/jobs": Route(Kind.OF_TENANT, addresses=_list("/ingest/jobs")),
    "ingest/logs": Route(Kind.OF_TENANT, addresses=_list("/ingest/logs")),
    "ingest/lock/<segment:tenant_id>": Route(Kind.OF_TENANT, addresses=("/ingest/lock/{tenant}",)),
    "ingest/<uuid:job_id>": Route(
        Kind.OF_TENANT, method="DELETE", mixed=("/ingest/{foreign_job}",)
    ),
    "notifications": Route(Kind.OF_TENANT, addresses=_list("/notifications", "status=pending")),
    "notifications/<segment:notification_id>/retry": Route(
        Kind.OF_TENANT,
        method="POST",
        addresses=("/notifications/{notification}/retry?tenant_id={tenant}",),
        mixed=("/notifications/{foreign_notification}/retry?tenant_id={tenant}",),
    ),
    "rate-limit/status": Route(Kind.SHARED, addresses=("/rate-limit/status",)),
    "circuit/<segment:name>/status": Route(Kind.SHARED, addresses=("/circuit/notify/status",)),
    "circuit/<segment:name>/reset": Route(
        Kind.OPERATORS, method="POST", addresses=("/circuit/notify/reset",)
    ),
    "metrics": Route(Kind.OPERATORS, addresses=("/metrics",)),
    "health": Route(Kind.SHARED, addresses=("/health",)),
    "health/live": Route(Kind.SHARED, addresses=("/health/live",)),
    "": Route(Kind.SHARED, addresses=("/",)),
    "docs": Route(Kind.SHARED, addresses=("/docs",)),
    "redoc": Route(Kind.SHARED, addresses=("/redoc",)),
    "openapi.json": Route(Kind.SHARED, addresses=("/openapi.json",)),
    "admin": Route(Kind.STAFF),
}


def find_routes() -> Iterator[str]:
    """The routes of the URLconf outside the admin."""
    yield from _walk(get_resolver(), "")


def _walk(resolver: URLResolver, before: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        elif route != ADMIN:
            yield from _walk(entry, route)


def plan_probes(
    route: Route, names: Mapping[str, str], foreign: Mapping[str, str]
) -> Iterator[Probe]:
    """The requests of the first twin's key at a route; `foreign` are the other twin's names."""
    of_both = dict(names) | {f"foreign_{name}": value for name, value in foreign.items()}
    for address in route.addresses:
        yield Probe(route.method, address.format(**of_both), route.kind is Kind.OPERATORS)
        if route.kind is Kind.OF_TENANT:
            # The ids are the same for both twins, but for those of jobs and notifications.
            yield Probe(route.method, address.format(**of_both | dict(foreign)), is_refused=True)
    for address in route.mixed:
        yield Probe(route.method, address.format(**of_both), is_refused=True)
