"""A job's log row: there from the beginning of its run, with its numbers, and final at its end."""

import threading
from datetime import datetime, timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from django.db import connection
from django.test import Client

from ingestion.config import JobConfig
from ingestion.core.states import COUNTERS, JobStatus
from ingestion.engine import slice as slices
from ingestion.engine.lifecycle import cancel_job, end_as_lost, run_slice, start_job
from ingestion.store import job_logs, jobs
from tests.support.types import Document, Mongo
from tests.support.waiting import wait_for
from ticketsaas import clock

NOON = datetime(2026, 3, 1, 12)


def log_of(mongo: Mongo, job_id: str) -> Document:
    row: Document = mongo.ingestion_logs.find_one({"_id": job_id})
    return row


def listed(client: Client, query: str = "") -> Any:
    return client.get(f"/ingest/logs?tenant_id=acme{query}").json()


def test_a_running_job_has_its_row_with_pages_and_calls(
    mongo: Mongo,
    upstream: httpx.Client,
    config: JobConfig,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slices, "WATCH_SECONDS", 0.05)
    upstream.post("/control/faults", json={"hang": True, "after": 2})
    job_id = start_job("acme", run="here").job_id
    assert log_of(mongo, job_id) is None
    worker = threading.Thread(target=run_slice, args=[job_id], kwargs={"config": config})
    worker.start()
    row = wait_for(lambda: (row := log_of(mongo, job_id)) and row["processed_pages"] == 2 and row)
    assert (row["status"], row["new_ingested"]) == ("running", 80)
    # The third call, which hangs, may have begun before the second page was committed.
    assert row["api_calls"] in {2, 3}
    (shown,) = listed(client)["results"]
    assert (shown["status"], shown["ended_at"], shown["processed_pages"]) == ("running", None, 2)
    assert shown["started_at"]
    upstream.post("/control/faults", json={"hang": False})
    cancel_job(job_id)
    worker.join()
    assert (log_of(mongo, job_id)["status"], listed(client)["count"]) == ("cancelled", 1)


def test_the_row_ends_with_the_numbers_of_its_job(
    mongo: Mongo, config: JobConfig, upstream: httpx.Client
) -> None:
    job_id = start_job("acme", run="here").job_id
    run_slice(job_id, config=config)
    job, row = jobs.get_job(job_id), log_of(mongo, job_id)
    assert {name: row[name] for name in COUNTERS} == job.counters
    assert row["ended_at"] == job.ended_at.replace(tzinfo=None)
    assert row["processed_pages"] == row["api_calls"] - 1


def test_a_late_copy_never_overwrites_the_end(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    running = jobs.start_slice(job.job_id, now=clock.utc_now())
    job_logs.keep(running)
    cancel_job(job.job_id)
    jobs.end_job(running, status=JobStatus.CANCELLED, now=clock.utc_now())
    before = log_of(mongo, job.job_id)
    job_logs.keep(running)
    assert log_of(mongo, job.job_id) == before
    assert before["status"] == "cancelled"


def test_a_job_that_never_ran_has_its_row_at_its_end(mongo: Mongo, client: Client) -> None:
    job_id = start_job("acme", run="here").job_id
    cancel_job(job_id)
    row = log_of(mongo, job_id)
    assert (row["status"], row["started_at"], row["errors"]) == ("cancelled", None, 0)
    assert [shown["job_id"] for shown in listed(client)["results"]] == [job_id]


@pytest.mark.usefixtures("no_patience")
def test_a_failed_run_has_an_error_more_than_its_records(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    page = upstream.get("/external/support-tickets?tenant_id=acme&page_size=2").json()
    bad = {"ids": [ticket["id"] for ticket in page["tickets"]], "fields": {"updated_at": None}}
    upstream.post("/control/mutate", json={"set": bad})
    upstream.post("/control/faults", json={"page": 3, "error_always": 403})
    job_id = start_job("acme", run="here").job_id
    run_slice(job_id, config=config)
    job, row = jobs.get_job(job_id), log_of(mongo, job_id)
    assert (job.status, job.rejected) == ("failed", 2)
    assert job.errors == job.rejected + 1 == row["errors"]


def test_a_lost_run_has_an_error(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    end_as_lost(job, successor=None)
    assert jobs.get_job(job.job_id).errors == log_of(mongo, job.job_id)["errors"] == 1


def make_old_row(mongo: Mongo, job_id: str, *, minutes: int, **fields: Any) -> None:
    """Insert a row as version 0.2.0 wrote it."""
    ended = NOON + timedelta(minutes=minutes)
    counted = dict.fromkeys(("new_ingested", "updated", "deleted", "errors"), 0)
    row = {"_id": job_id, "job_id": job_id, "tenant_id": "acme", "status": "completed"}
    times = {"started_at": ended - timedelta(seconds=30), "ended_at": ended}
    mongo.ingestion_logs.insert_one(row | times | {"error": None} | counted | fields)


def test_rows_of_an_older_version_are_listed_among_the_others_page_by_page(
    mongo: Mongo, client: Client
) -> None:
    for number in range(4):
        make_old_row(mongo, f"old-{number}", minutes=number)
    make_old_row(mongo, "never-ran", minutes=9, status="cancelled", started_at=None)
    job_id = start_job("acme", run="here").job_id
    job_logs.keep(jobs.start_slice(job_id, now=clock.utc_now()))
    found, cursor = [], ""
    while cursor is not None:
        page = listed(client, f"&page_size=2{cursor}")
        found += [row["job_id"] for row in page["results"]]
        cursor = page["next_cursor"] and f"&cursor={page['next_cursor']}"
    assert found == [job_id, "never-ran", "old-3", "old-2", "old-1", "old-0"]


def test_the_migration_completes_rows_of_before_and_changes_nothing_when_it_runs_again(
    mongo: Mongo,
) -> None:
    migration = import_module("ingestion.migrations.0013_running_logs")
    make_old_row(mongo, "alone", minutes=1)
    make_old_row(mongo, "broken", minutes=2, status="failed", error="It broke.")
    job = start_job("acme", run="here")
    mongo.ingestion_jobs.insert_one(
        {
            **mongo.ingestion_jobs.find_one({"_id": job.job_id}),
            **{"_id": "broken", "status": "failed", "processed_pages": 7, "api_calls": 9},
            "idempotency_key": "another",
        }
    )
    for _ in range(2):
        migration.complete_logs(None, SimpleNamespace(connection=connection))
        alone, broken = log_of(mongo, "alone"), log_of(mongo, "broken")
        assert alone["created_at"] == alone["started_at"]
        assert (alone["processed_pages"], alone["errors"]) == (0, 0)
        assert (broken["processed_pages"], broken["api_calls"], broken["errors"]) == (7, 9, 1)
        assert broken["created_at"] == job.created_at.replace(tzinfo=None)
        assert jobs.get_job("broken").errors == 1
        assert jobs.get_job(job.job_id).errors == 0
