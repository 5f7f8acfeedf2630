"""Reply of the statistics endpoint."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from analytics.core.report_request import FIELDS
from analytics.core.rollup_bounds import MAX_VALUES
from analytics.core.trend import Interval
from ticketsaas.api.time_field import TimeField


class UrgencyCountsSerializer(serializers.Serializer[Any]):
    high = serializers.IntegerField()
    medium = serializers.IntegerField()
    low = serializers.IntegerField()


class SentimentCountsSerializer(serializers.Serializer[Any]):
    negative = serializers.IntegerField()
    neutral = serializers.IntegerField()
    positive = serializers.IntegerField()


class HourCountSerializer(serializers.Serializer[Any]):
    # It names a whole hour, so it needs no milliseconds.
    hour = serializers.DateTimeField(
        format="%Y-%m-%dT%H:00:00Z", help_text="The beginning of the hour, in UTC."
    )
    count = serializers.IntegerField()


class KeywordCountSerializer(serializers.Serializer[Any]):
    keyword = serializers.CharField()
    count = serializers.IntegerField(
        help_text="Tickets whose subject or message contains the word."
    )


class AtRiskCustomerSerializer(serializers.Serializer[Any]):
    customer_id = serializers.CharField()
    high_urgency_count = serializers.IntegerField()
    last_ticket_at = TimeField(help_text="Their newest ticket in the period, whatever its urgency.")


class CountsSerializer(serializers.Serializer[Any]):
    total_tickets = serializers.IntegerField()
    by_status = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="By upstream's word in lower case, without surrounding blanks.",
    )
    by_urgency = UrgencyCountsSerializer()
    by_sentiment = SentimentCountsSerializer()
    by_source = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="By upstream's word in lower case, without surrounding blanks.",
    )
    urgency_high_ratio = serializers.FloatField(min_value=0, max_value=1)
    negative_sentiment_ratio = serializers.FloatField(min_value=0, max_value=1)
    requires_action = serializers.IntegerField(help_text="Tickets that require action.")
    by_status_other = serializers.IntegerField(
        help_text="Tickets whose status is not counted by name, because there are more than "
        f"{MAX_VALUES['status']} statuses; normally 0."
    )
    by_source_other = serializers.IntegerField(
        help_text="Tickets whose source is not counted by name, because there are more than "
        f"{MAX_VALUES['source']} sources; normally 0."
    )
    by_language = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="By code of ISO 639-1; `unknown` until a ticket of an older version is classified anew.",
    )


class PeriodSerializer(serializers.Serializer[Any]):
    from_date = TimeField()
    to_date = TimeField()


class PreviousSerializer(PeriodSerializer, CountsSerializer):
    """The counts of the period of the same length that ends where the report's period begins."""


class DifferenceSerializer(CountsSerializer):
    """The period's counts minus those of the previous period, for every name in either."""

    urgency_high_ratio = serializers.FloatField(min_value=-1, max_value=1)
    negative_sentiment_ratio = serializers.FloatField(min_value=-1, max_value=1)


@extend_schema_field({"type": "string", "format": "date-time"})
class ZonedTimeField(serializers.DateTimeField):
    """The start of an hour or a day, with its zone's offset."""

    def to_representation(self, value: datetime) -> str:
        return value.isoformat(timespec="seconds")


class BucketSerializer(serializers.Serializer[Any]):
    start = ZonedTimeField(
        help_text="With the zone's offset; a bucket ends where the next one begins."
    )
    count = serializers.IntegerField(help_text="The bucket's tickets that lie within the period.")


class TrendSerializer(serializers.Serializer[Any]):
    interval = serializers.ChoiceField([interval.value for interval in Interval])
    tz = serializers.CharField(help_text="A time zone of the IANA database.")
    buckets = BucketSerializer(many=True, help_text="Oldest first, including empty ones.")


class ProvenanceSerializer(serializers.Serializer[Any]):
    tenant_id = serializers.CharField()
    from_date = TimeField(allow_null=True)
    to_date = TimeField(allow_null=True)
    as_of = TimeField(help_text="When it was counted.")
    last_completed_sync = TimeField(
        allow_null=True, help_text="When the tickets were last fully synchronised with upstream."
    )


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
    "by_status_other": 0,
    "by_source_other": 0,
    "by_language": {"en": 7, "de": 1},
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


_EXAMPLE_OF_MORE = _EXAMPLE | {
    "to_date": "2026-03-12T14:20:31.402Z",
    "trend": {
        "interval": "day",
        "tz": "Europe/Paris",
        "buckets": [
            {"start": "2026-03-11T00:00:00+01:00", "count": 3},
            {"start": "2026-03-12T00:00:00+01:00", "count": 5},
        ],
    },
    "previous": {
        "from_date": "2026-02-17T09:39:28.598Z",
        "to_date": "2026-03-01T00:00:00.000Z",
        "total_tickets": 4,
        "by_status": {"closed": 4},
        "by_urgency": {"high": 0, "medium": 1, "low": 3},
        "by_sentiment": {"negative": 1, "neutral": 3, "positive": 0},
        "by_source": {"email": 4},
        "urgency_high_ratio": 0.0,
        "negative_sentiment_ratio": 0.25,
        "requires_action": 3,
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"en": 4},
    },
    "difference": {
        "total_tickets": 4,
        "by_status": {"open": 5, "closed": -1},
        "by_urgency": {"high": 2, "medium": 1, "low": 1},
        "by_sentiment": {"negative": 1, "neutral": 2, "positive": 1},
        "by_source": {"email": 2, "chat": 2},
        "urgency_high_ratio": 0.25,
        "negative_sentiment_ratio": 0.0,
        "requires_action": 3,
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"en": 3, "de": 1},
    },
}


@extend_schema_serializer(
    examples=[
        OpenApiExample("Statistics", _EXAMPLE, response_only=True),
        OpenApiExample("With a trend and a comparison", _EXAMPLE_OF_MORE, response_only=True),
    ]
)
class StatsSerializer(ProvenanceSerializer, CountsSerializer):
    """The statistics; parts that were not requested are left out."""

    hourly_trend = HourCountSerializer(
        many=True,
        help_text="The 24 hours that end with the current one, oldest first; only tickets within the "
        "period count.",
    )
    top_keywords = KeywordCountSerializer(many=True, help_text="At most 10, most frequent first.")
    at_risk_customers = AtRiskCustomerSerializer(
        many=True,
        help_text="At most 10, all with 2 or more high-urgency tickets; those with the most come first.",
    )
    trend = TrendSerializer(required=False, help_text="With `interval` or `tz`.")
    previous = PreviousSerializer(required=False, help_text="With `compare`.")
    difference = DifferenceSerializer(
        required=False,
        help_text="With `compare`: these counts minus those of `previous`, for every name in either.",
    )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        declared = super().get_fields()
        for name in FIELDS:
            declared[name].required = False
        return declared

    def to_representation(self, instance: Any) -> dict[str, Any]:
        given = super().to_representation(instance)
        return {
            name: value
            for name, value in given.items()
            if value is not None or self.fields[name].required
        }
