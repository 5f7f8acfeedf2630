"""Filter for the tickets that count in statistics."""

from analytics.core.period import Period
from analytics.core.rows import Row


def active_tickets(tenant_id: str, *, period: Period) -> Row:
    """Return the filter for a tenant's tickets that were created in `period` and are not deleted.

    Every pipeline over tickets begins with it.
    """
    bounds = {"$gte": period.start, "$lt": period.end}
    created_at = {operator: time for operator, time in bounds.items() if time is not None}
    within = {"created_at": created_at} if created_at else {}
    return {"tenant_id": tenant_id, "is_deleted": False, **within}
