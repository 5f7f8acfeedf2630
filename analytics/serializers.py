"""What the statistics endpoint takes and gives."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from ticketsaas.parameters import Parameters, TimeParameter
from ticketsaas.times import TimeField


class StatsParameters(Parameters):
    from_date = TimeParameter(
        required=False,
        help_text="Tickets created at or after this ISO 8601 date or date-time; naive is UTC.",
    )
    to_date = TimeParameter(
        required=False,
        help_text="Tickets created before this ISO 8601 date or date-time; naive is UTC.",
    )


class UrgencyCountsSerializer(serializers.Serializer[Any]):
    high = serializers.IntegerField()
    medium = serializers.IntegerField()
    low = serializers.IntegerField()


class SentimentCountsSerializer(serializers.Serializer[Any]):
    negative = serializers.IntegerField()
    neutral = serializers.IntegerField()
    positive = serializers.IntegerField()


class HourCountSerializer(serializers.Serializer[Any]):
    # The name of a whole hour, not a moment: it needs no milliseconds.
    hour = serializers.DateTimeField(format="%Y-%m-%dT%H:00:00Z", help_text="Its beginning, UTC.")
    count = serializers.IntegerField()


class KeywordCountSerializer(serializers.Serializer[Any]):
    keyword = serializers.CharField()
    count = serializers.IntegerField(help_text="Tickets whose subject or message has the word.")


class AtRiskCustomerSerializer(serializers.Serializer[Any]):
    customer_id = serializers.CharField()
    high_urgency_count = serializers.IntegerField()
    last_ticket_at = TimeField(help_text="Their newest ticket in the period, whatever its urgency.")


_EXAMPLE = {
    "tenant_id": "acme",
    "from_date": "2026-03-01T00:00:00.000Z",
    "to_date": None,
    "as_of": "2026-03-12T14:20:31.402Z",
    "last_completed_sync": "2026-03-12T14:15:02.118Z",
    "total_tickets": 8,
    "by_status": {"open": 5, "closed": 3},
    "by_urgency": {"high": 2, "medium": 2, "low": 4},
    "by_sentiment": {"negative": 2, "neutral": 5, "positive": 1},
    "by_source": {"email": 6, "chat": 2},
    "urgency_high_ratio": 0.25,
    "negative_sentiment_ratio": 0.25,
    "requires_action": 6,
    "hourly_trend": [{"hour": "2026-03-12T14:00:00Z", "count": 1}],
    "top_keywords": [{"keyword": "invoice", "count": 3}, {"keyword": "refund", "count": 2}],
    "at_risk_customers": [
        {
            "customer_id": "C-77",
            "high_urgency_count": 2,
            "last_ticket_at": "2026-03-12T14:05:00.000Z",
        }
    ],
}


@extend_schema_serializer(examples=[OpenApiExample("Statistics", _EXAMPLE, response_only=True)])
class StatsSerializer(serializers.Serializer[Any]):
    tenant_id = serializers.CharField()
    from_date = TimeField(allow_null=True)
    to_date = TimeField(allow_null=True)
    as_of = TimeField(help_text="When it was counted.")
    last_completed_sync = TimeField(
        allow_null=True, help_text="When the tickets were last in step with upstream."
    )
    total_tickets = serializers.IntegerField()
    by_status = serializers.DictField(
        child=serializers.IntegerField(), help_text="Named as upstream names them."
    )
    by_urgency = UrgencyCountsSerializer()
    by_sentiment = SentimentCountsSerializer()
    by_source = serializers.DictField(
        child=serializers.IntegerField(), help_text="Named as upstream names them."
    )
    urgency_high_ratio = serializers.FloatField(min_value=0, max_value=1)
    negative_sentiment_ratio = serializers.FloatField(min_value=0, max_value=1)
    requires_action = serializers.IntegerField(help_text="Tickets that do.")
    hourly_trend = HourCountSerializer(
        many=True,
        help_text="The 24 hours that end with the current one, oldest first; only tickets of the "
        "period count.",
    )
    top_keywords = KeywordCountSerializer(many=True, help_text="At most 10, most frequent first.")
    at_risk_customers = AtRiskCustomerSerializer(
        many=True,
        help_text="At most 10, those with the most high-urgency tickets (2 or more) first.",
    )
