"""Changes that an incoming ticket makes to the stored one, field by field."""

from collections.abc import Mapping, Set
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tickets.core.incoming import IncomingTicket
from tickets.core.keywords import TicketWords
from tickets.core.labels import (
    LABEL_FIELDS,
    RULE_SET_VERSION,
    Classification,
    Sentiment,
    Urgency,
)
from tickets.core.word_key import word_key
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


@dataclass(frozen=True, slots=True)
class StoredTicket:
    """A ticket as MongoDB holds it; `deleted_at` is None unless it is soft-deleted."""

    ticket: IncomingTicket
    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    classification: Classification | None = None
    """What the rules made of the text when it was last read; None for an incomplete row."""
    keywords: tuple[str, ...] = ()
    """The keywords that the statistics count; an earlier version may have extracted different ones."""
    searched: tuple[str, ...] | None = None
    """The words that a search finds; None where they weren't read."""
    deleted_at: datetime | None = None
    is_complete: bool = True
    """False for a row that another program wrote; it is in no statistic (`incomplete_rows.py`)."""


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
    """None in a deletion."""
    fields: Mapping[str, FieldChange]
    stored: StoredTicket | None
    """The ticket before the change; None for a new one."""
    began_urgent: bool
    """True if the ticket is urgent now and was not before."""
    ended_urgent: bool
    """True if the ticket was urgent before and is not now."""
    reason: str | None = None
    """Why the ticket went, if upstream said more than that it is gone; only in a deletion."""
    completes_row: bool = False
    """True if the created ticket takes the place of a row that another program wrote."""
    reclassified: bool = True
    """False if the stored classification stays as it is, rules and version included."""
    words: TicketWords | None = None
    """The ticket's words, if the text is the same and is read in another way now."""

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


def is_closed(status: str, *, closed: Set[str]) -> bool:
    """Return whether a ticket of this status counts as closed. `closed` holds keys (`word_key.py`)."""
    return word_key(status) in closed


def is_urgent(*, urgency: str, status: str, closed: Set[str]) -> bool:
    """Return whether the ticket needs attention now: its urgency is high and it is not closed."""
    return urgency == Urgency.HIGH and not is_closed(status, closed=closed)


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

    `closed` holds the keys of the statuses that count as closed, here and in the other detections.
    """
    urgent = is_urgent(urgency=classification.urgency, status=incoming.status, closed=closed)
    if stored is None:
        return Change(
            Action.CREATED,
            incoming,
            classification,
            fields={},
            stored=None,
            began_urgent=urgent,
            ended_urgent=False,
        )
    # New rules begin no episode of urgency: if the text is the same, compare by today's labels.
    is_same_text = _has_same_text(stored, incoming)
    urgency_before = classification.urgency if is_same_text else stored.urgency
    return Change(
        Action.UPDATED if stored.deleted_at is None else Action.RESTORED,
        incoming,
        classification,
        _compare(stored, incoming, classification),
        stored=stored,
        began_urgent=urgent and not _was_urgent(stored, urgency=urgency_before, closed=closed),
        ended_urgent=not urgent and _was_urgent(stored, urgency=stored.urgency, closed=closed),
        reclassified=stored.classification != classification,
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
        began_urgent=False,
        ended_urgent=_was_urgent(stored, urgency=stored.urgency, closed=closed),
        reason=reason,
        reclassified=False,
    )


def detect_reclassification(
    stored: StoredTicket,
    classification: Classification,
    *,
    words: TicketWords,
    may_begin: bool,
    closed: Set[str],
) -> Change | None:
    """Return the change of a stored ticket to today's labels, reasons and words, or None if it has them.

    A deleted ticket stays deleted. An episode of urgency begins only if `may_begin`.
    """
    change = replace(
        detect_change(stored, stored.ticket, classification, closed=closed),
        action=Action.UPDATED,
        fields=_compare_labels(stored, classification),
        began_urgent=may_begin
        and _was_urgent(stored, urgency=classification.urgency, closed=closed)
        and not _was_urgent(stored, urgency=stored.urgency, closed=closed),
        words=None if (stored.keywords, stored.searched) == astuple(words) else words,
    )
    has_changed = change.fields or change.reclassified or change.words is not None
    return change if has_changed else None


def _has_same_text(stored: StoredTicket, incoming: IncomingTicket) -> bool:
    before, now = stored.ticket, incoming
    return (before.subject, before.message) == (now.subject, now.message)


def _was_urgent(stored: StoredTicket, *, urgency: str, closed: Set[str]) -> bool:
    if stored.deleted_at is not None:
        return False
    return is_urgent(urgency=urgency, status=stored.ticket.status, closed=closed)


def _compare(
    stored: StoredTicket, incoming: IncomingTicket, classification: Classification
) -> dict[str, FieldChange]:
    pairs = {"deleted_at": FieldChange(stored.deleted_at, None)} | {
        name: FieldChange(getattr(stored.ticket, name), getattr(incoming, name))
        for name in UPSTREAM_FIELDS
    }
    changed = {name: pair for name, pair in pairs.items() if pair.old != pair.new}
    return changed | _compare_labels(stored, classification)


def _compare_labels(stored: StoredTicket, classification: Classification) -> dict[str, FieldChange]:
    pairs = {
        name: FieldChange(getattr(stored, name), getattr(classification, name))
        for name in LABEL_FIELDS
    }
    return {name: pair for name, pair in pairs.items() if pair.old != pair.new}
