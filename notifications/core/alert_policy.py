"""Decides which change of a ticket deserves an alert, under which key, and which alert is outdated."""

import hashlib
from datetime import datetime
from typing import Any

from notifications.core.states import NotificationStatus
from tickets.core.changes import CLOSED, Action, Change
from tickets.core.labels import Classification, Urgency

Document = dict[str, Any]

# In a key, between parts that may hold any character but this one (`tickets/core/incoming.py`).
_SEPARATOR = "\x00"


def draft_notification(
    change: Change, *, job_id: str, request_id: str | None = None, now: datetime
) -> Document | None:
    """The outbox row of a ticket that has just become urgent; None for every other change.

    One row for each episode of urgency: it begins when a ticket is urgent and was not before, and
    what began it is part of the key (the version; for a ticket that came back, the deletion that it
    came back from; for one that rules see with other eyes, their version too), so replaying the
    change makes the same row.
    """
    if not change.began_urgent or change.classification is None:
        return None
    ticket = change.ticket
    began_at = (
        change.fields["deleted_at"].old if change.action is Action.RESTORED else ticket.updated_at
    )
    return {
        "_id": notification_id(
            ticket.tenant_id,
            external_id=ticket.external_id,
            began_at=began_at,
            rule_set=change.classification.version if change.is_of_rules else None,
        ),
        "tenant_id": ticket.tenant_id,
        "ticket_id": ticket.external_id,
        "urgency": change.classification.urgency,
        "reason": urgency_reason(change.classification),
        "status": NotificationStatus.PENDING.value,
        "status_reason": None,
        "attempts": 0,
        "next_attempt_at": now,
        "lease_id": None,
        "last_error": None,
        "created_at": now,
        "sent_at": None,
        "job_id": job_id,
        "request_id": request_id,
    }


def explain_suppression(change: Change) -> str:
    """Why nobody needs the alerts of a ticket any more whose urgency this change ended."""
    urgency = Urgency.HIGH if change.classification is None else change.classification.urgency
    is_deleted = change.action is Action.DELETED
    reason = find_suppression(status=change.ticket.status, urgency=urgency, is_deleted=is_deleted)
    if reason is None:
        raise ValueError("The change leaves the ticket urgent.")
    return reason


def find_suppression(*, status: str, urgency: str, is_deleted: bool) -> str | None:
    """Why nobody needs to hear of a ticket that stands like this any more; None while they do."""
    if is_deleted:
        return "The ticket was deleted before the alert was sent."
    if status == CLOSED:
        return "The ticket was closed before the alert was sent."
    if urgency != Urgency.HIGH:
        return f"The ticket's urgency fell to {urgency} before the alert was sent."
    return None


def notification_id(
    tenant_id: str, *, external_id: str, began_at: datetime, rule_set: str | None = None
) -> str:
    """The row's id and its idempotency key: the same for the same episode, safe in an address.

    `rule_set` is the version of rules that began the episode by themselves.
    """
    parts = [tenant_id, external_id, began_at.isoformat()]
    if rule_set is not None:
        parts.append(rule_set)
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()[:32]


def urgency_reason(classification: Classification) -> str:
    """Which rules made a ticket urgent, and by which words; no other part of its text."""
    fired = [rule for rule in classification.rules if rule.label.startswith("urgency=high")]
    if not fired:
        return "urgency is high"
    return "; ".join(f"{rule.rule} ({', '.join(rule.words)})" for rule in fired)
