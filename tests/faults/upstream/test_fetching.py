"""Whatever upstream answers, a page is tried again or its job fails with a reason; nothing is lost."""

import asyncio
import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from django.conf import settings

from ingestion.config import SLICE_SECONDS, JobConfig
from ingestion.core import fetch_retry
from ingestion.core.job import Job
from ingestion.store import lock
from ingestion.upstream import client, fetch
from ingestion.upstream.feed import Feed
from ingestion.upstream.fetch import Fetcher
from tests.support.types import Document, Mongo
from tickets.core.timestamps import parse_time

Ingest = Callable[[], Job]

LIST = "/external/support-tickets"
# Acme's.
TICKETS = 99
PAGE_SIZE = 25
# The first two pages come as they should; every fault begins with the third.
COMMITTED = 2 * PAGE_SIZE
FIELDS = ("tenant_id", "source", "customer_id", "subject", "message", "status")


@pytest.fixture
def page_size() -> int:
    """Four pages."""
    return PAGE_SIZE


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Retries come at once, and no job waits an outage out: both are tested where they are decided."""
    monkeypatch.setattr(fetch.random, "random", lambda: 0.0)
    settings.UPSTREAM_PATIENCE_SECONDS = 0


def switch(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def mutate(upstream: httpx.Client, **operations: Any) -> None:
    assert upstream.post("/control/mutate", json=operations).status_code == 200


def pages_asked(upstream: httpx.Client) -> list[int]:
    calls = upstream.get("/control/calls").json()["calls"]
    queries = [httpx.QueryParams(call["query"]) for call in calls if call["path"] == LIST]
    return [int(query["page"]) for query in queries]


def assert_synced(mongo: Mongo, upstream: httpx.Client) -> None:
    """Assert that everything that upstream lists is stored as it is there."""
    listed = upstream.get(LIST, params={"tenant_id": "acme", "page_size": 100}).json()["tickets"]
    rows = {row["external_id"]: row for row in mongo.tickets.find({"is_deleted": False})}
    assert len(listed) > COMMITTED
    for ticket in listed:
        row = rows[ticket["id"]]
        assert {name: ticket[name] for name in FIELDS} == {name: row[name] for name in FIELDS}
        assert parse_time(ticket["updated_at"]).replace(tzinfo=None) == row["updated_at"]


TRANSIENT = [
    pytest.param({"error_first": 3}, 3, id="5xx three times for each page"),
    pytest.param({"drop_every": 2}, 1, id="dropped connections"),
    pytest.param({"html_every": 2}, 1, id="HTML with status 200"),
    pytest.param({"half_json_every": 2}, 1, id="half a JSON with status 200"),
    pytest.param({"early_hints": True}, 0, id="an interim answer before each"),
    pytest.param({"packed": "once"}, 0, id="pages in gzip"),
    pytest.param({"missing_total": True}, 0, id="no total"),
    pytest.param({"odd_page": "huge_total"}, 0, id="a total beyond any number"),
    pytest.param({"odd_page": "numbers_as_text"}, 0, id="numbers as text"),
    pytest.param({"odd_page": "numbers_as_floats"}, 0, id="numbers with a fraction"),
]


@pytest.mark.parametrize(("faults", "repeats"), TRANSIENT)
def test_what_passes_is_tried_again_on_the_same_page_and_nothing_is_missing(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, faults: Document, repeats: int
) -> None:
    switch(upstream, only="list", **faults)
    job = ingest()
    asked = pages_asked(upstream)
    assert (job.status, job.error) == ("completed", None)
    assert asked == sorted(asked)
    assert set(asked) == {1, 2, 3, 4}
    assert max(asked.count(page) for page in asked) == 1 + repeats
    switch(upstream, **dict.fromkeys(faults))
    assert_synced(mongo, upstream)


ENDS = ("zero_next_page", "empty_next_page", "false_next_page")


@pytest.mark.parametrize("end", ENDS)
def test_an_unclear_end_counts_where_the_total_agrees(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, end: str
) -> None:
    ingest()
    gone = upstream.get(LIST, params={"tenant_id": "acme"}).json()["tickets"][0]["id"]
    mutate(upstream, delete={"ids": [gone]})
    switch(upstream, odd_page=end, after=3, only="list")
    job = ingest()
    assert (job.status, job.error, job.deleted) == ("completed", None, 1)
    assert mongo.tickets.find_one({"external_id": gone})["is_deleted"] is True


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "faults", [{"after": 2}, {"missing_total": True}], ids=["early", "no total"]
)
def test_an_unclear_end_that_no_total_confirms_completes_nothing_and_deletes_nothing(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, end: str, faults: Document
) -> None:
    ingest()
    mongo.tickets.update_one({}, {"$set": {"external_id": "unseen"}})
    mongo.ingestion_jobs.delete_many({})
    switch(upstream, odd_page=end, only="list", **faults)
    job = ingest()
    assert job.status == "completed_with_errors"
    assert "nothing was deleted" in str(job.error)
    assert job.deleted == 0
    assert mongo.tickets.count_documents({"is_deleted": True}) == 0


def test_a_call_that_hangs_is_given_up_and_made_again(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "CALL_SECONDS", 0.7)

    def let_go() -> float:
        """Repair upstream once the first try has failed and the next is planned."""
        monkeypatch.setattr(client, "CALL_SECONDS", 20)
        switch(upstream, hang=False)
        return 0.0

    monkeypatch.setattr(fetch.random, "random", let_go)
    switch(upstream, hang=True, after=2, only="list")
    assert ingest().status == "completed"
    assert pages_asked(upstream) == [1, 2, 3, 3, 4]
    assert_synced(mongo, upstream)


REACHED = "The external API could not be reached"
TWO_TRIES = {"core.fetch_retry.MAX_ATTEMPTS": 2}
LASTING = [
    pytest.param({"error_always": 503}, {}, 6, "The external API answered 503.", id="5xx"),
    pytest.param({"drop_every": 1}, {}, 6, f"{REACHED} (RemoteProtocolError).", id="drop"),
    pytest.param(
        {"hang": True},
        {"upstream.client.READ_SECONDS": 0.7, **TWO_TRIES},
        2,
        f"{REACHED} (ReadTimeout).",
        id="hang",
    ),
    pytest.param(
        {"byte_drip": 5},
        {"upstream.client.CALL_SECONDS": 0.7, **TWO_TRIES},
        2,
        "The external API took longer than 0.7 s.",
        id="byte by byte",
    ),
    pytest.param({"html_every": 1}, {}, 6, "The external API's reply is not JSON.", id="HTML"),
    pytest.param({"half_json_every": 1}, {}, 6, "The external API's reply is not JSON.", id="half"),
    pytest.param(
        {"oversize_mb": 2, "packed": "twice"},
        {},
        6,
        "The external API's reply is packed as 'gzip, gzip', unasked.",
        id="a gzip bomb in gzip",
    ),
    pytest.param({"odd_page": "null"}, {}, 6, "The reply has no list of tickets.", id="null"),
    pytest.param({"odd_page": "no_tickets"}, {}, 6, "The reply has no list of tickets.", id="list"),
    pytest.param(
        {"odd_page": "text_next_page"}, {}, 6, "The reply's next_page is not a number.", id="text"
    ),
    pytest.param(
        {"odd_page": "huge_next_page"},
        {},
        6,
        "The reply's next_page is larger than 2147483647.",
        id="a next page beyond any number",
    ),
    pytest.param(
        {"odd_page": "next_page_back"},
        {},
        6,
        "The reply's next_page leads from page 3 back to 1.",
        id="a next page that leads back",
    ),
    pytest.param(
        {"next_page_loop": True},
        {},
        6,
        "The reply's next_page leads from page 3 back to 3.",
        id="a next page that is the same",
    ),
    pytest.param({"error_always": 400}, {}, 1, "The external API answered 400.", id="4xx at once"),
    pytest.param({"error_always": 302}, {}, 1, "The external API answered 302.", id="a redirect"),
    pytest.param(
        {"error_always": 204}, {}, 6, "The external API's reply is not JSON.", id="nothing"
    ),
]


@pytest.mark.parametrize(("faults", "limits", "tries", "error"), LASTING)
def test_what_does_not_pass_fails_the_job_and_a_later_one_completes(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    faults: Document,
    limits: Document,
    tries: int,
    error: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ingest()
    mutate(
        upstream,
        change={"tenant_id": "acme", "count": TICKETS, "subject": "Changed"},
        delete={"tenant_id": "acme", "count": 3},
    )
    switch(upstream, after=2, only="list", **faults)
    with monkeypatch.context() as patched:
        for name, value in limits.items():
            patched.setattr(f"ingestion.{name}", value)
        job = ingest()

    assert job.status == "failed"
    if tries > 1 and "next_page" not in error:
        assert job.error.startswith("The external API gave no usable answer for ")
        error = f"; the last: {error} What was stored stays."
    assert job.error.endswith(error)
    assert pages_asked(upstream)[-2 - tries :] == [1, 2] + tries * [3]
    assert COMMITTED == mongo.tickets.count_documents({"subject": "Changed"}) == job.updated
    assert mongo.tickets.count_documents({"is_deleted": False}) == TICKETS
    logs = list(mongo.ingestion_logs.find({"job_id": job.job_id}))
    assert [(row["status"], row["error"]) for row in logs] == [("failed", job.error)]
    assert not lock.find_lock("acme")["locked"]

    switch(upstream, after=0, **dict.fromkeys(faults))
    assert ingest().status == "completed"
    assert_synced(mongo, upstream)


def test_a_page_that_is_not_there_while_the_one_before_names_it_fails_the_job(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    switch(upstream, after=2, only="list", error_always=404)
    job = ingest()
    assert (job.status, job.error) == ("failed", "The external API answered 404.")
    assert pages_asked(upstream) == [1, 2, 3, 2]
    assert mongo.tickets.count_documents({}) == COMMITTED


def test_a_page_that_waited_long_for_its_turn_may_fail_once_too(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SimpleNamespace(seconds=0.0, monotonic=lambda: clock.seconds)

    async def wait_for_turn(fetcher: Fetcher) -> None:
        clock.seconds += fetch_retry.MAX_SECONDS * 2

    async def get_page() -> int:
        async with client.open_client(config.external_api_url) as http:
            fetcher = Fetcher(http, "job", calls_per_minute=60, deadline=math.inf)
            feed = Feed(fetcher, tenant_id="acme", page_size=PAGE_SIZE)
            return len((await feed.get_page(1)).tickets)

    monkeypatch.setattr(fetch, "time", clock)
    monkeypatch.setattr(Fetcher, "wait_for_budget", wait_for_turn)
    switch(upstream, error_first=3)
    assert asyncio.run(get_page()) == PAGE_SIZE


def test_a_page_whose_calls_hang_ends_within_a_slice_and_before_its_task_is_ended() -> None:
    assert fetch_retry.MAX_SECONDS < SLICE_SECONDS
    longest = SLICE_SECONDS + fetch_retry.MAX_SECONDS + client.CALL_SECONDS
    assert longest < settings.Q_CLUSTER["timeout"]
