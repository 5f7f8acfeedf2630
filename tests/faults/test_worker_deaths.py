"""A worker process is killed at the worst moments; the next one goes on at the checkpoint."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.conf import settings
from pymongo.database import Database

from ingestion import jobs
from ingestion.configuration import ingestion_config
from ingestion.engine import SliceEnd, run_slice
from ingestion.starting import start_job, sweep_jobs
from tests.waiting import PATIENCE_SECONDS, end_lease, wait_for

ROOT = Path(__file__).parents[2]

Document = dict[str, Any]
Mongo = Database[Document]


@pytest.fixture(scope="module")
def mock_process(start_mock: Callable[..., Any]) -> httpx.Client:
    options = ("--tickets", "2000", "--tenants", "1", "--rate-limit", "0")
    client: httpx.Client = start_mock(*options)[1]
    return client


@pytest.fixture
def upstream(mock_process: httpx.Client) -> httpx.Client:
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process


@pytest.fixture
def workers(mongo: Mongo, upstream: httpx.Client) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start `manage.py ingest` for acme as a process of its own."""
    running: list[subprocess.Popen[str]] = []
    environment = os.environ | {
        "MONGO_DB": mongo.name,
        "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/"),
        "INGEST_PAGE_SIZE": "50",
    }

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "manage.py", "ingest", "--tenant", "acme"]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def finish(mongo: Mongo, upstream: httpx.Client, job_id: str) -> Document:
    """Run the job's next slice here, as the worker that was woken for it would."""
    config = replace(
        ingestion_config(slice_seconds=None),
        external_api_url=str(upstream.base_url).rstrip("/"),
        page_size=50,
    )
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    return jobs.get_job(job_id)


def assert_exactly_once(mongo: Mongo, upstream: httpx.Client, job: Document) -> None:
    ids = {row["external_id"] for row in mongo.tickets.find()}
    assert 2000 == mongo.tickets.count_documents({}) == len(ids) == job["new_ingested"]
    assert 2000 == mongo.ticket_history.count_documents({"action": "created"})
    urgent = mongo.tickets.count_documents({"urgency": "high", "status": {"$ne": "closed"}})
    assert urgent == mongo.notifications.count_documents({})
    assert 40 == job["processed_pages"]
    assert 1 == mongo.ingestion_logs.count_documents({})


@pytest.mark.parametrize("pages", [1, 7, 20])
def test_a_killed_worker_loses_and_doubles_nothing(
    mongo: Mongo, upstream: httpx.Client, workers: Callable[[], Any], pages: int
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 20})
    worker = workers()
    running = {"processed_pages": {"$gte": pages}, "status": "running"}
    job_id = wait_for(lambda: mongo.ingestion_jobs.find_one(running))["_id"]
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    end_lease(mongo)
    job = finish(mongo, upstream, job_id)
    assert "completed" == job["status"]
    assert_exactly_once(mongo, upstream, job)
    # At most the page in flight and the one behind it are asked for again.
    assert len(upstream.get("/control/calls").json()["calls"]) <= 40 + 2


def test_while_its_lease_lasts_a_dead_worker_keeps_others_out_and_then_its_job_is_woken(
    mongo: Mongo, upstream: httpx.Client, workers: Callable[[], Any]
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 20})
    worker = workers()
    job = wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": {"$gte": 2}}))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    second = workers()
    assert 3 == second.wait(PATIENCE_SECONDS)
    assert job["_id"] in second.stdout.read()
    sweep_jobs()
    assert 0 == mongo.task_queue.count_documents({})
    end_lease(mongo)
    sweep_jobs()
    sweep_jobs()
    assert 1 == mongo.task_queue.count_documents({})
    assert_exactly_once(mongo, upstream, finish(mongo, upstream, job["_id"]))


def test_a_new_job_after_a_dead_one_ends_it_as_lost(
    mongo: Mongo, upstream: httpx.Client, workers: Callable[[], Any]
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 20})
    worker = workers()
    job = wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": {"$gte": 2}}))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    end_lease(mongo)
    second = workers()
    assert 0 == second.wait(PATIENCE_SECONDS)
    lost = jobs.get_job(job["_id"])
    assert "lost" == lost["status"]
    assert "lost" == mongo.ingestion_logs.find_one({"job_id": job["_id"]})["status"]
    assert 2000 == mongo.tickets.count_documents({})


def test_a_worker_that_was_stopped_through_its_lease_writes_nothing_when_it_wakes(
    mongo: Mongo, upstream: httpx.Client, workers: Callable[[], Any]
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 20})
    worker = workers()
    job = wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": {"$gte": 2}}))
    worker.send_signal(signal.SIGSTOP)
    end_lease(mongo)
    job = finish(mongo, upstream, job["_id"])
    before = {name: list(mongo[name].find()) for name in ("tickets", "ingestion_jobs")}
    worker.send_signal(signal.SIGCONT)
    worker.wait(PATIENCE_SECONDS)
    assert before == {name: list(mongo[name].find()) for name in ("tickets", "ingestion_jobs")}
    assert_exactly_once(mongo, upstream, job)


def test_a_cancelled_job_stops_and_keeps_what_it_has(
    mongo: Mongo, upstream: httpx.Client, workers: Callable[[], Any]
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 200})
    workers()
    job = wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": {"$gte": 2}}))
    jobs.request_cancel(job["_id"])
    wait_for(lambda: mongo.ingestion_jobs.find_one({"_id": job["_id"], "status": "cancelled"}))
    kept = mongo.tickets.count_documents({})
    assert kept == jobs.get_job(job["_id"])["new_ingested"] > 0
    start_job("acme")


def test_the_suite_uses_the_database_its_workers_use(mongo: Mongo) -> None:
    assert settings.DATABASES["default"]["NAME"] == mongo.name
