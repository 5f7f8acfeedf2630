"""Response times of statistics at 10,000, 100,000 and 1,000,000 tickets, and of one `$facet` to compare.

    .venv/bin/python -m benchmarks.stats [--small]

There is one tenant of each size, and others, in one database. The endpoint is called over HTTP, in turn
with the pipeline over the same documents, sent to MongoDB directly. `--small` skips the million.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pymongo

from benchmarks.jobs import forget_tickets, run_job
from benchmarks.own_servers import ROOT, own_mongodb, own_upstream
from benchmarks.tickets import DAYS, build_tenant, fill_rollups
from benchmarks.web_server import own_web_server

SIZES = {"small": 10_000, "medium": 100_000, "large": 1_000_000}
OTHERS = 17
OTHER_TICKETS = 2_000
ROUNDS = 21
# Fewer, because the pipeline takes seconds at a million.
FACET_ROUNDS = 5
FACET_SECONDS = 600
SINGLE_READER_SECONDS = 20
INGESTED = 5_000
INGESTIONS = 5
COUNTS = (
    "total_tickets,by_status,by_urgency,by_sentiment,by_source,by_language,requires_action,"
    "hourly_trend"
)


@dataclass(frozen=True)
class Question:
    """A question for the endpoint and the pipeline."""

    title: str
    days: int | None = None
    fields: str | None = None


QUESTIONS = (
    Question("everything, all time"),
    Question("all counts, 30 days", days=30, fields=COUNTS),
    Question("everything, 30 days", days=30),
)


def main() -> None:
    sizes = dict(SIZES)
    if "--small" in sys.argv:
        del sizes["large"]
    with own_mongodb():
        for tenant_id, tickets in sizes.items():
            build_tenant(tenant_id, tickets=tickets)
        for number in range(OTHERS):
            build_tenant(f"other-{number}", tickets=OTHER_TICKETS)
        print("built", flush=True)
        _fill_rollups()
        with own_web_server() as (api, _):
            for question in QUESTIONS:
                _print_question(api, question, tenants=list(sizes))
            _print_readers(api, tenant_id=list(sizes)[-1])
        _print_ingestion()


def _fill_rollups() -> None:
    started = time.perf_counter()
    fill_rollups()
    print(f"roll-ups of all tenants filled in {time.perf_counter() - started:.0f} s", flush=True)


def _print_question(api: httpx.Client, question: Question, *, tenants: list[str]) -> None:
    """Ask after a change, when everything has to be counted, and again without one, and compare."""
    ways = {
        "counted": lambda tenant: _ask_after_change(api, tenant, question),
        "polled": lambda tenant: _time(lambda: _ask(api, tenant, question)),
        "$facet": lambda tenant: _time(lambda: _run_facet(tenant, question)),
    }
    times: dict[tuple[str, str], list[float]] = {}
    for turn in range(ROUNDS):
        for tenant in tenants:
            for way, measure in ways.items():
                if way != "$facet" or turn < _facet_rounds(tenant):
                    times.setdefault((tenant, way), []).append(measure(tenant))
    print(f"{question.title}: median milliseconds")
    medians = {key: statistics.median(measured) for key, measured in times.items()}
    for tenant in tenants:
        counted, polled, facet = (medians[tenant, way] for way in ways)
        print(
            f"  {SIZES[tenant]:9,} tickets   counted {counted:6.1f}   polled {polled:6.1f}   "
            f"$facet {facet:8.1f}: {facet / counted:6.1f} and {facet / polled:6.1f} times as long   "
            f"of the smallest {counted / medians[tenants[0], 'counted']:4.2f} and "
            f"{polled / medians[tenants[0], 'polled']:4.2f}",
            flush=True,
        )


def _facet_rounds(tenant_id: str) -> int:
    return 1 if SIZES[tenant_id] >= 1_000_000 else FACET_ROUNDS


def _ask_after_change(api: httpx.Client, tenant_id: str, question: Question) -> float:
    from analytics.store.rollups import renew_revision
    from ticketsaas.mongo import run_transaction

    run_transaction(lambda session: renew_revision(tenant_id, session=session))
    return _time(lambda: _ask(api, tenant_id, question))


def _ask(api: httpx.Client, tenant_id: str, question: Question) -> None:
    parameters = {} if question.fields is None else {"fields": question.fields}
    if question.days is not None:
        parameters["from_date"] = _range_start(question).isoformat()
    reply = api.get(f"/tenants/{tenant_id}/stats", params=parameters)
    assert reply.status_code == 200, reply.text


def _run_facet(tenant_id: str, question: Question) -> None:
    from tickets.models import Ticket
    from ticketsaas.mongo import get_collection

    since = {} if question.days is None else {"created_at": {"$gte": _range_start(question)}}
    counts = {
        name: [{"$group": {"_id": f"${name}", "count": {"$sum": 1}}}]
        for name in ("status", "urgency", "sentiment", "source", "language", "requires_action")
    }
    hours = {"$dateTrunc": {"date": "$created_at", "unit": "hour"}}
    rest = {
        "trend": [
            {"$match": {"created_at": {"$gte": datetime.now(UTC) - timedelta(days=1)}}},
            {"$group": {"_id": hours, "count": {"$sum": 1}}},
        ]
    }
    if question.fields is None:
        rest |= {
            "keywords": [
                {"$unwind": "$keywords"},
                {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
                {"$sort": {"count": -1, "_id": 1}},
                {"$limit": 10},
            ],
            "customers": [
                {"$match": {"urgency": "high"}},
                {
                    "$group": {
                        "_id": "$customer_id",
                        "count": {"$sum": 1},
                        "last": {"$max": "$created_at"},
                    }
                },
                {"$match": {"count": {"$gte": 2}}},
                {"$sort": {"count": -1, "_id": 1}},
                {"$limit": 10},
            ],
        }
    pipeline = [
        {"$match": {"tenant_id": tenant_id, "is_deleted": False, **since}},
        {"$facet": counts | rest},
    ]
    with pymongo.timeout(FACET_SECONDS):
        assert list(get_collection(Ticket).aggregate(pipeline, allowDiskUse=True))


def _range_start(question: Question) -> datetime:
    """Return a time within an hour, so that the period has partial hours and partial days."""
    end = datetime.now(UTC).replace(minute=21, second=43, microsecond=987_000)
    return end - timedelta(days=question.days or DAYS)


def _print_readers(api: httpx.Client, *, tenant_id: str) -> None:
    """Poll as dashboards do, once a second, while another process ingests."""
    from benchmarks.readers import READERS, poll

    url = f"{str(api.base_url).rstrip('/')}/tenants/{tenant_id}/stats"
    end = time.monotonic() + SINGLE_READER_SECONDS
    alone = statistics.median(poll(url, while_=lambda: time.monotonic() < end, readers=1)[0])
    options = ("--tickets", "20000", "--tenants", "1")
    environment = os.environ.copy()
    with own_upstream(*options) as upstream:
        ingesting = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.jobs"],
            cwd=ROOT,
            env=environment | {"EXTERNAL_API_URL": upstream},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        times, errors = poll(url, while_=lambda: ingesting.poll() is None)
    p99 = statistics.quantiles(times, n=100)[98]
    print(
        f"{READERS} readers while a tenant ingests: {len(times)} reads, {errors.total()} errors "
        f"{dict(errors)}, median {statistics.median(times):.1f} ms, "
        f"p99 {p99:.1f} ms; a single reader alone {alone:.1f} ms: "
        f"p99 is {p99 / alone:.1f} times that"
    )


def _print_ingestion() -> None:
    """Ingest with and without roll-ups, in turn."""
    rates: dict[bool, list[float]] = {True: [], False: []}
    with own_upstream("--tickets", str(INGESTED), "--tenants", "1") as url:
        run_job(url)
        for _ in range(INGESTIONS):
            for with_rollups, measured in rates.items():
                forget_tickets()
                result = run_job(url, with_rollups=with_rollups)
                assert result["new_ingested"] == INGESTED, result
                measured.append(result["tickets_per_second"])
    with_them, without = (statistics.median(rates[key]) for key in (True, False))
    print(
        f"ingestion of {INGESTED} new tickets: {with_them:.0f} tickets/s with roll-ups, "
        f"{without:.0f} without, ratio {with_them / without:.2f}"
    )


def _time(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
