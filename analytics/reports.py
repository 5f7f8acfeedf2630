"""Decides the shape of a tenant's statistics: every label and every hour is there, zeros included."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from analytics.period import Period, trend_hours

# What `tickets/classification.py` can say, most pressing first.
URGENCIES = ("high", "medium", "low")
SENTIMENTS = ("negative", "neutral", "positive")

Row = dict[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the pipelines of the same names gave (`analytics/pipelines.py` tells the rows' fields)."""

    by_dimension: Rows = ()
    by_hour: Rows = ()
    top_keywords: Rows = ()
    at_risk_customers: Rows = ()


PARTS = frozenset(field.name for field in fields(Counted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A tenant's statistics in a period. Ratios are from 0 to 1, times are UTC."""

    tenant_id: str
    from_date: datetime | None
    to_date: datetime | None
    as_of: datetime
    last_completed_sync: datetime | None
    total_tickets: int
    by_status: dict[str, int]
    by_urgency: dict[str, int]
    by_sentiment: dict[str, int]
    by_source: dict[str, int]
    urgency_high_ratio: float
    negative_sentiment_ratio: float
    requires_action: int
    hourly_trend: Rows
    top_keywords: Rows
    at_risk_customers: Rows


def build_report(
    tenant_id: str,
    *,
    period: Period,
    now: datetime,
    last_completed_sync: datetime | None,
    counted: Counted,
) -> Report:
    """The report; with no tickets at all every number in it is 0."""
    urgencies = dict.fromkeys(URGENCIES, 0) | _counts(counted, "urgency")
    sentiments = dict.fromkeys(SENTIMENTS, 0) | _counts(counted, "sentiment")
    total = sum(urgencies.values())
    return Report(
        tenant_id=tenant_id,
        from_date=period.start,
        to_date=period.end,
        as_of=now,
        last_completed_sync=last_completed_sync,
        total_tickets=total,
        by_status=_counts(counted, "status"),
        by_urgency=urgencies,
        by_sentiment=sentiments,
        by_source=_counts(counted, "source"),
        urgency_high_ratio=_ratio(urgencies["high"], total=total),
        negative_sentiment_ratio=_ratio(sentiments["negative"], total=total),
        requires_action=_counts(counted, "requires_action").get(True, 0),
        hourly_trend=_fill_hours(counted.by_hour, now=now),
        top_keywords=counted.top_keywords,
        at_risk_customers=counted.at_risk_customers,
    )


def sum_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows that differ in nothing but their `count`, made one."""
    counts: Counter[tuple[tuple[str, Any], ...]] = Counter()
    for row in rows:
        counts[tuple((k, v) for k, v in row.items() if k != "count")] += row["count"]
    return [dict(named) | {"count": count} for named, count in counts.items()]


def _counts(counted: Counted, dimension: str) -> dict[Any, int]:
    return {
        row["value"]: row["count"] for row in counted.by_dimension if row["dimension"] == dimension
    }


def _ratio(part: int, *, total: int) -> float:
    return part / total if total else 0.0


def _fill_hours(rows: Rows, *, now: datetime) -> Rows:
    counts = {row["hour"]: row["count"] for row in rows}
    return [{"hour": hour, "count": counts.get(hour, 0)} for hour in trend_hours(now)]
