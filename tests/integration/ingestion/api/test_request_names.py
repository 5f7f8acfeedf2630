"""A job and its alerts have the id of the request that started the job, or an id of their own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client

from ingestion.core.job import Job
from ingestion.engine.lifecycle import start_job
from ingestion.engine.schedules import start_slot
from tests.support.types import Mongo


def test_a_job_and_its_reply_have_the_requests_name(mongo: Mongo, client: Client) -> None:
    reply = client.post("/ingest/run?tenant_id=acme", headers={"X-Request-ID": "story-17"})
    job = client.get(reply["Location"]).json()
    assert (reply["X-Request-ID"], job["request_id"]) == ("story-17", "story-17")
    assert mongo.ingestion_jobs.find_one()["request_id"] == "story-17"


STARTS: dict[str, Callable[[], Any]] = {
    "a schedule": lambda: start_slot("acme", slot="2026-01-01T00:00:00Z"),
    "a command": lambda: call_command("ingest", "--tenant", "acme", "--no-wait"),
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_job_that_no_request_started_has_a_name_of_its_own(
    mongo: Mongo, start: Callable[[], Any]
) -> None:
    start()
    job = mongo.ingestion_jobs.find_one()
    assert str(UUID(job["request_id"])) == job["request_id"] != job["_id"]


def test_alerts_have_the_name_and_the_number_of_their_job(
    mongo: Mongo, ingest: Callable[[str], Job]
) -> None:
    jobs = {job.job_id: job.request_id for job in map(ingest, ("acme", "globex", "initech"))}
    alerts = {alert["job_id"]: alert["request_id"] for alert in mongo.notifications.find()}
    assert len(alerts) >= 2
    assert jobs | alerts == jobs


def test_a_job_from_before_is_shown_without_a_name(mongo: Mongo, client: Client) -> None:
    job_id = start_job("acme", run="here").job_id
    mongo.ingestion_jobs.update_one({"_id": job_id}, {"$unset": {"request_id": 1}})
    assert None is client.get(f"/ingest/progress/{job_id}").json()["request_id"]
