"""Marks of tenants whose tickets were stored without being counted, until their roll-ups are right again.

The mark is a number in the tenant's row that grows each time. A rebuild reads it before it measures, and
its result counts only if the number is still the same at its end.
"""

from datetime import UTC, datetime
from typing import Any

from pymongo import ReturnDocument

from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection

_ROLLUPS = (TicketRollup, RankingRollup, CustomerRollup)
_MILLISECONDS = 1000


def mark(tenant_id: str, *, session: Session) -> None:
    """Let the tenant's statistics be read from its tickets, and its roll-ups be made anew."""
    get_collection(Tenant).update_one({"_id": tenant_id}, [{"$set": _marked()}], session=session)


def find_mark(tenant_id: str) -> int | None:
    """Return how often tickets of the tenant were stored without being counted; None for never."""
    row = get_collection(Tenant).find_one({"_id": tenant_id}, {"rollups_failures": 1}) or {}
    return row.get("rollups_failures")


def find_marked(*, limit: int) -> list[str]:
    """Return tenants whose roll-ups are to be made anew, those that wait longest first."""
    rows = get_collection(Tenant).find(_IS_MARKED, {"_id": 1})
    return [row["_id"] for row in rows.sort("rollups_failed_at").limit(limit)]


def claim_rebuild(*, seconds: float) -> str | None:
    """Return a marked tenant whose rebuild is due, or None; nobody else gets it for this long."""
    row = get_collection(Tenant).find_one_and_update(
        {**_IS_MARKED, "$expr": {"$lte": [{"$ifNull": ["$rebuild_due_at", "$$NOW"]}, "$$NOW"]}},
        [{"$set": {"rebuild_due_at": _after(seconds)}}],
        {"_id": 1},
        sort=[("rollups_failed_at", 1)],
        return_document=ReturnDocument.AFTER,
    )
    return None if row is None else str(row["_id"])


def postpone_rebuild(tenant_id: str, *, seconds: float) -> None:
    """Let nobody rebuild the tenant's roll-ups for this long, because it would fail again."""
    get_collection(Tenant).update_one(
        {"_id": tenant_id, **_IS_MARKED}, [{"$set": {"rebuild_due_at": _after(seconds)}}]
    )


def clear_marked(tenant_id: str) -> None:
    """Delete the roll-ups of a marked tenant, unless that was done since its mark was set.

    They may be too large to be corrected. Other rebuilds that are under way find their measurements stale
    (`rollup_audit.repair`) and their mark another.
    """
    tenant = get_collection(Tenant).find_one({"_id": tenant_id}) or {}
    failures = tenant.get("rollups_failures")
    if tenant.get("rollups_failed_at") is None or tenant.get("rollups_cleared") == failures:
        return
    _renew(tenant_id, {})
    for model in _ROLLUPS:
        get_collection(model).delete_many({"tenant_id": tenant_id})
    _renew(tenant_id, {"rollups_cleared": _increased("rollups_failures")})


def record_complete(tenant_id: str, *, mark: int | None) -> bool:
    """Let the tenant's statistics be read from its roll-ups from now on.

    Return False, with nothing changed, if tickets were stored without being counted since the mark was
    read.
    """
    complete = {"has_rollups": True, "rollups_failed_at": None, "rebuild_due_at": None}
    result = get_collection(Tenant).update_one(
        {"_id": tenant_id, "rollups_failures": mark}, {"$set": complete}
    )
    return result.matched_count > 0


# Null is not greater than a time, and not less either.
_IS_MARKED: Document = {"rollups_failed_at": {"$gt": datetime(1970, 1, 1, tzinfo=UTC)}}


def _renew(tenant_id: str, values: Document) -> None:
    values = _marked() | {"rollups_mended": _increased("rollups_mended")} | values
    get_collection(Tenant).update_one({"_id": tenant_id}, [{"$set": values}])


def _marked() -> Document:
    return {
        "has_rollups": False,
        "rollups_failed_at": {"$ifNull": ["$rollups_failed_at", "$$NOW"]},
        "rollups_failures": _increased("rollups_failures"),
    }


def _increased(field: str) -> Any:
    return {"$add": [{"$ifNull": [f"${field}", 0]}, 1]}


def _after(seconds: float) -> Document:
    return {"$add": ["$$NOW", seconds * _MILLISECONDS]}
