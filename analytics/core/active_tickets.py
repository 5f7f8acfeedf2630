"""Filter for the tickets that count in statistics, and the values that they are counted by."""

from analytics.core.period import Period
from analytics.core.rollups import DIMENSIONS, UNKNOWN_LANGUAGE
from analytics.core.rows import Row
from tickets.core.labels import LABELS
from tickets.core.timestamps import EARLIEST


def active_tickets(tenant_id: str, *, period: Period) -> Row:
    """Return the filter for a tenant's tickets that were created in `period` and are not deleted.

    Every pipeline over tickets begins with it. A row of another program whose `created_at` is no time is
    left out: it can't be counted anywhere.
    """
    created_at = {"$gte": period.start or EARLIEST}
    if period.end is not None:
        created_at["$lt"] = period.end
    return {"tenant_id": tenant_id, "is_deleted": False, "created_at": created_at}


def labelled_tickets(tenant_id: str, *, period: Period) -> Row:
    """Return the filter for those of the active tickets that have labels.

    All have, except rows of another program; those count from when `rebuild_stats` completes them.
    """
    labels = {name: {"$in": list(values)} for name, values in LABELS.items()}
    return active_tickets(tenant_id, period=period) | labels


def dimension_values() -> Row:
    """Return the expression for a ticket's value of each of the DIMENSIONS, by dimension.

    A ticket without the key of its status or source was written by another program; it counts as one
    with an empty one, until `rebuild_stats` completes it. Older versions stored no language.
    """
    keys = {name: {"$ifNull": [f"${name}_key", ""]} for name in ("status", "source")}
    is_text = {"$eq": [{"$type": "$language"}, "string"]}
    language = {"$cond": [is_text, "$language", UNKNOWN_LANGUAGE]}
    return {name: f"${name}" for name in DIMENSIONS} | keys | {"language": language}
