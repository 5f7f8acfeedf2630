"""Parked jobs: they keep their tenant but no worker, until it is time to call upstream again.

The time stands in the job's row, `waiting_until`, and is the server's: a host whose clock is wrong wakes no
job too soon.
"""

from datetime import timedelta

from pymongo.collection import Collection

from ingestion.core.states import JobStatus, Wait
from ingestion.models import IngestionJob
from ticketsaas.mongo import Document, get_collection_across_tenants

_IS_PARKED: Document = {
    "$and": [
        {"$eq": ["$status", JobStatus.RUNNING.value]},
        {"$eq": ["$waiting_for", Wait.UPSTREAM.value]},
    ]
}
# Whether a job's row says that it is too early for the next slice.
IS_EARLY: Document = {"$and": [_IS_PARKED, {"$gt": ["$waiting_until", "$$NOW"]}]}
# A row that a queue wakes has a time for it; a job that its own process runs has none.
_IS_OF_QUEUE: Document = {"$ne": [{"$ifNull": ["$wake_again_at", None]}, None]}


def parked_until(seconds: float) -> Document:
    """Return the fields that park a job for `seconds` from now, for an update with a pipeline."""
    until = {"$add": ["$$NOW", round(seconds * 1000)]}
    return {
        "waiting_for": Wait.UPSTREAM.value,
        "waiting_until": until,
        "wake_again_at": {"$cond": [_IS_OF_QUEUE, until, None]},
    }


def is_early(job_id: str) -> bool:
    """Return whether the job is parked, and its time has not come."""
    wanted = {"_id": job_id, "$expr": IS_EARLY}
    return _all_jobs().find_one(wanted, {"_id": 1}) is not None


def find_due() -> list[str]:
    """Return the ids of the parked jobs whose time has come and that nobody has woken since."""
    due = {
        "$and": [
            _IS_OF_QUEUE,
            {"$lte": ["$waiting_until", "$$NOW"]},
            {"$lte": ["$wake_again_at", "$waiting_until"]},
        ]
    }
    wanted = {
        "status": JobStatus.RUNNING.value,
        "waiting_for": Wait.UPSTREAM.value,
        "$expr": due,
    }
    rows = _all_jobs().find(wanted, {"_id": 1})
    return [row["_id"] for row in rows]


def claim(job_id: str, *, again_after: timedelta) -> bool:
    """Take the waking of a due job upon oneself; of several callers one gets it.

    If no slice has begun `again_after` later, the job counts as not woken.
    """
    wanted = {
        "_id": job_id,
        "waiting_for": Wait.UPSTREAM.value,
        "$expr": {"$and": [_IS_OF_QUEUE, {"$lte": ["$wake_again_at", "$waiting_until"]}]},
    }
    again_at = {"$add": ["$$NOW", round(again_after.total_seconds() * 1000)]}
    result = _all_jobs().update_one(wanted, [{"$set": {"wake_again_at": again_at}}])
    return result.modified_count > 0


def hand_to_queue(job_id: str) -> bool:
    """Have the queue wake the job when its time comes, if it is parked; return whether it is."""
    wanted = {"_id": job_id, "$expr": _IS_PARKED}
    update = [{"$set": {"wake_again_at": "$waiting_until"}}]
    return _all_jobs().update_one(wanted, update).matched_count > 0


def _all_jobs() -> Collection[Document]:
    """Workers know a job by its id alone."""
    return get_collection_across_tenants(IngestionJob)
