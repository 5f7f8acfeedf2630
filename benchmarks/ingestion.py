"""How fast tickets are ingested, and how much memory that takes.

    .venv/bin/python -m benchmarks.ingestion

Prints medians over the runs of one process; absolute times depend on the machine, ratios less so.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from benchmarks.surroundings import ROOT, own_mongodb, own_upstream

TENANT = "acme"
END_TO_END_TICKETS = 20_000
END_TO_END_RUNS = 3
COMMIT_PAGES = 20
MEMORY_TICKETS = (1_000, 100_000)


def main() -> None:
    with own_mongodb():
        _print_commit()
        _print_end_to_end()
        _print_memory()


def _print_commit() -> None:
    with own_upstream("--tickets", str(COMMIT_PAGES * 100), "--tenants", "1") as url:
        pages = [_fetch(url, number) for number in range(1, COMMIT_PAGES + 1)]
    _commit_all("warm-up", pages[:3])
    _loop_all("warm-up", pages[:3])
    print(f"page commit, {COMMIT_PAGES} pages of 100 tickets, median milliseconds a page")
    for name, change in (("new", None), ("changed", "moved on"), ("unchanged", "moved on")):
        plan_ms, loop_ms = [], []
        for raw in pages:
            changed = _with_subject(raw, change)
            plan_ms += _commit_all("plan", [changed])
            loop_ms += _loop_all("loop", [changed])
        ours, loop = statistics.median(plan_ms), statistics.median(loop_ms)
        print(
            f"  {name:10} ours {ours:7.1f}   loop per ticket {loop:7.1f}   ratio {loop / ours:5.1f}"
        )


def _fetch(url: str, number: int) -> dict[str, Any]:
    query = {"tenant_id": TENANT, "page": number, "page_size": 100}
    return httpx.get(f"{url}/external/support-tickets", params=query).json()


def _with_subject(raw: dict[str, Any], subject: str | None) -> dict[str, Any]:
    if subject is None:
        return raw
    later = "2199-01-01T00:00:00Z"
    tickets = [ticket | {"subject": subject, "updated_at": later} for ticket in raw["tickets"]]
    return raw | {"tickets": tickets}


def _commit_all(tenant_id: str, pages: list[dict[str, Any]]) -> list[float]:
    """Plan and commit each page as the engine does; milliseconds each."""
    from ingestion import jobs, lock
    from ingestion.commit import commit_page
    from ingestion.pages import parse_page
    from ingestion.planning import plan_page
    from ingestion.starting import start_job
    from tickets.store import find_stored
    from ticketsaas.mongo import start_session

    job = start_job(tenant_id)
    with start_session() as session:
        lease = lock.acquire_slice(tenant_id, job_id=job["_id"], session=session, ttl_seconds=60)
        jobs.start_slice(job["_id"], now=jobs.utc_now())
        times = []
        for number, raw in enumerate(pages, start=1):
            own = _of_tenant(raw, tenant_id, next_page=number + 1)
            started = time.perf_counter()
            page = parse_page(own, tenant_id=tenant_id, number=number)
            plan = plan_page(
                page,
                tenant_id=tenant_id,
                job_id=job["_id"],
                stored=find_stored(tenant_id, external_ids=[t.external_id for t in page.tickets]),
                page_size=100,
                now=jobs.utc_now(),
            )
            commit_page(plan, lease=lease, ttl_seconds=60, api_calls=1, session=session)
            times.append((time.perf_counter() - started) * 1000)
    jobs.end_job(job, status=jobs.JobStatus.CANCELLED, now=jobs.utc_now())
    return times


def _loop_all(tenant_id: str, pages: list[dict[str, Any]]) -> list[float]:
    """The usual way: each ticket is looked up, written, given history, counted and announced."""
    from ingestion import jobs
    from ingestion.pages import parse_page
    from tickets.changes import detect_change, is_in_step
    from tickets.classification import classify
    from tickets.documents import history_document, read_stored, ticket_document
    from tickets.models import Ticket, TicketHistory
    from ticketsaas.mongo import get_collection

    tickets, history = get_collection(Ticket), get_collection(TicketHistory)
    database = tickets.database
    times = []
    for number, raw in enumerate(pages, start=1):
        own = _of_tenant(raw, tenant_id, next_page=number + 1)
        started = time.perf_counter()
        for ticket in parse_page(own, tenant_id=tenant_id, number=number).tickets:
            key = {"tenant_id": tenant_id, "external_id": ticket.external_id}
            row = tickets.find_one(key)
            known = read_stored(row) if row else None
            if known is not None and is_in_step(known, ticket):
                database["loop_counters"].update_one(key, {"$inc": {"seen": 1}}, upsert=True)
                continue
            label = classify(subject=ticket.subject, message=ticket.message)
            change = detect_change(known, ticket, label)
            tickets.update_one(key, {"$set": ticket_document(ticket, label)}, upsert=True)
            history.insert_one(history_document(change, job_id="loop", now=jobs.utc_now()))
            database["loop_counters"].update_one(
                {"tenant_id": tenant_id}, {"$inc": {"count": 1}}, upsert=True
            )
            if change.began_urgent:
                database["loop_outbox"].insert_one(dict(key))
        times.append((time.perf_counter() - started) * 1000)
    return times


def _of_tenant(raw: dict[str, Any], tenant_id: str, *, next_page: int) -> dict[str, Any]:
    tickets = [ticket | {"tenant_id": tenant_id} for ticket in raw["tickets"]]
    return raw | {"tickets": tickets, "next_page": next_page}


def _print_end_to_end() -> None:
    options = ("--tickets", str(END_TO_END_TICKETS), "--tenants", "1")
    print(f"end to end over HTTP, {END_TO_END_TICKETS} tickets, tickets a second")
    with own_upstream(*options) as url:
        new, unchanged = [], []
        for _ in range(END_TO_END_RUNS):
            _forget_tickets()
            new.append(_run_job(url)["tickets_per_second"])
            unchanged.append(_run_job(url)["tickets_per_second"])
    for name, rates in (("all new", new), ("unchanged", unchanged)):
        print(
            f"  {name:10} median {statistics.median(rates):7.0f}   of {sorted(map(round, rates))}"
        )


def _print_memory() -> None:
    print("peak memory of the process that runs the job, MB")
    peaks = []
    for count in MEMORY_TICKETS:
        _forget_tickets()
        with own_upstream("--tickets", str(count), "--tenants", "1") as url:
            result = _run_job(url)
        assert result["new_ingested"] == count, result
        peaks.append(result["peak_mb"])
        print(f"  {count:7} tickets   {result['peak_mb']:6.1f}")
    print(f"  difference         {peaks[-1] - peaks[0]:6.1f}")


def _forget_tickets() -> None:
    from tickets.models import Ticket, TicketHistory
    from ticketsaas.mongo import get_collection

    for model in (Ticket, TicketHistory):
        get_collection(model).delete_many({})


def _run_job(url: str) -> dict[str, Any]:
    """Run one job in a process of its own, as a worker does."""
    command = [sys.executable, "-m", "benchmarks.ingestion", "--job"]
    environment = os.environ | {"EXTERNAL_API_URL": url}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _job() -> None:
    import django

    django.setup()
    from ingestion import jobs
    from ingestion.configuration import ingestion_config
    from ingestion.engine import run_slice
    from ingestion.starting import start_job

    job_id = start_job(TENANT)["_id"]
    started = time.perf_counter()
    run_slice(job_id, config=ingestion_config(slice_seconds=None))
    seconds = time.perf_counter() - started
    job = jobs.get_job(job_id)
    seen = job["new_ingested"] + job["unchanged"]
    # Not getrusage: its peak is inherited from the process that started this one.
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    result = {"tickets_per_second": seen / seconds, "peak_mb": peak}
    print(json.dumps(result | {"new_ingested": job["new_ingested"], "status": job["status"]}))


_ENTRIES: dict[str, Callable[[], None]] = {"--job": _job}

if __name__ == "__main__":
    _ENTRIES.get(sys.argv[-1], main)()
