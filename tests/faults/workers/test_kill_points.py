"""`kill -9` at each point between fetch, commit, checkpoint and end; the next slice goes on."""

import random
import signal
from collections.abc import Callable
from typing import Any

import httpx
import pymongo
import pytest

from ingestion.config import JobConfig
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs, lock
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for

Call = Callable[..., Any]

DYING = ("-m", "tests.faults.support.dying_worker")
INGEST = ("ingest", "--tenant", "acme")
COMMIT = "pymongo.client_session.ClientSession.commit_transaction"

# Acme has five pages; the third is far from both ends.
POINTS = {
    "its job is queued and no slice has begun": ("ingestion.engine.lifecycle.start_job:after", 1),
    "it has the lock": ("ingestion.store.jobs.start_slice:before", 1),
    "its slice is counted": ("ingestion.store.jobs.start_slice:after", 1),
    "it has the first page": ("ingestion.upstream.feed.Feed.get_page:after", 1),
    "it has a page more than is committed": ("ingestion.upstream.feed.Feed.get_page:after", 3),
    "it has written a page's tickets": ("tickets.store.tickets.write:after", 3),
    "it has written a page and not committed": (f"{COMMIT}:before", 3),
    "the server has committed": (f"{COMMIT}:after", 3),
    "a page is committed": ("ingestion.store.commit.commit_page:after", 3),
    "the last page is committed": ("ingestion.store.jobs.end_job:before", 1),
    "it is writing the job's end": ("ingestion.store.job_totals.add_job:after", 1),
    "the job has ended": ("ingestion.store.jobs.end_job:after", 1),
}


@pytest.mark.parametrize(("point", "nth"), POINTS.values(), ids=POINTS.keys())
def test_a_crawl_is_whole_though_its_worker_died_when(
    mongo: Mongo,
    start: Call,
    outlast_lease: Call,
    run_next: Call,
    assert_whole: Call,
    point: str,
    nth: int,
) -> None:
    worker = start(*DYING, point, str(nth), *INGEST)
    assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    outlast_lease()
    job_id = mongo.ingestion_jobs.find_one()["_id"]
    assert_whole(run_next(job_id))


UNKNOWN = ("ingest", "--tenant", "nosuch")
ENDS_OF_AN_EMPTY_CRAWL = {
    "it is about to ask who names the tenant": (
        "ingestion.store.known_tenants.is_in_use:before",
        1,
    ),
    "it has forgotten the tenant and not committed": (
        "ingestion.store.known_tenants.forget:after",
        1,
    ),
    "the server has committed the end": ("ingestion.store.jobs.end_job:after", 1),
}


@pytest.mark.parametrize(
    ("point", "nth"), ENDS_OF_AN_EMPTY_CRAWL.values(), ids=ENDS_OF_AN_EMPTY_CRAWL.keys()
)
def test_a_tenant_without_tickets_is_forgotten_with_its_jobs_end_though_the_worker_died_when(
    mongo: Mongo, start: Call, outlast_lease: Call, run_next: Call, point: str, nth: int
) -> None:
    worker = start(*DYING, point, str(nth), *UNKNOWN)
    assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    job = mongo.ingestion_jobs.find_one()
    is_known = mongo.tenants.count_documents({}) == 1
    assert is_known == (job["status"] == "running")
    outlast_lease("nosuch")
    ended = run_next(job["_id"])
    assert (ended.status, ended.found_no_tenant) == ("completed", True)
    assert mongo.tenants.count_documents({}) == 0
    assert mongo.ingestion_logs.count_documents({}) == 1


def test_a_worker_that_dies_before_its_job_is_written_keeps_its_tenant_no_longer_than_its_lease(
    mongo: Mongo, start: Call, outlast_lease: Call, run_next: Call, assert_whole: Call
) -> None:
    worker = start(*DYING, "ingestion.store.lock.acquire:after", "1", *INGEST)
    assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    assert mongo.ingestion_jobs.count_documents({}) == 0
    with pytest.raises(lock.LockHeld):
        start_job("acme", run="here")
    outlast_lease()
    assert_whole(run_next(start_job("acme", run="here").job_id))


def test_a_dead_workers_open_transaction_does_not_keep_the_next_one_waiting(
    mongo: Mongo, start: Call, run_next: Call, assert_whole: Call
) -> None:
    """The server would end the transaction after a minute; a takeover ends it at once."""
    server = mongo.client.admin
    usual = server.command("getParameter", 1, transactionLifetimeLimitSeconds=1)
    server.command("setParameter", 1, transactionLifetimeLimitSeconds=60)
    try:
        point = "tickets.store.tickets.write:after"
        worker = start(*DYING, point, "3", *INGEST, LOCK_TTL_SECONDS="3")
        assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
        wait_for(lambda: not lock.find_lock("acme")["locked"])
        with pymongo.timeout(30):
            job = run_next(mongo.ingestion_jobs.find_one()["_id"])
    finally:
        limit = usual["transactionLifetimeLimitSeconds"]
        server.command("setParameter", 1, transactionLifetimeLimitSeconds=limit)
    assert_whole(job)


def test_a_crawl_whose_workers_are_killed_again_and_again_is_whole_in_the_end(
    upstream: httpx.Client,
    start_slice: Call,
    outlast_lease: Call,
    config: JobConfig,
    assert_whole: Call,
    settings: Any,
) -> None:
    kills, chance = 6, random.Random(7)
    upstream.post("/control/faults", json={"slow_ms": 50})
    settings.INGEST_PAGE_SIZE = 1
    job_id = start_job("acme", run="here").job_id
    for _ in range(kills):
        worker = start_slice(job_id)
        pages = jobs.get_job(job_id).processed_pages + chance.randint(1, 6)
        wait_for(lambda pages=pages: jobs.get_job(job_id).processed_pages >= pages)
        worker.kill()
        assert worker.wait() == -signal.SIGKILL
        outlast_lease()
    upstream.post("/control/faults", json={"slow_ms": 0})
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    assert_whole(jobs.get_job(job_id), kills=kills, page_size=1)
