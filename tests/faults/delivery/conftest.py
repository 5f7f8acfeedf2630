"""A webhook whose faults a test switches, and real delivery workers, one or several."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from pymongo.database import Database

from tests.support.paths import ROOT
from tests.support.types import Document

# It asserts for several tests; without this a failure would show no values.
pytest.register_assert_rewrite("tests.faults.delivery.ledger")

WORKER = ("manage.py", "deliver_notifications")
# Short, so that a test does not wait long for the next attempt.
QUICK = {"CIRCUIT_BREAKER_TIMEOUT": "0.25", "NOTIFY_BACKOFF_SECONDS": "0.05"}

Process = subprocess.Popen[str]


@pytest.fixture(scope="module")
def webhook_process(start_mock: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start_mock("--tickets", "0", "--rate-limit", "0")[1]
    return client


@pytest.fixture
def webhook(webhook_process: httpx.Client) -> httpx.Client:
    """Reset the mock: healthy, nothing received, and also an upstream without tickets."""
    assert webhook_process.post("/control/reset").status_code == 200
    return webhook_process


@pytest.fixture
def set_fault(webhook: httpx.Client) -> Callable[..., None]:
    """Switch faults of the webhook; calls in flight are not affected."""

    def switch(**faults: Any) -> None:
        assert webhook.post("/control/faults", json=faults).status_code == 200

    return switch


@pytest.fixture
def start_worker(
    mongo: Database[Document], webhook: httpx.Client
) -> Iterator[Callable[..., Process]]:
    """Start a worker, or Python with other arguments; kill it and its children after the test."""
    running: list[Process] = []
    where = {"MONGO_DB": mongo.name, "EXTERNAL_API_URL": str(webhook.base_url).rstrip("/")}

    def start(*arguments: str, **environment: str) -> Process:
        process = subprocess.Popen(
            [sys.executable, *(arguments or WORKER)],
            cwd=ROOT,
            env=os.environ | QUICK | where | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def start_crowd(start_worker: Callable[..., Process]) -> Callable[..., Process]:
    """Start `count` workers and replace those that die; the first may die at a named moment."""

    def start(count: int, *death: str, **environment: str) -> Process:
        return start_worker("-m", "tests.faults.delivery.crowd", str(count), *death, **environment)

    return start


@pytest.fixture
def find_at_work(mongo: Database[Document]) -> Callable[[], list[int]]:
    """Return the process ids of the workers that have begun to work, including dead ones."""

    def find() -> list[int]:
        rows = mongo.worker_heartbeats.find({"kind": "notifications"})
        return [int(row["_id"].rpartition(":")[2]) for row in rows]

    return find
