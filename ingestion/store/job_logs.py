"""The log rows: one a job from the beginning of its run on, with the numbers of the job's row.

While the job runs its slices copy the numbers there about once a second, outside the pages' transactions,
so that no page takes longer. The end writes the row once more, in the transaction that ends the job.
"""

from pymongo.errors import DuplicateKeyError

from ingestion.core.job import Job
from ingestion.models import IngestionLog
from ticketsaas.mongo import Document, Session, get_collection


def keep(job: Job) -> None:
    """Write the numbers of a job that runs; nothing happens once it has ended. Harmless twice."""
    running = _key(job) | {"ended_at": None}
    try:
        get_collection(IngestionLog).update_one(running, {"$set": _numbers(job)}, upsert=True)
    except DuplicateKeyError:
        # The job has ended since its row was read, and its end has written everything.
        return


def close(job: Job, *, session: Session) -> None:
    """Write how the job ended, in the transaction that ends it, whether it ever ran or not."""
    end = {"$set": _numbers(job) | {"ended_at": job.ended_at}}
    get_collection(IngestionLog).update_one(_key(job), end, upsert=True, session=session)


def complete(tenant_id: str) -> None:
    """Give the tenant's rows that an older version wrote the time by which they are listed."""
    get_collection(IngestionLog).update_many(
        {"tenant_id": tenant_id, "created_at": None},
        [{"$set": {"created_at": {"$ifNull": ["$started_at", "$ended_at"]}}}],
    )


def _key(job: Job) -> Document:
    return {"_id": job.job_id, "tenant_id": job.tenant_id}


def _numbers(job: Job) -> Document:
    return {
        "job_id": job.job_id,
        "status": job.status.value,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "error": job.error,
        **job.counters,
    }
