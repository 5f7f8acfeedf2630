"""Delay of fresh emergencies among the old ones of a first import, at a webhook of one answer a second.

    .venv/bin/python -m benchmarks.fresh_alerts [WORKERS]

Of 10,000 tickets 3,000 are urgent and open, and have not changed for years. On some of the pages there is one
that changed just now. The webhook answers one call after another, or each after a second, or refuses more
than one a second with 429. Delays are from the moment in which a page is planned, just before its commit.
"""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from benchmarks.delivery import own_worker
from benchmarks.jobs import TENANT, forget_tickets, run_job
from benchmarks.own_servers import own_mongodb, own_upstream

TICKETS, PAGE = 10_000, 100
# Of each ten tickets.
URGENT_OF_TEN = 3
FRESH_PAGES = (10, 30, 50, 70, 90, 100)
# Pages come this slowly, so that the worker has a backlog while most of the fresh ones come.
PAGE_MS = 400
WEBHOOKS = {
    "one after another": {"notify_serial_ms": 1_000},
    "each after a second": {"notify_slow_ms": 1_000},
    "429 beyond one a second": {"notify_429_within_ms": 1_000},
}
# As a promise to a person; the benchmark says by how much it is kept or broken.
PROMISED_SECONDS = 5.0
LONGEST_WAIT_SECONDS = 60
URGENT = "Production is down for everybody, we cannot work at all."
CALM = "How do I export my contacts?"


def main() -> None:
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with (
        own_mongodb(),
        own_upstream("--tickets", "0") as url,
        httpx.Client(base_url=url, trust_env=False, timeout=60) as mock,
    ):
        for name, fault in WEBHOOKS.items():
            _print_delays(mock, name=name, fault=fault, workers=workers)


def _print_delays(mock: httpx.Client, *, name: str, fault: dict[str, int], workers: int) -> None:
    _begin(mock, fault=fault)
    with ExitStack() as running:
        for _ in range(workers):
            running.enter_context(own_worker(mock, circuit_seconds=30))
        result = run_job(str(mock.base_url).rstrip("/"))
        assert (result["status"], result["new_ingested"]) == ("completed", TICKETS), result
        _wait_for(lambda: len(_arrivals(mock)) == len(FRESH_PAGES))
        arrivals = _arrivals(mock)
    planned = _planned()
    delays = sorted((arrivals[key] - planned[key]).total_seconds() for key in planned)
    calls = mock.get("/control/notifications").json()
    print(
        f"{name}, {workers} worker(s): accepted after {', '.join(f'{each:.1f}' for each in delays)} s "
        f"(promised {PROMISED_SECONDS:g}); {calls['accepted']} of {calls['count']} calls accepted"
    )


def _begin(mock: httpx.Client, *, fault: dict[str, int]) -> None:
    from notifications.models import Notification
    from notifications.store import circuit
    from ticketsaas.mongo import get_collection_across_tenants

    forget_tickets()
    get_collection_across_tenants(Notification).delete_many({})
    circuit.reset()
    mock.post("/control/reset")
    tickets = [_raw(number) for number in range(TICKETS)]
    mock.post("/control/mutate", json={"create": {"tickets": tickets}}).raise_for_status()
    faults = fault | {"slow_ms": PAGE_MS, "only": "list"}
    mock.post("/control/faults", json=faults).raise_for_status()


def _raw(number: int) -> dict[str, Any]:
    """Return a ticket of the feed, which has them in the order in which they were created."""
    now = datetime.now(UTC)
    page, place = divmod(number, PAGE)
    is_fresh = page + 1 in FRESH_PAGES and place == PAGE // 2
    created_at = now - timedelta(days=1_000) + timedelta(minutes=number)
    is_urgent = is_fresh or number % 10 < URGENT_OF_TEN
    return {
        "id": f"{'fresh' if is_fresh else 'old'}-{number}",
        "tenant_id": TENANT,
        "source": "email",
        "customer_id": f"c-{number % 500}",
        "subject": "Help",
        "message": URGENT if is_urgent else CALM,
        "status": "open",
        "created_at": created_at.isoformat(),
        "updated_at": (now if is_fresh else created_at).isoformat(),
    }


def _arrivals(mock: httpx.Client) -> dict[str, datetime]:
    """Return when each fresh ticket's alert was accepted, by the ticket's id."""
    calls = mock.get("/control/notifications").json()["notifications"]
    return {
        call["ticket_id"]: datetime.fromisoformat(call["received_at"])
        for call in reversed(calls)
        if call["accepted"] and call["ticket_id"].startswith("fresh")
    }


def _planned() -> dict[str, datetime]:
    from notifications.models import Notification
    from ticketsaas.mongo import get_collection_across_tenants

    fresh = {"tenant_id": TENANT, "ticket_id": {"$regex": "^fresh"}}
    rows = get_collection_across_tenants(Notification).find(fresh)
    return {row["ticket_id"]: row["created_at"] for row in rows}


def _wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("The alerts took too long.")
        time.sleep(0.5)


if __name__ == "__main__":
    main()
