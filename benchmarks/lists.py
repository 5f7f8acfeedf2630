"""Response times of lists for a tenant with 200,000 tickets: a first page, a page by cursor, a whole file.

    .venv/bin/python -m benchmarks.lists [--tickets N]

Everything is requested over HTTP from one web process; `manage.py up` runs two. The database is built
first; its word index takes some minutes.
"""

import argparse
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.own_servers import own_mongodb
from benchmarks.tickets import build_tenant, fill_rollups
from benchmarks.web_server import own_web_server

TENANT = "acme"
TICKETS = 200_000
ROUNDS = 41
FORMATS = ("csv", "ndjson")
GOAL_MS = 50
RSS_PERIOD_SECONDS = 0.1


def main() -> None:
    tickets = _read_arguments()
    with own_mongodb():
        started = time.perf_counter()
        build_tenant(TENANT, tickets=tickets, is_searchable=True)
        fill_rollups()
        print(f"built {tickets:,} tickets in {time.perf_counter() - started:.0f} s", flush=True)
        queries = _queries()
        with own_web_server(processes=1) as (api, (pid,)):
            _print_pages(api, queries)
            _print_walk(api)
            for wanted in FORMATS:
                _print_export(api, wanted, pid=pid)
    print(f"again: python -m benchmarks.lists --tickets {tickets}")


def _read_arguments() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tickets", type=int, default=TICKETS)
    tickets: int = parser.parse_args().tickets
    return tickets


def _queries() -> dict[str, str]:
    """Return the queries by title; the words and the customer come from this database."""
    frequent, rare, customer = find_values()
    return {
        "no filter": "/tickets?",
        "oldest first": "/tickets?ordering=created_at",
        "status": "/tickets?status=open",
        "urgency": "/tickets?urgency=high",
        "sentiment": "/tickets?sentiment=negative",
        "source": "/tickets?source=chat",
        "language": "/tickets?language=de",
        "confidence": "/tickets?confidence=unsure",
        "requires_action": "/tickets?requires_action=false",
        "customer_id": f"/tickets?customer_id={customer}",
        "created_from": "/tickets?created_from=2000-01-01",
        "q, most frequent word": f"/tickets?q={frequent}",
        "q, rare word": f"/tickets?q={rare}",
        "q, both": f"/tickets?q={frequent}%20{rare}",
        "two filters": "/tickets?status=open&source=chat",
        "deleted ones too": "/tickets?include_deleted=true",
        "urgent": "/tickets/urgent?",
        "unsure": "/tickets/unsure?",
        "page 100": "/tickets?page=100",
    }


def find_values() -> tuple[str, str, str]:
    """Return a frequent word, a rare one, and the customer of the newest ticket."""
    from tickets.models import Ticket
    from ticketsaas.mongo import get_collection

    tickets = get_collection(Ticket)
    counted = list(
        tickets.aggregate(
            [
                {"$match": {"tenant_id": TENANT}},
                {"$limit": 20_000},
                {"$unwind": "$keywords"},
                {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
                {"$sort": {"count": -1, "_id": 1}},
            ]
        )
    )
    customer = tickets.find_one({"tenant_id": TENANT}, sort=[("created_at", -1)])
    assert customer
    return counted[0]["_id"], counted[-1]["_id"], customer["customer_id"]


def _print_pages(api: httpx.Client, queries: dict[str, str]) -> None:
    """Measure the queries in turn, so that other work on the machine affects all of them alike."""
    times: dict[str, list[float]] = {title: [] for title in queries}
    counts: dict[str, str] = {}
    for _ in range(ROUNDS):
        for title, address in queries.items():
            started = time.perf_counter()
            reply = api.get(f"{address}&tenant_id={TENANT}")
            times[title].append((time.perf_counter() - started) * 1000)
            body = reply.raise_for_status().json()
            counts[title] = f"{'>' if body['count_is_minimum'] else ''}{body['count']:,}"
    print(f"first page of 50: milliseconds over HTTP, {ROUNDS} rounds; the goal is {GOAL_MS}")
    for title, measured in times.items():
        median, p95 = statistics.median(measured), statistics.quantiles(measured, n=20)[18]
        verdict = "" if median < GOAL_MS else "   TOO SLOW"
        print(
            f"  {title:24} median {median:6.1f}   p95 {p95:6.1f}   fastest {min(measured):6.1f}   "
            f"count {counts[title]}{verdict}",
            flush=True,
        )


def _print_walk(api: httpx.Client) -> None:
    """Walk by cursor from the first ticket to the last, and compare late pages with early ones."""
    times: list[float] = []
    seen = 0
    parameters: dict[str, str | int] = {"tenant_id": TENANT, "page_size": 100}
    while True:
        started = time.perf_counter()
        body = api.get("/tickets", params=parameters).raise_for_status().json()
        times.append((time.perf_counter() - started) * 1000)
        seen += len(body["results"])
        if not body["next_cursor"]:
            break
        parameters["cursor"] = body["next_cursor"]
    tenth = max(len(times) // 10, 1)
    first, last = statistics.median(times[1 : tenth + 1]), statistics.median(times[-tenth:])
    print(
        f"walk by cursor: {seen:,} tickets in {len(times):,} pages of 100, {sum(times) / 1000:.1f} s; "
        f"a page takes {first:.1f} ms in the first tenth, {last:.1f} in the last",
        flush=True,
    )


def _print_export(api: httpx.Client, wanted: str, *, pid: int) -> None:
    """Measure how fast a file is sent, and its effect on the process's memory."""
    before = _rss_mb(pid)
    size = 0
    started = time.perf_counter()
    with (
        _peak_rss(pid) as peak,
        api.stream("GET", f"/tickets?tenant_id={TENANT}&format={wanted}") as reply,
    ):
        reply.raise_for_status()
        for chunk in reply.iter_raw():
            size += len(chunk)
    seconds = time.perf_counter() - started
    print(
        f"{wanted} export: {size / 1e6:.0f} MB in {seconds:.1f} s; memory of the process "
        f"{before:.0f} MB before, {max(peak):.0f} at most, {_rss_mb(pid):.0f} after",
        flush=True,
    )


@contextmanager
def _peak_rss(pid: int) -> Iterator[list[float]]:
    """Sample the process's memory, in MB, until the end of the block."""
    measured = [_rss_mb(pid)]
    done = threading.Event()

    def look() -> None:
        while not done.wait(RSS_PERIOD_SECONDS):
            measured.append(_rss_mb(pid))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield measured
    finally:
        done.set()
        thread.join()


def _rss_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = next(line for line in lines if line.startswith("VmRSS")).split()[1]
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
