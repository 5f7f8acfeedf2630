"""Two ingested tenants for every test; ingested once, then copied back from memory."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.isolation.two_tenants import OTHER, find_traces, ingest_two_tenants
from tests.support.databases import empty_database, find_filled
from tests.support.types import Document, Mongo


@pytest.fixture(scope="session")
def ingested(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[Document]]:
    """The rows of both tenants by collection."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        ingest_two_tenants()
        database = connection.database
        filled = {name: list(database[name].find()) for name in find_filled(database)}
        empty_database(database)
    return filled


@pytest.fixture(autouse=True)
def two_tenants(mongo: Mongo, ingested: dict[str, list[Document]]) -> None:
    for name, rows in ingested.items():
        mongo[name].insert_many(rows)


@pytest.fixture(autouse=True)
def as_deployed(settings: Any) -> None:
    """Keys are asked for, and no limit of requests ends a test early."""
    settings.API_AUTH = True
    settings.API_REQUESTS_PER_MINUTE = 0


@pytest.fixture
def digest_of_other(mongo: Mongo) -> Callable[[], str]:
    """Return a digest of every row that is the other tenant's."""

    def digest() -> str:
        result = hashlib.sha256()
        for name in sorted(find_filled(mongo)):
            for row in mongo[name].find().sort("_id"):
                if find_traces(text := repr(row), of=OTHER):
                    result.update(text.encode())
        return result.hexdigest()

    return digest
