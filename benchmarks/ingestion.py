"""Rate of ingestion, and the memory that it takes.

    .venv/bin/python -m benchmarks.ingestion

Prints medians over the runs of one process; absolute times depend on the machine, ratios less so.
"""

import statistics
import time
from typing import Any

import httpx

from benchmarks.jobs import TENANT, forget_tickets, run_job
from benchmarks.own_servers import own_mongodb, own_upstream
from ticketsaas import clock

END_TO_END_TICKETS = 20_000
END_TO_END_RUNS = 3
COMMIT_PAGES = 20
OVERHEAD_PAGES = 40
MEMORY_TICKETS = (1_000, 100_000)


def main() -> None:
    with own_mongodb():
        _print_commit()
        _print_overhead()
        _print_end_to_end()
        _print_memory()


def _print_commit() -> None:
    with own_upstream("--tickets", str(COMMIT_PAGES * 100), "--tenants", "1") as url:
        pages = [_fetch(url, number) for number in range(1, COMMIT_PAGES + 1)]
    _time_pages("warm-up", pages[:3])
    print(f"page commit, {COMMIT_PAGES} pages of 100 tickets, median milliseconds per page")
    for name, status in (("new", None), ("changed", "on hold"), ("unchanged", "on hold")):
        times = _time_pages("benchmark", [_with_status(raw, status) for raw in pages])
        planning, ours, loop = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"  {name:10} one transaction {ours:6.1f}   loop per ticket {loop:7.1f}   "
            f"ratio {loop / ours:5.1f}   (planning {planning:5.1f})"
        )


def _fetch(url: str, number: int) -> dict[str, Any]:
    query = {"tenant_id": TENANT, "page": number, "page_size": 100}
    reply: dict[str, Any] = httpx.get(f"{url}/external/support-tickets", params=query).json()
    return reply


def _with_status(raw: dict[str, Any], status: str | None) -> dict[str, Any]:
    if status is None:
        return raw
    later = "2199-01-01T00:00:00Z"
    tickets = [ticket | {"status": status, "updated_at": later} for ticket in raw["tickets"]]
    return raw | {"tickets": tickets}


def _time_pages(tenant_id: str, pages: list[dict[str, Any]]) -> list[tuple[float, float, float]]:
    """Return the milliseconds of planning, of our commit and of the loop for each page, measured in turn."""
    from ingestion.engine.lifecycle import start_job
    from ingestion.store import jobs, lock
    from ticketsaas.mongo import start_session

    job = start_job(tenant_id, run="here")
    times = []
    with start_session() as session:
        lease = lock.acquire_slice(tenant_id, job_id=job.job_id, session=session, ttl_seconds=600)
        jobs.start_slice(job.job_id, now=clock.utc_now())
        for number, raw in enumerate(pages, start=1):
            page = _own_page(raw, tenant_id, number)
            planning, ours = _commit(page, job=job, lease=lease)
            loop = _loop(_own_page(raw, f"{tenant_id}-loop", number))
            times.append((planning, ours, loop))
    jobs.end_job(job, status=jobs.JobStatus.CANCELLED, now=clock.utc_now())
    return times


def _own_page(raw: dict[str, Any], tenant_id: str, number: int) -> Any:
    from ingestion.core.pages import parse_page

    tickets = [ticket | {"tenant_id": tenant_id} for ticket in raw["tickets"]]
    own = raw | {"tickets": tickets, "next_page": number + 1}
    return parse_page(own, tenant_id=tenant_id, number=number)


def _commit(page: Any, *, job: Any, lease: Any) -> tuple[float, float]:
    """Look up, plan and commit as the engine does."""
    from ingestion.core.step_plans import plan_page
    from ingestion.store import seen_tickets
    from ingestion.store.commit import commit_page
    from notifications.config import alert_policy
    from tickets.store.tickets import find_stored

    tenant_id = job.tenant_id
    started = time.perf_counter()
    ids = page.ids()
    stored = find_stored(tenant_id, external_ids=ids)
    seen = seen_tickets.find_seen(tenant_id, job_id=job.job_id, external_ids=ids)
    looked_up = time.perf_counter()
    plan = plan_page(
        page,
        job=job,
        stored=stored,
        seen=seen,
        fence=lease.fence,
        stale_pages=0,
        policy=alert_policy(),
        now=clock.utc_now(),
    )
    planned = time.perf_counter()
    commit_page(plan, lease=lease, api_calls=1)
    planning = planned - looked_up
    return planning * 1000, (time.perf_counter() - started - planning) * 1000


