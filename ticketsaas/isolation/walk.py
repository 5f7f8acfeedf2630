"""Asks every address with one twin's key, and looks for traces of the other in the replies.

The admin's addresses are asked by a member of staff who sees that twin alone.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.http import HttpResponseBase
from django.test import Client, override_settings

from ingestion.models import IngestionJob
from notifications.models import Notification
from ticketsaas.access.core.caller import DEFAULT_SCOPES
from ticketsaas.access.issue import issue_key
from ticketsaas.isolation.admin_walk import walk_admin
from ticketsaas.isolation.surface import Surface
from ticketsaas.isolation.surfaces import ROUTES, Kind, Probe, find_routes, plan_probes
from ticketsaas.isolation.twins import CANARIES, LIVING, TICKETS, TWINS
from ticketsaas.mongo import get_collection

OWN, OTHER = TWINS
REFUSALS = (400, 403, 404)
# Whoever asks often without a key is told to come back later.
WITHOUT_KEY = (401, 429)
# However the server is set up, the walk asks for keys, and is not limited or sent elsewhere.
_SETTINGS: dict[str, Any] = {
    "API_AUTH": True,
    "API_REQUESTS_PER_MINUTE": 0,
    "ALLOWED_HOSTS": ["testserver"],
    # Its pages about errors say more than there is to say.
    "DEBUG": False,
    "SECURE_SSL_REDIRECT": False,
}


def walk_surfaces() -> Iterator[Surface]:
    """Every route in order; the twins must have been ingested."""
    names, foreign = _names_of(OWN), _names_of(OTHER)
    with override_settings(**_SETTINGS):
        caller = _Caller()
        foreign |= {"cursor": caller.find_cursor(OTHER)}
        for name in find_routes():
            yield _walk_route(caller, name, names, foreign)
        yield from walk_admin()


def _walk_route(
    caller: "_Caller", name: str, names: Mapping[str, str], foreign: Mapping[str, str]
) -> Surface:
    route = ROUTES.get(name)
    if route is None:
        return Surface(f"/{name}", "unknown", 0, ("Nobody has said what this route answers with.",))
    findings: list[str] = []
    probes = list(plan_probes(route, names, foreign))
    for probe in probes:
        findings += caller.judge(probe, route.kind)
    return Surface(f"/{name}", route.kind, 2 * len(probes), tuple(findings))


class _Caller:
    """An integrator with the first twin's key."""

    def __init__(self) -> None:
        self._keys = {tenant: issue_key(tenant, scopes=DEFAULT_SCOPES).text for tenant in TWINS}
        self._client = Client(raise_request_exception=False)

    def judge(self, probe: Probe, kind: Kind) -> Iterator[str]:
        """What is wrong with the replies to the key and to nobody."""
        asked = f"{probe.method} {probe.address}"
        status, reply = self._ask(probe, key=self._keys[OWN])
        findings = [*_judge_status(status, probe), *_judge_body(reply, probe, kind)]
        status, reply = self._ask(probe, key=None)
        if kind is not Kind.SHARED and status not in WITHOUT_KEY:
            findings.append(f"{status} without a key")
        if traces := [trace for tenant in TWINS for trace in find_traces(reply, of=tenant)]:
            findings.append(f"{', '.join(traces)} without a key")
        return (f"{asked}: {finding}" for finding in findings)

    def find_cursor(self, tenant_id: str) -> str:
        probe = Probe("GET", f"/tickets?tenant_id={tenant_id}&page_size=1")
        cursor: str = self._get(probe, key=self._keys[tenant_id]).json()["next_cursor"]  # type: ignore[attr-defined]
        return quote(cursor)

    def _ask(self, probe: Probe, *, key: str | None) -> tuple[int, str]:
        reply = self._get(probe, key=key)
        body = b"".join(reply) if reply.streaming else reply.content  # type: ignore[attr-defined]
        headers = "\n".join(f"{name}: {value}" for name, value in reply.items())
        return reply.status_code, f"{headers}\n{body.decode()}"

    def _get(self, probe: Probe, *, key: str | None) -> HttpResponseBase:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        reply: HttpResponseBase = self._client.generic(probe.method, probe.address, headers=headers)
        return reply


def _judge_status(status: int, probe: Probe) -> Iterator[str]:
    if probe.is_refused and status not in REFUSALS:
        yield f"{status} where it has to be refused"
    if not probe.is_refused and status >= 400:
        yield f"{status}"


def _judge_body(reply: str, probe: Probe, kind: Kind) -> Iterator[str]:
    if traces := find_traces(reply, of=OTHER):
        yield f"{', '.join(traces)} of the other tenant"
    if kind is Kind.OF_TENANT and not probe.is_refused and not find_traces(reply, of=OWN):
        yield "nothing of the tenant itself"
    if (total := find_total(reply)) not in (None, LIVING[OWN]):
        yield f"counts {total} tickets of {LIVING[OWN]}"


def find_traces(reply: str, *, of: str) -> list[str]:
    """What of a twin stands in a reply."""
    return [word for word in (of, CANARIES[of]) if word in reply]


def find_total(reply: str) -> int | None:
    """How many tickets statistics count, if the reply is one."""
    found = re.search(r'"total_tickets":(\d+)', reply)
    return int(found[1]) if found else None


def _names_of(tenant_id: str) -> dict[str, str]:
    jobs, alerts = get_collection(IngestionJob), get_collection(Notification)
    job: Any = jobs.find_one({"tenant_id": tenant_id}, sort=[("created_at", -1)])
    # That of the ticket that was deleted is not sent any more.
    alert: Any = alerts.find_one({"tenant_id": tenant_id, "status": "pending"})
    return {
        "tenant": tenant_id,
        # The last one, which of the twins only the second has.
        "ticket": f"t-{TICKETS[tenant_id]}",
        "job": job["_id"],
        "notification": quote(alert["_id"], safe=""),
        "yesterday": quote((datetime.now(UTC) - timedelta(days=1)).isoformat()),
    }
