"""The job rows: every step of a job's life is one conditional update, so no two can contradict.

queued -> running -> completed, completed_with_errors, failed, lost
   \\________\\____-> cancelling -> cancelled
running -> needs_review -> completed, completed_with_errors
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pymongo import ReturnDocument
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from ingestion.core.fetch_retry import Outage
from ingestion.core.job import Job, job_document, read_job
from ingestion.core.states import ACTIVE, JobStatus, Wait
from ingestion.models import IngestionJob
from ingestion.store import job_logs, job_totals, known_tenants, lock, parking
from ingestion.store.lock import Lease
from tickets.store.tickets import record_tenant
from ticketsaas.models import Tenant
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    get_collection_across_tenants,
    run_transaction,
)

_ACTIVE = sorted(status.value for status in ACTIVE)
_MAY_RUN = [JobStatus.QUEUED.value, JobStatus.RUNNING.value]
# The tenant's tickets are then as upstream had them.
_SYNCED = frozenset({JobStatus.COMPLETED, JobStatus.COMPLETED_WITH_ERRORS})
# The job's own end counts as an error then, in addition to those of its records.
_BROKEN = frozenset({JobStatus.FAILED, JobStatus.LOST})
_CRAWLED = _SYNCED | {JobStatus.NEEDS_REVIEW}


class JobExists(Exception):
    """There is a job with this id or idempotency key already; it was left as it is."""


def create_job(
    tenant_id: str,
    *,
    job_id: str,
    page_size: int,
    request_id: str,
    now: datetime,
    alerts_from: datetime | None = None,
    idempotency_key: str | None = None,
) -> Job:
    """Insert the row of a queued job and record its tenant. Raises JobExists.

    No two jobs of a tenant have the same idempotency key.
    """
    job = Job(
        job_id=job_id,
        tenant_id=tenant_id,
        page_size=page_size,
        created_at=now,
        request_id=request_id,
        alerts_from=alerts_from,
        idempotency_key=idempotency_key,
    )
    record_tenant(tenant_id, now=now)
    try:
        get_collection(IngestionJob).insert_one(job_document(job))
    except DuplicateKeyError:
        raise JobExists(job_id) from None
    return job


def find_job(job_id: str) -> Job | None:
    """Return the job, or None when there is none with this id."""
    row = _all_jobs().find_one({"_id": job_id})
    return None if row is None else read_job(row)


def get_job(job_id: str) -> Job:
    """Return the job. Raises LookupError when there is none with this id."""
    job = find_job(job_id)
    if job is None:
        raise LookupError(f"There is no job {job_id}.")
    return job


def find_active_jobs() -> list[Job]:
    """Return every tenant's jobs that have not ended; at most one of each tenant is at work.

    A row of another program that names no tenant is nobody's job.
    """
    wanted = {"status": {"$in": _ACTIVE}, "tenant_id": {"$type": "string"}}
    return [read_job(row) for row in _all_jobs().find(wanted)]


def start_slice(job_id: str, *, now: datetime) -> Job | None:
    """Count a slice that begins, and return the job; None when the job may not run (any more, or yet)."""
    started = {
        "status": JobStatus.RUNNING.value,
        "started_at": {"$ifNull": ["$started_at", now]},
        "slices": {"$add": ["$slices", 1]},
        "idle_slices": {"$add": ["$idle_slices", 1]},
        "waiting_for": None,
        "waiting_until": None,
    }
    may_run = {"_id": job_id, "status": {"$in": _MAY_RUN}, "$expr": {"$not": parking.IS_EARLY}}
    return _update(may_run, [{"$set": started}])


def advance(
    job_id: str,
    *,
    status: JobStatus = JobStatus.RUNNING,
    expected: Mapping[str, Any],
    moved: Mapping[str, Any],
    progress: int = 0,
    counters: Mapping[str, int],
    session: Session,
) -> Job | None:
    """Move the checkpoint from the `expected` fields to the `moved` ones and add to the counters.

    Part of a step's transaction. Return the job after it; None, with nothing moved, when the job does
    not expect this step because it is cancelled, has ended, or the step was committed before.
    """
    return _update(
        {"_id": job_id, "status": status.value, **expected},
        {
            "$set": {**moved, "idle_slices": 0, "outage_calls": 0, "outage_seconds": 0.0},
            "$max": {"progress": progress},
            "$inc": dict(counters),
        },
        session=session,
    )


def record_waiting(job_id: str, *, waiting_for: Wait | None, until: datetime | None) -> None:
    """Record what a slice waits for before it calls upstream again; None when it goes on."""
    _update_active(
        job_id, {"$set": {"waiting_for": waiting_for and waiting_for.value, "waiting_until": until}}
    )


def record_throttled(job_id: str) -> None:
    """Count a call of the job that upstream answered with 429."""
    _update_active(job_id, {"$inc": {"throttled": 1}})


def record_candidates(lease: Lease, *, count: int, withheld: int) -> Job | None:
    """Record, once, that the candidates that this lease's slice found are the ones that count.

    Return the job after it; None when the job is not at that point: it is cancelled, has ended, or
    has its candidates already. Raises LeaseLost.
    """

    def work(session: Session) -> Job | None:
        return advance(
            lease.owner_id,
            expected={"next_page": None, "candidates": None},
            moved={"candidates": count, "withheld": withheld, "judged_at_fence": lease.fence},
            counters={},
            session=session,
        )

    return lock.fenced(lease, work)


def record_suspension(
    job_id: str, *, calls: int, outage: Outage, parked_seconds: float | None = None
) -> None:
    """Record that a slice ended without the job, and count `calls` that no committed step has counted.

    With `parked_seconds` no slice begins before they are over, on the server's clock.
    """
    update: Document = {
        "api_calls": {"$add": ["$api_calls", calls]},
        "idle_slices": 0,
        "outage_calls": outage.calls,
        "outage_seconds": outage.seconds,
    }
    if parked_seconds is not None:
        update |= parking.parked_until(parked_seconds)
    _update_active(job_id, [{"$set": update}])


def record_wake_up(job_id: str, *, again_at: datetime) -> None:
    """Record when the job is to be woken again if no slice has begun by then."""
    _all_jobs().update_one({"_id": job_id}, {"$set": {"wake_again_at": again_at}})


def request_cancel(job_id: str) -> Job | None:
    """Ask a job to stop, and return it as it is then; None when it has ended or never was."""
    active = {"_id": job_id, "status": {"$in": _ACTIVE}}
    return _update(active, {"$set": {"status": JobStatus.CANCELLING.value}})


def end_job(
    job: Job,
    *,
    status: JobStatus,
    now: datetime,
    error: str | None = None,
    api_calls: int = 0,
    lease: Lease | None = None,
    forget_tenant: bool = False,
) -> bool:
    """End the job, write its log and free its tenant, all or nothing. False when it had ended before.

    A job that was asked to stop can't complete any more: it ends as cancelled instead. A slice passes
    its lease, so that a slice that was overtaken can't end a job that goes on elsewhere: LeaseLost.
    """

    def work(session: Session) -> bool:
        lock.release(job.tenant_id, job_id=job.job_id, session=session)
        ended = _update(
            {"_id": job.job_id, "status": {"$in": _ACTIVE}},
            _end_update(status, now=now, error=error, api_calls=api_calls),
            session=session,
        )
        if ended is None:
            return False
        job_logs.close(ended, session=session)
        job_totals.add_job(ended, session=session)
        if forget_tenant:
            known_tenants.forget(job.tenant_id, session=session)
        elif ended.status in _SYNCED:
            get_collection(Tenant).update_one(
                {"_id": job.tenant_id}, {"$set": {"last_completed_sync": now}}, session=session
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
                "errors": {"$add": [{"$ifNull": ["$errors", 0]}, int(status in _BROKEN)]},
                "api_calls": {"$add": ["$api_calls", api_calls]},
                "waiting_for": None,
                "waiting_until": None,
            }
        }
    ]


def _update(
    wanted: Document, update: Document | list[Document], *, session: Session | None = None
) -> Job | None:
    """Update the job if it is as wanted, and return it after that; otherwise None."""
    row = _all_jobs().find_one_and_update(
        wanted, update, session=session, return_document=ReturnDocument.AFTER
    )
    return None if row is None else read_job(row)


def _update_active(job_id: str, update: Document | list[Document]) -> None:
    """Update the job unless it has ended."""
    _all_jobs().update_one({"_id": job_id, "status": {"$in": _ACTIVE}}, update)


def _all_jobs() -> Collection[Document]:
    """Workers know a job by its id alone; callers see the jobs of their own tenants only."""
    return get_collection_across_tenants(IngestionJob)
