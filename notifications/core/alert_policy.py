"""Policy for alerts: which changes of a ticket raise one, under which key, and when one is outdated."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from notifications.core.states import NotificationStatus
from tickets.core.changes import Action, Change
from tickets.core.labels import Classification, Urgency
from tickets.core.urgent import Urgent, is_closed
from ticketsaas.document_type import Document

# Separates the parts of a key. They never contain it: `tickets/core/incoming.py` removes it.
_SEPARATOR = "\x00"
_TOO_OLD = (
    "The ticket had last changed longer ago than ALERT_MAX_AGE when its tenant was first imported. "
    "Send it again if it still matters."
)
CORRECTED = "a person corrected the urgency to high"
_UNSURE = "Not announced: the urgency is unsure. Send it if it matters."
_UNSURE_NOW = (
    "The ticket's urgency became unsure before the alert was sent. Send it if it still matters."
)
_CORRECTED_TO = "A person corrected the ticket's urgency to {} before the alert was sent."
_TAKEN_BACK = "A correction was taken back before the alert was sent: the urgency is {} again."
_OVERTAKEN = "The urgency is sure now, and a later alert announces the ticket."


@dataclass(frozen=True, slots=True)
class AlertPolicy:
    """What decides which tickets raise an alert: keys of the statuses that count as closed, an age, and
    how sure their urgency has to be."""

    closed: frozenset[str]
    least: Urgent = Urgent.SURE
    """A ticket that is less urgent raises none by itself."""
    oldest: datetime | None = None
    """If set, the alerts of tickets that last changed before it are suppressed until a person sends them."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why an alert is not sent. If that the urgency `is_unsure` is all, a person may have it sent."""

    reason: str
    is_unsure: bool = False


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
    An episode that the policy finds too unsure has a suppressed row, until the ticket is surely urgent and
    begins another. The row's id is made from what began the episode, so replaying the change makes the
    same row: `updated_at`; for a restored ticket the time of its deletion; for a correction `now`; for a
    ticket that only new rules find urgent also the version of those rules; and how sure it is, where a
    ticket has both episodes.
    """
    labels = change.labels
    if labels is None or not begins_episode(change, policy=policy):
        return None
    ticket = change.ticket
    is_unsure = change.urgent_now < policy.least
    is_too_old = not is_unsure and policy.oldest is not None and ticket.updated_at < policy.oldest
    is_suppressed = is_unsure or is_too_old
    status = NotificationStatus.SUPPRESSED if is_suppressed else NotificationStatus.PENDING
    return {
        "_id": notification_id(
            ticket.tenant_id,
            external_id=ticket.external_id,
            began_at=_find_beginning(change, now=now),
            rule_set=labels.version if change.is_reclassification else None,
            certainty=change.urgent_now if is_unsure or change.urgent_before else None,
        ),
        "tenant_id": ticket.tenant_id,
        "ticket_id": ticket.external_id,
        "urgency": labels.urgency,
        "reason": CORRECTED if _is_urgency_corrected(change) else urgency_reason(labels),
        "status": status.value,
        "status_reason": _UNSURE if is_unsure else _TOO_OLD if is_too_old else None,
        "attempts": 0,
        "ticket_updated_at": ticket.updated_at,
        "too_old": is_too_old,
        "unsure": is_unsure,
        "by_hand": False,
        "next_attempt_at": None if is_suppressed else now,
        "lease_id": None,
        "last_error": None,
        "created_at": now,
        "sent_at": None,
        "job_id": job_id,
        "request_id": request_id,
    }


def plan_suppression(change: Change, *, policy: AlertPolicy) -> Suppression | None:
    """Return why a ticket's waiting alerts are not needed any more after a change; None if they are."""
    if change.urgent_before is Urgent.UNSURE and begins_episode(change, policy=policy):
        return Suppression(_OVERTAKEN)
    if change.urgent_now >= min(change.urgent_before, policy.least):
        return None
    urgency = Urgency.HIGH if change.labels is None else change.labels.urgency
    if change.action is Action.RELABELLED and not _is_urgency_corrected(change):
        is_unsure = change.urgent_now is Urgent.UNSURE
        return Suppression(_TAKEN_BACK.format(urgency), is_unsure=is_unsure)
    return find_suppression(
        status=change.ticket.status,
        urgency=urgency,
        is_unsure=change.urgent_now is Urgent.UNSURE,
        is_corrected=_is_urgency_corrected(change),
        is_deleted=change.action is Action.DELETED,
        policy=policy,
    )


def find_suppression(
    *,
    status: str,
    urgency: str,
    is_unsure: bool,
    is_corrected: bool = False,
    is_deleted: bool,
    policy: AlertPolicy,
) -> Suppression | None:
    """Return why an alert about a ticket in this state is not sent by itself, or None if it is.

    `is_corrected` says whether the urgency is what a person says.
    """
    if is_deleted:
        return Suppression("The ticket was deleted before the alert was sent.")
    if is_closed(status, closed=policy.closed):
        return Suppression("The ticket was closed before the alert was sent.")
    if urgency != Urgency.HIGH and is_corrected:
        return Suppression(_CORRECTED_TO.format(urgency))
    if urgency != Urgency.HIGH:
        return Suppression(f"The ticket's urgency fell to {urgency} before the alert was sent.")
    if is_unsure and policy.least is Urgent.SURE:
        return Suppression(_UNSURE_NOW, is_unsure=True)
    return None


def begins_episode(change: Change, *, policy: AlertPolicy) -> bool:
    """Return whether the ticket has just become urgent, or surely so where the policy requires that."""
    is_more = change.urgent_before < min(change.urgent_now, policy.least)
    return is_more and not change.is_silent


def notification_id(
    tenant_id: str,
    *,
    external_id: str,
    began_at: datetime,
    rule_set: str | None = None,
    certainty: Urgent | None = None,
) -> str:
    """Return the row's id, which is also its idempotency key: one per episode, safe in a URL.

    `rule_set` is the version of the rules, if they alone began the episode, and `certainty` how sure it is
    where the ticket may have another of the same beginning.
    """
    parts = [tenant_id, external_id, began_at.isoformat()]
    if rule_set is not None:
        parts.append(rule_set)
    if certainty is not None:
        parts.append(certainty.name)
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()[:32]


def urgency_reason(classification: Classification) -> str:
    """Return why a ticket is urgent, with the words that matched and no other part of its text.

    A classification of an earlier version has no sentence: its rules are named.
    """
    if classification.reasons.urgency:
        return classification.reasons.urgency
    fired = [rule for rule in classification.rules if rule.label.startswith("urgency=high")]
    if not fired:
        return "urgency is high"
    return "; ".join(f"{rule.rule} ({', '.join(rule.words)})" for rule in fired)


def _find_beginning(change: Change, *, now: datetime) -> datetime:
    if change.action is Action.RELABELLED:
        return now
    if change.action is Action.RESTORED:
        deleted_at: datetime = change.fields["deleted_at"].old
        return deleted_at
    return change.ticket.updated_at


def _is_urgency_corrected(change: Change) -> bool:
    return change.correction is not None and "urgency" in change.correction.labels
