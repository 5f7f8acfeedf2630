"""The real product for a browser: web server, upstream and workers, with logins and tickets."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from django.db import connection
from playwright.sync_api import Browser

from ingestion.config import JobConfig
from ingestion.engine.lifecycle import run_slice, start_job
from tests.conftest import ROOT, StartMock
from tests.stories.browsing import CHROMIUM, Person, running_browser
from tests.support.logins import log_in
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS
from tests.support.web_server import running_web_server

# Small, so that few tickets still make enough pages for a progress bar to move.
PAGE_SIZE = "5"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("There is no Chromium on this machine: apt-get install chromium")
    with pytest.MonkeyPatch.context() as patch, running_browser() as browser:
        # Playwright runs an event loop in this thread, and Django refuses to query MongoDB in one.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield browser


@pytest.fixture(scope="module")
def mock_process(browser: Browser, start_mock: StartMock) -> httpx.Client:
    return start_mock("--tickets", "0", "--rate-limit", "0")[1]


@pytest.fixture(scope="module")
def environment(mock_process: httpx.Client, django_db_setup: None) -> dict[str, str]:
    upstream = str(mock_process.base_url).rstrip("/")
    return {
        "MONGO_DB": connection.settings_dict["NAME"],
        "EXTERNAL_API_URL": upstream,
        "NOTIFY_URL": f"{upstream}/notify",
        "INGEST_PAGE_SIZE": PAGE_SIZE,
        "QUEUE_WORKERS": "1",
        # An alert is parked after one failure, and an open circuit stays open until somebody resets it.
        "NOTIFY_MAX_ATTEMPTS": "1",
        "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "2",
        "CIRCUIT_BREAKER_TIMEOUT": "600",
    }


@pytest.fixture(scope="module")
def server(environment: dict[str, str]) -> Iterator[httpx.Client]:
    with running_web_server(**environment) as server:
        yield server


@pytest.fixture
def visit(mongo: Mongo, browser: Browser, server: httpx.Client) -> Iterator[Callable[..., Person]]:
    """Give a person a browser, logged in under a name; fail at the end if a page of hers had a fault."""
    people: list[Person] = []

    def come(name: str | None = None, **login: Any) -> Person:
        address = str(server.base_url).rstrip("/")
        session = log_in(name, **login).cookies["sessionid"].value if name else None
        people.append(Person(browser, address=address, session=session))
        return people[-1]

    yield come
    faults = [fault for person in people for fault in person.faults]
    for person in people:
        person.context.close()
    assert faults == []


@pytest.fixture
def start_worker(
    mongo: Mongo, environment: dict[str, str]
) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Start one of the product's workers; it is stopped after the test."""
    running = []

    def start(command: str) -> subprocess.Popen[bytes]:
        arguments = (sys.executable, "manage.py", command)
        running.append(subprocess.Popen(arguments, cwd=ROOT, env=os.environ | environment))
        return running[-1]

    yield start
    for process in running:
        process.send_signal(signal.SIGTERM)
    assert [process.wait(PATIENCE_SECONDS) for process in running] == [0] * len(running)


@pytest.fixture
def write(upstream: httpx.Client) -> Callable[..., str]:
    """Add a customer's ticket to upstream, an hour old by default; return its id."""

    def create(external_id: str, *, tenant_id: str = "acme", **fields: Any) -> str:
        at = datetime.now(UTC) - fields.pop("age", timedelta(hours=1))
        ticket = {
            "id": external_id,
            "tenant_id": tenant_id,
            "source": "email",
            "customer_id": "c-1",
            "subject": "Question",
            "message": "How do I export my contacts?",
            "status": "open",
            "created_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            "updated_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        }
        created = {"create": {"tickets": [ticket | fields]}}
        assert upstream.post("/control/mutate", json=created).status_code == 200
        return external_id

    return create


@pytest.fixture
def ingest(mongo: Mongo, config: JobConfig) -> Iterator[Callable[[str], str]]:
    """Ingest a tenant in this process; return the job's id."""

    def run(tenant_id: str) -> str:
        job_id: str = start_job(tenant_id, run="here").job_id
        run_slice(job_id, config=config)
        connection.close()
        return job_id

    # The engine starts an event loop, and Playwright already runs one in this thread.
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield lambda tenant_id: thread.submit(run, tenant_id).result()
