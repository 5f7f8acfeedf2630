"""Decides the shape of a tenant's statistics: every label and every hour is there, zeros included."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from analytics.core.period import Period, trend_hours
from analytics.core.report_plan import Outline
from analytics.core.trend import Trend

# What `tickets/classification/classify.py` can say, most pressing first.
URGENCIES = ("high", "medium", "low")
SENTIMENTS = ("negative", "neutral", "positive")

Row = dict[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Rows of the pipelines of the same names; `ticket_pipelines.py` documents their fields."""

    by_dimension: Rows = ()
    by_hour: Rows = ()
    top_keywords: Rows = ()
    at_risk_customers: Rows = ()
    before: Rows = ()
    """By dimension, of the period before."""
    trend: Rows = ()
    """By hour or by day, as the trend has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A tenant's statistics in a period. Ratios are from 0 to 1, times are UTC but in the trend.

    What was not asked for is None.
    """

    tenant_id: str
    from_date: datetime | None
    to_date: datetime | None
    as_of: datetime
    last_completed_sync: datetime | None
    total_tickets: int | None = None
    by_status: dict[str, int] | None = None
    by_urgency: dict[str, int] | None = None
    by_sentiment: dict[str, int] | None = None
    by_source: dict[str, int] | None = None
    urgency_high_ratio: float | None = None
    negative_sentiment_ratio: float | None = None
    requires_action: int | None = None
    hourly_trend: Rows | None = None
    top_keywords: Rows | None = None
    at_risk_customers: Rows | None = None
    trend: Row | None = None
    previous: Row | None = None
    difference: Row | None = None


def build_report(
    tenant_id: str, *, outline: Outline, last_completed_sync: datetime | None, counted: Counted
) -> Report:
    """The report; with no tickets at all every number in it is 0."""
    counts = _build_counts(counted.by_dimension)
    usual = {
        **counts,
        "hourly_trend": _fill_hours(counted.by_hour, now=outline.as_of),
        "top_keywords": counted.top_keywords,
        "at_risk_customers": counted.at_risk_customers,
    }
    return Report(
        tenant_id=tenant_id,
        from_date=outline.period.start,
        to_date=outline.period.end,
        as_of=outline.as_of,
        last_completed_sync=last_completed_sync,
        **{name: value for name, value in usual.items() if name in outline.fields},
        **(_compare(counts, counted.before, period=outline.before) if outline.before else {}),
        trend=_build_trend(counted.trend, trend=outline.trend) if outline.trend else None,
    )


def sum_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows that differ in nothing but their `count`, made one."""
    counts: Counter[tuple[tuple[str, Any], ...]] = Counter()
    for row in rows:
        counts[tuple((k, v) for k, v in row.items() if k != "count")] += row["count"]
    return [dict(named) | {"count": count} for named, count in counts.items()]


def _build_counts(rows: Rows) -> Row:
    urgencies = dict.fromkeys(URGENCIES, 0) | _pick(rows, "urgency")
    sentiments = dict.fromkeys(SENTIMENTS, 0) | _pick(rows, "sentiment")
    total = sum(urgencies.values())
    return {
        "total_tickets": total,
        "by_status": _pick(rows, "status"),
        "by_urgency": urgencies,
        "by_sentiment": sentiments,
        "by_source": _pick(rows, "source"),
        "urgency_high_ratio": _ratio(urgencies["high"], total=total),
        "negative_sentiment_ratio": _ratio(sentiments["negative"], total=total),
        "requires_action": _pick(rows, "requires_action").get(True, 0),
    }


def _pick(rows: Rows, dimension: str) -> dict[Any, int]:
    """The counts of a dimension's values, most frequent first."""
    counts = [(row["value"], row["count"]) for row in rows if row["dimension"] == dimension]
    return dict(sorted(counts, key=lambda each: (-each[1], each[0])))


def _ratio(part: int, *, total: int) -> float:
    return part / total if total else 0.0


def _fill_hours(rows: Rows, *, now: datetime) -> Rows:
    counts = {row["hour"]: row["count"] for row in rows}
    return [{"hour": hour, "count": counts.get(hour, 0)} for hour in trend_hours(now)]


def _compare(counts: Row, rows: Rows, *, period: Period) -> Row:
    before = _build_counts(rows)
    return {
        "previous": {"from_date": period.start, "to_date": period.end, **before},
        "difference": {name: _subtract(counts[name], before[name]) for name in counts},
    }


def _subtract(now: Any, before: Any) -> Any:
    """Two numbers, or two dicts of numbers: then every name of either is there."""
    if isinstance(now, dict):
        return {name: now.get(name, 0) - before.get(name, 0) for name in now | before}
    return now - before


def _build_trend(rows: Rows, *, trend: Trend) -> Row:
    """Its times are in the trend's zone."""
    counts = {row[trend.interval]: row["count"] for row in rows}
    return {
        "interval": trend.interval.value,
        "tz": trend.zone.key,
        "buckets": [
            {"start": start.astimezone(trend.zone), "count": counts.get(start, 0)}
            for start in trend.edges[:-1]
        ],
    }
