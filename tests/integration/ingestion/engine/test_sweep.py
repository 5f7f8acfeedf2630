from datetime import timedelta

import pytest

from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.lifecycle import start_job, wake_job
from ingestion.store import jobs, lock
from tests.support.types import Mongo
from tests.support.waiting import end_lease
from ticketsaas import clock
from ticketsaas.mongo import start_session

TTL = 60


def wake_ups(mongo: Mongo) -> int:
    return mongo.task_queue.count_documents({})


def test_a_queued_job_keeps_its_tenant_while_somebody_sweeps(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    wake_job(job.job_id)
    before = lock.find_lock("acme")["expires_at"]
    sweep_jobs()
    assert before < lock.find_lock("acme")["expires_at"]
    assert wake_ups(mongo) == 1


def test_a_wake_up_that_was_lost_comes_again(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    jobs.record_wake_up(job.job_id, again_at=clock.utc_now() - timedelta(seconds=1))
    sweep_jobs()
    sweep_jobs()
    assert wake_ups(mongo) == 1


def test_a_job_at_work_is_left_alone(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    with start_session() as session:
        lock.acquire_slice("acme", job_id=job.job_id, session=session, ttl_seconds=TTL)
    before = mongo.distributed_locks.find_one()
    sweep_jobs()
    assert (mongo.distributed_locks.find_one(), wake_ups(mongo)) == (before, 0)


def test_a_job_whose_worker_died_is_woken_once(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    with start_session() as session:
        lock.acquire_slice("acme", job_id=job.job_id, session=session, ttl_seconds=TTL)
    end_lease(mongo)
    sweep_jobs()
    sweep_jobs()
    assert wake_ups(mongo) == 1
    assert tuple(lock.find_lock("acme")[name] for name in ("owner_id", "locked")) == (
        job.job_id,
        True,
    )


def test_a_job_whose_tenant_was_taken_over_is_lost(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    end_lease(mongo)
    lock.acquire("acme", job_id="successor", ttl_seconds=TTL)
    sweep_jobs()
    row = jobs.get_job(job.job_id)
    assert row.status == "lost"
    assert "successor" in row.error
    assert lock.find_lock("acme")["owner_id"] == "successor"


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled", "lost"])
def test_a_job_that_has_ended_is_never_touched(mongo: Mongo, status: str) -> None:
    job = start_job("acme", run="here")
    jobs.end_job(job, status=jobs.JobStatus(status), now=clock.utc_now())
    before = jobs.get_job(job.job_id)
    sweep_jobs()
    assert not jobs.end_job(job, status=jobs.JobStatus.FAILED, now=clock.utc_now())
    assert (jobs.get_job(job.job_id), wake_ups(mongo)) == (before, 0)
