from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from analytics.core.period import Period
from analytics.core.report import Report, ReportRows, build_report
from analytics.core.report_plan import plan_report
from analytics.core.report_request import ReportRequest, TrendRequest
from analytics.core.trend import Interval

NOW = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
SYNCED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
THIS_HOUR = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVERYTHING = ReportRequest()


def build(request: ReportRequest = EVERYTHING, **rows: list[dict[str, Any]]) -> Report:
    return build_report(
        "acme",
        plan=plan_report(request, now=NOW),
        rows=ReportRows(**rows),
        last_completed_sync=SYNCED,
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
        "by_status_other",
        "by_source_other",
        "by_language",
        "hourly_trend",
        "top_keywords",
        "at_risk_customers",
        "trend",
        "previous",
        "difference",
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
        by_status_other=0,
        by_source_other=0,
        by_language={},
        hourly_trend=[
            {"hour": THIS_HOUR - timedelta(hours=ago), "count": 0} for ago in range(23, -1, -1)
        ],
        top_keywords=(),
        at_risk_customers=(),
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
            make_row("language", "de", 1),
            make_row("language", "en", 2),
            make_row("requires_action", False, 2),
            make_row("requires_action", True, 1),
        ]
    )
    assert report.by_status == {"$in.progress": 2, "": 1}
    assert report.by_urgency == {"high": 1, "medium": 0, "low": 2}
    assert report.by_sentiment == {"negative": 2, "neutral": 0, "positive": 1}
    assert report.by_source == {"e.mail": 3}
    assert list(report.by_language.items()) == [("en", 2), ("de", 1)]
    assert (report.total_tickets, report.requires_action) == (3, 1)
    assert (report.urgency_high_ratio, report.negative_sentiment_ratio) == (1 / 3, 2 / 3)


def test_hours_without_tickets_are_filled_in() -> None:
    early = THIS_HOUR - timedelta(hours=22)
    report = build(by_hour=[{"hour": early, "count": 7}, {"hour": THIS_HOUR, "count": 3}])
    assert {row["hour"]: row["count"] for row in report.hourly_trend if row["count"]} == {
        early: 7,
        THIS_HOUR: 3,
    }
    assert len(report.hourly_trend) == 24


def test_the_period_is_repeated_as_it_was_asked_for() -> None:
    report = build(ReportRequest(period=Period(SYNCED, NOW)))
    assert (report.from_date, report.to_date) == (SYNCED, NOW)


def test_a_field_that_was_not_asked_for_is_none() -> None:
    request = ReportRequest(fields={"total_tickets", "top_keywords"})
    report = build(request, by_dimension=[make_row("urgency", "high", 2)])
    given = {field.name for field in fields(Report) if getattr(report, field.name) is not None}
    assert given == {"tenant_id", "as_of", "last_completed_sync", "total_tickets", "top_keywords"}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (ReportRequest(fields={"requires_action", "hourly_trend"}), True),
        (ReportRequest(fields={"top_keywords"}), False),
        (ReportRequest(period=Period(SYNCED), fields={"top_keywords"}, compared=True), True),
    ],
    ids=["for a field", "for no field", "for the comparison"],
)
def test_the_period_is_counted_by_dimension_only_where_it_is_needed(
    request_: ReportRequest, expected: bool
) -> None:
    assert plan_report(request_, now=NOW).needs_counts == expected


def test_a_comparison_subtracts_every_value_that_either_period_has() -> None:
    report = build(
        ReportRequest(period=Period(SYNCED, NOW), compared=True),
        by_dimension=[
            make_row("urgency", "high", 1),
            make_row("urgency", "low", 3),
            make_row("status", "open", 4),
            make_row("sentiment", "neutral", 4),
            make_row("requires_action", True, 1),
        ],
        previous=[
            make_row("urgency", "high", 2),
            make_row("status", "closed", 2),
            make_row("sentiment", "negative", 2),
            make_row("source", "email", 2),
            make_row("language", "fr", 2),
            make_row("requires_action", True, 2),
        ],
    )
    assert report.previous == {
        "from_date": SYNCED - (NOW - SYNCED),
        "to_date": SYNCED,
        "total_tickets": 2,
        "by_status": {"closed": 2},
        "by_urgency": {"high": 2, "medium": 0, "low": 0},
        "by_sentiment": {"negative": 2, "neutral": 0, "positive": 0},
        "by_source": {"email": 2},
        "urgency_high_ratio": 1.0,
        "negative_sentiment_ratio": 1.0,
        "requires_action": 2,
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"fr": 2},
    }
    assert report.difference == {
        "total_tickets": 2,
        "by_status": {"open": 4, "closed": -2},
        "by_urgency": {"high": -1, "medium": 0, "low": 3},
        "by_sentiment": {"negative": -2, "neutral": 4, "positive": 0},
        "by_source": {"email": -2},
        "urgency_high_ratio": -0.75,
        "negative_sentiment_ratio": -1.0,
        "requires_action": -1,
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"fr": -2},
    }


def test_a_trend_fills_its_empty_buckets_and_shows_them_in_its_zone() -> None:
    zone = ZoneInfo("Europe/Paris")
    begin = datetime(2026, 3, 1, 23, tzinfo=UTC)
    report = build(
        ReportRequest(
            period=Period(begin - timedelta(days=1), begin + timedelta(hours=1)),
            trend=TrendRequest(interval=Interval.DAY, zone=zone),
        ),
        trend=[{"day": begin, "count": 7}],
    )
    assert report.trend == {
        "interval": "day",
        "tz": "Europe/Paris",
        "buckets": [
            {"start": datetime(2026, 3, 1, tzinfo=zone), "count": 0},
            {"start": datetime(2026, 3, 2, tzinfo=zone), "count": 7},
        ],
    }


def test_without_a_request_for_a_trend_there_is_none() -> None:
    assert build().trend is None
