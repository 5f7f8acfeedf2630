"""Two clusters fire every schedule twice; each time it is due starts one job."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from django_q.models import Schedule
from django_q.tasks import async_task

from ingestion.engine.schedules import save_schedule
from ingestion.store.schedules import TASK
from tests.support.paths import ROOT
from tests.support.types import Document, Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from ticketsaas.mongo.task_queue import TaskQueue

FOLDER = ROOT / "tests" / "faults" / "support"
# This many slots have to fire twice; with two clusters on one clock nearly every one does.
FIRED_TWICE = 3
ENOUGH_ROUNDS = 30


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return 30, 1


@pytest.fixture
def firings(
    mongo: Mongo, upstream: httpx.Client, tmp_path: Path
) -> Iterator[Callable[[], list[Document]]]:
    """Start two clusters on one database; return what they have logged about schedules that fired."""
    environment = os.environ | {
        "MONGO_DB": mongo.name,
        "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/"),
        "LOG_FORMAT": "json",
        "QUEUE_WORKERS": "1",
    }
    logs = [tmp_path / "first.log", tmp_path / "second.log"]
    clusters = [_start_cluster(environment, log) for log in logs]

    def read() -> list[Document]:
        lines = [line for log in logs for line in log.read_text().splitlines(keepends=True)]
        return [json.loads(line) for line in lines if '"schedule_fired"' in line and "\n" in line]

    yield read
    for cluster in clusters:
        # To the main process alone, as `manage.py up` does; the whole group only when it hangs.
        cluster.terminate()
    for cluster in clusters:
        _end(cluster)


def _start_cluster(environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, str(FOLDER / "eager_cluster.py")],
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _end(cluster: subprocess.Popen[bytes]) -> None:
    try:
        cluster.wait(PATIENCE_SECONDS)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(cluster.pid, signal.SIGKILL)
        cluster.wait()


def is_idle(mongo: Mongo) -> bool:
    """No schedule is due, no task is queued or at work, no job is unfinished."""
    due = mongo.django_q_schedule.count_documents({"next_run": {"$lte": datetime.now(UTC)}})
    open_jobs = mongo.ingestion_jobs.count_documents({"ended_at": None})
    return not due and not mongo.task_queue.count_documents({}) and not open_jobs


def test_a_schedule_that_two_clusters_fire_starts_one_job_each_time_it_is_due(
    mongo: Mongo, firings: Callable[[], list[Document]]
) -> None:
    save_schedule("acme", minutes=1)
    for _ in range(ENOUGH_ROUNDS):
        wait_for(lambda: is_idle(mongo))
        fired = firings()
        slots = {firing["slot"] for firing in fired}
        if len(fired) - len(slots) >= FIRED_TWICE:
            break
        Schedule.objects.update(next_run=datetime.now(UTC))
    assert len(fired) - len(slots) >= FIRED_TWICE
    deliver_again(slots)
    fired = wait_for(lambda: len(firings()) == len(fired) + len(slots) and firings())
    wait_for(lambda: is_idle(mongo))
    assert {firing["result"] for firing in fired} == {"started", "already_started"}
    started = [firing["job_id"] for firing in fired if firing["result"] == "started"]
    assert len(slots) == len(started)
    assert sorted(job["_id"] for job in mongo.ingestion_jobs.find()) == sorted(started)
    assert sorted(log["job_id"] for log in mongo.ingestion_logs.find()) == sorted(started)


def deliver_again(slots: set[str]) -> None:
    """Deliver the task again, as the queue does when a worker died before it confirmed the task."""
    for slot in slots:
        async_task(TASK, "acme", slot=slot, broker=TaskQueue())
