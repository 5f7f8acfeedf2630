"""Where a job starts, is woken, cancelled and ended: for requests, commands, schedules and the queue."""

import uuid
from datetime import datetime, timedelta
from typing import Literal

import structlog

from ingestion.config import JobConfig, job_config
from ingestion.core.job import Job
from ingestion.core.states import ACTIVE, FINAL, JobStatus
from ingestion.engine.run import SliceEnd, hold_and_run
from ingestion.store import jobs, known_tenants, lock, parking
from ingestion.store.job_queries import find_job_by_key
from ingestion.store.jobs import JobExists
from ingestion.store.lock import LeaseLost, LockHeld
from ticketsaas import clock
from ticketsaas.mongo import read_clock
from ticketsaas.mongo.task_queue import enqueue
from ticketsaas.monitoring.request_ids import find_request_id, make_request_id

log = structlog.get_logger(__name__)

# A wake-up that led to no slice by then is taken for lost. Waking twice is harmless; sooner would only
# fill the queue while all workers are busy with other tenants' slices.
WAKE_AGAIN = timedelta(minutes=3)

TASK = "ingestion.tasks.run_job_slice"

# Any fixed value would do: it only keeps these ids apart from others made from the same words.
_KEYS = uuid.UUID("6f5e1d0e-9c0b-4f3d-8a57-2b8e0f7c4d19")

Run = Literal["queue", "here"]


def start_job(tenant_id: str, *, run: Run = "queue", job_id: str | None = None) -> Job:
    """Start a job of the tenant: take its lock, write the job's row, and have the queue run it.

    With `run="here"` the caller runs the job's slices itself. The lock alone decides: of any number
    of callers at once one gets a job. A caller that may come twice for the same thing names the job;
    the second time raises JobExists. Raises LockHeld.
    """
    job = _create(tenant_id, job_id=job_id or str(uuid.uuid4()))
    if run == "queue":
        wake_job(job.job_id)
    return job


def start_job_once(tenant_id: str, *, idempotency_key: str) -> tuple[Job, bool]:
    """Return the tenant's job of this key, which is started if there is none, and whether it is new.

    The key makes the job's id. So callers at the same moment all take the lock for the same job, and
    one that comes second finds the job's row instead of being refused. Raises LockHeld.
    """
    if job := find_job_by_key(tenant_id, idempotency_key=idempotency_key):
        return job, False
    job_id = str(uuid.uuid5(_KEYS, f"{idempotency_key} {tenant_id}"))
    try:
        job = _create(tenant_id, job_id=job_id, idempotency_key=idempotency_key)
    except JobExists:
        job = jobs.get_job(job_id)
        if job.status in FINAL:
            # It ended since it was looked for, and the lock was taken for it once more.
            lock.release(tenant_id, job_id=job_id)
        return job, False
    wake_job(job_id)
    return job, True


def wake_job(job_id: str) -> None:
    """Have the cluster run the job's next slice."""
    jobs.record_wake_up(job_id, again_at=clock.utc_now() + WAKE_AGAIN)
    enqueue(TASK, job_id)


def wake_due_jobs() -> None:
    """Wake the parked jobs whose time has come; any number of processes may call it at once."""
    for job_id in parking.find_due():
        if parking.claim(job_id, again_after=WAKE_AGAIN):
            enqueue(TASK, job_id)


def run_slice(job_id: str, *, config: JobConfig | None = None) -> SliceEnd:
    """Run one slice of the job here, or refuse if it has ended, is at work elsewhere, or is parked.

    A job whose tenant another job has taken over ends as lost. Harmless twice, even at once.
    """
    job = jobs.find_job(job_id)
    if job is None or job.status not in ACTIVE:
        return SliceEnd.REFUSED
    with structlog.contextvars.bound_contextvars(**names_of(job)):
        try:
            return hold_and_run(job, config=config or job_config())
        except LockHeld as held:
            if held.owner_id != job_id:
                end_as_lost(job, successor=held.owner_id)
        except LeaseLost:
            log.warning("lease lost", action="lease_lost")
        return SliceEnd.REFUSED


def run_next_slice(job_id: str) -> SliceEnd:
    """Run one slice of the job here, and wake the next; for a parked job the sweep does that in time."""
    end = run_slice(job_id)
    if end is SliceEnd.SUSPENDED:
        wake_job(job_id)
    return end


def cancel_job(job_id: str) -> Job | None:
    """Ask the job to stop; None when it has ended already. A job without a slice at work ends at once."""
    job = jobs.request_cancel(job_id)
    if job is None:
        return None
    row = lock.find_lock(job.tenant_id)
    if row is None or row["owner_id"] != job_id or row["holder"] is None:
        jobs.end_job(job, status=JobStatus.CANCELLED, now=clock.utc_now())
    return job


def end_as_lost(job: Job, *, successor: str | None) -> None:
    """End a job whose lease ran out while nobody worked on it.

    `successor` is the job that owns the tenant now, or None if the tenant is free.
    """
    then = f"and job {successor} has taken over" if successor else "and no worker has resumed it"
    error = f"Nobody worked on it for too long, {then}. What it had committed stays."
    if jobs.end_job(job, status=JobStatus.LOST, now=clock.utc_now(), error=error):
        log.warning("job lost", action="job_lost", **names_of(job), successor=successor)


def names_of(job: Job) -> dict[str, str | None]:
    """Return the names that every log line about a job carries."""
    return {"job_id": job.job_id, "tenant_id": job.tenant_id, "request_id": job.request_id}


def _create(tenant_id: str, *, job_id: str, idempotency_key: str | None = None) -> Job:
    """Take the tenant's lock, write a queued job, and end the job whose lease ran out before."""
    request_id = find_request_id() or make_request_id()
    config = job_config()
    predecessor = lock.acquire(tenant_id, job_id=job_id, ttl_seconds=config.lock_ttl_seconds)
    job = jobs.create_job(
        tenant_id,
        job_id=job_id,
        page_size=config.page_size,
        request_id=request_id,
        now=clock.utc_now(),
        alerts_from=_find_alerts_from(tenant_id, max_age=config.alert_max_age),
        idempotency_key=idempotency_key,
    )
    log.info("job created", action="job_created", **names_of(job))
    if predecessor is not None and (row := jobs.find_job(predecessor)) is not None:
        end_as_lost(row, successor=job_id)
    return job


def _find_alerts_from(tenant_id: str, *, max_age: timedelta | None) -> datetime | None:
    """Return the time from which on a ticket must have changed to raise an alert in the tenant's next job.

    None if its age plays no part, as after the tenant's first complete crawl. Counts from the server's time.
    """
    if max_age is None or known_tenants.has_synced(tenant_id):
        return None
    return read_clock() - max_age
