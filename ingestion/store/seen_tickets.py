"""The tickets that a crawl has seen: one row a page, written with the page, so that a crash loses nothing.

Rows are deleted when the job ends. They exist because a stamp on every ticket would mean to write each
unchanged ticket too.
"""

from collections.abc import Iterable

from pymongo import DESCENDING

from ingestion.core.feed_drift import PageSummary
from ingestion.models import PageSighting
from ticketsaas.mongo import Document, Session, get_collection


def add(row: Document, *, session: Session) -> None:
    """Insert what a page showed, in the transaction that commits the page."""
    get_collection(PageSighting).insert_one(row, session=session)


def find_page_before(tenant_id: str, *, job_id: str, number: int) -> PageSummary | None:
    """Return what the last page showed that the job committed before page `number`; None without one.

    A page that was committed in parts or cuts has a row for each.
    """
    of_job = {"tenant_id": tenant_id, "job_id": job_id}
    sightings = get_collection(PageSighting)
    last = sightings.find_one(
        of_job | {"page": {"$gt": 0, "$lt": number}},
        {"page": 1, "total_count": 1},
        sort=[("page", DESCENDING)],
    )
    if last is None:
        return None
    parts = sightings.find(of_job | {"page": last["page"]}, {"ids": 1})
    ids = frozenset(external_id for part in parts for external_id in part["ids"])
    return PageSummary(ids, last["total_count"])


def find_seen(tenant_id: str, *, job_id: str, external_ids: Iterable[str]) -> frozenset[str]:
    """Return which of these tickets a committed page of the job had."""
    wanted = sorted(external_ids)
    rows = get_collection(PageSighting).aggregate(
        [
            {"$match": {"tenant_id": tenant_id, "job_id": job_id, "ids": {"$in": wanted}}},
            {"$project": {"ids": {"$setIntersection": ["$ids", {"$literal": wanted}]}}},
        ],
    )
    return frozenset(external_id for row in rows for external_id in row["ids"])


def count_seen(tenant_id: str, *, job_id: str) -> tuple[int, int]:
    """Count what the job has seen: first different tickets and records without an id, then repeats."""
    of_job = {"$match": {"tenant_id": tenant_id, "job_id": job_id}}
    rows = get_collection(PageSighting)
    tickets = rows.aggregate(
        [of_job, {"$unwind": "$ids"}, {"$group": {"_id": "$ids"}}, {"$count": "number"}]
    )
    sums = {name: {"$sum": f"${name}"} for name in ("others", "again")}
    records = next(
        iter(rows.aggregate([of_job, {"$group": {"_id": None, **sums}}])),
        {"others": 0, "again": 0},
    )
    number = next((row["number"] for row in tickets), 0)
    return number + records["others"], records["again"]


def delete_of_job(tenant_id: str, *, job_id: str) -> None:
    """Delete the rows of a job that has ended; harmless twice."""
    get_collection(PageSighting).delete_many({"tenant_id": tenant_id, "job_id": job_id})


def delete_earlier(tenant_id: str, *, job_id: str, fence: int) -> None:
    """Delete what other jobs left behind before this fence, because a worker died at the wrong moment."""
    get_collection(PageSighting).delete_many(
        {"tenant_id": tenant_id, "job_id": {"$ne": job_id}, "fence": {"$lt": fence}}
    )
