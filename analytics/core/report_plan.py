"""Plan of a report: the periods that have to be counted for it."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from analytics.core.period import (
    Period,
    clip_to_last_hours,
    close_period,
    find_period_before,
)
from analytics.core.report_request import COUNT_FIELDS, ReportRequest
from analytics.core.trend import Trend, plan_trend


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """The periods and fields to count for a report. All times are aware and in UTC."""

    as_of: datetime
    fields: Set[str]
    period: Period
    last_hours: Period
    """The part of the period that `hourly_trend` covers."""
    previous: Period | None
    """The period to compare with."""
    trend: Trend | None

    @property
    def needs_counts(self) -> bool:
        """Whether the period has to be counted by dimension, for a field or for the comparison."""
        return self.previous is not None or not self.fields.isdisjoint(COUNT_FIELDS)


def plan_report(request: ReportRequest, *, now: datetime) -> ReportPlan:
    """Plan a report as of `now`, an aware time in UTC.

    Raises InvalidPeriod if the period is too long for the trend or can't be compared.
    """
    period = close_period(request.period, now=now) if request.compared else request.period
    return ReportPlan(
        as_of=now,
        fields=request.fields,
        period=period,
        last_hours=clip_to_last_hours(period, now=now),
        previous=find_period_before(period) if request.compared else None,
        trend=_plan_trend(request, period=period, now=now),
    )


def _plan_trend(request: ReportRequest, *, period: Period, now: datetime) -> Trend | None:
    if request.trend is None:
        return None
    return plan_trend(period, now=now, interval=request.trend.interval, zone=request.trend.zone)
