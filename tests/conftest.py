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

# A slow example is no failure: the machine may be busy.
hypothesis.register_profile("untimed", deadline=None)
hypothesis.load_profile("untimed")
# Only clients that are created after this report their commands.
monitoring.register(RECORDER)

StartMock = Callable[..., tuple[subprocess.Popen[str], httpx.Client]]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> None:
    """Create and migrate this worker's database. Its server is deleted at the end, so nothing drops it."""
    with django_db_blocker.unblock():
        setup_databases(verbosity=0, interactive=False, aliases={"default"})


@pytest.fixture
def mongo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mongo]:
    """The migrated test database. Afterwards every collection is emptied; indexes stay."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        yield connection.database
        empty_database(connection.database)


@pytest.fixture(scope="session")
def ingested(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[Document]]:
    """The rows of two ingested tenants by collection; ingested once per worker."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        ingest_two_tenants()
        database = connection.database
        rows = {name: list(database[name].find()) for name in find_filled(database)}
        empty_database(database)
    return rows


@pytest.fixture
def two_tenants(mongo: Mongo, ingested: dict[str, list[Document]]) -> None:
    """Insert the rows of two ingested tenants (`tests/support/two_tenants.py`)."""
    for name, rows in ingested.items():
        mongo[name].insert_many(rows)


@pytest.fixture(scope="module")
def start_mock() -> Iterator[StartMock]:
    """Start mocks of upstream with the given options; all of them are killed after the module."""
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
    """The numbers of tickets and of tenants that `upstream` has: 99 tickets of acme and 61 of globex."""
    return 160, 2


@pytest.fixture(scope="module")
def mock_process(start_mock: StartMock, feed_size: tuple[int, int]) -> httpx.Client:
    tickets, tenants = map(str, feed_size)
    return start_mock("--tickets", tickets, "--tenants", tenants, "--rate-limit", "0")[1]


@pytest.fixture
def upstream(mock_process: httpx.Client) -> httpx.Client:
    """The module's mock in its initial state, without faults and calls; `/control` changes it."""
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process


@pytest.fixture
def config(upstream: httpx.Client) -> JobConfig:
    """A configuration for slices in this process, without a time limit: each runs until its job ends."""
    return replace(
        job_config(slice_seconds=None),
        external_api_url=str(upstream.base_url).rstrip("/"),
    )
