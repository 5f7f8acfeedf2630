"""Real clusters that are killed, lose their tasks or get them twice, and jobs longer than a task."""

import os
import signal
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from ingestion.core.job import Job
from ingestion.engine.lifecycle import start_job, wake_job
from ingestion.engine.schedules import save_schedule
from ingestion.store import jobs
from tests.support.types import Mongo
from tests.support.waiting import wait_for

Call = Callable[..., Any]

# The smallest `LOCK_TTL_SECONDS` that the settings allow.
SHORTEST_LEASE = 3

# The task queue ends a task after four seconds, and a slice is over after the page it is at.
SHORT_SLICES = """
import django
django.setup()
from django.core.management import execute_from_command_line
from django_q.conf import Conf
from ingestion.config import job_config
Conf.TIMEOUT = 4
job_config.__kwdefaults__["slice_seconds"] = 0.5
execute_from_command_line(["manage.py", "qcluster"])
"""


@pytest.fixture
def start_cluster(start: Call, settings: Any) -> Call:
    """Start a cluster of two workers; leases are as short here as they are there."""

    def start_one(*arguments: str, lock_ttl_seconds: int = SHORTEST_LEASE) -> subprocess.Popen[str]:
        settings.LOCK_TTL_SECONDS = lock_ttl_seconds
        process: subprocess.Popen[str] = start(
            *(arguments or ("manage.py", "qcluster")),
            DJANGO_SETTINGS_MODULE="ticketsaas.settings",
            LOCK_TTL_SECONDS=str(lock_ttl_seconds),
            QUEUE_WORKERS="2",
        )
        return process

    return start_one


def wait_for_end(job_id: str) -> Job:
    return wait_for(lambda: (job := jobs.get_job(job_id)).ended_at and job)


def test_a_job_whose_cluster_is_killed_goes_on_at_its_checkpoint_in_another(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, assert_whole: Call
) -> None:
    upstream.post("/control/faults", json={"hang": True, "after": 2})
    job_id = start_job("acme").job_id
    cluster = start_cluster()
    wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": 2}))
    os.killpg(cluster.pid, signal.SIGKILL)
    cluster.wait()
    upstream.post("/control/faults", json={"hang": False})
    start_cluster()
    job = wait_for_end(job_id)
    assert job.slices == 2
    assert_whole(job)


def test_a_cluster_starts_the_job_of_a_schedule_that_is_due(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, assert_whole: Call
) -> None:
    save_schedule("acme", minutes=60)
    start_cluster()
    job_id = wait_for(lambda: mongo.ingestion_jobs.find_one({"tenant_id": "acme"}))["_id"]
    assert_whole(wait_for_end(job_id))


def test_a_cluster_that_is_stopped_leaves_its_job_to_the_next_one(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, assert_whole: Call
) -> None:
    upstream.post("/control/faults", json={"hang": True, "after": 2})
    job_id = start_job("acme").job_id
    cluster = start_cluster()
    wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": 2}))
    cluster.send_signal(signal.SIGTERM)
    assert cluster.wait() == 0
    # A slice that waited for upstream until its time was over would be a stalled one.
    parked = mongo.ingestion_jobs.find_one({"_id": job_id})
    assert (parked["status"], parked["idle_slices"]) == ("running", 0)
    assert mongo.distributed_locks.find_one({"owner_id": job_id})["holder"] is None
    assert mongo.task_queue.count_documents({}) == 1
    upstream.post("/control/faults", json={"hang": False})
    start_cluster()
    assert_whole(wait_for_end(job_id))


def test_a_job_whose_task_is_lost_is_woken_again_while_its_lease_lasts(
    mongo: Mongo, start_cluster: Call, assert_whole: Call
) -> None:
    job_id = start_job("acme").job_id
    assert mongo.task_queue.delete_many({}).deleted_count == 1
    past = datetime.now(UTC) - timedelta(seconds=1)
    mongo.ingestion_jobs.update_one({"_id": job_id}, {"$set": {"wake_again_at": past}})
    start_cluster(lock_ttl_seconds=60)
    assert_whole(wait_for_end(job_id))


def test_a_task_that_comes_three_times_crawls_once(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, assert_whole: Call
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 300})
    job_id = start_job("acme").job_id
    for _ in range(2):
        wake_job(job_id)
    start_cluster()
    job = wait_for_end(job_id)
    wait_for(lambda: mongo.task_queue.count_documents({}) == 0)
    assert job.slices == 1
    assert_whole(job, kills=0)


def test_a_job_longer_than_a_task_may_take_outlives_it_by_slices(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, assert_whole: Call
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 900})
    start_cluster("-c", SHORT_SLICES)
    job_id = start_job("acme").job_id
    job = wait_for_end(job_id)
    assert job.slices >= 3
    # No slice was ended by force: no page was requested twice.
    assert_whole(job, kills=0)
