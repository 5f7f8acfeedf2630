"""Request for a report: everything that a caller may ask of a tenant's statistics."""

from collections.abc import Set
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from analytics.core.period import ALWAYS, Period
from analytics.core.trend import Interval

# The fields that are computed from one count of tickets by dimension.
COUNT_FIELDS = (
    "total_tickets",
    "by_status",
    "by_urgency",
    "by_sentiment",
    "by_source",
    "urgency_high_ratio",
    "negative_sentiment_ratio",
    "requires_action",
    "by_status_other",
    "by_source_other",
    "by_language",
)
# A report has all of these unless `fields` selects some.
FIELDS = (*COUNT_FIELDS, "hourly_trend", "top_keywords", "at_risk_customers")
UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRequest:
    """The buckets of a trend; days begin at midnight in `zone`."""

    interval: Interval = Interval.HOUR
    zone: ZoneInfo = UTC_ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """A report to be read: `fields` is a subset of FIELDS.

    `trend` adds a trend over the period. `compared` adds the counts of the period of the same length
    just before it.
    """

    period: Period = ALWAYS
    fields: Set[str] = frozenset(FIELDS)
    trend: TrendRequest | None = None
    compared: bool = False
