"""The job rows: every step of a job's life is one conditional update, so no two can contradict.

queued -> running -> completed, completed_with_errors, failed, lost
   \\________\\____-> cancelling -> cancelled
running -> needs_review -> completed, completed_with_errors
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pymongo import ReturnDocument
from pymongo.client_session import ClientSession
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from ingestion.core.states import ACTIVE, COUNTERS, JobStatus, Wait
from ingestion.models import IngestionJob, IngestionLog
from ingestion.store import job_totals, lock
from ingestion.store.lock import Lease
from tickets.store.tickets import record_tenant
from ticketsaas.models import Tenant
from ticketsaas.mongo import (
    Document,
    get_collection,
    get_collection_across_tenants,
    run_transaction,
)

FIRST_PAGE = 1
_ACTIVE = sorted(status.value for status in ACTIVE)
_MAY_RUN = [JobStatus.QUEUED.value, JobStatus.RUNNING.value]
_IN_STEP = frozenset({JobStatus.COMPLETED, JobStatus.COMPLETED_WITH_ERRORS})
_CRAWLED = _IN_STEP | {JobStatus.NEEDS_REVIEW}


class JobExists(Exception):
    """There is a job with this id or idempotency key already; it was left as it is."""


def create_job(
    tenant_id: str,
    *,
    job_id: str,
    page_size: int,
    request_id: str,
    now: datetime,
    idempotency_key: str | None = None,
) -> Document:
    """Write the row of a queued job and make its tenant known. Raises JobExists.

    The page size stays with the job: its checkpoint, a page's number, means nothing with another.
    No two jobs of a tenant have the same idempotency key.
    """
    job: Document = {
        "_id": job_id,
        "tenant_id": tenant_id,
        "status": JobStatus.QUEUED.value,
        "progress": 0,
        "total_pages": None,
        "next_page": FIRST_PAGE,
        "page_size": page_size,
        **dict.fromkeys(COUNTERS, 0),
        "total_count": None,
        "second_looks": 0,
        "barren_pages": 0,
        "candidates": None,
        "withheld": 0,
        "judged_at_fence": None,
        "waiting_for": None,
        "waiting_until": None,
        "slices": 0,
        "idle_slices": 0,
        "created_at": now,
        "started_at": None,
        "ended_at": None,
        "error": None,
        "wake_again_at": None,
        "request_id": request_id,
    }
    if idempotency_key is not None:
        # Left out otherwise: the unique index holds the rows that have one.
        job["idempotency_key"] = idempotency_key
    record_tenant(tenant_id, now=now)
    try:
        get_collection(IngestionJob).insert_one(job)
    except DuplicateKeyError:
        raise JobExists(job_id) from None
    return job


def find_job(job_id: str) -> Document | None:
    return _all_jobs().find_one({"_id": job_id})


def get_job(job_id: str) -> Document:
    """The job's row. Raises LookupError when there is none."""
    job = find_job(job_id)
    if job is None:
        raise LookupError(f"There is no job {job_id}.")
    return job


def find_active_jobs() -> list[Document]:
    """Every job of every tenant that has not ended; there is at most one a tenant at work."""
    return list(_all_jobs().find({"status": {"$in": _ACTIVE}}))


def start_slice(job_id: str, *, now: datetime) -> Document | None:
    """Count a slice that begins; None when the job may not run (any more)."""
    return _all_jobs().find_one_and_update(
        {"_id": job_id, "status": {"$in": _MAY_RUN}},
        [
            {
                "$set": {
                    "status": JobStatus.RUNNING.value,
                    "started_at": {"$ifNull": ["$started_at", now]},
                    "slices": {"$add": ["$slices", 1]},
                    "idle_slices": {"$add": ["$idle_slices", 1]},
                    "waiting_for": None,
                    "waiting_until": None,
                }
            }
        ],
        return_document=ReturnDocument.AFTER,
    )


def advance(
    job_id: str,
    *,
    status: JobStatus = JobStatus.RUNNING,
    expected: Mapping[str, Any],
    moved: Mapping[str, Any],
    progress: int,
    counters: Mapping[str, int],
    session: ClientSession,
) -> bool:
    """Move the checkpoint from the `expected` fields to the `moved` ones, and count; part of a step's
    transaction.

    False, and nothing moved, when the job does not expect this step: it is cancelled, has ended, or
    the step was committed before.
    """
    result = _all_jobs().update_one(
        {"_id": job_id, "status": status.value, **expected},
        {
            "$set": {**moved, "idle_slices": 0},
            "$max": {"progress": progress},
            "$inc": dict(counters),
        },
        session=session,
    )
    return result.matched_count == 1


