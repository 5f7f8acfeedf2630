"""Waits for a job's end on behalf of a caller, and holds nothing meanwhile but the caller's thread."""

import time
from threading import BoundedSemaphore

from ingestion.core.job import Job
from ingestion.core.states import FINAL
from ingestion.store import jobs

# A person does not notice the difference, and MongoDB does not notice five look-ups by key a second.
WAIT_STEP_SECONDS = 0.2
# Half of a web process's threads (`ticketsaas/http/limits.py`); the others go on answering.
MAX_WAITING = 4

slots = BoundedSemaphore(MAX_WAITING)


def wait_for_end(job_id: str, *, seconds: float) -> Job:
    """Return the job once it has ended, or as it is after `seconds`.

    When MAX_WAITING callers of this process wait already, return it as it is now. Raises LookupError
    when there is no such job.
    """
    if seconds <= 0 or not slots.acquire(blocking=False):
        return jobs.get_job(job_id)
    try:
        return _poll(job_id, deadline=time.monotonic() + seconds)
    finally:
        slots.release()


def _poll(job_id: str, *, deadline: float) -> Job:
    while True:
        job = jobs.get_job(job_id)
        left = deadline - time.monotonic()
        if job.status in FINAL or left <= 0:
            return job
        time.sleep(min(WAIT_STEP_SECONDS, left))
