"""Decides what an incoming ticket changes in the stored one, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tickets.core.incoming import IncomingTicket
from tickets.core.labels import (
    LABEL_FIELDS,
    RULE_SET_VERSION,
    Classification,
    FiredRule,
    Sentiment,
    Urgency,
)

CLOSED = "closed"

# What decides which ticket it is; never a change.
_IDENTITY = ("tenant_id", "external_id")
UPSTREAM_FIELDS = tuple(f.name for f in fields(IncomingTicket) if f.name not in _IDENTITY)


class Action(StrEnum):
    """What happened to a ticket; the `action` of its history."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class StoredTicket:
    """A ticket as MongoDB holds it; `deleted_at` is None while it is alive."""

    ticket: IncomingTicket
    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool
    rule_set: str = ""
    """The version of the rules that these labels come from."""
    rules: tuple[FiredRule, ...] = ()
    keywords: tuple[str, ...] = ()
    """As they were counted, whatever would be counted today."""
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One ticket's step from what is stored to what is upstream."""

    action: Action
    ticket: IncomingTicket
    classification: Classification | None
    """None in a deletion."""
    fields: Mapping[str, FieldChange]
    stored: StoredTicket | None
    """The ticket before; None when it was not known."""
    began_urgent: bool
    """True when the ticket asks for somebody at once now and did not before."""
    ended_urgent: bool
    """True when it asked for somebody at once before and does not now."""
    reclassified: bool = True
    """False where the stored classification stays as it is, with its reasons."""

    @property
    def is_of_rules(self) -> bool:
        """True when nothing is new but the rules that see the ticket."""
        known = self.stored
        return self.action is Action.UPDATED and known is not None and known.ticket == self.ticket

    @property
    def leaves_deleted(self) -> bool:
        """True when the ticket counts as deleted afterwards."""
        was_deleted = self.stored is not None and self.stored.deleted_at is not None
        return self.action is Action.DELETED or (was_deleted and self.action is Action.UPDATED)


def is_urgent(*, urgency: str, status: str) -> bool:
    """Somebody has to look now: `high` and not closed."""
    return urgency == Urgency.HIGH and status != CLOSED


def is_in_step(stored: StoredTicket, incoming: IncomingTicket) -> bool:
    """True when this version of a ticket changes nothing in the stored one.

    Feeds repeat themselves out of order, so a version older than the stored one changes nothing;
    the same `updated_at` with other content does. A deleted ticket is never in step with one that
    is in the feed again.
    """
    if stored.deleted_at is not None:
        return False
    if incoming.updated_at < stored.ticket.updated_at:
        return True
    return incoming == stored.ticket


def newer_version(stored: StoredTicket, incoming: IncomingTicket) -> IncomingTicket:
    """The version to keep; an incoming one that is not older wins."""
    return stored.ticket if incoming.updated_at < stored.ticket.updated_at else incoming


def find_classification(stored: StoredTicket, incoming: IncomingTicket) -> Classification | None:
    """The stored classification where it still holds: the same words under the same rules."""
    if not _has_same_text(stored, incoming) or stored.rule_set != RULE_SET_VERSION:
        return None
    return Classification(
        stored.urgency, stored.sentiment, stored.requires_action, stored.rule_set, stored.rules
    )


def detect_change(
    stored: StoredTicket | None, incoming: IncomingTicket, classification: Classification
) -> Change:
    """The step from the stored ticket to the incoming one; call it when they are not in step."""
    urgent = is_urgent(urgency=classification.urgency, status=incoming.status)
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
    # Rules that see the same words with other eyes begin no episode.
    is_same_text = _has_same_text(stored, incoming)
    judged = classification.urgency if is_same_text else stored.urgency
    return Change(
        Action.UPDATED if stored.deleted_at is None else Action.RESTORED,
        incoming,
        classification,
        _compare(stored, incoming, classification),
        stored=stored,
        began_urgent=urgent and not _was_urgent(stored, urgency=judged),
        ended_urgent=not urgent and _was_urgent(stored, urgency=stored.urgency),
        reclassified=(stored.rule_set, stored.rules)
        != (classification.version, classification.rules),
    )


def detect_deletion(stored: StoredTicket, *, now: datetime) -> Change:
    """The step of a living ticket that is gone upstream."""
    return Change(
        Action.DELETED,
        stored.ticket,
        None,
        {"deleted_at": FieldChange(None, now)},
        stored=stored,
        began_urgent=False,
        ended_urgent=_was_urgent(stored, urgency=stored.urgency),
        reclassified=False,
    )


def detect_reclassification(
    stored: StoredTicket, classification: Classification, *, may_begin: bool
) -> Change | None:
    """The step of a stored ticket to what the rules say now; None when it says that already.

    A deleted ticket stays deleted. An episode of urgency begins only where it may.
    """
    change = replace(
        detect_change(stored, stored.ticket, classification),
        action=Action.UPDATED,
        fields=_compare_labels(stored, classification),
        began_urgent=may_begin
        and _was_urgent(stored, urgency=classification.urgency)
        and not _was_urgent(stored, urgency=stored.urgency),
    )
    return change if change.fields or change.reclassified else None


def _has_same_text(stored: StoredTicket, incoming: IncomingTicket) -> bool:
    before, now = stored.ticket, incoming
    return (before.subject, before.message) == (now.subject, now.message)


def _was_urgent(stored: StoredTicket, *, urgency: str) -> bool:
    return stored.deleted_at is None and is_urgent(urgency=urgency, status=stored.ticket.status)


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
