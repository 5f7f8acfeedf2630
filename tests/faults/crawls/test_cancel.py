"""A job is cancelled over HTTP while it waits for something that doesn't come.

The cancel must be visible within a second and effective within three. Both are measured on the real
clock, with three times as much for a machine that is busy with other tests.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Thread
from typing import Any

import httpx
import pytest
from django.test import Client

from ingestion.config import JobConfig
from ingestion.core import fetch_retry
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import rate_limit
from tests.support.factories import make_classification, make_ticket
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from tickets.core.documents import ticket_document

VISIBLE_SECONDS = 3 * 1.0
EFFECTIVE_SECONDS = 3 * 3.0
FEED = "/external/support-tickets"
PAGE_SIZE = 25

Run = Callable[..., str]


@pytest.fixture
def page_size() -> int:
    """Four pages."""
    return PAGE_SIZE


@pytest.fixture
def run(mongo: Mongo, config: JobConfig) -> Iterator[Run]:
    """Start a job of acme and run it in a thread, as a worker would; return the job's id.

    One ticket is stored already that upstream doesn't have, and that a complete crawl would miss.
    """
    workers: list[Thread] = []

    def start(**changes: Any) -> str:
        unseen = ticket_document(make_ticket(external_id="unseen"), make_classification())
        mongo.tickets.insert_one(unseen)
        job_id: str = start_job("acme", run="here").job_id
        options = {"config": replace(config, **changes)}
        workers.append(Thread(target=run_slice, args=(job_id,), kwargs=options))
        workers[-1].start()
        return job_id

    yield start
    for worker in workers:
        worker.join(PATIENCE_SECONDS)
        assert not worker.is_alive()


def page_calls(upstream: httpx.Client, *, page: int) -> int:
    """Return how often upstream was asked for a page."""
    calls = upstream.get("/control/calls").json()["calls"]
    return sum(
        call["path"] == FEED and f"page={page}" in call["query"].split("&") for call in calls
    )


def cancel(client: Client, mongo: Mongo, job_id: str) -> None:
    """Cancel the job, and see the cancel and then its effect in time."""
    # The first request loads the views, which a server has done before its first request.
    assert client.get("/ingest/lock/acme").json()["locked"]
    asked = time.monotonic()
    reply = client.delete(f"/ingest/{job_id}")
    assert (reply.status_code, reply.json()) == (202, {"job_id": job_id, "status": "cancelling"})
    shown = client.get(f"/ingest/progress/{job_id}").json()["status"]
    assert shown in ("cancelling", "cancelled")
    assert time.monotonic() - asked <= VISIBLE_SECONDS
    wait_for(lambda: client.get(f"/ingest/progress/{job_id}").json()["status"] == "cancelled")
    assert not client.get("/ingest/lock/acme").json()["locked"]
    (log,) = client.get("/ingest/logs?tenant_id=acme").json()["results"]
    assert time.monotonic() - asked <= EFFECTIVE_SECONDS
    assert (log["job_id"], log["status"]) == (job_id, "cancelled")


def assert_kept(mongo: Mongo, *, pages: int) -> None:
    """Assert that what was committed stays, nothing was deleted, and the tenant is free."""
    job = mongo.ingestion_jobs.find_one()
    assert tuple(job[name] for name in ("processed_pages", "new_ingested", "deleted")) == (
        pages,
        pages * PAGE_SIZE,
        0,
    )
    assert mongo.tickets.count_documents({"is_deleted": False}) == pages * PAGE_SIZE + 1
    assert mongo.ticket_history.count_documents({"action": "created"}) == pages * PAGE_SIZE
    assert mongo.tickets.count_documents({"is_deleted": True}) == 0
    start_job("acme", run="here")


def wait_for_pages(mongo: Mongo, count: int) -> None:
    wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": count}))


def test_a_cancel_ends_a_job_whose_call_hangs(
    client: Client, mongo: Mongo, upstream: httpx.Client, run: Run
) -> None:
    upstream.post("/control/faults", json={"after": 2, "hang": True})
    job_id = run()
    wait_for(lambda: page_calls(upstream, page=3))
    wait_for_pages(mongo, 2)
    cancel(client, mongo, job_id)
    assert_kept(mongo, pages=2)


def test_a_cancel_ends_a_job_that_waits_for_the_budget_and_gives_up_its_place(
    client: Client, mongo: Mongo, run: Run
) -> None:
    job_id = run(calls_per_minute=2)
    wait_for(lambda: mongo.api_budgets.find_one({"queue.0.caller": job_id}))
    wait_for_pages(mongo, 2)
    cancel(client, mongo, job_id)
    assert mongo.api_budgets.find_one()["queue"] == []
    assert_kept(mongo, pages=2)


def test_a_cancel_ends_a_job_that_waits_for_the_end_of_a_429s_pause(
    client: Client, mongo: Mongo, run: Run
) -> None:
    rate_limit.block(60)
    job_id = run()
    wait_for(lambda: mongo.ingestion_jobs.find_one({"status": "running"}))
    cancel(client, mongo, job_id)
    assert_kept(mongo, pages=0)


def test_a_cancel_ends_a_job_that_waits_for_its_next_try(
    client: Client,
    mongo: Mongo,
    upstream: httpx.Client,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetch_retry, "FIRST_DELAY_SECONDS", 25.0)
    monkeypatch.setattr(fetch_retry, "CAP_SECONDS", 25.0)
    monkeypatch.setattr(random, "random", lambda: 0.9)
    upstream.post("/control/faults", json={"after": 2, "error_always": 503})
    job_id = run()
    wait_for(lambda: page_calls(upstream, page=3))
    wait_for_pages(mongo, 2)
    cancel(client, mongo, job_id)
    assert page_calls(upstream, page=3) == 1
    assert_kept(mongo, pages=2)


def test_a_cancel_ends_a_queued_job_and_a_worker_that_comes_later_does_nothing(
    client: Client, mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    job_id = start_job("acme", run="here").job_id
    cancel(client, mongo, job_id)
    assert SliceEnd.REFUSED is run_slice(job_id, config=config)
    assert upstream.get("/control/calls").json()["calls"] == []
    assert mongo.tickets.count_documents({}) == 0
    assert mongo.ingestion_logs.count_documents({}) == 1
