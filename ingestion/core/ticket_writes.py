"""The writes that bring stored tickets in line with incoming ones, for every step of a job."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime

from analytics.core.rollups import Increments, detect_count_change, plan_increments
from ingestion.core.pages import newest_per_id
from notifications.core.alert_policy import (
    AlertPolicy,
    Suppression,
    draft_notification,
    plan_suppression,
)
from tickets.classification import ClassifyService
from tickets.core.changes import (
    Action,
    Change,
    StoredTicket,
    detect_change,
    detect_stamp,
    find_classification,
    is_outdated,
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
    corrected_at: Mapping[str, datetime | None]
    """When the changed ones among them had been corrected, as they were read; None for never."""
    history: tuple[Document, ...]
    notifications: tuple[Document, ...]
    suppressed: Mapping[str, Suppression]
    """Why the waiting alerts of a ticket are not needed any more, by upstream id."""
    rollups: Increments
    """What the statistics gain and lose."""

    @property
    def alerts_suppressed(self) -> int:
        """How many alerts are suppressed from the beginning, because their tickets are too old."""
        return sum(draft["too_old"] for draft in self.notifications)

    @property
    def alerts_raised(self) -> int:
        """How many alerts are to be sent."""
        return sum(draft["next_attempt_at"] is not None for draft in self.notifications)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What some incoming tickets mean for the stored ones; a ticket in none of the three is unchanged."""

    changes: tuple[Change, ...] = ()
    """In order of upstream id."""
    stamps: Mapping[str, Document] = field(default_factory=dict)
    """The new `updated_at`, or `truncated`, of tickets that are otherwise unchanged, by upstream id."""
    outdated: frozenset[str] = frozenset()
    """Upstream ids of the tickets that came in an older version than the stored one."""


def detect_changes(
    tickets: Iterable[IncomingTicket], *, stored: Mapping[str, StoredTicket], closed: Set[str]
) -> Comparison:
    """Compare these tickets with the stored ones. Of a ticket that comes twice, the newest version counts.

    `closed` holds the keys of the statuses that count as closed.
    """
    newest = newest_per_id(tickets)
    changes, stamps, outdated = [], {}, set()
    for external_id in sorted(newest):
        ticket, known = newest[external_id], stored.get(external_id)
        if known is not None and not known.is_complete:
            change = _detect_change(None, ticket, closed=closed)
            changes.append(replace(change, completes_row=True))
        elif known is not None and is_outdated(known, ticket):
            outdated.add(external_id)
        elif known is not None and is_unchanged(known, ticket):
            if stamp := detect_stamp(known, ticket):
                stamps[external_id] = stamp
        else:
            changes.append(_detect_change(known, ticket, closed=closed))
    return Comparison(tuple(changes), stamps, frozenset(outdated))


def plan_writes(
    changes: Iterable[Change],
    *,
    stamps: Mapping[str, Document] | None = None,
    tenant_id: str,
    job_id: str,
    request_id: str | None = None,
    policy: AlertPolicy,
    now: datetime,
) -> Writes:
    """Return the rows that these changes and these new stamps of other tickets write.

    A ticket's `changed_at` is the time of its latest row of history. A stamp is no change: it touches
    neither history nor statistics nor alerts. `request_id` is the request that started the job; its
    alerts carry it. None where it isn't known.
    """
    changes = list(changes)
    created, updates = _created_rows(changes, now=now), _updated_fields(changes, now=now)
    completed = {change.ticket.external_id for change in changes if change.completes_row}
    set_on_rows = updates | dict(stamps or {}) | _pick(created, completed)
    drafts = (
        draft_notification(change, job_id=job_id, request_id=request_id, policy=policy, now=now)
        for change in changes
    )
    return Writes(
        tenant_id=tenant_id,
        inserts=tuple(row for key, row in created.items() if key not in completed),
        updates=dict(sorted(set_on_rows.items())),
        corrected_at=_times_of_corrections(changes),
        history=tuple(
            history_document(change, job_id=job_id, now=now)
            for change in changes
            if change.is_recorded
        ),
        notifications=tuple(draft for draft in drafts if draft is not None),
        suppressed=_plan_suppressions(changes, policy=policy),
        rollups=_plan_increments(changes, written=created | updates),
    )


def count_changes(found: Comparison, *, of: Set[str]) -> dict[str, int]:
    """Count the tickets with the upstream ids `of`, among them all that change, each once."""
    actions = [change.action for change in found.changes]
    outdated = len(found.outdated & of)
    return {
        "new_ingested": actions.count(Action.CREATED),
        "updated": actions.count(Action.UPDATED),
        "restored": actions.count(Action.RESTORED),
        "outdated": outdated,
        "unchanged": len(of) - len(actions) - outdated,
    }


def _detect_change(
    known: StoredTicket | None, ticket: IncomingTicket, *, closed: Set[str]
) -> Change:
    version = ticket if known is None else newer_version(known, ticket)
    kept = None if known is None else find_classification(known, version)
    classification = kept or ClassifyService().classify(
        subject=version.subject, message=version.message
    )
    return detect_change(known, version, classification, closed=closed)


def _created_rows(changes: Iterable[Change], *, now: datetime) -> dict[str, Document]:
    """Return the documents of the new tickets, by upstream id."""
    return {
        change.ticket.external_id: ticket_document(change.ticket, change.classification)
        | {"changed_at": now}
        for change in changes
        if change.action is Action.CREATED and change.classification is not None
    }


def _updated_fields(changes: Iterable[Change], *, now: datetime) -> dict[str, Document]:
    """Return the fields to set on the tickets that were stored before, by upstream id."""
    return {
        change.ticket.external_id: changed_fields(change)
        | ({"changed_at": now} if change.is_recorded else {})
        for change in changes
        if change.action is not Action.CREATED
    }


def _times_of_corrections(changes: Iterable[Change]) -> dict[str, datetime | None]:
    return {
        change.ticket.external_id: None if known.correction is None else known.correction.at
        for change in changes
        if (known := change.stored) is not None and known.is_complete
    }


def _pick(rows: Mapping[str, Document], keys: Set[str]) -> dict[str, Document]:
    return {key: row for key, row in rows.items() if key in keys}


def _plan_suppressions(changes: Iterable[Change], *, policy: AlertPolicy) -> dict[str, Suppression]:
    return {
        change.ticket.external_id: suppression
        for change in changes
        if (suppression := plan_suppression(change, policy=policy))
    }


def _plan_increments(changes: Iterable[Change], *, written: Mapping[str, Document]) -> Increments:
    return plan_increments(
        detect_count_change(change, written=written[change.ticket.external_id])
        for change in changes
    )
