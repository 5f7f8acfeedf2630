"""ALERT_MAX_AGE: a tenant's first import raises no alert about what happened long ago."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from django.test import Client

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.store import jobs
from tests.support.factories import make_raw
from tests.support.types import Document, Mongo

Ingest = Callable[[], Job]

URGENT = "Production is down for everybody, we cannot work at all."
AGES = {"now": timedelta(), "hours": timedelta(hours=20), "days": timedelta(days=2)}
OLD = timedelta(days=900)


@pytest.fixture(scope="module")
def mock_process(start_mock: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start_mock("--tickets", "0", "--rate-limit", "0")[1]
    return client


def create(upstream: httpx.Client, external_id: str, *, age: timedelta, **fields: Any) -> None:
    stamp = (datetime.now(UTC) - age).isoformat()
    raw = make_raw(id=external_id, message=URGENT, created_at=stamp, updated_at=stamp, **fields)
    reply = upstream.post("/control/mutate", json={"create": {"tickets": [raw]}})
    assert reply.status_code == 200, reply.content


@pytest.fixture
def ingest(mongo: Mongo, config: JobConfig, settings: Any) -> Ingest:
    """Run a job of acme with an ALERT_MAX_AGE of a day, a page of two tickets at a time."""
    settings.ALERT_MAX_AGE = timedelta(days=1)
    settings.INGEST_PAGE_SIZE = 2

    def run() -> Job:
        job = start_job("acme", run="here")
        # Other processes may have other settings; what the job began with counts.
        run_slice(job.job_id, config=replace(config, alert_max_age=None))
        return jobs.get_job(job.job_id)

    return run


def alerts(mongo: Mongo) -> dict[str, str]:
    return {row["ticket_id"]: row["status"] for row in mongo.notifications.find()}


def test_a_first_job_suppresses_what_is_too_old_and_counts_it(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    for name, age in AGES.items():
        create(upstream, name, age=age)
    create(upstream, "years", age=OLD)
    create(upstream, "closed", age=OLD, status="closed")
    job = ingest()
    assert alerts(mongo) == {
        "now": "pending",
        "hours": "pending",
        "days": "suppressed",
        "years": "suppressed",
    }
    assert (job.status, job.alerts_suppressed) == ("completed", 2)
    log = mongo.ingestion_logs.find_one({"job_id": job.job_id})
    assert log is not None
    assert log["alerts_suppressed"] == 2


def test_what_was_suppressed_is_listed_with_the_reason_and_can_be_sent(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, client: Client
) -> None:
    create(upstream, "years", age=OLD)
    job = ingest()
    [row] = client.get("/notifications?tenant_id=acme&status=suppressed").json()["results"]
    assert (row["ticket_id"], row["attempts"], row["next_attempt_at"]) == ("years", 0, None)
    assert "ALERT_MAX_AGE" in row["status_reason"]
    assert client.get(f"/ingest/progress/{job.job_id}").json()["alerts_suppressed"] == 1
    [log] = client.get("/ingest/logs?tenant_id=acme").json()["results"]
    assert log["alerts_suppressed"] == 1
    again = f"/notifications/{row['id']}/retry?tenant_id=acme"
    assert client.post(again).status_code == 202
    assert alerts(mongo) == {"years": "pending"}


def test_it_ends_as_not_needed_when_its_ticket_is_closed(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, client: Client
) -> None:
    create(upstream, "years", age=OLD)
    ingest()
    closed = {"change": {"tenant_id": "acme", "count": 1, "status": "closed"}}
    assert upstream.post("/control/mutate", json=closed).status_code == 200
    ingest()
    [row] = client.get("/notifications?tenant_id=acme").json()["results"]
    assert "closed" in row["status_reason"]
    reply = client.post(f"/notifications/{row['id']}/retry?tenant_id=acme")
    assert reply.status_code == 409


def test_after_the_first_job_age_plays_no_part(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    create(upstream, "first", age=OLD)
    ingest()
    create(upstream, "second", age=OLD)
    job = ingest()
    assert alerts(mongo) == {"first": "suppressed", "second": "pending"}
    assert (job.alerts_from, job.alerts_suppressed) == (None, 0)


def test_a_first_job_that_failed_is_followed_by_another_first_one(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, config: JobConfig
) -> None:
    for name in ("a", "b", "c"):
        create(upstream, name, age=OLD)
    job = start_job("acme", run="here")
    jobs.end_job(job, status=jobs.JobStatus.FAILED, now=datetime.now(UTC))
    assert ingest().alerts_suppressed == 3
    assert set(alerts(mongo).values()) == {"suppressed"}


def test_without_a_limit_everything_raises_an_alert(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, settings: Any
) -> None:
    settings.ALERT_MAX_AGE = None
    create(upstream, "years", age=OLD)
    assert ingest().alerts_suppressed == 0
    assert alerts(mongo) == {"years": "pending"}


def test_the_time_at_which_the_job_began_counts_and_not_our_clock(
    mongo: Mongo, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticketsaas.clock.utc_now", lambda: datetime(2050, 1, 1, tzinfo=UTC))
    start_job("acme", run="here")
    row: Document | None = mongo.ingestion_jobs.find_one()
    assert row is not None
    age = datetime.now(UTC) - row["alerts_from"].replace(tzinfo=UTC)
    assert timedelta(hours=23) < age < timedelta(hours=25)
