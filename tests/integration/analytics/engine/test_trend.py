"""Trends of hours and of days in several zones, from the roll-ups and from the tickets alone."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from analytics.core.period import DAY, HOUR, Period
from analytics.core.report_request import ReportRequest, TrendRequest
from analytics.core.trend import Interval
from analytics.engine.report import read_report
from tests.support.types import Document

Store = Callable[[list[Document]], None]

NOW = datetime(2026, 3, 30, 9, 41, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)
# Each with the morning after a midnight that is unusual or an edge case.
ZONES = {
    "UTC": datetime(2026, 3, 1, 8),
    "Europe/Paris": datetime(2026, 3, 29, 8),
    "Atlantic/Azores": datetime(2026, 10, 25, 8),
    "America/Sao_Paulo": datetime(2018, 11, 4, 8),
    "Asia/Kolkata": datetime(2026, 3, 2, 8),
    "Asia/Kathmandu": datetime(2026, 3, 3, 8),
    "Australia/Lord_Howe": datetime(2026, 4, 5, 8),
    "Pacific/Apia": datetime(2011, 12, 31, 8),
}

both_sources = pytest.mark.parametrize(
    "has_rollups", [True, False], ids=["from roll-ups", "from tickets"]
)


def read_trend(
    period: Period, *, zone: str = "UTC", interval: Interval = Interval.DAY
) -> dict[datetime, int]:
    trend = TrendRequest(interval=interval, zone=ZoneInfo(zone))
    request = ReportRequest(period=period, fields=frozenset(), trend=trend)
    report = read_report("acme", request, now=NOW)
    assert report.trend
    # In UTC, because two hours with the same name in their zone would share a key.
    return {b["start"].astimezone(UTC): b["count"] for b in report.trend["buckets"]}


def draw_moment(rng: random.Random, *, around: datetime) -> datetime:
    """Draw a moment within three days, often close to a full or quarter hour, where errors are likely."""
    moment = around + rng.randrange(-12 * 24, 12 * 24) * HOUR / 4
    return moment + rng.choice((-1, 0, 0, 1, rng.randrange(900_000))) * MOMENT


def begin_bucket(moment: datetime, *, zone: str, interval: Interval) -> Any:
    """Return the key of the moment's bucket: a day's date, or an hour's beginning."""
    if interval is Interval.DAY:
        return moment.astimezone(ZoneInfo(zone)).date()
    return moment.replace(minute=0, second=0, microsecond=0)


@both_sources
def test_a_trend_equals_a_count_in_plain_python(
    store: Store, make_document: Callable[..., Document]
) -> None:
    rng = random.Random(5)
    mornings = {
        zone: morning.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for zone, morning in ZONES.items()
    }
    documents = [
        make_document(
            created_at=draw_moment(rng, around=morning),
            is_deleted=rng.random() < 0.1,
            tenant_id=rng.choice(("acme", "acme", "acme", "globex")),
        )
        for morning in mornings.values()
        for _ in range(80)
    ]
    store(documents)
    active = [
        d["created_at"] for d in documents if d["tenant_id"] == "acme" and not d["is_deleted"]
    ]
    for zone, morning in mornings.items():
        for interval in (Interval.DAY, Interval.DAY, Interval.DAY, Interval.HOUR):
            start, end = sorted(draw_moment(rng, around=morning) for _ in range(2))
            expected = Counter(
                begin_bucket(created_at, zone=zone, interval=interval)
                for created_at in active
                if start <= created_at < end
            )
            trend = read_trend(Period(start, end), zone=zone, interval=interval)
            counts = {
                begin_bucket(begin, zone=zone, interval=interval): count
                for begin, count in trend.items()
                if count
            }
            assert counts == expected, (zone, interval, start, end)


@both_sources
def test_the_longest_trend_of_days_with_half_an_hour_counts_every_ticket_once(
    store: Store, make_document: Callable[..., Document]
) -> None:
    zone = ZoneInfo("Asia/Kolkata")
    first = datetime(2025, 1, 1, tzinfo=zone)
    midnights = [(first + number * DAY).astimezone(UTC) for number in range(401)]
    store([make_document(created_at=at) for m in midnights for at in (m - MOMENT, m)])
    trend = read_trend(Period(midnights[0], midnights[-1]), zone="Asia/Kolkata")
    assert dict.fromkeys((midnight.astimezone(zone) for midnight in midnights[:-1]), 2) == trend


@both_sources
def test_a_trend_without_a_beginning_ends_with_the_day_of_now_and_counts_all_of_it(
    insert: Callable[..., Document],
) -> None:
    tomorrow = datetime(2026, 3, 31, tzinfo=ZoneInfo("Europe/Paris"))
    first = datetime(2026, 3, 1, tzinfo=ZoneInfo("Europe/Paris"))
    for edge in (first, tomorrow):
        for created_at in (edge - MOMENT, edge):
            insert(created_at=created_at.astimezone(UTC))
    trend = read_trend(Period(), zone="Europe/Paris")
    assert len(trend) == 30
    assert {begin: count for begin, count in trend.items() if count} == {
        first: 1,
        tomorrow - DAY: 1,
    }


@both_sources
def test_a_period_without_a_bucket_has_an_empty_trend(insert: Callable[..., Document]) -> None:
    insert(created_at=NOW)
    assert read_trend(Period(NOW, NOW)) == {}
