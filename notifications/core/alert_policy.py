"""Policy for alerts: which changes of a ticket raise one, under which key, and when one is outdated."""

import hashlib
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from notifications.core.states import NotificationStatus
from tickets.core.changes import Action, Change, is_closed
from tickets.core.labels import Classification, Urgency
from ticketsaas.document_type import Document

# Separates the parts of a key. They never contain it: `tickets/core/incoming.py` removes it.
_SEPARATOR = "\x00"
_TOO_OLD = (
    "The ticket had last changed longer ago than ALERT_MAX_AGE when its tenant was first imported. "
    "Send it again if it still matters."
)


@dataclass(frozen=True, slots=True)
class AlertPolicy:
    """What decides which tickets raise an alert: keys of the statuses that count as closed, and an age."""

    closed: frozenset[str]
    oldest: datetime | None = None
    """If set, the alerts of tickets that last changed before it are suppressed until a person sends them."""


def draft_notification(
    change: Change,
    *,
    job_id: str,
    request_id: str | None = None,
    policy: AlertPolicy,
    now: datetime,
) -> Document | None:
    """Return the outbox row for a ticket that has just become urgent, or None for any other change.

    There is one row per episode of urgency, which begins when a ticket is urgent and was not before.
    The row's id is made from what began the episode, so replaying the change makes the same row:
    `updated_at`; for a restored ticket the time of its deletion; for a ticket that only new rules find
    urgent also the version of those rules.
    """
    if not change.began_urgent or change.classification is None:
        return None
    ticket = change.ticket
    is_too_old = policy.oldest is not None and ticket.updated_at < policy.oldest
    status = NotificationStatus.SUPPRESSED if is_too_old else NotificationStatus.PENDING
    began_at = (
        change.fields["deleted_at"].old if change.action is Action.RESTORED else ticket.updated_at
    )
    return {
        "_id": notification_id(
            ticket.tenant_id,
            external_id=ticket.external_id,
            began_at=began_at,
            rule_set=change.classification.version if change.is_reclassification else None,
        ),
        "tenant_id": ticket.tenant_id,
        "ticket_id": ticket.external_id,
        "urgency": change.classification.urgency,
        "reason": urgency_reason(change.classification),
        "status": status.value,
        "status_reason": _TOO_OLD if is_too_old else None,
        "attempts": 0,
        "ticket_updated_at": ticket.updated_at,
        "too_old": is_too_old,
        "next_attempt_at": None if is_too_old else now,
        "lease_id": None,
        "last_error": None,
        "created_at": now,
        "sent_at": None,
        "job_id": job_id,
        "request_id": request_id,
    }


def explain_suppression(change: Change, *, closed: Set[str]) -> str:
    """Return why the alerts of a ticket are no longer needed after a change that ended its urgency."""
    urgency = Urgency.HIGH if change.classification is None else change.classification.urgency
    is_deleted = change.action is Action.DELETED
    reason = find_suppression(
        status=change.ticket.status, urgency=urgency, is_deleted=is_deleted, closed=closed
    )
    if reason is None:
        raise ValueError("The change leaves the ticket urgent.")
    return reason


def find_suppression(
    *, status: str, urgency: str, is_deleted: bool, closed: Set[str]
) -> str | None:
    """Return why an alert about a ticket in this state is no longer needed, or None if it still is.

    `closed` holds the keys of the statuses that count as closed.
    """
    if is_deleted:
        return "The ticket was deleted before the alert was sent."
    if is_closed(status, closed=closed):
        return "The ticket was closed before the alert was sent."
    if urgency != Urgency.HIGH:
        return f"The ticket's urgency fell to {urgency} before the alert was sent."
    return None


def notification_id(
    tenant_id: str, *, external_id: str, began_at: datetime, rule_set: str | None = None
) -> str:
    """Return the row's id, which is also its idempotency key: one per episode, safe in a URL.

    `rule_set` is the version of the rules, if they alone began the episode.
    """
    parts = [tenant_id, external_id, began_at.isoformat()]
    if rule_set is not None:
        parts.append(rule_set)
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()[:32]


def urgency_reason(classification: Classification) -> str:
    """Name the rules that made a ticket urgent and the words that matched; no other part of its text."""
    fired = [rule for rule in classification.rules if rule.label.startswith("urgency=high")]
    if not fired:
        return "urgency is high"
    return "; ".join(f"{rule.rule} ({', '.join(rule.words)})" for rule in fired)
