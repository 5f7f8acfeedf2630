"""What a job shows while it waits, and when no worker runs it any more."""

import threading
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.store import jobs, rate_limit
from tests.support.types import Document, Mongo
from tests.support.waiting import wait_for
from ticketsaas import clock


def end_lease(mongo: Mongo, *, seconds_ago: int) -> None:
    ended = {"$subtract": ["$$NOW", seconds_ago * 1000]}
    mongo.distributed_locks.update_one({"_id": "ingest:acme"}, [{"$set": {"expires_at": ended}}])


def status_of(client: Client, job: Job) -> Document:
    return client.get(f"/ingest/progress/{job.job_id}").json()


def test_a_job_says_that_it_waits_for_the_budget_and_until_when(
    mongo: Mongo, config: JobConfig, client: Client
) -> None:
    job = start_job("acme", run="here")
    rate_limit.block(600)
    blocked_until = rate_limit.read_status(limit=60)["blocked_until"]
    limited = replace(config, calls_per_minute=60)
    slice_ = threading.Thread(target=run_slice, args=[job.job_id], kwargs={"config": limited})
    slice_.start()
    shown = wait_for(lambda: (row := status_of(client, job))["waiting_for"] and row)
    assert (shown["status"], shown["waiting_for"]) == ("running", "budget")
    assert shown["waiting_until"][:19] == f"{blocked_until:%Y-%m-%dT%H:%M:%S}"
    status = client.get("/ingest/status?tenant_id=acme").json()
    assert (status["status"], status["waiting_for"]) == ("running", "budget")
    jobs.request_cancel(job.job_id)
    slice_.join()
    ended = status_of(client, job)
    assert (ended["status"], ended["waiting_for"]) == ("cancelled", None)


@pytest.mark.parametrize("look", ["/ingest/progress/{job_id}", "/ingest/status?tenant_id=acme"])
def test_a_job_that_no_worker_resumes_is_lost_when_somebody_looks(
    mongo: Mongo, client: Client, look: str
) -> None:
    job = start_job("acme", run="here")
    jobs.start_slice(job.job_id, now=clock.utc_now())
    end_lease(mongo, seconds_ago=31)
    client.get(look.format(job_id=job.job_id))
    row = status_of(client, job)
    assert row["status"] == "lost"
    assert "no worker has resumed it" in row["error"]
    assert mongo.ingestion_logs.find_one({"job_id": job.job_id})["status"] == "lost"
    start_job("acme", run="here")


def test_the_list_of_jobs_in_the_admin_shows_no_job_that_runs_for_ever(
    mongo: Mongo, client: Client
) -> None:
    client.force_login(User.objects.create_superuser("ann"))
    job = start_job("acme", run="here")
    jobs.start_slice(job.job_id, now=clock.utc_now())
    end_lease(mongo, seconds_ago=31)
    client.get("/admin/ingestion/ingestionjob/")
    assert jobs.get_job(job.job_id).status == "lost"


def test_a_cluster_has_time_to_resume_a_job_before_it_is_lost(mongo: Mongo, client: Client) -> None:
    job = start_job("acme", run="here")
    end_lease(mongo, seconds_ago=20)
    listed = client.get("/ingest/jobs?tenant_id=acme").json()["results"]
    assert [row["status"] for row in listed] == ["queued"]
    assert status_of(client, job)["status"] == "queued"
