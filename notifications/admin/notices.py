"""Notices about alerts at the top of the admin: some are parked, or none can be sent now."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from notifications.core.circuit_breaker import CircuitStatus, status_at
from notifications.core.states import NotificationStatus
from notifications.models import Circuit, Notification
from notifications.store.circuit import NAME
from ticketsaas.access.store.tenant_visibility import Visible, find_visible
from ticketsaas.backoffice.columns import list_link, page_link
from ticketsaas.backoffice.confirmed_actions import may
from ticketsaas.mongo import read_clock


def find_notices(request: HttpRequest) -> list[str]:
    """Return a sentence about each problem, for users who may view alerts."""
    if not may(request, "notifications.view_notification"):
        return []
    visible = find_visible(request)
    circuit = find_circuit()
    obstacle = describe_circuit(circuit, now=read_clock())
    if circuit and obstacle and may(request, "notifications.view_circuit"):
        link = page_link(Circuit, circuit.name, text="See the circuit")
        obstacle = format_html("{} {}", obstacle, link)
    return [notice for notice in (_describe_parked(visible), obstacle) if notice]


def find_circuit() -> Circuit | None:
    """Return the stored circuit; None before the first delivery."""
    return Circuit.objects.filter(name=NAME).first()


def status_of(circuit: Circuit | None, *, now: datetime) -> CircuitStatus:
    """Return the circuit's status at this moment of the server's clock."""
    if circuit is None:
        return CircuitStatus.CLOSED
    return status_at(CircuitStatus(circuit.status), retry_at=circuit.retry_at, now=now)


def describe_circuit(circuit: Circuit | None, *, now: datetime) -> str:
    """Return a sentence that says why no alert can be sent now; empty if nothing stops them."""
    if circuit is None or circuit.retry_at is None:
        return ""
    status = status_of(circuit, now=now)
    waits = circuit.retry_at > now
    until = f"no alert is sent until {circuit.retry_at:%H:%M:%S} UTC."
    if status is CircuitStatus.CLOSED:
        return f"The webhook asked for a pause: {until}" if waits else ""
    if status is CircuitStatus.OPEN:
        return f"The circuit is open: {until}"
    if waits:
        return "The circuit is half open: one alert is on its way, and its outcome decides."
    return "The circuit is half open: the next alert is a probe, and its outcome decides."


def find_parked(visible: Visible) -> QuerySet[Notification]:
    return visible.keep(Notification.objects.filter(status=NotificationStatus.PARKED.value))


def count_alerts(count: int) -> str:
    return "1 alert" if count == 1 else f"{count:,} alerts"


def _describe_parked(visible: Visible) -> str:
    count = find_parked(visible).count()
    if count == 0:
        return ""
    text = f"{count_alerts(count)} {'is' if count == 1 else 'are'} parked"
    return list_link(Notification, text=text, status__exact=NotificationStatus.PARKED.value)
