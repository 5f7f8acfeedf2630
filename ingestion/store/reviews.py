"""The reviews of withheld deletions, which are fields of their jobs: `review` says how each ended."""

from datetime import datetime

from pymongo.client_session import ClientSession

from ingestion.core.states import JobStatus, ReviewDecision
from ingestion.models import IngestionJob, IngestionLog
from ticketsaas.models import Tenant
from ticketsaas.mongo import (
    Document,
    get_collection,
    get_collection_across_tenants,
    run_transaction,
)


def find_open(tenant_id: str | None = None) -> list[Document]:
    """The jobs that wait for a person, the oldest first; of one tenant or of all."""
    waiting = {"status": JobStatus.NEEDS_REVIEW.value}
    if tenant_id is None:
        rows = get_collection_across_tenants(IngestionJob).find(waiting)
    else:
        rows = get_collection(IngestionJob).find({"tenant_id": tenant_id, **waiting})
    return sorted(rows, key=lambda job: job["created_at"])


def close(job: Document, *, decision: ReviewDecision, by: str, now: datetime) -> bool:
    """End a review: the job is completed and its log says what was deleted. False when it was closed
    before.

    Approved or dismissed, the tenant is in step with that crawl; superseded, the newer one says.
    """

    def work(session: ClientSession) -> bool:
        closed = get_collection(IngestionJob).find_one_and_update(
            {
                "_id": job["_id"],
                "tenant_id": job["tenant_id"],
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
        if closed is None:
            return False
        _update_log(closed, session=session)
        if decision is not ReviewDecision.SUPERSEDED:
            get_collection(Tenant).update_one(
                {"_id": job["tenant_id"]},
                {"$max": {"last_completed_sync": job["ended_at"]}},
                session=session,
            )
        return True

    return run_transaction(work)


def supersede(successor: Document, *, now: datetime) -> None:
    """Close the reviews of the tenant's jobs before this one, which sees their tickets anew."""
    for job in find_open(successor["tenant_id"]):
        if job["created_at"] < successor["created_at"]:
            close(job, decision=ReviewDecision.SUPERSEDED, by=successor["_id"], now=now)


def _status_after(job: Document) -> JobStatus:
    return JobStatus.COMPLETED_WITH_ERRORS if job["rejected"] else JobStatus.COMPLETED


def _update_log(closed: Document, *, session: ClientSession) -> None:
    get_collection(IngestionLog).update_one(
        {"_id": closed["_id"], "tenant_id": closed["tenant_id"]},
        {
            "$set": {
                "status": _status_after(closed).value,
                "deleted": closed["deleted"],
                "error": None,
            }
        },
        session=session,
    )
