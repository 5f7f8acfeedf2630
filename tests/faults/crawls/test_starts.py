"""Fifty callers start the same tenant at once, on the real web server."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest

from tests.support.types import Mongo
from tests.support.waiting import end_lease
from tests.support.web_server import running_web_server

CALLERS = 50


@pytest.fixture
def api(mongo: Mongo) -> Iterator[httpx.Client]:
    """The API as in production, in two processes. No cluster is there, so a job stays queued."""
    with running_web_server(processes=2, MONGO_DB=mongo.name) as client:
        yield client


def start_at_once(api: httpx.Client, tenants: list[str]) -> list[tuple[str, httpx.Response]]:
    """Start a job of each of these tenants, all in the same moment."""
    barrier = Barrier(len(tenants))

    def start(tenant_id: str) -> tuple[str, httpx.Response]:
        barrier.wait()
        return tenant_id, api.post("/ingest/run", params={"tenant_id": tenant_id})

    with ThreadPoolExecutor(len(tenants)) as callers:
        return list(callers.map(start, tenants))


def assert_one_job(mongo: Mongo, tenant_id: str, replies: list[httpx.Response]) -> None:
    """Assert that one reply is the job, all others name it, and nothing else was left behind."""
    (job,) = mongo.ingestion_jobs.find({"tenant_id": tenant_id})
    assert {202: 1, 409: len(replies) - 1} == Counter(reply.status_code for reply in replies)
    assert {job["_id"]} == {reply.json()["job_id"] for reply in replies}
    assert job["status"] == "queued"
    assert (
        job["_id"] == mongo.distributed_locks.find_one({"_id": f"ingest:{tenant_id}"})["owner_id"]
    )


def test_of_fifty_starts_at_once_one_gets_a_job_and_the_others_its_id(
    mongo: Mongo, api: httpx.Client
) -> None:
    replies = [reply for _, reply in start_at_once(api, ["acme"] * CALLERS)]
    assert_one_job(mongo, "acme", replies)
    assert mongo.task_queue.count_documents({}) == 1
    assert mongo.ingestion_logs.count_documents({}) == 0


def test_of_fifty_starts_of_five_tenants_at_once_each_tenant_gets_one_job(
    mongo: Mongo, api: httpx.Client
) -> None:
    tenants = ["acme", "globex", "initech", "umbrella", "tenant 5/ü"]
    callers = tenants * (CALLERS // len(tenants))
    random.Random(3).shuffle(callers)
    replies = start_at_once(api, callers)
    for tenant_id in tenants:
        assert_one_job(mongo, tenant_id, [reply for asked, reply in replies if asked == tenant_id])
    assert len(tenants) == mongo.ingestion_jobs.count_documents({})
    assert len(tenants) == mongo.task_queue.count_documents({})


def test_of_fifty_starts_after_a_dead_jobs_lease_one_takes_over_and_ends_it_as_lost(
    mongo: Mongo, api: httpx.Client
) -> None:
    dead = api.post("/ingest/run", params={"tenant_id": "acme"}).json()["job_id"]
    end_lease(mongo)
    replies = [reply for _, reply in start_at_once(api, ["acme"] * CALLERS)]
    assert [row["status"] for row in mongo.ingestion_logs.find({"job_id": dead})] == ["lost"]
    mongo.ingestion_jobs.delete_one({"_id": dead, "status": "lost"})
    assert_one_job(mongo, "acme", replies)