def note_waiting(job_id: str, *, waiting_for: Wait | None, until: datetime | None) -> None:
    """Note what a slice waits for before it calls upstream again; None when it goes on."""
    _all_jobs().update_one(
        {"_id": job_id, "status": {"$in": _ACTIVE}},
        {"$set": {"waiting_for": waiting_for and waiting_for.value, "waiting_until": until}},
    )


def note_throttled(job_id: str) -> None:
    """Count a call of the job that upstream answered with 429."""
    active = {"_id": job_id, "status": {"$in": _ACTIVE}}
    _all_jobs().update_one(active, {"$inc": {"throttled": 1}})


def note_candidates(lease: Lease, *, count: int, withheld: int) -> bool:
    """Note that the lease's proposal is the one that counts, once. Raises LeaseLost.

    False when the job is not at that point: it is cancelled, has ended, or they were known before.
    """

    def work(session: ClientSession) -> bool:
        return advance(
            lease.owner_id,
            expected={"next_page": None, "candidates": None},
            moved={"candidates": count, "withheld": withheld, "judged_at_fence": lease.fence},
            progress=0,
            counters={},
            session=session,
        )

    return lock.fenced(lease, work)


def note_parked(job_id: str, *, calls: int, idle: bool) -> None:
    """Note that a slice ended with its time, and count its calls that no committed step has counted.

    An idle one stays on the count of slices without a result.
    """
    update: Document = {"$inc": {"api_calls": calls}}
    if not idle:
        update["$set"] = {"idle_slices": 0}
    active = {"_id": job_id, "status": {"$in": _ACTIVE}}
    _all_jobs().update_one(active, update)


def note_woken(job_id: str, *, again_at: datetime) -> None:
    """Note when the job is to be woken again if no slice has begun by then."""
    _all_jobs().update_one({"_id": job_id}, {"$set": {"wake_again_at": again_at}})


def request_cancel(job_id: str) -> Document | None:
    """Ask a job to stop, and return it as it is then; None when it has ended or never was."""
    return _all_jobs().find_one_and_update(
        {"_id": job_id, "status": {"$in": _ACTIVE}},
        {"$set": {"status": JobStatus.CANCELLING.value}},
        return_document=ReturnDocument.AFTER,
    )


def end_job(
    job: Document,
    *,
    status: JobStatus,
    now: datetime,
    error: str | None = None,
    api_calls: int = 0,
    lease: Lease | None = None,
) -> bool:
    """End the job, write its log and free its tenant, all or nothing. False when it had ended before.

    A job that was asked to stop can't complete any more: it ends as cancelled instead. A slice gives
    its lease, so that one that was overtaken can't end a job that goes on elsewhere: LeaseLost.
    """
    job_id, tenant_id = job["_id"], job["tenant_id"]

    def work(session: ClientSession) -> bool:
        lock.release(tenant_id, job_id=job_id, session=session)
        ended = get_collection(IngestionJob).find_one_and_update(
            {"_id": job_id, "tenant_id": tenant_id, "status": {"$in": _ACTIVE}},
            _end_update(status, now=now, error=error, api_calls=api_calls),
            session=session,
            return_document=ReturnDocument.AFTER,
        )
        if ended is None:
            return False
        get_collection(IngestionLog).insert_one(_log_of(ended), session=session)
        job_totals.add_job(ended, session=session)
        if ended["status"] in _IN_STEP:
            get_collection(Tenant).update_one(
                {"_id": tenant_id}, {"$set": {"last_completed_sync": now}}, session=session
            )
        return True

    return run_transaction(work) if lease is None else lock.fenced(lease, work)


def _end_update(
    status: JobStatus, *, now: datetime, error: str | None, api_calls: int
) -> list[Document]:
    final: object = status.value
    progress: object = "$progress"
    if status in _CRAWLED:
        cancelling = {"$eq": ["$status", JobStatus.CANCELLING.value]}
        final = {"$cond": [cancelling, JobStatus.CANCELLED.value, status.value]}
        progress = {"$cond": [cancelling, "$progress", 100]}
    return [
        {
            "$set": {
                "status": final,
                "progress": progress,
                "ended_at": now,
                "error": {"$literal": error},
                "api_calls": {"$add": ["$api_calls", api_calls]},
                "waiting_for": None,
                "waiting_until": None,
            }
        }
    ]


def _log_of(job: Document) -> Document:
    names = ("tenant_id", "status", "started_at", "ended_at", "error")
    numbers = ("new_ingested", "updated", "deleted", "errors")
    return {"_id": job["_id"], "job_id": job["_id"]} | {name: job[name] for name in names + numbers}


def _all_jobs() -> Collection[Document]:
    """Whoever works at a job knows it by its id alone; callers see the jobs that are their tenant's."""
    return get_collection_across_tenants(IngestionJob)
