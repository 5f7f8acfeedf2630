"""Holds a tenant that no job is ingesting, for other work that writes the tenant's tickets."""

from collections.abc import Iterator
from contextlib import contextmanager

from ingestion.store import lock
from ingestion.store.job_queries import find_active_job
from ingestion.store.lock import Lease, LockHeld
from ticketsaas.mongo import start_session


@contextmanager
def hold_idle_tenant(tenant_id: str, *, job_id: str, ttl_seconds: int) -> Iterator[Lease]:
    """Keep the tenant's jobs from starting while the block runs; `job_id` owns the lock meanwhile.

    Raises LockHeld while the tenant has a job that has not ended.
    """
    active = find_active_job(tenant_id)
    if active is not None:
        # Between two slices, or after its worker's death, the lock itself would let us in.
        raise LockHeld(active.job_id)
    with start_session() as session:
        lease = lock.acquire_slice(
            tenant_id, job_id=job_id, session=session, ttl_seconds=ttl_seconds
        )
        try:
            yield lease
        finally:
            lock.release(tenant_id, job_id=job_id)
