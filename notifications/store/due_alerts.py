"""Queries for due alerts of all tenants, in the order in which workers claim them.

A row is due when its `next_attempt_at` has passed. That includes claimed rows whose lease has ended.
"""

from datetime import datetime
from itertools import chain, islice, zip_longest

from pymongo.collection import Collection

from notifications.models import Notification
from ticketsaas.mongo import Document, get_collection_across_tenants

# Each tenant costs a claim one look-up; if more tenants have due alerts, a random sample gets its turn.
TENANTS_PER_CLAIM = 16
# After this many failures the row is more likely at fault than the webhook. It no longer goes first, so
# one row does not use up the probes of an outage, and an outage does not park one row after another.
STUBBORN_ATTEMPTS = 5


def is_any_due(*, due_by: datetime) -> bool:
    """Return whether a worker would find anything to claim."""
    return _all_rows().find_one(match_due(due_by), {"_id": 1}) is not None


def count_due(*, due_by: datetime) -> int:
    """Return the number of due rows."""
    return _all_rows().count_documents(match_due(due_by))


def find_round_robin(limit: int, *, due_by: datetime) -> list[str]:
    """Return the ids of up to `limit` due rows: each tenant's oldest first, tenants taking turns."""
    tenants = _all_rows().aggregate(round_robin_pipeline(limit, due_by=due_by))
    turns = zip_longest(*([row["_id"] for row in tenant["rows"]] for tenant in tenants))
    return list(islice((row_id for row_id in chain.from_iterable(turns) if row_id), limit))


def find_most_attempted(limit: int, *, due_by: datetime) -> list[str]:
    """Return the ids of up to `limit` due rows that failed before, but fewer than STUBBORN_ATTEMPTS times."""
    failed = {"attempts": {"$gte": 1, "$lt": STUBBORN_ATTEMPTS}, **match_due(due_by)}
    order = [("attempts", -1), ("next_attempt_at", 1)]
    return [row["_id"] for row in _all_rows().find(failed, {"_id": 1}).sort(order).limit(limit)]


def match_due(due_by: datetime) -> Document:
    """Build the filter for rows that are due at `due_by`."""
    return {"next_attempt_at": {"$lte": due_by}}


def round_robin_pipeline(limit: int, *, due_by: datetime) -> list[Document]:
    """Build the query for up to `limit` rows of each of some tenants: one result per tenant, with `rows`."""
    oldest = [
        {"$match": match_due(due_by)},
        {"$sort": {"next_attempt_at": 1}},
        {"$limit": limit},
        {"$project": {"_id": 1}},
    ]
    return [
        # With a bound on the tenant MongoDB reads one index entry per tenant, not one per row.
        {"$match": {"tenant_id": {"$gt": ""}, **match_due(due_by)}},
        {"$group": {"_id": "$tenant_id"}},
        {"$sample": {"size": TENANTS_PER_CLAIM}},
        {
            "$lookup": {
                "from": _all_rows().name,
                "localField": "_id",
                "foreignField": "tenant_id",
                "pipeline": oldest,
                "as": "rows",
            }
        },
    ]


def _all_rows() -> Collection[Document]:
    return get_collection_across_tenants(Notification)
