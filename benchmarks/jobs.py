"""One ingestion job in a process of its own, measured from inside."""

import json
import os
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.own_servers import ROOT

TENANT = "acme"
WITHOUT_ROLLUPS = "--without-rollups"


def forget_tickets() -> None:
    from analytics.models import CustomerRollup, RankingRollup, TicketRollup
    from tickets.models import Ticket, TicketHistory
    from ticketsaas.mongo import get_collection

    for model in (Ticket, TicketHistory, CustomerRollup, RankingRollup, TicketRollup):
        get_collection(model).delete_many({"tenant_id": TENANT})


def run_job(url: str, *, with_rollups: bool = True) -> dict[str, Any]:
    """Ingest the tenant once in a process of its own, as a worker does.

    Returns `tickets_per_second, peak_mb, overhead_ms, new_ingested, status`.
    """
    command = [
        sys.executable,
        "-m",
        "benchmarks.jobs",
        *([] if with_rollups else [WITHOUT_ROLLUPS]),
    ]
    environment = os.environ | {"EXTERNAL_API_URL": url}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def main() -> None:
    import django

    django.setup()
    from ingestion.config import job_config
    from ingestion.engine.lifecycle import run_slice, start_job
    from ingestion.store import jobs

    if WITHOUT_ROLLUPS in sys.argv:
        _leave_rollups_out()
    calls = _record_calls()
    job_id = start_job(TENANT, run="here").job_id
    started = time.perf_counter()
    run_slice(job_id, config=job_config(slice_seconds=None))
    seconds = time.perf_counter() - started
    job = jobs.get_job(job_id)
    seen = job.new_ingested + job.unchanged
    # Not getrusage: its peak is inherited from the process that started this one.
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    # From the end of one page's call to the beginning of the next.
    gaps = [(after[0] - before[1]) * 1000 for before, after in pairwise(calls)]
    result = {
        "tickets_per_second": seen / seconds,
        "peak_mb": peak,
        "overhead_ms": statistics.median(gaps) if gaps else 0,
    }
    print(json.dumps(result | {"new_ingested": job.new_ingested, "status": job.status}))


def _leave_rollups_out() -> None:
    from analytics.core.rollups import Increments
    from analytics.store import rollups
    from ingestion.core import ticket_writes

    ticket_writes.plan_increments = lambda changes: Increments()
    rollups.add = lambda tenant_id, increments, *, session: None


def _record_calls() -> list[tuple[float, float]]:
    """Record when each page's call begins and ends from now on; the returned list grows."""
    from ingestion.upstream import feed

    calls, fetch_page = [], feed.fetch_page

    async def fetch_and_record(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        page = await fetch_page(*given, **named)
        calls.append((began, time.perf_counter()))
        return page

    feed.fetch_page = fetch_and_record
    return calls


if __name__ == "__main__":
    main()
