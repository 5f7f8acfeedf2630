"""A job whose upstream is out waits without a worker, and goes on at its checkpoint."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from rest_framework.test import APIClient

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine import parked
from ingestion.engine.abandoned import end_abandoned, sweep_jobs
from ingestion.engine.lifecycle import cancel_job, run_slice, start_job, wake_due_jobs
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs, lock
from ingestion.upstream import fetch
from tests.support.types import Mongo
from tests.support.waiting import end_lease
from ticketsaas import clock

LIST = "/external/support-tickets"
LONG = "600"


@pytest.fixture(autouse=True)
def _no_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries within a slice follow at once; between slices half of the delay is left."""
    monkeypatch.setattr(fetch.random, "random", lambda: 0.0)


@pytest.fixture
def park(mongo: Mongo, upstream: httpx.Client, config: JobConfig) -> Callable[..., Job]:
    """Start a job and run it until page 3, where upstream asks for a wait of ten minutes."""

    def run(**faults: Any) -> Job:
        switch(upstream, **({"error_always": 503, "error_retry_after": LONG, "page": 3} | faults))
        job_id = start_job("acme").job_id
        mongo.task_queue.delete_many({})
        assert run_slice(job_id, config=config) is SliceEnd.PARKED
        return jobs.get_job(job_id)

    return run


def switch(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def repair(upstream: httpx.Client) -> None:
    switch(upstream, error_always=None, drop_every=None, half_json_every=None)


def pages_asked(upstream: httpx.Client) -> list[int]:
    calls = upstream.get("/control/calls").json()["calls"]
    queries = [httpx.QueryParams(call["query"]) for call in calls if call["path"] == LIST]
    return [int(query["page"]) for query in queries]


def let_it_be_due(mongo: Mongo, job: Job) -> None:
    """Move the end of the parking into the past, on the server's clock."""
    past = {"$subtract": ["$$NOW", 1]}
    mongo.ingestion_jobs.update_one(
        {"_id": job.job_id},
        [
            {
                "$set": {
                    "waiting_until": past,
                    "wake_again_at": {
                        "$cond": [{"$eq": ["$wake_again_at", "$waiting_until"]}, past, None]
                    },
                }
            }
        ],
    )


def wake_ups(mongo: Mongo) -> int:
    return mongo.task_queue.count_documents({})


def test_a_long_wait_that_upstream_asks_for_parks_the_job_at_once(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job], client: APIClient
) -> None:
    job = park()
    assert pages_asked(upstream) == [1, 2, 3]
    assert (job.status, job.waiting_for, job.processed_pages) == ("running", "upstream", 2)
    waits = job.waiting_until - clock.utc_now()
    assert timedelta(seconds=540) < waits <= timedelta(seconds=600)
    shown = client.get(f"/ingest/progress/{job.job_id}").json()
    assert (shown["status"], shown["waiting_for"]) == ("running", "upstream")
    assert shown["waiting_until"]
    status = client.get("/ingest/status", {"tenant_id": "acme"}).json()
    assert (status["status"], status["waiting_for"]) == ("running", "upstream")
    refused = client.post("/ingest/run?tenant_id=acme")
    assert (refused.status_code, refused.json()["job_id"]) == (409, job.job_id)


def test_a_parked_job_is_not_run_before_its_time(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job], config: JobConfig
) -> None:
    job = park()
    assert run_slice(job.job_id, config=config) is SliceEnd.REFUSED
    assert jobs.get_job(job.job_id) == job
    assert pages_asked(upstream) == [1, 2, 3]
    row = lock.find_lock("acme")
    assert (row["owner_id"], row["holder"], row["locked"]) == (job.job_id, None, True)


def test_the_next_slice_goes_on_at_the_checkpoint(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job], config: JobConfig
) -> None:
    job = park()
    repair(upstream)
    let_it_be_due(mongo, job)
    assert run_slice(job.job_id, config=config) is SliceEnd.JOB_ENDED
    ended = jobs.get_job(job.job_id)
    assert (ended.status, ended.slices, ended.waiting_for) == ("completed", 2, None)
    assert (ended.outage_calls, ended.outage_seconds) == (0, 0)
    assert pages_asked(upstream) == [1, 2, 3, 3, 4]


def test_a_due_job_is_woken_once_however_many_look(mongo: Mongo, park: Callable[..., Job]) -> None:
    job = park()
    wake_due_jobs()
    sweep_jobs()
    assert wake_ups(mongo) == 0
    let_it_be_due(mongo, job)
    for _ in range(3):
        wake_due_jobs()
        sweep_jobs()
    assert wake_ups(mongo) == 1


