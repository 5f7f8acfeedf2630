"""Shape of a tenant's statistics: every label and every hour is present, zeros included."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from analytics.core.period import Period, list_last_hours
from analytics.core.report_plan import ReportPlan
from analytics.core.rollup_bounds import MAX_VALUES, other_path
from analytics.core.rows import Row, Rows
from analytics.core.trend import Trend
from tickets.core.labels import Sentiment, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """The rows that a report is built from; rows that it doesn't need are empty.

    The methods of the readers (`store/ticket_reader.py`) document their fields.
    """

    by_dimension: Rows = ()
    by_hour: Rows = ()
    top_keywords: Rows = ()
    at_risk_customers: Rows = ()
    previous: Rows = ()
    """Counts by dimension of the period to compare with."""
    trend: Rows = ()
    """Counts by hour or by day, depending on the trend's interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A tenant's statistics over a period.

    Ratios are from 0 to 1. Times are UTC, except in `trend`. Fields that were not requested are None.
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
    by_status_other: int | None = None
    by_source_other: int | None = None
    """Tickets whose status or source is not counted by name."""
    by_language: dict[str, int] | None = None
    hourly_trend: Rows | None = None
    top_keywords: Rows | None = None
    at_risk_customers: Rows | None = None
    trend: Row | None = None
    previous: Row | None = None
    difference: Row | None = None


def build_report(
    tenant_id: str, *, plan: ReportPlan, rows: ReportRows, last_completed_sync: datetime | None
) -> Report:
    """Build the report; without any tickets every number in it is 0."""
    counts = _build_counts(rows.by_dimension)
    values = {
        **counts,
        "hourly_trend": _fill_hours(rows.by_hour, now=plan.as_of),
        "top_keywords": rows.top_keywords,
        "at_risk_customers": rows.at_risk_customers,
    }
    return Report(
        tenant_id=tenant_id,
        from_date=plan.period.start,
        to_date=plan.period.end,
        as_of=plan.as_of,
        last_completed_sync=last_completed_sync,
        **{name: values[name] for name in plan.fields},
        **(_compare(counts, rows.previous, period=plan.previous) if plan.previous else {}),
        trend=_build_trend(rows.trend, trend=plan.trend) if plan.trend else None,
    )


def _build_counts(rows: Rows) -> Row:
    """Return a value for each of the COUNT_FIELDS."""
    urgencies = dict.fromkeys(Urgency, 0) | _pick(rows, "urgency")
    sentiments = dict.fromkeys(Sentiment, 0) | _pick(rows, "sentiment")
    total = sum(urgencies.values())
    by_status, other_statuses = _pick_bounded(rows, "status")
    by_source, other_sources = _pick_bounded(rows, "source")
    return {
        "total_tickets": total,
        "by_status": by_status,
        "by_urgency": urgencies,
        "by_sentiment": sentiments,
        "by_source": by_source,
        "urgency_high_ratio": _ratio(urgencies[Urgency.HIGH], total=total),
        "negative_sentiment_ratio": _ratio(sentiments[Sentiment.NEGATIVE], total=total),
        "requires_action": _pick(rows, "requires_action").get(True, 0),
        "by_status_other": other_statuses,
        "by_source_other": other_sources,
        "by_language": _pick(rows, "language"),
    }


def _pick(rows: Rows, dimension: str) -> dict[Any, int]:
    """Return the counts of a dimension's values, most frequent first."""
    counts = [(row["value"], row["count"]) for row in rows if row["dimension"] == dimension]
    return dict(sorted(counts, key=lambda each: (-each[1], each[0])))


def _pick_bounded(rows: Rows, dimension: str) -> tuple[dict[str, int], int]:
    """Return the counts of the most frequent values, and how many tickets have any other."""
    counts = list(_pick(rows, dimension).items())
    shown, rest = counts[: MAX_VALUES[dimension]], counts[MAX_VALUES[dimension] :]
    uncounted = sum(_pick(rows, other_path(dimension)).values())
    return dict(shown), uncounted + sum(count for _, count in rest)


def _ratio(part: int, *, total: int) -> float:
    return part / total if total else 0.0


def _fill_hours(rows: Rows, *, now: datetime) -> Rows:
    counts = {row["hour"]: row["count"] for row in rows}
    return [{"hour": hour, "count": counts.get(hour, 0)} for hour in list_last_hours(now)]


def _compare(counts: Row, previous_rows: Rows, *, period: Period) -> Row:
    previous = _build_counts(previous_rows)
    return {
        "previous": {"from_date": period.start, "to_date": period.end, **previous},
        "difference": {name: _subtract(counts[name], previous[name]) for name in counts},
    }


def _subtract(now: Any, before: Any) -> Any:
    """Subtract numbers, or dicts of numbers value by value; the result has the names of both dicts."""
    if isinstance(now, dict):
        return {name: now.get(name, 0) - before.get(name, 0) for name in now | before}
    return now - before


def _build_trend(rows: Rows, *, trend: Trend) -> Row:
    counts = {row[trend.interval]: row["count"] for row in rows}
    return {
        "interval": trend.interval.value,
        "tz": trend.zone.key,
        "buckets": [
            {"start": start.astimezone(trend.zone), "count": counts.get(start, 0)}
            for start in trend.edges[:-1]
        ],
    }
