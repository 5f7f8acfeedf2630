"""Changes that an incoming ticket makes to the stored one, field by field."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tickets.core.corrections import Correction, correct
from tickets.core.incoming import IncomingTicket
from tickets.core.keywords import TicketWords
from tickets.core.labels import (
    LABEL_FIELDS,
    RULE_SET_VERSION,
    Classification,
    Confidence,
    Sentiment,
    Urgency,
)
from tickets.core.urgent import Urgent, rate_urgency
from ticketsaas.document_type import Document

# The first two identify the ticket, so they never change. The last one is ours and not upstream's.
_NO_CONTENT = ("tenant_id", "external_id", "truncated")
UPSTREAM_FIELDS = tuple(f.name for f in fields(IncomingTicket) if f.name not in _NO_CONTENT)


class Action(StrEnum):
    """The kind of a change; stored as `action` in the ticket's history."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    RESTORED = "restored"
    RELABELLED = "relabelled"
    """A person corrected the labels, or took a correction back."""


@dataclass(frozen=True, slots=True)
class StoredTicket:
    """A ticket as MongoDB holds it; `deleted_at` is None unless it is soft-deleted."""

    ticket: IncomingTicket
    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    classification: Classification | None = None
    """What the rules made of the text when it was last read; None for an incomplete row."""
    correction: Correction | None = None
    """What a person says instead; the labels above are those."""
    keywords: tuple[str, ...] = ()
    """The keywords that the statistics count; an earlier version may have extracted different ones."""
    searched: tuple[str, ...] | None = None
    """The words that a search finds; None where they weren't read."""
    deleted_at: datetime | None = None
    is_complete: bool = True
    """False for a row that another program wrote; it is in no statistic (`incomplete_rows.py`)."""

    @property
    def urgency_confidence(self) -> Confidence:
        """How sure the stored urgency is."""
        known = self.classification
        if known is None:
            return Confidence.SURE
        return correct(known, self.correction).confidence.urgency


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The value of a field before and after a change."""

    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one ticket from its stored state to upstream's current one."""

    action: Action
    ticket: IncomingTicket
    classification: Classification | None
    """What the rules say, whatever a person says; None in a deletion."""
    fields: Mapping[str, FieldChange]
    stored: StoredTicket | None
    """The ticket before the change; None for a new one."""
    urgent_before: Urgent
    """Before the change; by today's rules if the text is the same and they say more than is stored."""
    urgent_now: Urgent
    is_silent: bool = False
    """True if the change raises no alert, whatever it makes of the ticket."""
    reason: str | None = None
    """Why the ticket went, if upstream said more than that it is gone; only in a deletion."""
    completes_row: bool = False
    """True if the created ticket takes the place of a row that another program wrote."""
    reclassified: bool = True
    """False if the stored classification stays as it is, rules and version included."""
    words: TicketWords | None = None
    """The ticket's words, if the text is the same and is read in another way now."""
    correction: Correction | None = None
    """The correction that stands after the change."""
    by: str | None = None
    """The person behind the change, if there is one."""

    @property
    def labels(self) -> Classification | None:
        """The classification with the labels that count after the change; None in a deletion."""
        known = self.classification
        return None if known is None else correct(known, self.correction)

    @property
    def is_reclassification(self) -> bool:
        """Whether only the rules changed, and nothing upstream."""
        known = self.stored
        return self.action is Action.UPDATED and known is not None and known.ticket == self.ticket

    @property
    def is_recorded(self) -> bool:
        """Whether the history gets a row: not if a ticket keeps its labels for other reasons alone."""
        return self.action is Action.CREATED or bool(self.fields)

    @property
    def leaves_deleted(self) -> bool:
        """Whether the ticket is soft-deleted after the change."""
        was_deleted = self.stored is not None and self.stored.deleted_at is not None
        return self.action is Action.DELETED or (was_deleted and self.action is Action.UPDATED)


def is_outdated(stored: StoredTicket, incoming: IncomingTicket) -> bool:
    """Return whether an incoming version is older than the stored one, which it then leaves as it is.

    Feeds repeat themselves out of order. A ticket that is deleted here is restored by any version,
    because it is in the feed again.
    """
    return stored.deleted_at is None and incoming.updated_at < stored.ticket.updated_at


def is_unchanged(stored: StoredTicket, incoming: IncomingTicket) -> bool:
    """Return whether an incoming version has nothing new, except perhaps its `updated_at`.

    Helpdesks touch every ticket at night, so a stamp that moves alone is no change. Different content
    under the same stamp is one.
    """
    if stored.deleted_at is not None:
        return False
    if incoming.updated_at != stored.ticket.updated_at:
        incoming = replace(incoming, updated_at=stored.ticket.updated_at)
    return incoming == stored.ticket


