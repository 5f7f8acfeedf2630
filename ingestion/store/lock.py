"""The lock of a tenant's ingestion: a lease in MongoDB with a fence, on the server's clock.

One document a tenant, `_id` = `ingest:{tenant_id}`, changed by one atomic update at a time. A job
owns the lock from its start to its end; one slice of the job at a time holds it. The fence grows
with every slice, and whoever writes proves in the same transaction that owner, holder and fence are
still its own, so a worker that slept through its lease can write nothing. Documents are never
deleted (no TTL index either), because a fence that starts again from one would let it.
"""

import uuid
from dataclasses import dataclass
from typing import Any, cast

from pymongo import ReturnDocument
from pymongo.client_session import ClientSession
from pymongo.errors import DuplicateKeyError, OperationFailure

from ingestion.models import LOCK_PREFIX, DistributedLock
from ticketsaas.mongo import Document, get_collection, run_command


@dataclass(frozen=True, slots=True)
class Lease:
    """One slice's hold on a tenant's lock."""

    resource_id: str
    owner_id: str
    holder: str
    fence: int


class LockHeld(Exception):
    """Another job owns the tenant, or another slice of the same job is at work."""

    def __init__(self, owner_id: str) -> None:
        super().__init__(f"The tenant is being ingested by job {owner_id}.")
        self.owner_id = owner_id


class LeaseLost(Exception):
    """The lease ended and somebody else has the lock; nothing was written. Start again to go on."""


def resource_of(tenant_id: str) -> str:
    return f"{LOCK_PREFIX}{tenant_id}"


def acquire(tenant_id: str, *, job_id: str, ttl_seconds: int) -> str | None:
    """Make a job the owner of the tenant, with no slice at work yet.

    Returns the job that owned it before, if its lease ran out unreleased (it may be the same one).
    Raises LockHeld.
    """
    lock = _take(tenant_id, job_id=job_id, holder=None, session=None, ttl_seconds=ttl_seconds)
    if lock["owner_id"] != job_id:
        raise LockHeld(lock["owner_id"])
    previous: str | None = lock["previous_owner_id"]
    return previous


def acquire_slice(
    tenant_id: str, *, job_id: str, session: ClientSession, ttl_seconds: int
) -> Lease:
    """Hold the tenant's lock for one slice of the job, which owns it or takes it over when it is free.

    Raises LockHeld.
    """
    holder = str(uuid.uuid4())
    lock = _take(tenant_id, job_id=job_id, holder=holder, session=session, ttl_seconds=ttl_seconds)
    if lock["holder"] != holder:
        raise LockHeld(lock["owner_id"])
    return Lease(resource_of(tenant_id), job_id, holder, lock["fence"])


def refresh(lease: Lease, *, ttl_seconds: int, session: ClientSession | None = None) -> None:
    """Extend the lease from now. In a transaction it is the fence: it aborts when the lease is lost.

    Raises LeaseLost.
    """
    result = get_collection(DistributedLock).update_one(
        _held_by(lease), [{"$set": {"expires_at": _now_plus(ttl_seconds)}}], session=session
    )
    if result.matched_count == 0:
        raise LeaseLost(f"The lease on {lease.resource_id} was lost.")


def disown_session(lease: Lease) -> None:
    """Forget the session of a slice that failed while its process lives on. Raises LeaseLost.

    The driver will use the session for something else, and whoever takes over must not end that.
    """
    result = get_collection(DistributedLock).update_one(
        _held_by(lease), {"$set": {"session": None}}
    )
    if result.matched_count == 0:
        raise LeaseLost(f"The lease on {lease.resource_id} was lost.")


def park(lease: Lease, *, ttl_seconds: int) -> None:
    """End the slice and leave the job the owner, so that its next slice can go on."""
    get_collection(DistributedLock).update_one(
        _held_by(lease),
        [{"$set": {"holder": None, "session": None, "expires_at": _now_plus(ttl_seconds)}}],
    )


def keep_for(tenant_id: str, *, job_id: str, ttl_seconds: int) -> None:
    """Extend the lease of a job that waits for its next slice; nothing happens if it has none."""
    get_collection(DistributedLock).update_one(
        {"_id": resource_of(tenant_id), "owner_id": job_id, "holder": None},
        [{"$set": {"expires_at": _now_plus(ttl_seconds)}}],
    )


def release(tenant_id: str, *, job_id: str, session: ClientSession | None = None) -> None:
    """Free the tenant if this job owns it; nothing happens otherwise."""
    get_collection(DistributedLock).update_one(
        {"_id": resource_of(tenant_id), "owner_id": job_id},
        [{"$set": {"expires_at": "$$NOW", "owner_id": None, "holder": None, "session": None}}],
        session=session,
    )


def find_lock(tenant_id: str) -> Document | None:
    """The lock as stored; None when there never was one.

    By the server's clock: `locked`, and `ended_seconds_ago`, which is negative while the lease lasts.
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
    """The update that takes the lock if it may be taken, and changes nothing if not.

    It may be taken when its lease has ended, when nobody owns it, or by a slice of the job that owns
    it while no other slice is at work. (MongoDB refuses `$$NOW` in the filter of an upsert, so the
    decision stands in the update.)
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
    session: ClientSession | None,
    ttl_seconds: int,
) -> Document:
    """Try to take the lock; the document afterwards says whether it worked."""
    resource_id = resource_of(tenant_id)
    update = acquire_update(
        resource_id=resource_id,
        job_id=job_id,
        holder=holder,
        session_id=dict(session.session_id) if session is not None else None,
        ttl_seconds=ttl_seconds,
    )
    _end_abandoned_transaction(resource_id)
    locks = get_collection(DistributedLock)
    while True:
        try:
            return cast(
                Document,
                locks.find_one_and_update(
                    {"_id": resource_id}, update, upsert=True, return_document=ReturnDocument.AFTER
                ),
            )
        except DuplicateKeyError:
            # Two first starts at once, and the other one made the document. Now it is there.
            continue


def _end_abandoned_transaction(resource_id: str) -> None:
    """End what the session of a lease that has ended still does, before its lock is taken.

    A worker that died in a page's transaction has written the lock's own document in it, so taking
    the lock would wait for the server to end the transaction, longer than a short lease lasts.
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
