"""Jobs whose worker or wake-up is gone: resumed where a cluster runs, ended as lost where none does."""

import structlog

from ingestion.config import job_config
from ingestion.core.job import Job
from ingestion.core.states import ACTIVE
from ingestion.engine.lifecycle import end_as_lost, names_of, wake_job
from ingestion.store import jobs, lock, parking
from ingestion.store.job_queries import find_active_job
from ingestion.store.lock import LockHeld
from ticketsaas import clock

log = structlog.get_logger(__name__)

# A running cluster resumes a job within ten seconds of its lease's end (`qcluster.py`).
ABANDONED_SECONDS = 30


def end_abandoned(tenant_id: str) -> bool:
    """End the tenant's job as lost if its lease has ended and no cluster is there to resume it.

    Return whether there was one. Called whenever somebody looks, so that a job is not `running` for
    ever where no cluster runs.
    """
    job = find_active_job(tenant_id)
    row = lock.find_lock(tenant_id) if job is not None else None
    if job is None or row is None:
        return False
    taken_over = row["owner_id"] not in (job.job_id, None)
    if not taken_over and row["ended_seconds_ago"] < ABANDONED_SECONDS:
        return False
    end_as_lost(job, successor=None)
    return True


def end_all_abandoned() -> None:
    """End every tenant's abandoned job, for somebody who looks at all of them."""
    for job in jobs.find_active_jobs():
        end_abandoned(job.tenant_id)


def release_abandoned(tenant_id: str) -> str | None:
    """Free a lock whose lease has ended, and end its job as lost.

    Return the id of the job that owned it, or None when the lock is free. Raises LockHeld while the
    lease lasts. A holder that sleeps finds another owner when it wakes, so it can write nothing.
    """
    row = lock.find_lock(tenant_id)
    if row is None or row["owner_id"] is None:
        return None
    job_id: str = row["owner_id"]
    if row["locked"]:
        raise LockHeld(job_id)
    job = jobs.find_job(job_id)
    if job is not None and job.status in ACTIVE:
        end_as_lost(job, successor=None)
    else:
        lock.release(tenant_id, job_id=job_id)
    return job_id


def sweep_jobs() -> None:
    """Check every job that has not ended; any number of processes call it every few seconds.

    A job that waits for a slice keeps its tenant as long as a cluster is there to run it. A job whose
    lease has ended lost its worker: it is woken and goes on at its checkpoint. A job whose tenant
    another job has taken over is lost.
    """
    for job in jobs.find_active_jobs():
        row = lock.find_lock(job.tenant_id)
        if row is None or not row["locked"]:
            _resume(job)
        elif row["owner_id"] != job.job_id:
            end_as_lost(job, successor=row["owner_id"])
        elif row["holder"] is None:
            _keep_waiting(job)


def _resume(job: Job) -> None:
    ttl_seconds = job_config().lock_ttl_seconds
    try:
        lock.acquire(job.tenant_id, job_id=job.job_id, ttl_seconds=ttl_seconds)
    except LockHeld:
        # Another sweep, a late wake-up or a new job was faster.
        return
    current = jobs.find_job(job.job_id)
    if current is None or current.status not in ACTIVE:
        # It ended since the sweep began, and has freed its tenant once already.
        lock.release(job.tenant_id, job_id=job.job_id)
        return
    log.warning("job resumed", action="job_resumed", **names_of(job))
    if not parking.hand_to_queue(job.job_id):
        wake_job(job.job_id)


def _keep_waiting(job: Job) -> None:
    """Hold the tenant for a job between slices, and wake the job again if its wake-up seems lost.

    `wake_due_jobs` wakes a parked job the first time. A job that was never woken is run by the process
    that started it. If that process has died, the lease ends.
    """
    if job.wake_again_at is None:
        return
    lock.extend_for_waiting_job(
        job.tenant_id, job_id=job.job_id, ttl_seconds=job_config().lock_ttl_seconds
    )
    is_waking_lost = job.wake_again_at <= clock.utc_now()
    if is_waking_lost and not _is_to_be_woken(job):
        wake_job(job.job_id)


def _is_to_be_woken(job: Job) -> bool:
    """Return whether the job is parked and was not woken yet."""
    until = job.waiting_until
    return job.is_parked and until is not None and until >= (job.wake_again_at or until)
