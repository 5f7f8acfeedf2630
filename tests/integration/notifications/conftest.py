"""An outbox with rows, and a webhook whose answers a test chooses."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.types import Mongo

AddAlert = Callable[..., str]


@pytest.fixture
def add_alert(mongo: Mongo) -> AddAlert:
    """Insert a row that has been due for a minute, with `overrides`; return its id."""

    def add(notification_id: str, **overrides: Any) -> str:
        long_ago = datetime.now(UTC) - timedelta(minutes=1)
        mongo.notifications.insert_one(
            {
                "_id": notification_id,
                "tenant_id": "acme",
                "ticket_id": f"t-{notification_id}",
                "urgency": "high",
                "reason": "outage (down)",
                "status": "pending",
                "status_reason": None,
                "attempts": 0,
                "next_attempt_at": long_ago,
                "lease_id": None,
                "last_error": None,
                "created_at": long_ago,
                "sent_at": None,
                "job_id": "job-1",
            }
            | overrides
        )
        return notification_id

    return add


@pytest.fixture(scope="module")
def mock_process(start_mock: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start_mock("--tickets", "0", "--rate-limit", "0")[1]
    return client


@pytest.fixture
def webhook(mock_process: httpx.Client) -> httpx.Client:
    """Reset the mock; `/control/notifications` lists what its webhook received."""
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process
