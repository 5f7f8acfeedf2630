"""The records that were no tickets: one row for each, removed once it can be read.

A row has what came last (`job_id, page, external_id, field, reason, raw`), when the record came first and
last, and in how many pages (`times`). `recorded_at` equals `last_seen_at`; lists are sorted by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pymongo import DESCENDING, UpdateOne

from ingestion.core.pages import Reject
from ingestion.models import IngestionReject
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    get_collection_across_tenants,
)

# Named, because MongoDB would try the indexes that begin with the tenant first.
_BY_KEY = "_id_"
# With the server's time. A row that lacks the new fields was recorded once.
_SEEN_AGAIN: list[Document] = [
    {
        "$set": {
            "first_seen_at": {"$ifNull": ["$first_seen_at", "$recorded_at", "$$NOW"]},
            "last_seen_at": "$$NOW",
            "recorded_at": "$$NOW",
            "times": {"$add": [{"$ifNull": ["$times", 0]}, 1]},
        }
    }
]


def add(rows: Sequence[Document], *, session: Session) -> None:
    """Write a page's rejects, in the transaction that commits the page.

    The row of a record that was rejected before gets the new content, and counts once more. Four commands
    for the whole page: an upsert for each of 10,000 records takes twice as long, which on a busy machine is
    more time than a transaction has.
    """
    if not rows:
        return
    rejects = get_collection(IngestionReject)
    which = {"tenant_id": rows[0]["tenant_id"], "_id": {"$in": [row["_id"] for row in rows]}}
    known = {row["_id"] for row in rejects.find(which, {"_id": 1}, hint=_BY_KEY, session=session)}
    if new := [row for row in rows if row["_id"] not in known]:
        rejects.insert_many(new, session=session)
    if known:
        updates = [
            UpdateOne({"_id": row["_id"], "tenant_id": row["tenant_id"]}, {"$set": row})
            for row in rows
            if row["_id"] in known
        ]
        rejects.bulk_write(updates, session=session)
    rejects.update_many(which, _SEEN_AGAIN, hint=_BY_KEY, session=session)


def remove(tenant_id: str, *, keys: Sequence[str], session: Session) -> None:
    """Remove the rejects whose records have come as tickets, in the caller's transaction."""
    if keys:
        settled = {"_id": {"$in": list(keys)}, "tenant_id": tenant_id}
        get_collection(IngestionReject).delete_many(settled, hint=_BY_KEY, session=session)


def has_any(tenant_id: str) -> bool:
    """Return whether the tenant has a reject."""
    one = get_collection(IngestionReject).find_one({"tenant_id": tenant_id}, {"_id": 1})
    return one is not None


def find_tenants() -> list[str]:
    """Return the ids of all tenants that have rejects, in order."""
    return sorted(get_collection_across_tenants(IngestionReject).distinct("tenant_id"))


def find_jobs(tenant_id: str, *, job_id: str | None = None) -> list[str]:
    """Return the ids of the tenant's jobs that have rejects, or of `job_id` alone if it has any.

    The latest job comes first.
    """
    wanted = {"tenant_id": tenant_id} | ({} if job_id is None else {"job_id": job_id})
    rows = get_collection(IngestionReject).aggregate(
        [
            {"$match": wanted},
            {"$group": {"_id": "$job_id", "latest": {"$max": "$recorded_at"}}},
            {"$sort": {"latest": DESCENDING, "_id": DESCENDING}},
        ]
    )
    return [row["_id"] for row in rows]


def read_batches(tenant_id: str, *, job_id: str, size: int) -> Iterator[list[Document]]:
    """Yield the job's rejects in batches of at most `size`, each reject once, the latest first.

    Rejects may be settled between two batches.
    """
    wanted: Document = {"tenant_id": tenant_id, "job_id": job_id}
    rejects = get_collection(IngestionReject)
    while rows := list(rejects.find(wanted).sort("_id", DESCENDING).limit(size)):
        yield rows
        wanted["_id"] = {"$lt": rows[-1]["_id"]}


def settle(
    tenant_id: str, *, readable: Sequence[Any], rejected: Mapping[Any, Reject], session: Session
) -> None:
    """Remove the rejects that are readable now, and write today's reason to those still rejected.

    Both are named by the `_id` of their rows.
    """
    remove(tenant_id, keys=readable, session=session)
    if rejected:
        updates = [
            UpdateOne(
                {"_id": key, "tenant_id": tenant_id},
                {"$set": {"field": reject.field, "reason": reject.reason}},
            )
            for key, reject in rejected.items()
        ]
        get_collection(IngestionReject).bulk_write(updates, session=session)
