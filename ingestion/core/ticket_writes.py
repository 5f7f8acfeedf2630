"""The writes that bring stored tickets in line with incoming ones, for every step of a job."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from analytics.core.rollups import Increments, detect_count_change, plan_increments
from ingestion.core.pages import newest_per_id
from notifications.core.alert_policy import draft_notification, explain_suppression
from tickets.classification.classify import classify
from tickets.core.changes import (
    Action,
    Change,
    StoredTicket,
    detect_change,
    find_classification,
    is_unchanged,
    newer_version,
)
from tickets.core.documents import changed_fields, history_document, ticket_document
from tickets.core.incoming import IncomingTicket
from ticketsaas.document_type import Document


@dataclass(frozen=True, slots=True)
class Writes:
    """Rows for the collections of tickets, alerts and statistics.

    They are in order of upstream id, so that two writers never wait for each other in a circle.
    """

    tenant_id: str
    inserts: tuple[Document, ...]
    updates: Mapping[str, Document]
    """Fields to set on stored tickets, by upstream id."""
    history: tuple[Document, ...]
    notifications: tuple[Document, ...]
    suppressed: Mapping[str, str]
    """Why the waiting alerts of a ticket are not needed any more, by upstream id."""
    rollups: Increments
    """What the statistics gain and lose."""


def detect_changes(
    tickets: Iterable[IncomingTicket], *, stored: Mapping[str, StoredTicket]
) -> list[Change]:
    """Compare these tickets with the stored ones; return the changes in order of upstream id.

    Of a ticket that comes twice, the newest version counts.
    """
    newest = newest_per_id(tickets)
    changes = []
    for external_id in sorted(newest):
        ticket, known = newest[external_id], stored.get(external_id)
        if known is None or not is_unchanged(known, ticket):
            version = ticket if known is None else newer_version(known, ticket)
            kept = None if known is None else find_classification(known, version)
            classification = kept or classify(subject=version.subject, message=version.message)
            changes.append(detect_change(known, version, classification))
    return changes


def plan_writes(
    changes: Iterable[Change],
    *,
    tenant_id: str,
    job_id: str,
    request_id: str | None = None,
    now: datetime,
) -> Writes:
    """Return the rows that these changes write.

    `request_id` is the request that started the job; its alerts carry it. None where it isn't known.
    """
    changes = list(changes)
    drafts = (
        draft_notification(change, job_id=job_id, request_id=request_id, now=now)
        for change in changes
    )
    inserts = {
        change.ticket.external_id: ticket_document(change.ticket, change.classification)
        for change in changes
        if change.action is Action.CREATED and change.classification is not None
    }
    updates = {
        change.ticket.external_id: changed_fields(change)
        for change in changes
        if change.action is not Action.CREATED
    }
    written = inserts | updates
    count_changes = (
        detect_count_change(change, written=written[change.ticket.external_id])
        for change in changes
    )
    return Writes(
        tenant_id=tenant_id,
        inserts=tuple(inserts.values()),
        updates=updates,
        history=tuple(history_document(change, job_id=job_id, now=now) for change in changes),
        notifications=tuple(draft for draft in drafts if draft is not None),
        suppressed={
            change.ticket.external_id: explain_suppression(change)
            for change in changes
            if change.ended_urgent
        },
        rollups=plan_increments(count_changes),
    )


def count_changes(changes: Iterable[Change], *, of: int) -> dict[str, int]:
    """Count the changes by kind; the rest of the `of` tickets is unchanged."""
    actions = [change.action for change in changes]
    return {
        "new_ingested": actions.count(Action.CREATED),
        "updated": actions.count(Action.UPDATED),
        "restored": actions.count(Action.RESTORED),
        "unchanged": of - len(actions),
    }
