from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from analytics.core.period import Period
from analytics.core.report import Counted, Report, build_report
from analytics.core.report_plan import EVERYTHING_USUAL, Wish, outline_report
from analytics.core.trend import Interval

NOW = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
SYNCED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
THIS_HOUR = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNBOUNDED = Period()


def build(
    period: Period = UNBOUNDED, wish: Wish = EVERYTHING_USUAL, **rows: list[dict[str, Any]]
) -> Report:
    return build_report(
        "acme",
        outline=outline_report(period, wish=wish, now=NOW),
        last_completed_sync=SYNCED,
        counted=Counted(**rows),
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
    assert {row["hour"]: row["count"] for row in report.hourly_trend if row["count"]} == {
        early: 7,
        THIS_HOUR: 3,
    }
    assert len(report.hourly_trend) == 24


def test_the_period_is_repeated_as_it_was_asked_for() -> None:
    report = build(Period(SYNCED, NOW))
    assert (report.from_date, report.to_date) == (SYNCED, NOW)


def test_a_field_that_was_not_asked_for_is_none() -> None:
    wish = Wish(fields={"total_tickets", "top_keywords"})
    report = build(wish=wish, by_dimension=[make_row("urgency", "high", 2)])
    given = {field.name for field in fields(Report) if getattr(report, field.name) is not None}
    assert given == {"tenant_id", "as_of", "last_completed_sync", "total_tickets", "top_keywords"}


def test_only_the_rows_of_the_fields_are_to_be_counted() -> None:
    def parts(**wishes: Any) -> set[str]:
        return set(outline_report(Period(SYNCED), wish=Wish(**wishes), now=NOW).parts)

    assert parts(fields={"requires_action", "hourly_trend"}) == {"by_dimension", "by_hour"}
    assert parts(fields={"top_keywords"}) == {"top_keywords"}
    assert parts(fields={"at_risk_customers"}, is_compared=True) == {
        "at_risk_customers",
        "by_dimension",
    }


def test_a_comparison_subtracts_every_value_that_either_period_has() -> None:
    report = build(
        Period(SYNCED, NOW),
        Wish(is_compared=True),
        by_dimension=[
            make_row("urgency", "high", 1),
            make_row("urgency", "low", 3),
            make_row("status", "open", 4),
            make_row("sentiment", "neutral", 4),
            make_row("requires_action", True, 1),
        ],
        before=[
            make_row("urgency", "high", 2),
            make_row("status", "closed", 2),
            make_row("sentiment", "negative", 2),
            make_row("source", "email", 2),
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
    }


def test_a_trend_fills_its_empty_buckets_and_shows_them_in_its_zone() -> None:
    zone = ZoneInfo("Europe/Paris")
    begin = datetime(2026, 3, 1, 23, tzinfo=UTC)
    report = build(
        Period(begin - timedelta(days=1), begin + timedelta(hours=1)),
        Wish(interval=Interval.DAY, zone=zone),
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


def test_an_interval_alone_is_of_utc_and_a_zone_alone_is_by_the_hour() -> None:
    by_interval = build(wish=Wish(interval=Interval.DAY)).trend
    by_zone = build(wish=Wish(zone=ZoneInfo("Asia/Tokyo"))).trend
    assert (by_interval["interval"], by_interval["tz"]) == ("day", "UTC")
    assert (by_zone["interval"], by_zone["tz"]) == ("hour", "Asia/Tokyo")
    assert build().trend is None
