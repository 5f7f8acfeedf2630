"""Gives a tenant's stored tickets the labels and words of today, without a call upstream."""

import uuid
from collections.abc import Callable
from functools import partial

import structlog

from ingestion.core.reclassification_plans import (
    Reclassification,
    ReclassificationPlan,
    plan_reclassification,
)
from ingestion.engine.corrected_tickets import repeat_if_corrected
from ingestion.engine.statistics import Counting
from ingestion.engine.tenant_hold import hold_idle_tenant
from ingestion.store import lock, reclassification_cursor
from ingestion.store.commit import write
from ingestion.store.lock import Lease
from ingestion.store.reclassification_cursor import Version
from notifications.config import alert_policy
from tickets.core.keywords import WORDS_VERSION
from tickets.core.labels import RULE_SET_VERSION
from tickets.store.tickets import record_tenant
from ticketsaas import clock
from ticketsaas.mongo import Session

log = structlog.get_logger(__name__)

# As many as a page has: that many tickets are known to fit into memory and into one transaction.
BATCH_SIZE = 100

Report = Callable[[Reclassification], None]


def find_interrupted(tenant_id: str) -> str | None:
    """Return the upstream id after which `reclassify` goes on; None when it begins with the first ticket."""
    return reclassification_cursor.find_place(tenant_id, version=_today()) or None


def preview(tenant_id: str, *, may_alert: bool, report: Report) -> Reclassification:
    """Return what `reclassify` would do from the first ticket on. Nothing is written, not even a lock."""
    run_id, done, after = str(uuid.uuid4()), Reclassification(), reclassification_cursor.START
    while plan := _plan_next(tenant_id, after=after, run_id=run_id, may_alert=may_alert):
        done, after = done + plan.result, plan.last
        report(done)
    return done


def reclassify(
    tenant_id: str, *, may_alert: bool, ttl_seconds: int, report: Report
) -> Reclassification:
    """Give the tenant's tickets, deleted ones included, the labels, reasons and words of today.

    Each batch is a small transaction under the tenant's lock, with its history and statistics, so the
    work may be stopped anywhere. The next call goes on after the last batch, unless the rules or the words
    have another version by then, and returns what it did itself. After its end there is nothing to change.

    With `may_alert`, tickets that become urgent raise alerts. Alerts that are not needed any more are
    suppressed in any case. `report` gets what is done so far after each batch. Raises LockHeld while
    the tenant has a job that has not ended, and LeaseLost.
    """
    run_id = str(uuid.uuid4())
    record_tenant(tenant_id, now=clock.utc_now())
    done = Reclassification()
    with hold_idle_tenant(tenant_id, job_id=run_id, ttl_seconds=ttl_seconds) as lease:
        after = find_interrupted(tenant_id) or reclassification_cursor.START
        batch = partial(_commit_next, tenant_id, run_id=run_id, may_alert=may_alert, lease=lease)
        while plan := repeat_if_corrected(partial(batch, after=after)):
            done, after = done + plan.result, plan.last
            report(done)
        _end(tenant_id, lease=lease)
    log.info(
        "tickets reclassified",
        action="tickets_reclassified",
        tenant_id=tenant_id,
        job_id=run_id,
        rule_set=RULE_SET_VERSION,
        tickets=done.tickets,
        relabelled=done.relabelled,
        reworded=done.reworded,
        corrected=done.corrected,
        alerts=done.alerts,
    )
    return done


def _plan_next(
    tenant_id: str, *, after: str, run_id: str, may_alert: bool
) -> ReclassificationPlan | None:
    stored = reclassification_cursor.find_batch(tenant_id, after=after, limit=BATCH_SIZE)
    if not stored:
        return None
    return plan_reclassification(
        stored,
        tenant_id=tenant_id,
        run_id=run_id,
        may_alert=may_alert,
        policy=alert_policy(),
        now=clock.utc_now(),
    )


def _commit_next(
    tenant_id: str, *, after: str, run_id: str, may_alert: bool, lease: Lease
) -> ReclassificationPlan | None:
    plan = _plan_next(tenant_id, after=after, run_id=run_id, may_alert=may_alert)
    if plan is not None:
        commit_batch(plan, lease=lease)
    return plan


def commit_batch(plan: ReclassificationPlan, *, lease: Lease) -> None:
    """Write a batch and how far the reclassification has come, in one transaction.

    Raises LeaseLost and TicketCorrected.
    """
    tenant_id = plan.writes.tenant_id

    def work(session: Session, is_counted: bool) -> None:
        reclassification_cursor.record_place(
            tenant_id, version=_today(), after=plan.last, session=session
        )
        write(plan.writes, session=session, is_counted=is_counted)

    Counting(tenant_id).commit_fenced(lease, work)


def _end(tenant_id: str, *, lease: Lease) -> None:
    lock.fenced(
        lease,
        lambda session: reclassification_cursor.record_end(
            tenant_id, version=_today(), session=session
        ),
    )


def _today() -> Version:
    return Version(RULE_SET_VERSION, WORDS_VERSION)
