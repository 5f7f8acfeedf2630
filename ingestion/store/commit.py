"""Writes one step's plan: all of it or nothing, once, and only for the holder of the lease."""

from analytics.store import rollups
from ingestion.core.states import FINAL
from ingestion.core.step_plans import Plan
from ingestion.core.ticket_writes import Writes
from ingestion.store import (
    deletion_candidates,
    job_queries,
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
from ticketsaas.mongo import Document, Session


class PageRefused(Exception):
    """The job does not expect this step: cancelled, ended, or committed before. Nothing was written."""


def commit_page(plan: Plan, *, lease: Lease, api_calls: int) -> None:
    """Apply the plan in one transaction, and add `api_calls` to the job's count.

    Raises LeaseLost when another worker has the lock, PageRefused when the checkpoint is elsewhere,
    and the driver's error when MongoDB is away. Nothing was written then; or, if the connection broke
    during the commit, possibly all of it: the job's checkpoint tells.

    The lock, the job and the roll-ups come first because other writers want them too. A page that
    wrote them last lost to every other writer (one starved for 120 s); a conflict on the first write
    costs nothing that has to be repeated.
    """

    def work(session: Session) -> None:
        _advance(plan, api_calls=api_calls, session=session)
        write(plan.writes, session=session)
        rejects.add(plan.rejects, session=session)
        if plan.sighting is not None:
            seen_tickets.add(plan.sighting, session=session)
        _settle_candidates(plan, session=session)

    lock.fenced(lease, work)


def write(writes: Writes, *, session: Session) -> None:
    """Write tickets with their statistics, history and alerts, in a fenced transaction."""
    tenant_id = writes.tenant_id
    rollups.add(tenant_id, writes.rollups, session=session)
    tickets.write(
        tenant_id,
        inserts=writes.inserts,
        updates=writes.updates,
        history=writes.history,
        session=session,
    )
    outbox.add(tenant_id, _name_request(writes, session=session), session=session)
    outbox.suppress(tenant_id, writes.suppressed, session=session)


def _advance(plan: Plan, *, api_calls: int, session: Session) -> None:
    moved = jobs.advance(
        plan.job_id,
        status=plan.status,
        expected=plan.expected,
        moved=plan.moved,
        progress=plan.progress,
        counters={**plan.counters, "api_calls": api_calls},
        session=session,
    )
    if not moved:
        raise PageRefused(f"Job {plan.job_id} is not at {dict(plan.expected)}.")
    if plan.status in FINAL:
        # A job that has ended added its own counters then.
        job_totals.add(plan.writes.tenant_id, plan.counters, session=session)


def _settle_candidates(plan: Plan, *, session: Session) -> None:
    """Move the step's candidates for deletion on. Raises PageRefused for one settled before."""
    proposal = Proposal(plan.writes.tenant_id, plan.job_id, plan.judged_at_fence)
    if plan.gone:
        deletion_candidates.mark_gone(proposal, external_ids=plan.gone, session=session)
    if plan.settled:
        removed = deletion_candidates.remove(proposal, external_ids=plan.settled, session=session)
        if removed != len(plan.settled):
            raise PageRefused(f"Candidates of job {plan.job_id} were settled before.")


def _name_request(writes: Writes, *, session: Session) -> list[Document]:
    """Return the drafts of alerts with the request that started their job."""
    if not writes.notifications:
        return []
    request_id = job_queries.find_request_id(
        writes.tenant_id, job_id=writes.notifications[0]["job_id"], session=session
    )
    return [draft | {"request_id": request_id} for draft in writes.notifications]