def _loop(page: Any) -> float:
    """Store a page the usual way: look up, write, record, count and announce ticket by ticket."""
    from django.conf import settings

    from notifications.config import alert_policy
    from notifications.core.alert_policy import draft_notification
    from tickets.classification import ClassifyService
    from tickets.core.changes import detect_change, is_unchanged
    from tickets.core.documents import history_document, read_stored, ticket_document
    from tickets.models import Ticket, TicketHistory
    from ticketsaas.mongo import get_collection_across_tenants

    tickets, history = (
        get_collection_across_tenants(Ticket),
        get_collection_across_tenants(TicketHistory),
    )
    counters, outbox = tickets.database["loop_counters"], tickets.database["loop_outbox"]
    milliseconds = 0.0
    for ticket in page.tickets:
        key = {"tenant_id": ticket.tenant_id, "external_id": ticket.external_id}
        label = ClassifyService().classify(ticket.subject, ticket.message)
        document = ticket_document(ticket, label)
        started = time.perf_counter()
        row = tickets.find_one(key)
        known = read_stored(row) if row else None
        if known is None or not is_unchanged(known, ticket):
            change = detect_change(known, ticket, label, closed=settings.CLOSED_STATUSES)
            tickets.update_one(key, {"$set": document}, upsert=True)
            history.insert_one(history_document(change, job_id="loop", now=clock.utc_now()))
            now, policy = clock.utc_now(), alert_policy()
            if alert := draft_notification(change, job_id="loop", policy=policy, now=now):
                outbox.insert_one(alert)
        counters.update_one({"_id": ticket.tenant_id}, {"$inc": {"seen": 1}}, upsert=True)
        milliseconds += (time.perf_counter() - started) * 1000
    return milliseconds


def _print_overhead() -> None:
    print(f"a page of 100 in a whole job of {OVERHEAD_PAGES} pages, beyond upstream's own time, ms")
    count = OVERHEAD_PAGES * 100
    with own_upstream("--tickets", str(count), "--tenants", "1") as url:
        forget_tickets()
        orders = {"new": None, "unchanged": None, "changed": {"count": count, "status": "on hold"}}
        for name, order in orders.items():
            if order is not None:
                change = {"change": {"tenant_id": TENANT} | order}
                httpx.post(f"{url}/control/mutate", json=change, timeout=60).raise_for_status()
            result = run_job(url)
            assert result["status"] == "completed", result
            print(f"  {name:10} median {result['overhead_ms']:6.1f}")


def _print_end_to_end() -> None:
    options = ("--tickets", str(END_TO_END_TICKETS), "--tenants", "1")
    print(f"end to end over HTTP, {END_TO_END_TICKETS} tickets, tickets per second")
    with own_upstream(*options) as url:
        new, unchanged = [], []
        for _ in range(END_TO_END_RUNS):
            forget_tickets()
            new.append(run_job(url)["tickets_per_second"])
            unchanged.append(run_job(url)["tickets_per_second"])
    for name, rates in (("all new", new), ("unchanged", unchanged)):
        print(
            f"  {name:10} median {statistics.median(rates):7.0f}   of {sorted(map(round, rates))}"
        )


def _print_memory() -> None:
    print("peak memory of the process that runs the job, MB")
    peaks = []
    for count in MEMORY_TICKETS:
        forget_tickets()
        with own_upstream("--tickets", str(count), "--tenants", "1") as url:
            result = run_job(url)
        assert result["new_ingested"] == count, result
        peaks.append(result["peak_mb"])
        print(f"  {count:7} tickets   {result['peak_mb']:6.1f}")
    print(f"  difference         {peaks[-1] - peaks[0]:6.1f}")


if __name__ == "__main__":
    main()
