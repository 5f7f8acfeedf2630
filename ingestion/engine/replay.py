"""Stores rejected records that have become readable, from what was kept of them.

Rules for records get better; what the old ones rejected then needs no call upstream.
"""

from collections.abc import Iterator, Sequence

from pymongo import DESCENDING, UpdateOne

from ingestion.core.replay_plans import Replay, ReplayPlan, plan_replay, read_rejects
from ingestion.engine.exclusive import Hold, hold_idle_tenant
from ingestion.models import IngestionReject
from ingestion.store import lock
from ingestion.store.commit import write
from tickets.store.tickets import find_stored
from ticketsaas import clock
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    get_collection_across_tenants,
    run_transaction,
)

# As many as a page has: that many tickets are known to fit into one transaction.
BATCH_SIZE = 100


def find_rejected_tenants() -> list[str]:
    """Every tenant that has rejects, in order."""
    return sorted(get_collection_across_tenants(IngestionReject).distinct("tenant_id"))


def replay_rejects(tenant_id: str, *, job_id: str | None = None, ttl_seconds: int) -> Replay:
    """Store the tenant's rejects that are tickets by now, all of them or one job's.

    A record only fills a gap: it is stored where the ticket is unknown, is newer than the stored
    version, or was in the feed after the ticket had been deleted. A ticket that was deleted after
    its record came stays deleted. Every record that is a ticket now leaves the rejects, whether it
    was needed or not; one that is not stays, with today's reason.

    The history names the job that had rejected the record; that job's counters stay as they were.
    What is done is done in small transactions under the tenant's lock, so it may be stopped anywhere
    and run twice. Raises LockHeld while the tenant has a job that has not ended, and LeaseLost.
    """
    done = Replay()
    for rejecting in _find_jobs(tenant_id, job_id=job_id):
        done += _replay_job(tenant_id, job_id=rejecting, ttl_seconds=ttl_seconds)
    return done


def _find_jobs(tenant_id: str, *, job_id: str | None) -> list[str]:
    """The jobs with rejects, the latest first, so that of two equal versions the later one stays."""
    wanted = {"tenant_id": tenant_id} | ({} if job_id is None else {"job_id": job_id})
    rows = get_collection(IngestionReject).aggregate(
        [
            {"$match": wanted},
            {"$group": {"_id": "$job_id", "latest": {"$max": "$recorded_at"}}},
            {"$sort": {"latest": DESCENDING, "_id": DESCENDING}},
        ]
    )
    return [row["_id"] for row in rows]


def _replay_job(tenant_id: str, *, job_id: str, ttl_seconds: int) -> Replay:
    done = Replay()
    with hold_idle_tenant(tenant_id, job_id=job_id, ttl_seconds=ttl_seconds) as hold:
        for rows in _read_batches(tenant_id, job_id=job_id):
            plan = _plan(rows)
            _commit(plan, hold)
            done += plan.replay
    return done


def _read_batches(tenant_id: str, *, job_id: str) -> Iterator[list[Document]]:
    """The job's rejects, each once, the latest first."""
    wanted: Document = {"tenant_id": tenant_id, "job_id": job_id}
    rejects = get_collection(IngestionReject)
    while rows := list(rejects.find(wanted).sort("_id", DESCENDING).limit(BATCH_SIZE)):
        yield rows
        wanted["_id"] = {"$lt": rows[-1]["_id"]}


def _plan(rows: Sequence[Document]) -> ReplayPlan:
    reading = read_rejects(rows)
    external_ids = {ticket.external_id for ticket in reading.tickets.values()}
    stored = find_stored(rows[0]["tenant_id"], external_ids=external_ids)
    return plan_replay(rows, reading=reading, stored=stored, now=clock.utc_now())


def _commit(plan: ReplayPlan, hold: Hold) -> None:
    """Everything or nothing, and only while the lease is ours."""

    def work(session: Session) -> None:
        lock.refresh(hold.lease, ttl_seconds=hold.ttl_seconds, session=session)
        write(plan.writes, session=session)
        _settle(plan, session=session)

    run_transaction(work, session=hold.session)


def _settle(plan: ReplayPlan, *, session: Session) -> None:
    """Remove the rejects that are tickets, and write today's reason to the others."""
    rejects, tenant_id = get_collection(IngestionReject), plan.writes.tenant_id
    settled = {"_id": {"$in": list(plan.settled)}, "tenant_id": tenant_id}
    rejects.delete_many(settled, session=session)
    if plan.rejects:
        rejects.bulk_write(
            [
                UpdateOne(
                    {"_id": key, "tenant_id": tenant_id},
                    {"$set": {"field": reject.field, "reason": reject.reason}},
                )
                for key, reject in plan.rejects.items()
            ],
            session=session,
        )
