"""Queries for due alerts of all tenants, in the order in which workers claim them.

A row is due when its `next_attempt_at` has passed. That includes claimed rows whose lease has ended. Each
query reads a bounded number of index keys for each tenant, however many rows wait.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from pymongo.collection import Collection

from notifications.core.turns import take_turns
from notifications.models import EVER, STUBBORN_ATTEMPTS, Notification
from ticketsaas.mongo import Document, get_collection_across_tenants

# Each tenant costs a claim one look-up; if more tenants have due alerts, the next ones get the next claim.
TENANTS_PER_CLAIM = 16
# Retries wait for different times, so no index has the due ones in the order of their tickets. This many
# are read in that order, whether due or not, and as many in the order of attempts; reading all would take
# longer the more of them wait.
RETRIES_READ = 100

FIRST: Document = {"attempts": 0}
RETRIES: Document = {"attempts": {"$gte": 1}}
_NEWEST_FIRST: Document = {"ticket_updated_at": -1}


def is_any_due(*, due_by: datetime) -> bool:
    """Return whether a worker would find anything to claim."""
    return _all_rows().find_one(match_due(due_by), {"_id": 1}) is not None


def count_due(*, due_by: datetime) -> int:
    """Return the number of due rows."""
    return _all_rows().count_documents(match_due(due_by))


def find_first(limit: int, *, due_by: datetime, after: str = "") -> list[str]:
    """Return the ids of up to `limit` due rows that were never sent.

    Each tenant's newest ticket comes first. Tenants take turns, beginning with the one after the tenant
    `after`, in the order of their ids.
    """
    tenants = _all_rows().aggregate(first_pipeline(limit, due_by=due_by, after=after))
    return take_turns([_ids(tenant["rows"]) for tenant in tenants])[:limit]


def find_retries(limit: int, *, due_by: datetime, after: str = "") -> list[str]:
    """Return the ids of up to `limit` due rows that failed before, in the same order as `find_first`.

    A tenant with more than RETRIES_READ retries that wait may have an older ticket come first.
    """
    tenants = _all_rows().aggregate(retries_pipeline(limit, due_by=due_by, after=after))
    # The ids of a tenant, without those that were found a second time.
    rows = [list(dict.fromkeys(_ids(chain(each["newest"], each["others"])))) for each in tenants]
    return take_turns(rows)[:limit]


def find_probe(*, due_by: datetime) -> list[str]:
    """Return the id of the due row that is the likeliest to be accepted; without one, an empty list.

    A webhook that fails an alert once often accepts it the next time, so of RETRIES_READ rows that failed
    before, but fewer than STUBBORN_ATTEMPTS times, it is the one with the most attempts.
    """
    failed = {"attempts": {"$gte": 1, "$lt": STUBBORN_ATTEMPTS}, **match_due(due_by)}
    oldest = _all_rows().find(failed, {"attempts": 1}).sort("next_attempt_at", 1)
    rows = list(oldest.limit(RETRIES_READ))
    return [max(rows, key=lambda row: row["attempts"])["_id"]] if rows else []


def match_due(due_by: datetime) -> Document:
    """Build the filter for rows that are due at `due_by`."""
    return {"next_attempt_at": {"$gte": EVER, "$lte": due_by}}


def first_pipeline(limit: int, *, due_by: datetime, after: str) -> list[Document]:
    """Build the query for first attempts: one result per tenant, with up to `limit` `rows`."""
    newest: list[Document] = [
        {"$match": FIRST | match_due(due_by)},
        {"$sort": _NEWEST_FIRST},
        {"$limit": limit},
        {"$project": {"_id": 1}},
    ]
    return [
        *_tenants_in_turn(FIRST, limit=limit, due_by=due_by, after=after),
        _look_up(newest, "rows"),
    ]


def retries_pipeline(limit: int, *, due_by: datetime, after: str) -> list[Document]:
    """Build the query for retries: one result per tenant, with `newest` rows and `others`."""
    waits = {"next_attempt_at": {"$gte": EVER}}
    last: list[Document] = [{"$limit": limit}, {"$project": {"_id": 1}}]
    newest: list[Document] = [
        {"$match": RETRIES | waits},
        {"$sort": _NEWEST_FIRST},
        {"$limit": RETRIES_READ},
        {"$match": match_due(due_by)},
        *last,
    ]
    others: list[Document] = [
        {"$match": RETRIES | match_due(due_by)},
        {"$sort": {"attempts": 1, "next_attempt_at": 1}},
        {"$limit": RETRIES_READ},
        {"$sort": _NEWEST_FIRST},
        *last,
    ]
    return [
        *_tenants_in_turn(RETRIES, limit=limit, due_by=due_by, after=after),
        _look_up(newest, "newest"),
        _look_up(others, "others"),
    ]


def _tenants_in_turn(
    wanted: Document, *, limit: int, due_by: datetime, after: str
) -> list[Document]:
    """Build the beginning of a query that finds the next tenants with wanted rows; `_id` is the tenant."""
    has_had_it = {"$lte": ["$_id", {"$literal": after}]}
    return [
        # With a bound on the tenant MongoDB reads a few index keys per tenant, not one per row.
        {"$match": {"tenant_id": {"$gt": ""}, **wanted, **match_due(due_by)}},
        {"$group": {"_id": "$tenant_id"}},
        {"$set": {"has_had_it": has_had_it}},
        {"$sort": {"has_had_it": 1, "_id": 1}},
        {"$limit": min(limit, TENANTS_PER_CLAIM)},
    ]


def _look_up(pipeline: list[Document], name: str) -> Document:
    return {
        "$lookup": {
            "from": _all_rows().name,
            "localField": "_id",
            "foreignField": "tenant_id",
            "pipeline": pipeline,
            "as": name,
        }
    }


def _ids(rows: Iterable[Document]) -> list[str]:
    return [row["_id"] for row in rows]


def _all_rows() -> Collection[Document]:
    return get_collection_across_tenants(Notification)
