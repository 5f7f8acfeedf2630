"""An outbox with rows, and a webhook whose answers a test chooses."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support import alerts
from tests.support.types import Mongo

AddAlert = Callable[..., str]


@pytest.fixture
def add_alert(mongo: Mongo) -> AddAlert:
    return alerts.add_alert


@pytest.fixture(scope="module")
def mock_process(start_mock: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start_mock("--tickets", "0", "--rate-limit", "0")[1]
    return client


@pytest.fixture
def webhook(mock_process: httpx.Client) -> httpx.Client:
    """Reset the mock; `/control/notifications` lists what its webhook received."""
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process
