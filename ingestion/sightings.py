"""What a crawl has seen: one row a page, written with it, so that a crash forgets nothing.

Rows are the crawl's memory and go when the job ends. They exist because a stamp on every ticket would
write each unchanged one.
"""

from collections.abc import Iterable

from pymongo import DESCENDING
from pymongo.client_session import ClientSession

from ingestion.drift import Glance
from ingestion.models import PageSighting
from ticketsaas.mongo import Document, get_collection


def find_last_glance(tenant_id: str, *, job_id: str) -> Glance | None:
    """What is remembered of the last page that the job committed; None before its first."""
    row = get_collection(PageSighting).find_one(
        {"tenant_id": tenant_id, "job_id": job_id, "page": {"$gt": 0}},
        {"ids": 1, "total_count": 1},
        sort=[("page", DESCENDING)],
    )
    return None if row is None else Glance(frozenset(row["ids"]), row["total_count"])


def find_seen(tenant_id: str, *, job_id: str, external_ids: Iterable[str]) -> frozenset[str]:
    """Those of the tickets that a committed page of the job had."""
    wanted = sorted(external_ids)
    rows = get_collection(PageSighting).aggregate(
        [
            {"$match": {"tenant_id": tenant_id, "job_id": job_id, "ids": {"$in": wanted}}},
            {"$project": {"ids": {"$setIntersection": ["$ids", {"$literal": wanted}]}}},
        ],
    )
    return frozenset(external_id for row in rows for external_id in row["ids"])


def count_seen(tenant_id: str, *, job_id: str) -> int:
    """Different tickets that the job has seen, and the records without an id."""
    of_job = {"$match": {"tenant_id": tenant_id, "job_id": job_id}}
    sightings = get_collection(PageSighting)
    tickets = sightings.aggregate(
        [of_job, {"$unwind": "$ids"}, {"$group": {"_id": "$ids"}}, {"$count": "number"}]
    )
    others = sightings.aggregate([of_job, {"$group": {"_id": None, "number": {"$sum": "$others"}}}])
    return _number(tickets) + _number(others)


def forget_job(tenant_id: str, *, job_id: str) -> None:
    """Drop the rows of a job that has ended; harmless twice."""
    get_collection(PageSighting).delete_many({"tenant_id": tenant_id, "job_id": job_id})


def forget_other_jobs(tenant_id: str, *, job_id: str, session: ClientSession) -> None:
    """Drop what jobs before this one left behind, because their worker died at the wrong moment."""
    others = {"tenant_id": tenant_id, "job_id": {"$ne": job_id}}
    get_collection(PageSighting).delete_many(others, session=session)


def _number(rows: Iterable[Document]) -> int:
    return next((row["number"] for row in rows), 0)
