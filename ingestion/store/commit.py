"""Writes one step's plan: all of it or nothing, once, and only for the holder of the lease."""

from analytics.store import rollup_marks, rollups
from ingestion.core.job import Job
from ingestion.core.states import FINAL
from ingestion.core.step_plans import Plan
from ingestion.core.ticket_writes import Writes
from ingestion.store import (
    deletion_candidates,
    job_totals,
    jobs,
    lock,
    rejects,
    seen_tickets,
)
from ingestion.store.deletion_candidates import Proposal
from ingestion.store.lock import Lease
from notifications.store import outbox
from tickets.store import tickets
from ticketsaas.mongo import Session
from ticketsaas.mongo.refusals import is_refused


class StaleCheckpoint(Exception):
    """The job does not expect this step: cancelled, ended, or committed before. Nothing was written."""


class StatisticsRefused(Exception):
    """MongoDB can't write what a step adds to its tenant's statistics. Nothing was written."""


def commit_page(plan: Plan, *, lease: Lease, api_calls: int, is_counted: bool = True) -> Job:
    """Apply the plan in one transaction, with `api_calls` more on the job's count; return the job then.

    A step that is not counted marks the tenant's statistics as to be made anew instead of moving them.

    Raises LeaseLost when another worker has the lock, StaleCheckpoint when the checkpoint is elsewhere,
    StatisticsRefused, TicketCorrected (`write`), and the driver's error when MongoDB is away or refuses a
    write. Nothing was written then; or, if the connection broke during the commit, possibly all of it: the
    job's checkpoint tells.

    The lock, the job and the roll-ups come first because other writers want them too. A page that
    wrote them last lost to every other writer (one starved for 120 s); a conflict on the first write
    costs nothing that has to be repeated.
    """

    def work(session: Session) -> Job:
        job = _advance(plan, api_calls=api_calls, session=session)
        write(plan.writes, session=session, is_counted=is_counted)
        rejects.add(plan.rejects, session=session)
        rejects.remove(plan.writes.tenant_id, keys=plan.settled_rejects, session=session)
        if plan.sighting is not None:
            seen_tickets.add(plan.sighting, session=session)
        _settle_candidates(plan, session=session)
        return job

    return lock.fenced(lease, work)


def write(writes: Writes, *, session: Session, is_counted: bool = True) -> None:
    """Write tickets with their statistics, history and alerts, as part of the caller's transaction.

    Without counting, the tenant's statistics are marked as to be made anew. Raises StatisticsRefused, and
    TicketCorrected if a person has corrected one of the tickets since it was read.
    """
    tenant_id = writes.tenant_id
    if is_counted:
        _count(writes, session=session)
    else:
        rollup_marks.mark(tenant_id, session=session)
    tickets.write(
        tenant_id,
        inserts=writes.inserts,
        updates=writes.updates,
        history=writes.history,
        corrected_at=writes.corrected_at,
        session=session,
    )
    # In this order: a ticket's new alert may take the place of an older one.
    outbox.suppress(tenant_id, writes.suppressed, session=session)
    outbox.add(tenant_id, writes.notifications, session=session)


def _count(writes: Writes, *, session: Session) -> None:
    try:
        rollups.add(writes.tenant_id, writes.rollups, session=session)
    except Exception as error:
        if is_refused(error):
            raise StatisticsRefused(str(error)[:500]) from error
        raise


def _advance(plan: Plan, *, api_calls: int, session: Session) -> Job:
    job = jobs.advance(
        plan.job_id,
        status=plan.status,
        expected=plan.expected,
        moved=plan.moved,
        progress=plan.progress,
        counters={**plan.counters, "api_calls": api_calls},
        session=session,
    )
    if job is None:
        raise StaleCheckpoint(f"Job {plan.job_id} is not at {dict(plan.expected)}.")
    if plan.status in FINAL:
        # A job that has ended added its own counters then.
        job_totals.add(plan.writes.tenant_id, plan.counters, session=session)
    return job


def _settle_candidates(plan: Plan, *, session: Session) -> None:
    """Move the step's candidates for deletion on. Raises StaleCheckpoint for one settled before."""
    proposal = Proposal(plan.writes.tenant_id, plan.job_id, plan.judged_at_fence)
    deletion_candidates.mark(proposal, gone=plan.gone, tries=plan.tries, session=session)
    if plan.settled:
        removed = deletion_candidates.remove(proposal, external_ids=plan.settled, session=session)
        if removed != len(plan.settled):
            raise StaleCheckpoint(f"Candidates of job {plan.job_id} were settled before.")
