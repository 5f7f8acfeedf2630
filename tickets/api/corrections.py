"""The body of a correction, how corrections are shown, and the call that carries one out."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from tickets.core.corrections import MAX_NOTE_LENGTH, read_labels
from tickets.core.labels import Label
from tickets.models import Ticket
from ticketsaas.api.bodies import Body, BooleanValue, ChoiceValue, LinesValue
from ticketsaas.api.openapi import body_example
from ticketsaas.api.time_field import TimeField


class Corrector(Protocol):
    """Corrects the labels of a ticket; without labels it takes the correction back that stands.

    Returns whether that changed anything. Raises NoSuchTicket and TicketIncomplete.
    """

    def __call__(
        self, tenant_id: str, *, external_id: str, labels: Mapping[str, Label], note: str, by: str
    ) -> bool: ...


def find_corrector() -> Corrector:
    """Return what corrects labels: the app that writes tickets, alerts and statistics together."""
    corrector: Corrector = import_string(settings.LABEL_CORRECTOR)
    return corrector


@body_example({"urgency": "high", "requires_action": True, "note": "Their shop is down."})
class CorrectionBody(Body):
    urgency = ChoiceValue(Ticket.URGENCIES, required=False)
    sentiment = ChoiceValue(Ticket.SENTIMENTS, required=False)
    requires_action = BooleanValue(required=False)
    note = LinesValue(max_length=MAX_NOTE_LENGTH, default="", help_text="Why; for people.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        labels = read_labels(attrs)
        if not labels:
            wanted = "Give at least one of urgency, sentiment and requires_action."
            raise serializers.ValidationError([ErrorDetail(wanted, "required")])
        return {"labels": labels, "note": attrs["note"]}


class CorrectionSerializer(serializers.Serializer[Any]):
    """What a person said, of the labels only those that were corrected."""

    urgency = serializers.ChoiceField(Ticket.URGENCIES, required=False)
    sentiment = serializers.ChoiceField(Ticket.SENTIMENTS, required=False)
    requires_action = serializers.BooleanField(required=False)
    note = serializers.CharField()
    by = serializers.CharField(help_text="The name of the API key, or of the admin's user.")
    at = TimeField()
