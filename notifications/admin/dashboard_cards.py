"""Cards about alerts on the admin's home: how many are parked, and whether any can be sent."""

from django.http import HttpRequest

from notifications.admin.notices import (
    count_alerts,
    describe_circuit,
    find_circuit,
    status_of,
)
from notifications.core.states import NotificationStatus
from notifications.models import Circuit, Notification
from ticketsaas.backoffice.columns import list_address, page_address
from ticketsaas.backoffice.confirmed_actions import may
from ticketsaas.backoffice.dashboard_parts import Card
from ticketsaas.mongo import read_clock

_PARKED = NotificationStatus.PARKED.value


def find_cards(request: HttpRequest, tenant_id: str | None) -> list[Card]:
    """Return the cards of the tenant's parked alerts and of the circuit."""
    cards = []
    if tenant_id is not None and may(request, "notifications.view_notification"):
        cards.append(_parked_card(tenant_id))
    if may(request, "notifications.view_circuit"):
        cards.append(_circuit_card())
    return cards


def _parked_card(tenant_id: str) -> Card:
    count = Notification.objects.filter(tenant_id=tenant_id, status=_PARKED).count()
    return Card(
        "Alerts parked",
        f"{count:,}",
        detail=f"{count_alerts(count)} given up: find out why, then retry"
        if count
        else "none given up",
        link=list_address(Notification, tenant_id=tenant_id, status__exact=_PARKED),
        is_alarming=count > 0,
    )


def _circuit_card() -> Card:
    """Return the card of the circuit, which all tenants share because there is one webhook."""
    circuit = find_circuit()
    now = read_clock()
    obstacle = describe_circuit(circuit, now=now)
    return Card(
        "Circuit",
        status_of(circuit, now=now).words,
        detail=obstacle or "alerts are sent as soon as they are due",
        link=page_address(Circuit, circuit.name) if circuit else "",
        is_alarming=bool(obstacle),
    )
