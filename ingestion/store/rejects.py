"""The records that were no tickets: stored with their page, and removed once they can be read."""

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


def add(rows: Sequence[Document], *, session: Session) -> None:
    """Insert a page's rejects, in the transaction that commits the page."""
    if rows:
        get_collection(IngestionReject).insert_many(rows, session=session)


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
    rejects = get_collection(IngestionReject)
    settled = {"_id": {"$in": list(readable)}, "tenant_id": tenant_id}
    rejects.delete_many(settled, session=session)
    if rejected:
        updates = [
            UpdateOne(
                {"_id": key, "tenant_id": tenant_id},
                {"$set": {"field": reject.field, "reason": reject.reason}},
            )
            for key, reject in rejected.items()
        ]
        rejects.bulk_write(updates, session=session)
