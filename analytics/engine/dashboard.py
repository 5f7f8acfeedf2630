"""Counts of a tenant's tickets for the admin's home page that are not in reports."""

from datetime import datetime

from django.conf import settings

from analytics.core.rows import Rows
from analytics.store.reader import open_snapshot


def count_open_urgent(tenant_id: str) -> dict[str, int]:
    """Return the number of high-urgency tickets by status, without closed ones, largest first."""
    with open_snapshot(tenant_id, seconds=settings.MONGO_TIMEOUT_SECONDS) as snapshot:
        rows = snapshot.reader.count_urgent_by_status()
    closed = settings.CLOSED_STATUSES
    counts = {
        row["value"]: row["count"] for row in rows if row["count"] and row["value"] not in closed
    }
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def count_urgency_by_day(tenant_id: str, *, since: datetime) -> Rows:
    """Return rows `{day, value, count}`, beginning with the day (UTC) that starts at `since`.

    A day without tickets may have no row.
    """
    with open_snapshot(tenant_id, seconds=settings.MONGO_TIMEOUT_SECONDS) as snapshot:
        return snapshot.reader.count_urgency_by_day(since)
