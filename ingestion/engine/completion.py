"""Completes rows of `tickets` that another program wrote, so that they are tickets like all others."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import structlog

from ingestion.core.completion_plans import UnreadableRow, find_ids, plan_completion
from ingestion.core.ticket_writes import Writes
from ingestion.engine.statistics import Counting
from ingestion.engine.tenant_hold import hold_idle_tenant
from ingestion.store.commit import write
from ingestion.store.lock import Lease
from notifications.core.alert_policy import AlertPolicy
from tickets.store import history
from tickets.store.incomplete_rows import find_incomplete
from tickets.store.tickets import record_tenant
from ticketsaas import clock
from ticketsaas.mongo import Document, Session

log = structlog.get_logger(__name__)

# As many as a page has: that many tickets are known to fit into one transaction.
BATCH_SIZE = 100
# Enough to see what is wrong with the others.
MAX_NAMED = 20


@dataclass(frozen=True, slots=True)
class Completion:
    """The outcome: rows completed, rows that stay as they are, and the first MAX_NAMED of those."""

    completed: int = 0
    left: int = 0
    named: tuple[UnreadableRow, ...] = ()


def complete_rows(tenant_id: str, *, policy: AlertPolicy, ttl_seconds: int) -> Completion:
    """Give the tenant's incomplete rows what they lack, and its rows of history their numbers.

    Each batch is one transaction under the tenant's lock, with history and statistics, so the work may be
    stopped anywhere and run again; it raises no alert. Without such rows nothing is written, not even the
    lock. Raises LockHeld while the tenant has a job that has not ended, and LeaseLost.
    """
    done, run_id = Completion(), str(uuid.uuid4())
    rows = find_incomplete(tenant_id)
    batch = list(islice(rows, BATCH_SIZE))
    if not batch and not history.has_unnumbered(tenant_id):
        return done
    record_tenant(tenant_id, now=clock.utc_now())
    with hold_idle_tenant(tenant_id, job_id=run_id, ttl_seconds=ttl_seconds) as lease:
        history.number_rows(tenant_id)
        counting = Counting(tenant_id)
        for each in _batches(batch, rows):
            plan = plan_completion(
                each,
                tenant_id=tenant_id,
                run_id=run_id,
                recorded=history.find_latest(tenant_id, external_ids=find_ids(each)),
                policy=policy,
                now=clock.utc_now(),
            )
            _commit_batch(plan.writes, counting=counting, lease=lease)
            done = Completion(
                done.completed + plan.completed,
                done.left + len(plan.unreadable),
                (*done.named, *plan.unreadable)[:MAX_NAMED],
            )
    log.info(
        "rows completed",
        action="rows_completed",
        tenant_id=tenant_id,
        job_id=run_id,
        completed=done.completed,
        left=done.left,
    )
    return done


def _commit_batch(writes: Writes, *, counting: Counting, lease: Lease) -> None:
    def work(session: Session, is_counted: bool) -> None:
        write(writes, session=session, is_counted=is_counted)

    counting.commit_fenced(lease, work)


def _batches(first: list[Document], others: Iterator[Document]) -> Iterator[list[Document]]:
    batch = first
    while batch:
        yield batch
        batch = list(islice(others, BATCH_SIZE))
