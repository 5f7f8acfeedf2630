"""The lock on a tenant's ingestion: a lease in MongoDB with a fencing token, on the server's clock.

Each tenant has one document, `_id` = `ingest:{tenant_id}`, which only single atomic updates change. A
job owns the lock from its start to its end, and one slice of the job at a time holds it. The fence
grows with every slice. A writer proves in its own transaction that owner, holder and fence are still
its own (`fenced`), so a worker that slept through its lease can write nothing.

Documents are never deleted, not by a TTL index either: a fence that started again from one would let
such a worker write.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pymongo.errors import OperationFailure

from ingestion.models import LOCK_PREFIX, DistributedLock
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    run_command,
    run_transaction,
    update_or_create,
)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lease:
    """One slice's hold on a tenant's lock, for `ttl_seconds` after each refresh.

    All writes under the lease use `session`, so that a takeover can end the transaction of a worker
    that died in the middle of it.
    """

    resource_id: str
    owner_id: str
    holder: str
    fence: int
    ttl_seconds: int
    session: Session = field(compare=False, repr=False)


class LockHeld(Exception):
    """Another job owns the tenant, or another slice of the same job is at work."""

    def __init__(self, owner_id: str) -> None:
        super().__init__(f"The tenant is being ingested by job {owner_id}.")
        self.owner_id = owner_id


class LeaseLost(Exception):
    """The lease ended and somebody else has the lock; nothing was written. Start again to go on."""


def resource_of(tenant_id: str) -> str:
    """Return the name of the tenant's lock."""
    return f"{LOCK_PREFIX}{tenant_id}"


def acquire(tenant_id: str, *, job_id: str, ttl_seconds: int) -> str | None:
    """Make a job the owner of the tenant's lock, with no slice at work yet.

    Return the job that owned it before if its lease ran out unreleased; that may be the same job.
    Raises LockHeld.
    """
    lock = _take(tenant_id, job_id=job_id, holder=None, session=None, ttl_seconds=ttl_seconds)
    if lock["owner_id"] != job_id:
        raise LockHeld(lock["owner_id"])
    previous: str | None = lock["previous_owner_id"]
    return previous


def acquire_slice(tenant_id: str, *, job_id: str, session: Session, ttl_seconds: int) -> Lease:
    """Hold the tenant's lock for one slice of a job, which owns the lock or takes it when it is free.

    Raises LockHeld.
    """
    holder = str(uuid.uuid4())
    lock = _take(tenant_id, job_id=job_id, holder=holder, session=session, ttl_seconds=ttl_seconds)
    if lock["holder"] != holder:
        raise LockHeld(lock["owner_id"])
    return Lease(resource_of(tenant_id), job_id, holder, lock["fence"], ttl_seconds, session)


def fenced(lease: Lease, work: Callable[[Session], Result]) -> Result:
    """Run `work(session)` in one transaction that commits only if the lease is still held.

    The transaction extends the lease first, so that a conflict with another owner shows before
    anything else is written. `work` may run several times (`run_transaction`). Raises LeaseLost, and
    then nothing was written.
    """

    def prove_and_work(session: Session) -> Result:
        refresh(lease, session=session)
        return work(session)

    return run_transaction(prove_and_work, session=lease.session)


def refresh(lease: Lease, *, session: Session | None = None) -> None:
    """Extend the lease by its time to live, from now. Raises LeaseLost.

    A lease that ran out is extended too, as long as nobody else has taken the lock.
    """
    result = get_collection(DistributedLock).update_one(
        _held_by(lease), [{"$set": {"expires_at": _now_plus(lease.ttl_seconds)}}], session=session
    )
    if result.matched_count == 0:
        raise LeaseLost(f"The lease on {lease.resource_id} was lost.")


def require_held(lease: Lease) -> None:
    """Raise LeaseLost if somebody else has the lock; the lease is not extended."""
    if get_collection(DistributedLock).find_one(_held_by(lease), {"_id": 1}) is None:
        raise LeaseLost(f"The lease on {lease.resource_id} was lost.")


def forget_session(lease: Lease) -> None:
    """Remove the session of a slice that failed while its process lives on. Raises LeaseLost.

    The driver will use the session for other work, which a takeover must not end.
    """
    result = get_collection(DistributedLock).update_one(
        _held_by(lease), {"$set": {"session": None}}
    )
    if result.matched_count == 0:
        raise LeaseLost(f"The lease on {lease.resource_id} was lost.")


def suspend(lease: Lease) -> None:
    """End the slice but keep its job the owner, so that the job's next slice can go on.

    Nothing happens when the lease is lost.
    """
    ended = {"holder": None, "session": None, "expires_at": _now_plus(lease.ttl_seconds)}
    get_collection(DistributedLock).update_one(_held_by(lease), [{"$set": ended}])


