"""Writes one step's plan: everything or nothing, once, and only by the holder of the lease."""

from pymongo import UpdateOne
from pymongo.client_session import ClientSession

from analytics.store import rollups as rollup_store
from ingestion.core.states import FINAL
from ingestion.core.step_plans import Plan
from ingestion.core.ticket_writes import Writes
from ingestion.models import IngestionReject, PageSighting
from ingestion.store import deletion_candidates as candidates
from ingestion.store import job_queries, jobs, lock
from ingestion.store import job_totals as totals
from ingestion.store.deletion_candidates import Proposal
from ingestion.store.lock import Lease
from notifications.store import outbox
from tickets.models import BY_UPSTREAM_ID, Ticket, TicketHistory
from ticketsaas.mongo import Document, get_collection, run_transaction


class PageRefused(Exception):
    """The job does not expect this step: cancelled, ended, or committed before. Nothing was written."""


def commit_page(
    plan: Plan, *, lease: Lease, ttl_seconds: int, api_calls: int, session: ClientSession
) -> None:
    """Apply the plan in one transaction, with `api_calls` more on the job's count.

    Raises LeaseLost when another worker has the lock, PageRefused when the checkpoint is elsewhere,
    the driver's error when MongoDB is away; nothing was written then, or, if the connection broke
    during the commit, all of it: the job's checkpoint tells.

    The hot documents come first. Written last, they make a page lose to every other writer (one
    starved for 120 s); written first, a conflict costs nothing that has to be repeated.
    """

    def work(session: ClientSession) -> None:
        lock.refresh(lease, ttl_seconds=ttl_seconds, session=session)
        _advance(plan, api_calls=api_calls, session=session)
        write(plan.writes, session=session)
        _insert(IngestionReject, plan.rejects, session=session)
        if plan.sighting is not None:
            _insert(PageSighting, (plan.sighting,), session=session)
        _settle_candidates(plan, session=session)

    run_transaction(work, session=session)


def write(writes: Writes, *, session: ClientSession) -> None:
    """Write tickets with all that follows from them; part of a transaction that has proved its lease."""
    rollup_store.add(writes.tenant_id, writes.rollups, session=session)
    _write_tickets(writes, session=session)
    _insert(TicketHistory, writes.history, session=session)
    outbox.add(writes.tenant_id, _name_request(writes, session=session), session=session)
    outbox.suppress(writes.tenant_id, writes.suppressed, session=session)


def _settle_candidates(plan: Plan, *, session: ClientSession) -> None:
    """Move the step's candidates on. Raises PageRefused when one was settled before."""
    proposal = Proposal(plan.writes.tenant_id, plan.job_id, plan.judged_at_fence)
    if plan.gone:
        candidates.mark_gone(proposal, external_ids=plan.gone, session=session)
    if plan.settled:
        removed = candidates.remove(proposal, external_ids=plan.settled, session=session)
        if removed != len(plan.settled):
            raise PageRefused(f"Candidates of job {plan.job_id} were settled before.")


def _advance(plan: Plan, *, api_calls: int, session: ClientSession) -> None:
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
        # Its own counters were added when it ended.
        totals.add(plan.writes.tenant_id, plan.counters, session=session)


def _write_tickets(writes: Writes, *, session: ClientSession) -> None:
    _insert(Ticket, writes.inserts, session=session)
    if writes.updates:
        get_collection(Ticket).bulk_write(
            [
                UpdateOne(
                    {"tenant_id": writes.tenant_id, "external_id": external_id},
                    {"$set": values},
                    hint=BY_UPSTREAM_ID,
                )
                for external_id, values in writes.updates.items()
            ],
            session=session,
        )


def _name_request(writes: Writes, *, session: ClientSession) -> list[Document]:
    """Return the drafts of alerts with the request that started their job."""
    if not writes.notifications:
        return []
    request_id = job_queries.find_request_id(
        writes.tenant_id, job_id=writes.notifications[0]["job_id"], session=session
    )
    return [draft | {"request_id": request_id} for draft in writes.notifications]


def _insert(model: type, rows: tuple[Document, ...], *, session: ClientSession) -> None:
    if rows:
        get_collection(model).insert_many(rows, session=session)
