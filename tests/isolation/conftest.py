"""Two ingested tenants for every test, and production settings."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.databases import find_filled
from tests.support.two_tenants import OTHER, find_traces
from tests.support.types import Mongo


@pytest.fixture(autouse=True)
def ask_two_tenants(two_tenants: None) -> None:
    """Provide both tenants to every test."""


@pytest.fixture(autouse=True)
def as_deployed(settings: Any) -> None:
    """Require keys, and switch off the limit of requests, which would end a test early."""
    settings.API_AUTH = True
    settings.API_REQUESTS_PER_MINUTE = 0


@pytest.fixture
def digest_of_other(mongo: Mongo) -> Callable[[], str]:
    """Return a function that computes a digest of all rows of the other tenant."""

    def digest() -> str:
        result = hashlib.sha256()
        for name in sorted(find_filled(mongo)):
            for row in mongo[name].find().sort("_id"):
                if find_traces(text := repr(row), of=OTHER):
                    result.update(text.encode())
        return result.hexdigest()

    return digest
