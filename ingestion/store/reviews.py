"""The reviews of withheld deletions. A review is a field of its job, `review`, set when it is closed."""

from datetime import datetime

from ingestion.core.job import Job, read_job
from ingestion.core.states import JobStatus, ReviewDecision
from ingestion.models import IngestionJob, IngestionLog
from ticketsaas.models import Tenant
from ticketsaas.mongo import (
    Session,
    get_collection,
    get_collection_across_tenants,
    run_transaction,
)


def find_open(tenant_id: str | None = None) -> list[Job]:
    """Return the jobs that wait for a review, the oldest first; of one tenant, or of all."""
    waiting = {"status": JobStatus.NEEDS_REVIEW.value}
    if tenant_id is None:
        rows = get_collection_across_tenants(IngestionJob).find(waiting)
    else:
        rows = get_collection(IngestionJob).find({"tenant_id": tenant_id, **waiting})
    return sorted(map(read_job, rows), key=lambda job: job.created_at)


def close(job: Job, *, decision: ReviewDecision, by: str, now: datetime) -> bool:
    """Close a review: complete its job, and write to the job's log what was deleted.

    Return False when it was closed before. After an approval or a dismissal the tenant counts as synced
    when that job ended; a job that supersedes the review says so itself.
    """

    def work(session: Session) -> bool:
        row = get_collection(IngestionJob).find_one_and_update(
            {
                "_id": job.job_id,
                "tenant_id": job.tenant_id,
                "status": JobStatus.NEEDS_REVIEW.value,
            },
            {
                "$set": {
                    "status": _status_after(job).value,
                    "error": None,
                    "review": {"decision": decision.value, "by": by, "at": now},
                }
            },
            session=session,
        )
        if row is None:
            return False
        _update_log(read_job(row), session=session)
        if decision is not ReviewDecision.SUPERSEDED:
            get_collection(Tenant).update_one(
                {"_id": job.tenant_id},
                {"$max": {"last_completed_sync": job.ended_at}},
                session=session,
            )
        return True

    return run_transaction(work)


def supersede(successor: Job, *, now: datetime) -> None:
    """Close the reviews of the tenant's older jobs, because this job sees their tickets anew."""
    for job in find_open(successor.tenant_id):
        if job.created_at < successor.created_at:
            close(job, decision=ReviewDecision.SUPERSEDED, by=successor.job_id, now=now)


def _status_after(job: Job) -> JobStatus:
    return JobStatus.COMPLETED_WITH_ERRORS if job.rejected else JobStatus.COMPLETED


def _update_log(job: Job, *, session: Session) -> None:
    get_collection(IngestionLog).update_one(
        {"_id": job.job_id, "tenant_id": job.tenant_id},
        {"$set": {"status": _status_after(job).value, "deleted": job.deleted, "error": None}},
        session=session,
    )
