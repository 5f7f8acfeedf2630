"""Decides what a report is to hold and which stretches of time that takes."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.core.period import Period, close_period, find_period_before, trend_period
from analytics.core.trend import Interval, Trend, plan_trend

# What a report holds unless it is told otherwise, and which rows each of it is made of.
ROWS_OF = {
    "total_tickets": "by_dimension",
    "by_status": "by_dimension",
    "by_urgency": "by_dimension",
    "by_sentiment": "by_dimension",
    "by_source": "by_dimension",
    "urgency_high_ratio": "by_dimension",
    "negative_sentiment_ratio": "by_dimension",
    "requires_action": "by_dimension",
    "hourly_trend": "by_hour",
    "top_keywords": "top_keywords",
    "at_risk_customers": "at_risk_customers",
}
FIELDS = tuple(ROWS_OF)
UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a caller asks for; `fields` are some of FIELDS, the rest comes in addition."""

    fields: Set[str] = frozenset(FIELDS)
    interval: Interval | None = None
    """Of the trend. With neither this nor a zone there is none; one alone makes the other usual."""
    zone: ZoneInfo | None = None
    is_compared: bool = False
    """With the period of the same length before."""


EVERYTHING_USUAL = Wish()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A report that is yet to be counted; `as_of` is aware UTC, and so is everything else."""

    as_of: datetime
    fields: Set[str]
    period: Period
    last_hours: Period
    before: Period | None
    trend: Trend | None

    @property
    def parts(self) -> frozenset[str]:
        """The rows to count over the period."""
        compared = {"by_dimension"} if self.before else set()
        return frozenset(ROWS_OF[field] for field in self.fields) | compared


def outline_report(period: Period, *, wish: Wish, now: datetime) -> Outline:
    """Raises InvalidPeriod when the period does not do for the trend or the comparison."""
    if wish.is_compared:
        period = close_period(period, now=now)
    return Outline(
        as_of=now,
        fields=wish.fields,
        period=period,
        last_hours=trend_period(period, now=now),
        before=find_period_before(period) if wish.is_compared else None,
        trend=_outline_trend(period, wish=wish, now=now),
    )


def _outline_trend(period: Period, *, wish: Wish, now: datetime) -> Trend | None:
    if wish.interval is None and wish.zone is None:
        return None
    return plan_trend(
        period, now=now, interval=wish.interval or Interval.HOUR, zone=wish.zone or UTC_ZONE
    )