def detect_stamp(stored: StoredTicket, incoming: IncomingTicket) -> Document:
    """Return the fields that differ in an incoming version that `is_unchanged`; neither is a change."""
    names = ("updated_at", "truncated")
    before, now = stored.ticket, incoming
    return {
        name: getattr(now, name) for name in names if getattr(before, name) != getattr(now, name)
    }


def newer_version(stored: StoredTicket, incoming: IncomingTicket) -> IncomingTicket:
    """Return the version to keep: the incoming one, unless it is older."""
    return stored.ticket if incoming.updated_at < stored.ticket.updated_at else incoming


def find_classification(stored: StoredTicket, incoming: IncomingTicket) -> Classification | None:
    """Return the stored classification if it still holds: neither the text nor the rules changed."""
    known = stored.classification
    if known is None or known.version != RULE_SET_VERSION:
        return None
    return known if _has_same_text(stored, incoming) else None


def detect_change(
    stored: StoredTicket | None,
    incoming: IncomingTicket,
    classification: Classification,
    *,
    closed: Set[str],
) -> Change:
    """Return the change from the stored ticket, if any, to an incoming one that is neither `is_outdated`
    nor `is_unchanged`.

    A correction stands as long as the text does. `closed` holds the keys of the statuses that count as
    closed, here and in the other detections.
    """
    is_same_text = stored is not None and _has_same_text(stored, incoming)
    correction = stored.correction if stored is not None and is_same_text else None
    labels = correct(classification, correction)
    urgent_now = _rate(labels, status=incoming.status, closed=closed)
    if stored is None:
        return Change(
            Action.CREATED,
            incoming,
            classification,
            fields={},
            stored=None,
            urgent_before=Urgent.NO,
            urgent_now=urgent_now,
        )
    urgent_before = rate_stored(stored, closed=closed)
    if is_same_text:
        # New rules begin no episode of urgency.
        urgent_before = max(urgent_before, rerate(stored, labels, closed=closed))
    return Change(
        Action.UPDATED if stored.deleted_at is None else Action.RESTORED,
        incoming,
        classification,
        _compare(stored, incoming) | compare_labels(stored, labels, correction),
        stored=stored,
        urgent_before=urgent_before,
        urgent_now=urgent_now,
        reclassified=stored.classification != classification,
        correction=correction,
    )


def detect_deletion(
    stored: StoredTicket, *, closed: Set[str], reason: str | None = None, now: datetime
) -> Change:
    """Return the change that soft-deletes a ticket that no longer exists upstream.

    `reason` says where it went, if upstream said so.
    """
    return Change(
        Action.DELETED,
        stored.ticket,
        None,
        {"deleted_at": FieldChange(None, now)},
        stored=stored,
        urgent_before=rate_stored(stored, closed=closed),
        urgent_now=Urgent.NO,
        reason=reason,
        reclassified=False,
        correction=stored.correction,
    )


def _has_same_text(stored: StoredTicket, incoming: IncomingTicket) -> bool:
    before, now = stored.ticket, incoming
    return (before.subject, before.message) == (now.subject, now.message)


def _rate(classification: Classification, *, status: str, closed: Set[str]) -> Urgent:
    return rate_urgency(
        urgency=classification.urgency,
        confidence=classification.confidence.urgency,
        status=status,
        closed=closed,
    )


def rate_stored(stored: StoredTicket, *, closed: Set[str]) -> Urgent:
    """Return how urgent a ticket is by the labels that it has."""
    if stored.deleted_at is not None:
        return Urgent.NO
    return rate_urgency(
        urgency=stored.urgency,
        confidence=stored.urgency_confidence,
        status=stored.ticket.status,
        closed=closed,
    )


def rerate(stored: StoredTicket, classification: Classification, *, closed: Set[str]) -> Urgent:
    """Return how urgent a ticket would be with these labels, and otherwise as it is."""
    if stored.deleted_at is not None:
        return Urgent.NO
    return _rate(classification, status=stored.ticket.status, closed=closed)


def _compare(stored: StoredTicket, incoming: IncomingTicket) -> dict[str, FieldChange]:
    pairs = {"deleted_at": FieldChange(stored.deleted_at, None)} | {
        name: FieldChange(getattr(stored.ticket, name), getattr(incoming, name))
        for name in UPSTREAM_FIELDS
    }
    return {name: pair for name, pair in pairs.items() if pair.old != pair.new}


def compare_labels(
    stored: StoredTicket, labels: Classification, correction: Correction | None
) -> dict[str, FieldChange]:
    """Return the labels that change, and the correction if another one stands afterwards, or none."""
    pairs = {
        name: FieldChange(getattr(stored, name), getattr(labels, name)) for name in LABEL_FIELDS
    }
    pairs["correction"] = FieldChange(stored.correction, correction)
    return {name: pair for name, pair in pairs.items() if pair.old != pair.new}
