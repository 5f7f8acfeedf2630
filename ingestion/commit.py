"""Writes one page's plan: everything or nothing, once, and only by the holder of the lease."""

from pymongo import UpdateOne
from pymongo.client_session import ClientSession

from ingestion import jobs, lock
from ingestion.lock import Lease
from ingestion.models import IngestionReject
from ingestion.planning import PagePlan
from notifications.models import Notification
from tickets.models import BY_UPSTREAM_ID, Ticket, TicketHistory
from ticketsaas.mongo import Document, get_collection, run_transaction


class PageRefused(Exception):
    """The job does not expect this page: cancelled, ended, or committed before. Nothing was written."""


def commit_page(
    plan: PagePlan, *, lease: Lease, ttl_seconds: int, api_calls: int, session: ClientSession
) -> None:
    """Apply the plan in one transaction, with `api_calls` more on the job's count.

    Raises LeaseLost when another worker has the lock, PageRefused when the checkpoint is not at this
    page, the driver's error when MongoDB is away; nothing was written then, or, if the connection
    broke during the commit, all of it: the job's checkpoint tells.

    The hot documents come first. Written last, they make a page lose to every other writer (one
    starved for 120 s); written first, a conflict costs nothing that has to be repeated.
    """

    def work(session: ClientSession) -> None:
        lock.refresh(lease, ttl_seconds=ttl_seconds, session=session)
        _advance(plan, api_calls=api_calls, session=session)
        _write_tickets(plan, session=session)
        _insert(TicketHistory, plan.history, session=session)
        _write_notifications(plan, session=session)
        _insert(IngestionReject, plan.rejects, session=session)

    run_transaction(work, session=session)


def _advance(plan: PagePlan, *, api_calls: int, session: ClientSession) -> None:
    moved = jobs.advance(
        plan.job_id,
        page=plan.page,
        next_page=plan.next_page,
        total_pages=plan.total_pages,
        progress=plan.progress,
        counters={**plan.counters, "api_calls": api_calls},
        session=session,
    )
    if not moved:
        raise PageRefused(f"Job {plan.job_id} does not expect page {plan.page}.")


def _write_tickets(plan: PagePlan, *, session: ClientSession) -> None:
    _insert(Ticket, plan.inserts, session=session)
    if plan.updates:
        get_collection(Ticket).bulk_write(
            [
                UpdateOne(
                    {"tenant_id": plan.tenant_id, "external_id": external_id},
                    {"$set": values},
                    hint=BY_UPSTREAM_ID,
                )
                for external_id, values in plan.updates.items()
            ],
            session=session,
        )


def _write_notifications(plan: PagePlan, *, session: ClientSession) -> None:
    """An alert's id names its episode, so one that is there already is the same alert."""
    if plan.notifications:
        get_collection(Notification).bulk_write(
            [
                UpdateOne(
                    {"_id": row["_id"], "tenant_id": plan.tenant_id},
                    {"$setOnInsert": {k: v for k, v in row.items() if k not in _KEY}},
                    upsert=True,
                )
                for row in plan.notifications
            ],
            session=session,
        )


_KEY = ("_id", "tenant_id")


def _insert(model: type, rows: tuple[Document, ...], *, session: ClientSession) -> None:
    if rows:
        get_collection(model).insert_many(rows, session=session)
