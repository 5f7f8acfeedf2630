"""Carries out a person's correction of labels, at once, whichever job holds the tenant.

It takes no lock. Its transaction reads the ticket as it is, and starts again if a job writes it meanwhile.
A job that has read the ticket before finds it corrected when it writes (`corrected_tickets.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from ingestion.core.ticket_writes import Writes, plan_writes
from ingestion.store.commit import StatisticsRefused, write
from notifications.config import alert_policy
from notifications.core.alert_policy import begins_episode
from notifications.store import latest_alert, outbox
from tickets.core.changes import Change
from tickets.core.corrections import Correction, NoSuchTicket, TicketIncomplete, follow
from tickets.core.labels import Label
from tickets.core.relabelling import detect_relabelling
from tickets.store import history
from tickets.store.tickets import find_stored
from ticketsaas import clock
from ticketsaas.mongo import Session, run_transaction
from ticketsaas.monitoring.request_ids import find_request_id

log = structlog.get_logger(__name__)

# A person waits. One attempt takes some 10 ms, and fails while a page of the same tenant is being committed.
TRANSACTION_SECONDS = 10.0
# What a row of history and an alert name as their job where a person is behind them.
NO_JOB = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants a ticket's labels to be; no labels are those of the rules."""

    tenant_id: str
    external_id: str
    labels: Mapping[str, Label]
    note: str
    by: str

    def as_correction(self, *, at: datetime) -> Correction | None:
        return Correction(self.labels, self.note, self.by, at) if self.labels else None


def relabel(
    tenant_id: str, *, external_id: str, labels: Mapping[str, Label], note: str = "", by: str
) -> bool:
    """Let these labels count for the ticket, or without labels those of the rules again.

    Statistics, alerts and history change in the same transaction. Return whether anything changed. Raises
    NoSuchTicket and TicketIncomplete, and the driver's error when MongoDB is away.
    """
    wish = Wish(tenant_id, external_id, labels, note, by)
    try:
        is_changed = _carry_out(wish, is_counted=True)
    except StatisticsRefused as refused:
        reason = str(refused)
        log.warning("statistics not written", action="statistics_not_written", reason=reason)
        is_changed = _carry_out(wish, is_counted=False)
    if is_changed:
        _log(wish)
    return is_changed


def _carry_out(wish: Wish, *, is_counted: bool) -> bool:
    def work(session: Session) -> bool:
        # What is decided here is decided again in another attempt, from the ticket as it is then.
        change, now = _detect(wish, session=session)
        if change is None:
            return False
        announced = _find_announced(change, session=session)
        if announced is not None:
            change = replace(change, is_silent=True)
        write(_plan(change, now=now), session=session, is_counted=is_counted)
        if announced is not None:
            outbox.revive(wish.tenant_id, notification_id=announced, session=session)
        return True

    return run_transaction(work, seconds=TRANSACTION_SECONDS)


def _detect(wish: Wish, *, session: Session) -> tuple[Change | None, datetime]:
    """Return the change that the wish makes, if any, and its time."""
    ids = [wish.external_id]
    stored = find_stored(wish.tenant_id, external_ids=ids, session=session).get(wish.external_id)
    if stored is None or stored.deleted_at is not None:
        raise NoSuchTicket(wish.external_id)
    if not stored.is_complete:
        raise TicketIncomplete(
            "Another program wrote this ticket, and it has no labels yet. Ingest the tenant, or run "
            "manage.py rebuild_stats."
        )
    now = follow(stored.correction, now=clock.utc_now())
    closed = alert_policy().closed
    correction = wish.as_correction(at=now)
    return detect_relabelling(stored, correction, by=wish.by, closed=closed), now


def _find_announced(change: Change, *, session: Session) -> str | None:
    """Return the alert of the ticket that tells of its urgency already, if a person makes it urgent again.

    Whatever people say and take back, an episode of urgency has one alert: one that was made since upstream
    or the rules last changed what the ticket's urgency depends on.
    """
    policy = alert_policy()
    if change.urgent_now < policy.least or not begins_episode(change, policy=policy):
        return None
    ticket = change.ticket
    turn = history.find_turn(ticket.tenant_id, external_id=ticket.external_id, session=session)
    return latest_alert.find_since(
        ticket.tenant_id, ticket_id=ticket.external_id, since=turn, session=session
    )


def _plan(change: Change, *, now: datetime) -> Writes:
    return plan_writes(
        [change],
        tenant_id=change.ticket.tenant_id,
        job_id=NO_JOB,
        request_id=find_request_id(),
        policy=alert_policy(),
        now=now,
    )


def _log(wish: Wish) -> None:
    named = {"tenant_id": wish.tenant_id, "ticket_id": wish.external_id, "by": wish.by}
    if wish.labels:
        labels = dict(wish.labels)
        log.info("labels corrected", action="labels_corrected", labels=labels, **named)
    else:
        log.info("correction taken back", action="correction_taken_back", **named)
