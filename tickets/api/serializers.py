"""Replies of the ticket endpoints."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tickets.api.corrections import CorrectionSerializer
from tickets.api.shown_rows import read_instance, show_row
from tickets.core.changes import Action
from tickets.core.documents import read_confidences
from tickets.core.labels import Reasons
from tickets.models import Ticket
from ticketsaas.api.openapi import example, segment
from ticketsaas.api.row_serializer import RowSerializer
from ticketsaas.api.time_field import TimeField, format_time

TICKET_SEGMENT = segment(
    "ticket_id", "The upstream id, percent-encoded, including slashes.", example="T-1042"
)


class FiredRuleSerializer(serializers.Serializer[Any]):
    rule = serializers.CharField()
    label = serializers.CharField(  # type: ignore[assignment]
        help_text="The label that the rule speaks for."
    )
    words = serializers.ListField(
        child=serializers.CharField(), help_text="The words of the ticket that made it fire."
    )


class ReasonsSerializer(serializers.Serializer[Any]):
    urgency = serializers.CharField()
    sentiment = serializers.CharField()
    requires_action = serializers.CharField()


class ConfidenceSerializer(serializers.Serializer[Any]):
    urgency = serializers.ChoiceField(
        Ticket.CONFIDENCES,
        help_text="An open ticket whose high urgency is unsure raises no alert by itself, unless "
        "ALERT_ON is `any`.",
    )
    sentiment = serializers.ChoiceField(Ticket.CONFIDENCES)
    requires_action = serializers.ChoiceField(Ticket.CONFIDENCES)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        # Another program may have written anything.
        return asdict(read_confidences(instance))


class ClassificationSerializer(serializers.Serializer[Any]):
    version = serializers.CharField(help_text="Version of the rule set.")
    rules = FiredRuleSerializer(many=True)
    reasons = ReasonsSerializer(
        default=asdict(Reasons()),
        help_text="Why each label is as it is, for people; empty where nothing speaks about it.",
    )


@extend_schema_field({"type": "string", "format": "date-time", "nullable": True})
class _DeletedAtField(TimeField):
    """A field that is left out if MongoDB did not return it; `allow_null` would add it to every reply."""


class _FlagField(serializers.BooleanField):
    """A flag that is false in a row without it, such as another program's."""

    def get_attribute(self, instance: Any) -> bool:
        try:
            return super().get_attribute(instance) is True
        except KeyError:
            return False


_EXAMPLE = {
    "id": "T-1042",
    "tenant_id": "acme",
    "source": "email",
    "customer_id": "C-77",
    "subject": "Charged twice",
    "message": "You charged my card twice this month. I want my money back.",
    "status": "open",
    "created_at": "2026-03-12T14:05:00.000Z",
    "updated_at": "2026-03-12T14:05:00.000Z",
    "urgency": "high",
    "sentiment": "neutral",
    "requires_action": True,
    "classification": {
        "version": "1",
        "rules": [
            {"rule": "urgency.money", "label": "urgency=high", "words": ["charged", "twice"]}
        ],
        "reasons": {
            "urgency": "Disputes a charge: \u201ccharged twice\u201d.",
            "sentiment": "",
            "requires_action": "Disputes a charge: \u201ccharged twice\u201d.",
        },
    },
    "correction": None,
    "truncated": False,
    "changed_at": "2026-03-12T15:30:00.000Z",
    "confidence": {"urgency": "sure", "sentiment": "sure", "requires_action": "sure"},
    "language": "en",
}


@example(_EXAMPLE, name="Ticket")
class TicketSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="external_id", help_text="The upstream id.")
    tenant_id = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]
    customer_id = serializers.CharField()
    subject = serializers.CharField()
    message = serializers.CharField()
    status = serializers.CharField(help_text="As sent by upstream.")
    created_at = TimeField()
    updated_at = TimeField()
    urgency = serializers.ChoiceField(Ticket.URGENCIES)
    sentiment = serializers.ChoiceField(Ticket.SENTIMENTS)
    requires_action = serializers.BooleanField()
    classification = ClassificationSerializer()
    correction = CorrectionSerializer(
        default=None,
        allow_null=True,
        help_text="What a person said about the labels, which count until subject or message change. "
        "`classification` stays what the rules say. null without a correction.",
    )
    truncated = _FlagField(
        help_text="Whether the subject, the message or a name was cut because it was too long."
    )
    changed_at = TimeField(
        default=None,
        allow_null=True,
        help_text="When something different was last stored: the time of its latest history row. Moves "
        "neither with `updated_at` alone nor when upstream is merely read again.",
    )
    confidence = ConfidenceSerializer(
        default=None,
        allow_null=True,
        help_text="How sure the labels are; null until a ticket of an older version is classified anew: "
        "then they count as sure.",
    )
    language = serializers.CharField(
        default=None,
        allow_null=True,
        help_text="The code (ISO 639-1) of the language that it was read in; null until a ticket of an older "
        "version is classified anew.",
    )
    deleted_at = _DeletedAtField(
        required=False, help_text="Only with `include_deleted`; null unless the ticket is deleted."
    )

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Show a ticket; what another program's row lacks is derived or empty until it is completed."""
        row = instance if isinstance(instance, dict) else read_instance(instance)
        return super().to_representation(show_row(row))


@example(_EXAMPLE | {"taken_back": True}, name="TakenBack")
class TakenBackSerializer(TicketSerializer):
    taken_back = serializers.BooleanField(
        help_text="Whether a correction stood; without one the request changed nothing."
    )


class FieldChangeSerializer(serializers.Serializer[Any]):
    old = serializers.JSONField(allow_null=True)
    new = serializers.JSONField(allow_null=True)

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        return {name: _shown(value) for name, value in instance.items()}


def _shown(value: Any) -> Any:
    return format_time(value) if isinstance(value, datetime) else value


@example(
    {
        "number": 1207,
        "action": "updated",
        "changes": {"status": {"old": "open", "new": "closed"}},
        "recorded_at": "2026-03-12T15:30:00.000Z",
        "job_id": "0b0f7f6e-6f0d-4c8e-9a51-7a4f2f6f2c11",
        "reason": None,
        "by": None,
    }
)
class HistorySerializer(RowSerializer):
    number = serializers.IntegerField(
        default=None,
        allow_null=True,
        help_text="Grows by one from each change of the tenant's tickets to the next, without a gap.",
    )
    action = serializers.ChoiceField([action.value for action in Action])
    changes = serializers.DictField(
        child=FieldChangeSerializer(),
        help_text="By field; empty if the ticket is new. Changed labels come with `classification`: "
        "the rules that fired and their version.",
    )
    recorded_at = TimeField()
    job_id = serializers.CharField(
        help_text="The job or the reclassification that recorded it. Empty for a person's correction."
    )
    reason = serializers.CharField(
        default=None,
        allow_null=True,
        help_text="Of a deletion: `moved` if upstream has the ticket under another tenant, `merged into ID` "
        "if under another id; otherwise null.",
    )
    by = serializers.CharField(
        default=None,
        allow_null=True,
        help_text="Who corrected the labels, or took a correction back; null for what a job did.",
    )
