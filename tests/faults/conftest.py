"""An upstream, worker processes that run the real commands, and checks of what they leave behind."""

import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from analytics.engine.rebuild import find_discrepancies
from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs
from tests.support.counting import assert_counted
from tests.support.paths import ROOT
from tests.support.types import Document, Mongo
from tests.support.waiting import end_lease

# They hold assertions for several tests; without this a failure shows no values.
pytest.register_assert_rewrite("tests.faults.support.crawls", "tests.faults.support.model")


@pytest.fixture
def page_size() -> int:
    """A small page size, so that a short feed has many pages."""
    return 20


@pytest.fixture
def start(
    mongo: Mongo, upstream: httpx.Client, page_size: int
) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python with these arguments, usually `manage.py COMMAND`; killed with its children."""
    running: list[subprocess.Popen[str]] = []
    where = {
        "MONGO_DB": mongo.name,
        "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/"),
        "INGEST_PAGE_SIZE": str(page_size),
    }

    def start_one(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | where | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start_one
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    end_transactions(mongo)


def end_transactions(mongo: Mongo) -> None:
    """End the transactions that dead workers left open: they block the next writer for up to 30 s."""
    for lock in mongo.distributed_locks.find({"session": {"$ne": None}}):
        mongo.command("killSessions", [lock["session"]])


@pytest.fixture
def start_slice(start: Callable[..., Any]) -> Callable[..., subprocess.Popen[str]]:
    """Start a process for the job's next slice, as the cluster would; `runner` may make it die."""

    def start_one(
        job_id: str, *, runner: tuple[str, ...] = ("manage.py",), **environment: str
    ) -> subprocess.Popen[str]:
        code = f"from ingestion.engine.lifecycle import run_next_slice; run_next_slice('{job_id}')"
        process: subprocess.Popen[str] = start(
            *runner, "shell", "--no-imports", "-c", code, **environment
        )
        return process

    return start_one


@pytest.fixture(autouse=True)
def _small_pages(settings: Any, page_size: int) -> None:
    settings.INGEST_PAGE_SIZE = page_size


@pytest.fixture
def ingest(mongo: Mongo, config: JobConfig) -> Callable[[], Job]:
    """Run a whole job of acme in this process, and return the job as it ended."""

    def run() -> Job:
        job_id = start_job("acme", run="here").job_id
        assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
        return jobs.get_job(job_id)

    return run


@pytest.fixture
def run_next(config: JobConfig) -> Callable[[str], Job]:
    """Run the job's next slice here, as a woken worker would, and return the job."""

    def run(job_id: str) -> Job:
        run_slice(job_id, config=config)
        return jobs.get_job(job_id)

    return run


@pytest.fixture
def outlast_lease(mongo: Mongo) -> Callable[..., None]:
    """Let a tenant's lease run out, and with it the server's time limit for a transaction left open."""

    def outlast(tenant_id: str = "acme") -> None:
        end_transactions(mongo)
        end_lease(mongo, tenant_id)

    return outlast


@pytest.fixture
def assert_whole(mongo: Mongo, upstream: httpx.Client, page_size: int) -> Callable[..., None]:
    """Assert that acme's job has stored each of upstream's tickets once, and counted them."""

    def check(job: Job, *, kills: int = 1, page_size: int = page_size) -> None:
        pages_read = count_pages_read(upstream)
        expected = read_upstream(upstream)
        # At most the page in flight and the one behind it are asked for again.
        assert pages_read <= math.ceil(len(expected) / page_size) + 2 * kills
        assert_stored_once(mongo, expected)
        assert_ended(mongo, job, new=len(expected))

    return check


def assert_stored_once(mongo: Mongo, expected: dict[str, tuple[datetime, str]]) -> None:
    rows = list(mongo.tickets.find({"tenant_id": "acme", "is_deleted": False}))
    stored = {row["external_id"]: (row["updated_at"], row["message"]) for row in rows}
    assert (len(expected), expected) == (len(rows), stored)
    history = [(row["ticket_id"], row["action"]) for row in mongo.ticket_history.find()]
    assert sorted((ticket_id, "created") for ticket_id in expected) == sorted(history)
    is_urgent = {"urgency": "high", "status": {"$ne": "closed"}}
    urgent = sorted(row["external_id"] for row in mongo.tickets.find(is_urgent))
    assert sorted(row["ticket_id"] for row in mongo.notifications.find()) == urgent
    assert_counted("acme")
    assert list(find_discrepancies("acme")) == []


def assert_ended(mongo: Mongo, job: Job, *, new: int) -> None:
    """Assert that the counters add up, the end is logged once, and the tenant is free."""
    seen = {
        name: job.counters[name] for name in ("new_ingested", "updated", "unchanged", "rejected")
    }
    assert {"new_ingested": new, "updated": 0, "unchanged": 0, "rejected": 0} == seen
    assert (job.status, job.progress) == ("completed", 100)
    logs = [(row["job_id"], row["new_ingested"]) for row in mongo.ingestion_logs.find()]
    assert logs == [(job.job_id, new)]
    assert mongo.distributed_locks.find_one({"_id": "ingest:acme"})["owner_id"] is None


def read_upstream(upstream: httpx.Client) -> dict[str, tuple[datetime, str]]:
    """Return when each of acme's tickets changed and its message, read without the product's code."""
    tickets: list[Document] = []
    page: int | None = 1
    while page is not None:
        query = {"tenant_id": "acme", "page": page, "page_size": 100}
        reply = upstream.get("/external/support-tickets", params=query).json()
        tickets += reply["tickets"]
        page = reply["next_page"]
    return {
        row["id"]: (datetime.fromisoformat(row["updated_at"]).replace(tzinfo=None), row["message"])
        for row in tickets
    }


def count_pages_read(upstream: httpx.Client) -> int:
    """Return how many calls for a page were answered, repeated ones included."""
    calls = upstream.get("/control/calls").json()["calls"]
    return sum(
        call["path"] == "/external/support-tickets" and call["status"] == 200 for call in calls
    )
