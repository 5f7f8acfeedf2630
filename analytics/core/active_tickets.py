"""Filter for the tickets that count in statistics, and the values that they are counted by."""

from analytics.core.period import Period
from analytics.core.rollups import DIMENSIONS
from analytics.core.rows import Row


def active_tickets(tenant_id: str, *, period: Period) -> Row:
    """Return the filter for a tenant's tickets that were created in `period` and are not deleted.

    Every pipeline over tickets begins with it.
    """
    bounds = {"$gte": period.start, "$lt": period.end}
    created_at = {operator: time for operator, time in bounds.items() if time is not None}
    within = {"created_at": created_at} if created_at else {}
    return {"tenant_id": tenant_id, "is_deleted": False, **within}


def dimension_values() -> Row:
    """Return the expression for a ticket's value of each of the DIMENSIONS, by dimension.

    A ticket without the key of its status or source was written by another program; it counts as one
    with an empty one, until `rebuild_stats` completes it.
    """
    keys = {name: {"$ifNull": [f"${name}_key", ""]} for name in ("status", "source")}
    return {name: f"${name}" for name in DIMENSIONS} | keys
