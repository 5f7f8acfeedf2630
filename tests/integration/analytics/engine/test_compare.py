"""A period compared with the one of the same length before it, from roll-ups and from tickets."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from analytics.core.period import Period
from analytics.core.report import Report
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report

Insert = Callable[..., dict[str, Any]]

NOW = datetime(2026, 3, 2, 9, 41, 7, tzinfo=UTC)
START = datetime(2026, 3, 1, 22, 15, tzinfo=UTC)
END = datetime(2026, 3, 2, 3, 15, 0, 1000, tzinfo=UTC)
LENGTH = END - START
MOMENT = timedelta(milliseconds=1)

pytestmark = pytest.mark.parametrize(
    "has_rollups", [True, False], ids=["from roll-ups", "from tickets"]
)


def compare(period: Period) -> Report:
    return read_report("acme", ReportRequest(period=period, compared=True), now=NOW)


def test_the_period_before_ends_where_the_period_begins_to_the_millisecond(insert: Insert) -> None:
    for created_at in (START - LENGTH - MOMENT, END):
        insert(created_at=created_at, status="neither")
    for created_at in (START - LENGTH, START - MOMENT):
        insert(created_at=created_at, status="before")
    for created_at in (START, END - MOMENT):
        insert(created_at=created_at, status="now")
    report = compare(Period(START, END))
    assert report.by_status == {"now": 2}
    assert (report.previous["by_status"], report.previous["from_date"]) == (
        {"before": 2},
        START - LENGTH,
    )
    assert report.difference["by_status"] == {"now": 2, "before": -2}


def test_the_period_before_counts_as_a_report_about_it_does(insert: Insert) -> None:
    for minutes in range(0, 600, 13):
        insert(
            created_at=END - timedelta(minutes=minutes),
            urgency=("high", "medium", "low")[minutes % 3],
            sentiment=("negative", "neutral")[minutes % 2],
            source=("email", "chat")[minutes % 2],
            requires_action=minutes % 5 == 0,
        )
    period, before = Period(START, END), Period(START - LENGTH, START)
    compared = compare(period)
    alone = read_report("acme", ReportRequest(period=before), now=NOW)
    assert compared.total_tickets > 0
    assert alone.total_tickets > 0
    for name, value in compared.previous.items():
        assert getattr(alone, name) == value, name


def test_a_comparison_without_an_end_is_with_as_many_hours_until_now(insert: Insert) -> None:
    length = NOW - START
    for created_at in (START - length, START, NOW):
        insert(created_at=created_at)
    report = compare(Period(START))
    assert (report.to_date, report.total_tickets) == (NOW, 1)
    assert (report.previous["from_date"], report.previous["total_tickets"]) == (START - length, 1)
