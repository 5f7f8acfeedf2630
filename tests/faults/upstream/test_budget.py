"""Many processes ask for upstream's budget at once; some die, and the server's clock is set back.

Windows are counted on the server's clock, as the stamps of the grants.
"""

import json
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from ingestion.store.rate_limit import NAME
from mock_external_api.feed.rate_limit import busiest_window
from tests.support.types import Document, Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for

Process = subprocess.Popen[str]
Start = Callable[..., Process]
Ask = Callable[..., list[Process]]


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    """Tickets of acme, globex and initech."""
    return 1000, 3


@pytest.fixture
def ask(start: Start) -> Ask:
    """Start processes that ask for calls, all from the same moment."""

    def start_all(*callers: str, limit: int, window_seconds: int) -> list[Process]:
        numbers = (str(limit), str(window_seconds))
        started = [
            start("-m", "tests.faults.support.asking_process", each, *numbers) for each in callers
        ]
        assert {process.stdout.readline() for process in started} == {"ready\n"}
        for process in started:
            process.stdin.write("\n")
            process.stdin.flush()
        return started

    return start_all


def wait_for_grants(mongo: Mongo, count: int, **query: Any) -> list[Document]:
    """Return the first grants that match, in the order of the server's clock."""
    wait_for(lambda: mongo.observed_grants.count_documents(query) >= count)
    return list(mongo.observed_grants.find(query).sort("at"))


def busiest(grants: list[Document], *, window_seconds: int) -> int:
    return busiest_window((grant["at"].timestamp() for grant in grants), seconds=window_seconds)


def server_time(mongo: Mongo) -> datetime:
    now: datetime = mongo.client.admin.command("hello")["localTime"]
    return now


def jain_index(counts: list[int]) -> float:
    """Return Jain's fairness index: 1 when all have the same, 1/n when one has everything."""
    return sum(counts) ** 2 / (len(counts) * sum(count**2 for count in counts))


