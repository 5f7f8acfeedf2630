from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

from analytics.period import Period
from analytics.reports import Counted, Report, build_report

NOW = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
SYNCED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
THIS_HOUR = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNBOUNDED = Period()


def build(period: Period = UNBOUNDED, **rows: Any) -> Report:
    counted: dict[str, Any] = {
        "by_dimension": [],
        "by_hour": [],
        "top_keywords": [],
        "at_risk_customers": [],
    }
    return build_report(
        "acme",
        period=period,
        now=NOW,
        last_completed_sync=SYNCED,
        counted=Counted(**counted | rows),
    )


def make_row(dimension: str, value: Any, count: int) -> dict[str, Any]:
    return {"dimension": dimension, "value": value, "count": count}


def test_a_report_has_the_fields_of_the_contract_in_their_order() -> None:
    assert [field.name for field in fields(Report)] == [
        "tenant_id",
        "from_date",
        "to_date",
        "as_of",
        "last_completed_sync",
        "total_tickets",
        "by_status",
        "by_urgency",
        "by_sentiment",
        "by_source",
        "urgency_high_ratio",
        "negative_sentiment_ratio",
        "requires_action",
        "hourly_trend",
        "top_keywords",
        "at_risk_customers",
    ]


def test_a_tenant_without_tickets_gets_zeros() -> None:
    assert build() == Report(
        tenant_id="acme",
        from_date=None,
        to_date=None,
        as_of=NOW,
        last_completed_sync=SYNCED,
        total_tickets=0,
        by_status={},
        by_urgency={"high": 0, "medium": 0, "low": 0},
        by_sentiment={"negative": 0, "neutral": 0, "positive": 0},
        by_source={},
        urgency_high_ratio=0.0,
        negative_sentiment_ratio=0.0,
        requires_action=0,
        hourly_trend=[
            {"hour": THIS_HOUR - timedelta(hours=ago), "count": 0} for ago in range(23, -1, -1)
        ],
        top_keywords=[],
        at_risk_customers=[],
    )


def test_counts_stand_under_their_labels_whatever_upstream_calls_a_status() -> None:
    report = build(
        by_dimension=[
            make_row("status", "$in.progress", 2),
            make_row("status", "", 1),
            make_row("urgency", "high", 1),
            make_row("urgency", "low", 2),
            make_row("sentiment", "negative", 2),
            make_row("sentiment", "positive", 1),
            make_row("source", "e.mail", 3),
            make_row("requires_action", False, 2),
            make_row("requires_action", True, 1),
        ]
    )
    assert report.by_status == {"$in.progress": 2, "": 1}
    assert report.by_urgency == {"high": 1, "medium": 0, "low": 2}
    assert report.by_sentiment == {"negative": 2, "neutral": 0, "positive": 1}
    assert report.by_source == {"e.mail": 3}
    assert (report.total_tickets, report.requires_action) == (3, 1)
    assert (report.urgency_high_ratio, report.negative_sentiment_ratio) == (1 / 3, 2 / 3)


def test_hours_without_tickets_are_filled_in() -> None:
    early = THIS_HOUR - timedelta(hours=22)
    report = build(by_hour=[{"hour": early, "count": 7}, {"hour": THIS_HOUR, "count": 3}])
    assert {early: 7, THIS_HOUR: 3} == {
        row["hour"]: row["count"] for row in report.hourly_trend if row["count"]
    }
    assert len(report.hourly_trend) == 24


def test_the_period_is_repeated_as_it_was_asked_for() -> None:
    report = build(Period(SYNCED, NOW))
    assert (report.from_date, report.to_date) == (SYNCED, NOW)
