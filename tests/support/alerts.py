"""Rows of the outbox."""

from datetime import UTC, datetime, timedelta
from typing import Any

from ticketsaas.mongo import get_database


def add_alert(notification_id: str, **overrides: Any) -> str:
    """Insert a row that has been due for a minute, with `overrides`; return its id."""
    long_ago = datetime.now(UTC) - timedelta(minutes=1)
    get_database().notifications.insert_one(
        {
            "_id": notification_id,
            "tenant_id": "acme",
            "ticket_id": f"t-{notification_id}",
            "urgency": "high",
            "reason": "outage (down)",
            "status": "pending",
            "status_reason": None,
            "attempts": 0,
            "ticket_updated_at": long_ago,
            "too_old": False,
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
