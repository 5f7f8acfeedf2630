"""A ticket's alerts on its timeline in the admin."""

from collections.abc import Collection

from django.http import HttpRequest

from notifications.models import Notification
from tickets.admin.timeline import MAX_ENTRIES, Entry
from tickets.models import Ticket
from ticketsaas.backoffice.columns import page_link
from ticketsaas.backoffice.confirmed_actions import may

_COLOURS = {"alert": "warning", "alert sent": "success"}


def find_entries(request: HttpRequest, ticket: Ticket, *, job_ids: Collection[str]) -> list[Entry]:
    """Return when the latest alerts were raised and sent, for users who may view alerts."""
    if not may(request, "notifications.view_notification"):
        return []
    alerts = Notification.objects.filter(
        tenant_id=ticket.tenant_id, ticket_id=ticket.external_id
    ).order_by("-created_at")
    return [entry for alert in alerts[:MAX_ENTRIES] for entry in _describe(alert)]


def _describe(alert: Notification) -> list[Entry]:
    state = "not announced: unsure" if alert.unsure else f"now {alert.status}"
    link = page_link(Notification, alert.notification_id, text="Open alert") or ""
    raised = Entry(
        at=alert.created_at,
        what="alert",
        colours=_COLOURS,
        details=f"{alert.reason}; {state}",
        rank=2,
        link=link,
        job_id=alert.job_id,
    )
    if alert.sent_at is None:
        return [raised]
    count = "1 attempt" if alert.attempts == 1 else f"{alert.attempts} attempts"
    sent = Entry(
        at=alert.sent_at,
        what="alert sent",
        colours=_COLOURS,
        details=f"after {count}",
        rank=3,
        link=link,
    )
    return [raised, sent]