def test_eight_processes_use_the_budget_up_never_exceed_it_and_share_it_evenly(
    mongo: Mongo, ask: Ask
) -> None:
    limit, window, windows = 16, 2, 5
    callers = [f"caller-{number}" for number in range(8)]
    ask(*callers, limit=limit, window_seconds=window)
    grants = wait_for_grants(mongo, windows * limit)
    assert busiest(grants, window_seconds=window) == limit
    took = grants[-1]["at"] - grants[0]["at"]
    allowed = limit * (1 + took // timedelta(seconds=window))
    assert len(grants) >= 0.9 * allowed
    # With one of eight starved, the index is 0.875 at most.
    shares = Counter(grant["caller"] for grant in grants)
    assert jain_index([shares[caller] for caller in callers]) >= 0.9


def test_a_waiter_that_is_killed_holds_up_the_one_behind_it_for_no_longer_than_its_grace(
    mongo: Mongo, ask: Ask
) -> None:
    window, grace = timedelta(seconds=1), timedelta(seconds=2)
    dead, _ = ask("dead", "survivor", limit=1, window_seconds=1)
    until = wait_for(lambda: kill_when_first(mongo, dead))
    killed_at = server_time(mongo)
    assert until - killed_at <= window + grace
    grants = wait_for_grants(mongo, 3, caller="survivor", at={"$gt": until})
    # The survivor asks again within a window; one more for a busy machine.
    assert grants[0]["at"] <= until + 2 * window
    assert [each for each in queue(mongo) if each["caller"] == "dead"] == []


def queue(mongo: Mongo) -> list[Document]:
    waiting: list[Document] = (mongo.api_budgets.find_one({"_id": NAME}) or {}).get("queue", [])
    return waiting


def kill_when_first(mongo: Mongo, process: Process) -> datetime | None:
    """Return until when a process keeps its place after it was killed at the head of the queue."""
    process.send_signal(signal.SIGSTOP)
    waiting = queue(mongo)
    if waiting and waiting[0]["caller"] == "dead":
        process.kill()
        until: datetime = waiting[0]["until"]
        return until
    process.send_signal(signal.SIGCONT)
    return None


def test_calls_go_on_when_the_servers_clock_was_set_back_by_ten_minutes(
    mongo: Mongo, ask: Ask
) -> None:
    limit, later = 4, server_time(mongo) + timedelta(minutes=10)
    mongo.api_budgets.insert_one(
        {
            "_id": NAME,
            "clock": later,
            "grants": [{"at": later, "caller": "before"} for _ in range(limit)],
            "queue": [{"caller": f"gone-{number}", "until": later} for number in range(limit)],
            "blocked_until": None,
        }
    )
    ask("a", "b", limit=limit, window_seconds=1)
    grants = wait_for_grants(mongo, 3 * limit)
    assert busiest(grants, window_seconds=1) == limit
    assert {grant["caller"] for grant in grants} == {"a", "b"}
    assert grants[-1]["at"] < later


# How long a pause of unknown or absurd length is here, instead of 15 s and a quarter of an hour.
SHORT_PAUSES = {
    "ingestion.upstream.too_many_requests.DEFAULT_BLOCK_SECONDS": 1,
    "ingestion.upstream.too_many_requests.MAX_ASKED_SECONDS": 1,
    "ingestion.store.rate_limit.LONGEST_WAIT_SECONDS": 0.5,
}


@pytest.fixture
def ingest(start: Start) -> Start:
    """Start `manage.py ingest` for a tenant with other constants."""

    def start_one(tenant_id: str, constants: Document, **environment: str) -> Process:
        command = (json.dumps(constants), "ingest", "--tenant", tenant_id)
        return start("-m", "tests.faults.support.manage_with", *command, **environment)

    return start_one


def calls(upstream: httpx.Client) -> list[Document]:
    received: list[Document] = upstream.get("/control/calls").json()["calls"]
    return received


def tenants_asked_for(upstream: httpx.Client) -> list[str]:
    """Return the tenant of every call for a page, in the order of the calls."""
    asked = (parse_qs(call["query"]) for call in calls(upstream))
    return [query["tenant_id"][0] for query in asked if "page" in query]


@pytest.mark.parametrize(
    ("form", "every", "pauses"),
    # The absurd ones take turns: a negative number, eleven days, a word, and nothing.
    [
        ("seconds", 6, 2),
        ("date", 6, 2),
        ("missing", 6, 2),
        ("absurd", 4, 4),
    ],
)
def test_a_429_pauses_every_process_and_fails_no_job(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Start,
    form: str,
    every: int,
    pauses: int,
) -> None:
    upstream.post("/control/faults", json={"hang": True})
    size = {"INGEST_PAGE_SIZE": "50", "MAX_REQUESTS_PER_MINUTE": "1000"}
    workers = [ingest(tenant_id, SHORT_PAUSES, **size) for tenant_id in ("acme", "globex")]
    wait_for(lambda: len(calls(upstream)) == len(workers))
    asked = {"rate_limit_every": every, "retry_after": form, "retry_after_seconds": 1}
    upstream.post("/control/faults", json={"hang": False, "slow_ms": 30, **asked})
    assert [worker.wait(PATIENCE_SECONDS) for worker in workers] == [0, 0]
    stamps = [call["monotonic"] for call in calls(upstream)]
    refused = [call["monotonic"] for call in calls(upstream) if call["status"] == 429]
    assert len(refused) >= pauses
    for at in refused:
        # What the other process starts before the first has noted the pause; without one there
        # would be a call every 30 ms.
        assert sum(at < stamp < at + 1 for stamp in stamps) <= 4
    assert [job["status"] for job in mongo.ingestion_jobs.find()] == ["completed"] * 2


def test_a_tenant_with_three_pages_takes_turns_with_two_that_have_hundreds(
    mongo: Mongo, upstream: httpx.Client, ingest: Start
) -> None:
    window = {"ingestion.store.rate_limit.WINDOW_SECONDS": 1}
    for tenant_id in ("acme", "globex"):
        ingest(tenant_id, window, MAX_REQUESTS_PER_MINUTE="4", INGEST_PAGE_SIZE="1")
    wait_for(lambda: {"acme", "globex"} == set(tenants_asked_for(upstream)[-4:]))
    small = ingest("initech", window, MAX_REQUESTS_PER_MINUTE="4", INGEST_PAGE_SIZE="90")
    assert small.wait(PATIENCE_SECONDS) == 0
    asked = tenants_asked_for(upstream)
    first = asked.index("initech")
    last = len(asked) - asked[::-1].index("initech")
    shares = Counter(asked[first:last])
    # Turn by turn, and one of the others may be quicker to ask again than the small one.
    assert shares["initech"] == 3
    assert max(shares["acme"], shares["globex"]) <= 2 * 3
    assert mongo.ingestion_jobs.count_documents({"status": "running"}) == 2