def extend_for_waiting_job(tenant_id: str, *, job_id: str, ttl_seconds: int) -> None:
    """Extend the lease of a job that waits for its next slice; nothing happens if it has none."""
    get_collection(DistributedLock).update_one(
        {"_id": resource_of(tenant_id), "owner_id": job_id, "holder": None},
        [{"$set": {"expires_at": _now_plus(ttl_seconds)}}],
    )


def release(tenant_id: str, *, job_id: str, session: Session | None = None) -> None:
    """Free the tenant if this job owns it; nothing happens otherwise."""
    get_collection(DistributedLock).update_one(
        {"_id": resource_of(tenant_id), "owner_id": job_id},
        [{"$set": {"expires_at": "$$NOW", "owner_id": None, "holder": None, "session": None}}],
        session=session,
    )


def find_lock(tenant_id: str) -> Document | None:
    """Return the lock as stored, or None when the tenant never had one.

    The server's clock adds `locked`, and `ended_seconds_ago`, which is negative while the lease lasts.
    """
    ended = {"$divide": [{"$subtract": ["$$NOW", "$expires_at"]}, 1000]}
    rows = get_collection(DistributedLock).aggregate(
        [
            {"$match": {"_id": resource_of(tenant_id)}},
            {"$set": {"locked": _IS_LOCKED, "ended_seconds_ago": ended}},
        ]
    )
    return next(iter(rows), None)


_IS_LOCKED: Document = {"$and": [{"$ne": ["$owner_id", None]}, {"$gt": ["$expires_at", "$$NOW"]}]}


def acquire_update(
    *, resource_id: str, job_id: str, holder: str | None, session_id: Any, ttl_seconds: int
) -> list[Document]:
    """Build the update that takes the lock if it may be taken, and otherwise changes nothing.

    It may be taken when its lease has ended, when nobody owns it, or by a slice of the owning job
    while no other slice is at work. The decision is part of the update because MongoDB refuses
    `$$NOW` in the filter of an upsert.
    """
    free = {"$not": {"$gt": ["$expires_at", "$$NOW"]}}
    unowned = {"$eq": [{"$ifNull": ["$owner_id", None]}, None]}
    mine = {
        "$and": [
            holder is not None,
            {"$eq": ["$owner_id", {"$literal": job_id}]},
            {"$eq": [{"$ifNull": ["$holder", None]}, None]},
        ]
    }
    taken: Document = {
        "resource_id": {"$literal": resource_id},
        "owner_id": {"$literal": job_id},
        "holder": {"$literal": holder},
        "session": {"$literal": session_id},
        "fence": {"$add": [{"$ifNull": ["$fence", 0]}, 1]},
        "acquired_at": "$$NOW",
        "expires_at": _now_plus(ttl_seconds),
        "previous_owner_id": {"$ifNull": ["$owner_id", None]},
    }
    granted = {"$or": [free, unowned, mine]}
    return [{"$replaceWith": {"$cond": [granted, {"$mergeObjects": ["$$ROOT", taken]}, "$$ROOT"]}}]


def _take(
    tenant_id: str,
    *,
    job_id: str,
    holder: str | None,
    session: Session | None,
    ttl_seconds: int,
) -> Document:
    """Try to take the lock, and return its document afterwards, which says who has it."""
    resource_id = resource_of(tenant_id)
    update = acquire_update(
        resource_id=resource_id,
        job_id=job_id,
        holder=holder,
        session_id=dict(session.session_id) if session is not None else None,
        ttl_seconds=ttl_seconds,
    )
    _end_abandoned_transaction(resource_id)
    return update_or_create(get_collection(DistributedLock), resource_id, update)


def _end_abandoned_transaction(resource_id: str) -> None:
    """End the transaction that a lease left open when it ran out, before its lock is taken.

    A worker that died in a page's transaction has written the lock's own document in it. Taking the
    lock would wait until the server ends that transaction, which takes longer than a short lease.
    """
    ended = {"$not": {"$gt": ["$expires_at", "$$NOW"]}}
    row = get_collection(DistributedLock).find_one({"_id": resource_id, "$expr": ended})
    if row is None or row.get("session") is None:
        return
    try:
        run_command("killSessions", [row["session"]])
    except OperationFailure:
        # Not allowed for this database user: the server ends the transaction by its own limit.
        return


def _held_by(lease: Lease) -> Document:
    return {
        "_id": lease.resource_id,
        "owner_id": lease.owner_id,
        "holder": lease.holder,
        "fence": lease.fence,
    }


def _now_plus(seconds: int) -> Document:
    return {"$add": ["$$NOW", seconds * 1000]}
