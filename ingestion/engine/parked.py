"""Waits with a parked job in the process that runs it, where no queue will wake it."""

import time

from ingestion.store import jobs, lock, parking

# A person sees within three seconds that a job was cancelled.
WATCH_SECONDS = 1.0


def wait_until_due(job_id: str, *, ttl_seconds: int) -> None:
    """Wait until the job's next slice may begin or the job has ended, and hold its tenant meanwhile."""
    extended = time.monotonic()
    while parking.is_early(job_id):
        time.sleep(WATCH_SECONDS)
        if time.monotonic() - extended >= ttl_seconds / 4:
            job = jobs.get_job(job_id)
            lock.extend_for_waiting_job(job.tenant_id, job_id=job_id, ttl_seconds=ttl_seconds)
            extended = time.monotonic()
