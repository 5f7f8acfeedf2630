"""Fixtures on real servers: the MongoDB that `tests/plugin.py` starts, and mocks of upstream."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from django.db import connection
from django.test.utils import setup_databases
from hypothesis import settings as hypothesis
from pymongo import monitoring

from ingestion.config import JobConfig, job_config
from tests.support.databases import empty_database, find_filled
from tests.support.explain import RECORDER
from tests.support.paths import ROOT
from tests.support.two_tenants import ingest_two_tenants
from tests.support.types import Document, Mongo

# A busy machine is no mistake.
hypothesis.register_profile("untimed", deadline=None)
hypothesis.load_profile("untimed")
# Clients made from now on report their commands.
monitoring.register(RECORDER)

StartMock = Callable[..., tuple[subprocess.Popen[str], httpx.Client]]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> None:
    """A migrated database for this worker; it goes with its server, so nothing tears it down."""
    with django_db_blocker.unblock():
        setup_databases(verbosity=0, interactive=False, aliases={"default"})


@pytest.fixture
def mongo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mongo]:
    """The migrated test database; every collection is empty again afterwards, its indexes stay."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        yield connection.database
        empty_database(connection.database)


@pytest.fixture(scope="session")
def ingested(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[Document]]:
    """The rows of two ingested tenants by collection, read once a run."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        ingest_two_tenants()
        database = connection.database
        rows = {name: list(database[name].find()) for name in find_filled(database)}
        empty_database(database)
    return rows


@pytest.fixture
def two_tenants(mongo: Mongo, ingested: dict[str, list[Document]]) -> None:
    """Two tenants as ingestion left them (`tests/support/two_tenants.py`)."""
    for name, rows in ingested.items():
        mongo[name].insert_many(rows)


@pytest.fixture(scope="module")
def start_mock() -> Iterator[StartMock]:
    """Start mocks of upstream with options of one's own; every one of them is killed in the end."""
    running: list[tuple[subprocess.Popen[str], httpx.Client]] = []

    def start(*options: str) -> tuple[subprocess.Popen[str], httpx.Client]:
        process = subprocess.Popen(
            [sys.executable, "-m", "mock_external_api", "--port", "0", *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        url = next(word for word in process.stdout.readline().split() if "://" in word)
        running.append((process, httpx.Client(base_url=url, timeout=10, trust_env=False)))
        return running[-1]

    yield start
    for process, client in running:
        client.close()
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    """How many tickets `upstream` has, and of how many tenants: 99 of acme and 61 of globex."""
    return 160, 2


@pytest.fixture(scope="module")
def mock_process(start_mock: StartMock, feed_size: tuple[int, int]) -> httpx.Client:
    tickets, tenants = map(str, feed_size)
    return start_mock("--tickets", tickets, "--tenants", tenants, "--rate-limit", "0")[1]


@pytest.fixture
def upstream(mock_process: httpx.Client) -> httpx.Client:
    """The module's mock as freshly started: no fault, no call yet; `/control` changes it."""
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process


@pytest.fixture
def config(upstream: httpx.Client) -> JobConfig:
    """For slices that run here, each until its job has ended."""
    return replace(
        job_config(slice_seconds=None),
        external_api_url=str(upstream.base_url).rstrip("/"),
    )
