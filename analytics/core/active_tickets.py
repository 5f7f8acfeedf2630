"""Decides which tickets statistics are about: the filter that everything over tickets begins with."""

from typing import Any

from analytics.core.period import Period


def living(tenant_id: str, *, period: Period) -> dict[str, Any]:
    """The tenant's tickets that were created in the period and are not deleted."""
    bounds = {"$gte": period.start, "$lt": period.end}
    created_at = {operator: time for operator, time in bounds.items() if time is not None}
    within = {"created_at": created_at} if created_at else {}
    return {"tenant_id": tenant_id, "is_deleted": False, **within}
