"""Probes of the API with one tenant's key: they look for traces of the other tenant in the replies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import HttpResponseBase
from django.test import Client

from tests.support.routes import ROUTES, Route
from tests.support.two_tenants import ACTIVE, OTHER, OWN, TENANTS, find_traces, ids_of
from ticketsaas.access.core.caller import Scope
from ticketsaas.access.issue import issue_key

# An id that only the other tenant has is not found; a cursor from the other tenant's list is invalid.
MIXED = (400, 404)
# All that a tenant's key can have.
SCOPES = (Scope.READ, Scope.INGEST, Scope.LABELS)
# Frequent requests without a key are refused for a while.
WITHOUT_KEY = (401, 429)


@dataclass(frozen=True, slots=True)
class Probe:
    """A request with the first tenant's key, and the statuses that are correct.

    `shows_own` means that the reply has to name the tenant itself: an empty reply would pass every other
    check.
    """

    method: str
    address: str
    statuses: tuple[int, ...]
    shows_own: bool = False
    body: str = ""


class Caller:
    """An integrator with the first tenant's key."""

    def __init__(self) -> None:
        self._keys = {tenant: issue_key(tenant, scopes=SCOPES).text for tenant in TENANTS}
        self._client = Client(raise_request_exception=False)
        self._own = ids_of(OWN)
        self._foreign = ids_of(OTHER) | {"cursor": self._find_cursor(OTHER)}

    def find_leaks(self, name: str) -> list[str]:
        """Request a route's addresses; return a sentence for each fault in the replies."""
        route = ROUTES[name]
        probes = plan_probes(name, own=self._own, foreign=self._foreign)
        return [leak for probe in probes for leak in self._judge(probe, route)]

    def _judge(self, probe: Probe, route: Route) -> Iterator[str]:
        status, reply = self._ask(probe, key=self._keys[OWN])
        found = [*_judge_status(status, probe), *_judge_reply(reply, probe)]
        status, reply = self._ask(probe, key=None)
        if route.scope and status not in WITHOUT_KEY:
            found.append(f"{status} without a key")
        if traces := [trace for tenant in TENANTS for trace in find_traces(reply, of=tenant)]:
            found.append(f"{', '.join(traces)} without a key")
        return (f"{probe.method} {probe.address}: {each}" for each in found)

    def _find_cursor(self, tenant_id: str) -> str:
        probe = Probe("GET", f"/tickets?tenant_id={tenant_id}&page_size=1", statuses=(200,))
        reply: Any = self._send(probe, key=self._keys[tenant_id])
        return quote(reply.json()["next_cursor"])

    def _ask(self, probe: Probe, *, key: str | None) -> tuple[int, str]:
        """Return the status, and the headers and body as one text."""
        reply: Any = self._send(probe, key=key)
        body = b"".join(reply) if reply.streaming else reply.content
        headers = "\n".join(f"{name}: {value}" for name, value in reply.items())
        return reply.status_code, f"{headers}\n{body.decode()}"

    def _send(self, probe: Probe, *, key: str | None) -> HttpResponseBase:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        reply: HttpResponseBase = self._client.generic(
            probe.method,
            probe.address,
            probe.body,
            content_type="application/json",
            headers=headers,
        )
        return reply


def plan_probes(
    name: str, *, own: Mapping[str, str], foreign: Mapping[str, str]
) -> Iterator[Probe]:
    """Yield the requests of a route; `own` and `foreign` are the two tenants' ids by kind."""
    route, method = ROUTES[name], name.split()[0]
    ids = {**own, **{f"foreign_{kind}": value for kind, value in foreign.items()}}
    status = 403 if route.scope is Scope.ADMIN else route.status
    shows_own = route.is_of_tenant and status < 400
    for address in route.addresses:
        yield Probe(method, address.format(**ids), (status,), shows_own, body=route.body)
        if route.foreign_status:
            # Tickets have the same ids in both tenants; jobs and notifications don't.
            theirs = address.format(**ids | dict(foreign))
            yield Probe(method, theirs, (route.foreign_status,), body=route.body)
    for address in route.mixed:
        yield Probe(method, address.format(**ids), MIXED, body=route.body)


def _judge_status(status: int, probe: Probe) -> Iterator[str]:
    if status not in probe.statuses:
        yield f"{status} instead of {' or '.join(map(str, probe.statuses))}"


def _judge_reply(reply: str, probe: Probe) -> Iterator[str]:
    if traces := find_traces(reply, of=OTHER):
        yield f"{', '.join(traces)} of the other tenant"
    if probe.shows_own and not find_traces(reply, of=OWN):
        yield "nothing of the tenant itself"
    if (total := _find_total(reply)) not in (None, ACTIVE[OWN]):
        yield f"counts {total} tickets instead of {ACTIVE[OWN]}"


def _find_total(reply: str) -> int | None:
    """Return the number of tickets in a statistics report."""
    found = re.search(r'"total_tickets":(\d+)', reply)
    return int(found[1]) if found else None
