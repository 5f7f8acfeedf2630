"""Parameters and replies of the notification endpoints."""

from typing import Any

from rest_framework import serializers

from notifications.core.circuit_breaker import CircuitStatus
from notifications.core.states import NotificationStatus
from ticketsaas.api.lists.pagination import PageParameters
from ticketsaas.api.openapi import example, segment
from ticketsaas.api.parameters import ChoiceParameter, TenantParameters
from ticketsaas.api.row_serializer import RowSerializer
from ticketsaas.api.time_field import TimeField

STATUSES = [status.value for status in NotificationStatus]
CIRCUIT_STATES = [status.value for status in CircuitStatus]


class NotificationListParameters(PageParameters, TenantParameters):
    status = ChoiceParameter(STATUSES, default=None, help_text="Only notifications in this state.")


NOTIFICATION_SEGMENT = segment(
    "notification_id", "The `id` from the list of notifications.", example="5f2b7c0d9e4a1b3c"
)
CIRCUIT_SEGMENT = segment("name", "The only circuit is `notify`.", example="notify")

_NOTIFICATION_EXAMPLE = {
    "id": "5f2b7c0d9e4a1b3c8d6e7f0a1b2c3d4e",
    "tenant_id": "acme",
    "ticket_id": "t-17",
    "urgency": "high",
    "reason": "outage (down, everyone)",
    "status": "parked",
    "status_reason": "All 10 attempts failed: The webhook answered 503.",
    "attempts": 10,
    "next_attempt_at": None,
    "last_error": "The webhook answered 503.",
    "created_at": "2026-03-12T15:30:00.000Z",
    "sent_at": None,
    "job_id": "0b0f7f6e-6f0d-4c8e-9a51-7a4f2f6f2c11",
    "request_id": "8c3a1f0e-6b7d-4f59-9a57-0d2f3f1c9b42",
}


@example(_NOTIFICATION_EXAMPLE, name="Notification")
class NotificationSerializer(RowSerializer):
    id = serializers.CharField(
        source="_id", help_text="Also the Idempotency-Key that it is sent with."
    )
    tenant_id = serializers.CharField()
    ticket_id = serializers.CharField()
    urgency = serializers.CharField()
    reason = serializers.CharField(help_text="The rules that made the ticket urgent.")
    status = serializers.ChoiceField(STATUSES)
    status_reason = serializers.CharField(
        allow_null=True, help_text="Why it was parked or suppressed."
    )
    attempts = serializers.IntegerField()
    next_attempt_at = TimeField(
        allow_null=True,
        help_text="While it is being sent: when its worker is presumed dead and it is due again.",
    )
    last_error = serializers.CharField(allow_null=True)
    created_at = TimeField()
    sent_at = TimeField(allow_null=True)
    job_id = serializers.CharField(
        help_text="The job that found the ticket urgent. Empty if a person said so."
    )
    request_id = serializers.CharField(
        default=None, allow_null=True, help_text="The request that started that job."
    )


@example(
    {
        "name": "notify",
        "state": "open",
        "failure_count": 5,
        "success_count": 5,
        "recent_failure_rate": 0.5,
        "opened_at": "2026-03-12T15:30:00.000Z",
        "retry_after": 12.5,
    }
)
class CircuitSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    state = serializers.ChoiceField(CIRCUIT_STATES)
    failure_count = serializers.IntegerField(help_text="Among the last results.")
    success_count = serializers.IntegerField(help_text="Among the last results.")
    recent_failure_rate = serializers.FloatField(help_text="From 0 to 1.")
    opened_at = TimeField(allow_null=True, help_text="When it opened; null while it is closed.")
    retry_after = serializers.FloatField(
        allow_null=True, help_text="Seconds until the webhook is called again; null means now."
    )
