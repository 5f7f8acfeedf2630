"""A mock that starts each test afresh."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

NOW = "2026-03-12T15:30:00Z"


@pytest.fixture(scope="module")
def start(start_mock: Callable[..., Any]) -> Callable[..., Any]:
    return start_mock


@pytest.fixture(scope="module")
def shared(start: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start(
        "--tickets", "700", "--tenants", "3", "--rate-limit", "0", "--now", NOW
    )[1]
    return client


@pytest.fixture
def mock(shared: httpx.Client) -> httpx.Client:
    """A mock as freshly started: 700 tickets of 3 tenants, no rate limit, the clock stopped."""
    assert shared.post("/control/reset").status_code == 200
    return shared