def test_a_wake_up_that_was_lost_comes_again(mongo: Mongo, park: Callable[..., Job]) -> None:
    job = park()
    let_it_be_due(mongo, job)
    wake_due_jobs()
    mongo.task_queue.delete_many({})
    past = clock.utc_now() - timedelta(milliseconds=1)
    later = {"waiting_until": past - timedelta(seconds=1), "wake_again_at": past}
    mongo.ingestion_jobs.update_one({"_id": job.job_id}, {"$set": later})
    sweep_jobs()
    assert wake_ups(mongo) == 1


def test_a_sweep_holds_the_tenant_of_a_parked_job(mongo: Mongo, park: Callable[..., Job]) -> None:
    job = park()
    before = lock.find_lock("acme")["expires_at"]
    sweep_jobs()
    assert before < lock.find_lock("acme")["expires_at"]
    assert not end_abandoned("acme")
    assert jobs.get_job(job.job_id).status == "running"


def test_a_parked_job_whose_lease_ended_is_resumed_but_not_before_its_time(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job]
) -> None:
    job = park()
    end_lease(mongo)
    sweep_jobs()
    wake_due_jobs()
    row = lock.find_lock("acme")
    assert (row["owner_id"], row["locked"], wake_ups(mongo)) == (job.job_id, True, 0)
    let_it_be_due(mongo, job)
    wake_due_jobs()
    assert wake_ups(mongo) == 1


def test_without_a_cluster_a_parked_job_ends_as_lost(
    mongo: Mongo, park: Callable[..., Job], client: APIClient
) -> None:
    job = park()
    end_lease(mongo)
    minute = {"$subtract": ["$expires_at", 60_000]}
    mongo.distributed_locks.update_one({}, [{"$set": {"expires_at": minute}}])
    assert client.get(f"/ingest/progress/{job.job_id}").json()["status"] == "lost"


def test_a_parked_job_is_cancelled_at_once_and_frees_its_tenant(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job], client: APIClient
) -> None:
    job = park()
    assert client.delete(f"/ingest/{job.job_id}").status_code == 202
    shown = client.get(f"/ingest/progress/{job.job_id}").json()
    assert (shown["status"], shown["waiting_for"]) == ("cancelled", None)
    assert not lock.find_lock("acme")["locked"]
    wake_due_jobs()
    assert wake_ups(mongo) == 0


def test_a_cancel_while_the_slice_is_being_parked_is_not_left_for_later(
    mongo: Mongo,
    upstream: httpx.Client,
    config: JobConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    switch(upstream, error_always=503, error_retry_after=LONG, page=3)
    job_id = start_job("acme", run="here").job_id
    suspend = lock.suspend

    def cancel_before(lease: lock.Lease) -> None:
        # The slice still holds the lock, so that the end of the job is left to it.
        cancel_job(job_id)
        suspend(lease)

    monkeypatch.setattr(lock, "suspend", cancel_before)
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    assert jobs.get_job(job_id).status == "cancelled"
    assert not lock.find_lock("acme")["locked"]


FAILURES = [
    pytest.param({"error_always": 503}, id="503 without Retry-After"),
    pytest.param({"drop_every": 1}, id="dropped connections"),
    pytest.param({"half_json_every": 1}, id="half a JSON"),
]


@pytest.mark.parametrize("faults", FAILURES)
def test_after_the_tries_of_a_slice_each_next_slice_makes_one_call_and_waits_longer(
    mongo: Mongo,
    upstream: httpx.Client,
    park: Callable[..., Job],
    config: JobConfig,
    faults: dict[str, int],
) -> None:
    job = park(**({"error_always": None, "error_retry_after": None} | faults))
    assert pages_asked(upstream) == [1, 2, *6 * [3]]
    assert job.outage_calls == 6
    waits = [job.outage_seconds]
    for calls in (7, 8):
        let_it_be_due(mongo, job)
        assert run_slice(job.job_id, config=config) is SliceEnd.PARKED
        job = jobs.get_job(job.job_id)
        assert (job.outage_calls, job.idle_slices) == (calls, 0)
        waits.append(job.outage_seconds)
    assert pages_asked(upstream) == [1, 2, *8 * [3]]
    assert waits[2] - waits[1] > waits[1] - waits[0] > 0
    repair(upstream)
    let_it_be_due(mongo, job)
    assert run_slice(job.job_id, config=config) is SliceEnd.JOB_ENDED
    assert jobs.get_job(job.job_id).status == "completed"


def test_a_job_may_be_parked_more_often_than_a_worker_may_die(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job], config: JobConfig
) -> None:
    job = park()
    for _ in range(7):
        let_it_be_due(mongo, job)
        assert run_slice(job.job_id, config=config) is SliceEnd.PARKED
    assert jobs.get_job(job.job_id).slices == 8
    repair(upstream)
    let_it_be_due(mongo, job)
    assert run_slice(job.job_id, config=config) is SliceEnd.JOB_ENDED
    assert jobs.get_job(job.job_id).status == "completed"


