"""Holds a tenant that no job is ingesting, for work that writes its tickets beside the jobs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ingestion.store import lock
from ingestion.store.job_queries import find_active_job
from ingestion.store.lock import Lease, LockHeld
from ticketsaas.mongo import Session, start_session


@dataclass(frozen=True, slots=True)
class Hold:
    """The tenant's lock, and the session that every write under it uses."""

    lease: Lease
    session: Session
    ttl_seconds: int


@contextmanager
def hold_idle_tenant(tenant_id: str, *, job_id: str, ttl_seconds: int) -> Iterator[Hold]:
    """Keep jobs of the tenant from starting while the block runs; the lock is held in `job_id`'s name.

    Raises LockHeld while the tenant has a job that has not ended.
    """
    active = find_active_job(tenant_id)
    if active is not None:
        # Between two slices, or after its worker's death, the lock itself would let us in.
        raise LockHeld(active["_id"])
    with start_session() as session:
        lease = lock.acquire_slice(
            tenant_id, job_id=job_id, session=session, ttl_seconds=ttl_seconds
        )
        try:
            yield Hold(lease, session, ttl_seconds)
        finally:
            lock.release(tenant_id, job_id=job_id)
