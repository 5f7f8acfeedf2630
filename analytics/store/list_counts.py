"""Number of tickets in a list, by one small look-up if a roll-up already counts them.

The list calls `find_count` through the setting `TICKET_COUNTER`, because tickets must not import statistics.
"""

from dataclasses import replace
from typing import Any

from analytics.core.rollup_bounds import other_path
from analytics.core.rollups import ALL_TIME, DIMENSIONS, escape, value_path
from analytics.models import TicketRollup
from tickets.core.filters import TicketFilter
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, get_collection


def find_count(tenant_id: str, *, wanted: TicketFilter) -> int | None:
    """Return the exact number, or None if no roll-up counts these tickets or the tenant has none yet.

    Roll-ups count the active tickets of all time, in total and by the value of one dimension.
    """
    given = [name for name in DIMENSIONS if getattr(wanted, name) is not None]
    nothing: dict[str, Any] = dict.fromkeys(given)
    is_counted = len(given) <= 1 and replace(wanted, **nothing) == TicketFilter()
    if not is_counted or not _has_rollups(tenant_id):
        return None
    if not given:
        return int(_read_total(tenant_id, "total").get("total", 0))
    return _count_by(given[0], tenant_id=tenant_id, value=getattr(wanted, given[0]))


def _has_rollups(tenant_id: str) -> bool:
    has_them = {"_id": tenant_id, "has_rollups": True}
    return get_collection(Tenant).find_one(has_them, {"_id": 1}) is not None


def _count_by(name: str, *, tenant_id: str, value: str | bool) -> int | None:
    if isinstance(value, bool):
        row = _read_total(tenant_id, "total", name)
        count = row.get(name, 0)
        return int(count if value else row.get("total", 0) - count)
    group = f"by_{name}"
    row = _read_total(tenant_id, value_path(name, value), other_path(group))
    count = row.get(group, {}).get(escape(value), 0)
    # The tickets of a value that is not counted by name are among the others.
    return int(count) if count or not row.get(other_path(group)) else None


def _read_total(tenant_id: str, *paths: str) -> Document:
    """Read only these fields, because an upstream may have thousands of statuses."""
    which = {"_id": ALL_TIME.key(tenant_id), "tenant_id": tenant_id}
    return get_collection(TicketRollup).find_one(which, dict.fromkeys(paths, 1)) or {}