def test_patience_ends_with_a_reason_that_a_person_understands(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    switch(upstream, error_always=503, page=3)
    job_id = start_job("acme", run="here").job_id
    patient = replace(config, patience_seconds=600)
    assert run_slice(job_id, config=patient) is SliceEnd.PARKED
    spent = {"outage_seconds": 600.0}
    mongo.ingestion_jobs.update_one({"_id": job_id}, {"$set": spent})
    let_it_be_due(mongo, jobs.get_job(job_id))
    assert run_slice(job_id, config=patient) is SliceEnd.JOB_ENDED
    job = jobs.get_job(job_id)
    assert (job.status, job.processed_pages) == ("failed", 2)
    assert job.error == (
        "The external API gave no usable answer for 10 minutes; the last: The external API answered "
        "503. What was stored stays."
    )
    assert not lock.find_lock("acme")["locked"]


def test_time_that_upstream_asks_for_does_not_count_and_a_call_follows_each_wait(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    switch(upstream, error_always=503, error_retry_after="120", page=3)
    job_id = start_job("acme", run="here").job_id
    patient = replace(config, patience_seconds=60)
    for _ in range(9):
        assert run_slice(job_id, config=patient) is SliceEnd.PARKED
        let_it_be_due(mongo, jobs.get_job(job_id))
    assert jobs.get_job(job_id).outage_seconds < 60
    assert pages_asked(upstream) == [1, 2, *9 * [3]]


def test_a_good_answer_ends_an_outage(
    mongo: Mongo, upstream: httpx.Client, park: Callable[..., Job], config: JobConfig
) -> None:
    job = park()
    almost = {"outage_seconds": 899.0, "outage_calls": 40}
    mongo.ingestion_jobs.update_one({"_id": job.job_id}, {"$set": almost})
    let_it_be_due(mongo, job)
    switch(upstream, page=4)
    assert run_slice(job.job_id, config=config) is SliceEnd.PARKED
    again = jobs.get_job(job.job_id)
    assert (again.processed_pages, again.outage_calls) == (3, 1)
    assert again.outage_seconds < 1


def test_a_429_is_no_outage(mongo: Mongo, upstream: httpx.Client, config: JobConfig) -> None:
    switch(upstream, rate_limit_every=1, retry_after_seconds=1, page=3, for_seconds=3)
    job_id = start_job("acme", run="here").job_id
    assert run_slice(job_id, config=replace(config, patience_seconds=0)) is SliceEnd.JOB_ENDED
    job = jobs.get_job(job_id)
    assert (job.status, job.outage_calls) == ("completed", 0)
    assert job.throttled >= 2


def test_the_process_that_runs_a_job_itself_waits_and_holds_the_tenant(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    switch(upstream, error_always=503, error_retry_after="6", page=3, for_seconds=5)
    job_id = start_job("acme", run="here").job_id
    assert run_slice(job_id, config=config) is SliceEnd.PARKED
    row = jobs.get_job(job_id)
    assert row.wake_again_at is None
    end_lease(mongo)
    wake_due_jobs()
    parked.wait_until_due(job_id, ttl_seconds=3)
    assert lock.find_lock("acme")["locked"]
    assert wake_ups(mongo) == 0
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    assert jobs.get_job(job_id).status == "completed"


def test_a_list_of_deleted_tickets_that_is_out_counts_as_empty_after_three_tries(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    switch(upstream, error_always=503, only="deleted")
    upstream.post("/control/mutate", json={"delete": {"tenant_id": "acme", "count": 1}})
    job_id = start_job("acme", run="here").job_id
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    assert jobs.get_job(job_id).status == "completed"
    calls = upstream.get("/control/calls").json()["calls"]
    assert [call["status"] for call in calls if "deleted" in call["path"]] == 3 * [503]
