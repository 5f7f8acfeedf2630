"""Starts, wakes and stops jobs: what a request, a command and a schedule have in common."""

import uuid
from datetime import timedelta

import structlog

from ingestion.config import job_config
from ingestion.core.states import ACTIVE, FINAL, JobStatus
from ingestion.engine.run import SliceEnd, end_as_lost, names_of, run_slice
from ingestion.store import jobs, lock
from ingestion.store.job_queries import find_active_job, find_job_by_key
from ingestion.store.jobs import JobExists
from ingestion.store.lock import LockHeld
from ticketsaas import clock
from ticketsaas.mongo import Document
from ticketsaas.mongo.task_queue import enqueue
from ticketsaas.monitoring.request_ids import find_request_id, make_request_id

log = structlog.get_logger(__name__)

# A wake-up that led to no slice by then is taken for lost. Waking twice is harmless; sooner would only
# fill the queue while all workers are busy with other tenants' slices.
WAKE_AGAIN = timedelta(minutes=3)

# A living cluster resumes a job within ten seconds of its lease's end (`qcluster.py`).
ABANDONED_SECONDS = 30

TASK = "ingestion.tasks.run_job_slice"

# Any fixed value would do: it only keeps these ids apart from others made from the same words.
_KEYS = uuid.UUID("6f5e1d0e-9c0b-4f3d-8a57-2b8e0f7c4d19")


def start_job(
    tenant_id: str, *, job_id: str | None = None, idempotency_key: str | None = None
) -> Document:
    """Take the tenant's lock and write a queued job; nobody works on it yet. Raises LockHeld.

    The lock alone decides: of any number of callers at once one gets a job. A caller that may come
    twice for the same thing names the job, and the second time raises JobExists.
    """
    job_id = job_id or str(uuid.uuid4())
    request_id = find_request_id() or make_request_id()
    config = job_config()
    predecessor = lock.acquire(tenant_id, job_id=job_id, ttl_seconds=config.lock_ttl_seconds)
    job = jobs.create_job(
        tenant_id,
        job_id=job_id,
        page_size=config.page_size,
        request_id=request_id,
        now=clock.utc_now(),
        idempotency_key=idempotency_key,
    )
    log.info("job created", action="job_created", **names_of(job))
    if predecessor is not None and (row := jobs.find_job(predecessor)) is not None:
        end_as_lost(row, successor=job_id)
    return job


def start_job_once(tenant_id: str, *, idempotency_key: str) -> tuple[Document, bool]:
    """The tenant's job of this key, and whether this call started it. Raises LockHeld.

    The key makes the job's id. So of callers at the same moment each takes the lock for the same job,
    and whoever comes to its row second finds it there instead of being refused.
    """
    if job := find_job_by_key(tenant_id, idempotency_key=idempotency_key):
        return job, False
    job_id = str(uuid.uuid5(_KEYS, f"{idempotency_key} {tenant_id}"))
    try:
        return start_job(tenant_id, job_id=job_id, idempotency_key=idempotency_key), True
    except JobExists:
        job = jobs.get_job(job_id)
    if job["status"] in FINAL:
        # It ended since it was looked for, and the lock was taken for it once more.
        lock.release(tenant_id, job_id=job_id)
    return job, False


def wake_job(job_id: str) -> None:
    """Have the cluster run the job's next slice."""
    jobs.note_woken(job_id, again_at=clock.utc_now() + WAKE_AGAIN)
    enqueue(TASK, job_id)


def run_next_slice(job_id: str) -> SliceEnd:
    """Run one slice here, and wake the next if the job needs it."""
    end = run_slice(job_id, config=job_config())
    if end is SliceEnd.PARKED:
        wake_job(job_id)
    return end


def cancel_job(job_id: str) -> Document | None:
    """Ask the job to stop; None when it has ended already. A job no slice works on ends at once."""
    job = jobs.request_cancel(job_id)
    if job is None:
        return None
    row = lock.find_lock(job["tenant_id"])
    if row is None or row["owner_id"] != job_id or row["holder"] is None:
        jobs.end_job(job, status=JobStatus.CANCELLED, now=clock.utc_now())
    return job


def end_abandoned(tenant_id: str) -> bool:
    """End the tenant's job as lost when its lease has ended and no cluster is there to resume it.

    Called when somebody looks, so that without any cluster a job is not `running` for ever. True when
    there was one.
    """
    job = find_active_job(tenant_id)
    row = lock.find_lock(tenant_id) if job is not None else None
    if job is None or row is None:
        return False
    taken_over = row["owner_id"] not in (job["_id"], None)
    if not taken_over and row["ended_seconds_ago"] < ABANDONED_SECONDS:
        return False
    end_as_lost(job, successor=None)
    return True


def release_abandoned(tenant_id: str) -> str | None:
    """Free a lock whose lease has ended, and end its job as lost; whose it was, None when it is free.

    Raises LockHeld while the lease lasts. A holder that sleeps finds another owner when it wakes, so it
    can write nothing.
    """
    row = lock.find_lock(tenant_id)
    if row is None or row["owner_id"] is None:
        return None
    job_id: str = row["owner_id"]
    if row["locked"]:
        raise LockHeld(job_id)
    job = jobs.find_job(job_id)
    if job is not None and job["status"] in ACTIVE:
        end_as_lost(job, successor=None)
    else:
        lock.release(tenant_id, job_id=job_id)
    return job_id


def end_all_abandoned() -> None:
    """End every tenant's abandoned job, for somebody who looks at all of them."""
    for job in jobs.find_active_jobs():
        end_abandoned(job["tenant_id"])


def sweep_jobs() -> None:
    """Look after every job that has not ended: called every few seconds, by any number of processes.

    A job that waits for a slice keeps its tenant as long as a cluster is there to run it. One whose
    lease has ended lost its worker: it is woken and goes on at its checkpoint. One whose tenant
    another job has taken over is lost.
    """
    for job in jobs.find_active_jobs():
        row = lock.find_lock(job["tenant_id"])
        if row is None or not row["locked"]:
            _resume(job)
        elif row["owner_id"] != job["_id"]:
            end_as_lost(job, successor=row["owner_id"])
        elif row["holder"] is None:
            _keep_waiting(job)


def _resume(job: Document) -> None:
    try:
        lock.acquire(
            job["tenant_id"],
            job_id=job["_id"],
            ttl_seconds=job_config().lock_ttl_seconds,
        )
    except LockHeld:
        # Another sweep, a late wake-up or a new job was faster.
        return
    current = jobs.find_job(job["_id"])
    if current is None or current["status"] not in ACTIVE:
        # It ended since the sweep began, and has freed its tenant once already.
        lock.release(job["tenant_id"], job_id=job["_id"])
        return
    log.warning("job resumed", action="job_resumed", **names_of(job))
    wake_job(job["_id"])


def _keep_waiting(job: Document) -> None:
    """Hold the tenant for a job between slices, and wake it again when its wake-up seems lost.

    One that was never woken is run by whoever started it. If that process has died, the lease ends.
    """
    again_at = job["wake_again_at"]
    if again_at is None:
        return
    lock.extend_for_waiting_job(
        job["tenant_id"],
        job_id=job["_id"],
        ttl_seconds=job_config().lock_ttl_seconds,
    )
    if again_at <= clock.utc_now():
        wake_job(job["_id"])
