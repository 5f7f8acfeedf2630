from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from analytics.core.period import DAY, HOUR, InvalidPeriod, Period
from analytics.core.segments import Segments
from analytics.core.trend import (
    BucketRun,
    Interval,
    Trend,
    find_bucket_runs,
    plan_trend,
    split_days,
)

NOW = datetime(2026, 3, 30, 9, 41, 7, 123456, tzinfo=UTC)
THIS_HOUR = datetime(2026, 3, 30, 9, tzinfo=UTC)
TODAY = datetime(2026, 3, 30, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)


def plan(
    period: Period, *, interval: Interval = Interval.DAY, zone: str = "UTC", now: datetime = NOW
) -> Trend:
    return plan_trend(period, now=now, interval=interval, zone=ZoneInfo(zone))


def days_of(first: datetime, end: datetime, zone: str) -> list[tuple[str, float]]:
    """Return the days between two moments: the start of each in its zone, and its number of hours."""
    edges = plan(Period(first, end), zone=zone).edges
    return [
        (
            begin.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes"),
            (after - begin) / HOUR,
        )
        for begin, after in pairwise(edges)
    ]


@pytest.mark.parametrize(
    ("zone", "first", "end", "days"),
    [
        pytest.param(
            "UTC",
            utc(2026, 3, 28, 7),
            utc(2026, 3, 30),
            [("2026-03-28T00:00+00:00", 24), ("2026-03-29T00:00+00:00", 24)],
            id="without summer time",
        ),
        pytest.param(
            "Europe/Paris",
            utc(2026, 3, 28, 12),
            utc(2026, 3, 30, 12),
            [
                ("2026-03-28T00:00+01:00", 24),
                ("2026-03-29T00:00+01:00", 23),
                ("2026-03-30T00:00+02:00", 24),
            ],
            id="a day of 23 hours",
        ),
        pytest.param(
            "Europe/Paris",
            utc(2026, 10, 24, 22),
            utc(2026, 10, 25, 23, 0, 0, 1000),
            [("2026-10-25T00:00+02:00", 25), ("2026-10-26T00:00+01:00", 24)],
            id="a day of 25 hours, and a millisecond of the next",
        ),
        pytest.param(
            "America/Sao_Paulo",
            utc(2018, 11, 3, 12),
            utc(2018, 11, 5, 12),
            [
                ("2018-11-03T00:00-03:00", 24),
                ("2018-11-04T01:00-02:00", 23),
                ("2018-11-05T00:00-02:00", 24),
            ],
            id="a day without midnight",
        ),
        pytest.param(
            "America/Havana",
            utc(2025, 11, 1, 12),
            utc(2025, 11, 3, 12),
            [
                ("2025-11-01T00:00-04:00", 24),
                ("2025-11-02T00:00-04:00", 25),
                ("2025-11-03T00:00-05:00", 24),
            ],
            id="a day with two midnights",
        ),
        pytest.param(
            "Pacific/Apia",
            utc(2011, 12, 29, 12),
            utc(2011, 12, 31, 12),
            [
                ("2011-12-29T00:00-10:00", 24),
                ("2011-12-31T00:00+14:00", 24),
                ("2012-01-01T00:00+14:00", 24),
            ],
            id="a day that never was",
        ),
        pytest.param(
            "America/St_Johns",
            utc(2010, 11, 7, 2, 30),
            utc(2010, 11, 7, 3),
            [("2010-11-07T00:00-02:30", 25)],
            id="a clock that is put back to the day before",
        ),
        pytest.param(
            "Asia/Kolkata",
            utc(2026, 3, 1, 18, 29),
            utc(2026, 3, 1, 18, 31),
            [("2026-03-01T00:00+05:30", 24), ("2026-03-02T00:00+05:30", 24)],
            id="half an hour",
        ),
        pytest.param(
            "Asia/Kathmandu",
            utc(2026, 3, 1, 18, 14),
            utc(2026, 3, 1, 18, 16),
            [("2026-03-01T00:00+05:45", 24), ("2026-03-02T00:00+05:45", 24)],
            id="three quarters of an hour",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            utc(2026, 4, 4, 0),
            utc(2026, 4, 5, 20),
            [
                ("2026-04-04T00:00+11:00", 24),
                ("2026-04-05T00:00+11:00", 24.5),
                ("2026-04-06T00:00+10:30", 24),
            ],
            id="summer time of half an hour",
        ),
    ],
)
def test_a_day_runs_from_its_first_moment_in_its_zone_to_that_of_the_next(
    zone: str, first: datetime, end: datetime, days: list[tuple[str, float]]
) -> None:
    assert days_of(first, end, zone) == days


@pytest.mark.parametrize("zone", ["Africa/Cairo", "Asia/Beirut", "America/Sao_Paulo"])
def test_every_moment_of_a_year_is_in_one_day_with_its_own_date(zone: str) -> None:
    edges = plan(Period(utc(2018, 1, 1), utc(2019, 1, 1)), zone=zone).edges
    dates = [edge.astimezone(ZoneInfo(zone)).date() for edge in edges]
    last_dates = [(edge - MOMENT).astimezone(ZoneInfo(zone)).date() for edge in edges]
    assert [dates[0] + number * DAY for number in range(len(edges))] == dates
    assert dates[:-1] == last_dates[1:]


@pytest.mark.parametrize(
    ("interval", "period", "first", "end", "number"),
    [
        pytest.param(
            Interval.HOUR, Period(), THIS_HOUR - 23 * HOUR, THIS_HOUR + HOUR, 24, id="hours"
        ),
        pytest.param(
            Interval.HOUR,
            Period(end=THIS_HOUR - DAY),
            THIS_HOUR - 2 * DAY,
            THIS_HOUR - DAY,
            24,
            id="hours before an end",
        ),
        pytest.param(
            Interval.HOUR,
            Period(NOW - HOUR),
            THIS_HOUR - HOUR,
            THIS_HOUR + HOUR,
            2,
            id="hours since a beginning",
        ),
        pytest.param(Interval.DAY, Period(), TODAY - 29 * DAY, TODAY + DAY, 30, id="days"),
        pytest.param(
            Interval.DAY,
            Period(end=TODAY),
            TODAY - 30 * DAY,
            TODAY,
            30,
            id="days before an end",
        ),
        pytest.param(
            Interval.DAY, Period(NOW + DAY, NOW + DAY), None, None, 0, id="an empty period"
        ),
        pytest.param(Interval.HOUR, Period(NOW + DAY), None, None, 0, id="a period in the future"),
    ],
)
def test_a_trend_ends_with_its_period_or_now_and_has_a_usual_length_without_a_beginning(
    interval: Interval,
    period: Period,
    first: datetime | None,
    end: datetime | None,
    number: int,
) -> None:
    edges = plan(period, interval=interval).edges
    assert ((edges[0], edges[-1]) if edges else (None, None)) == (first, end)
    assert max(len(edges) - 1, 0) == number


def test_hours_are_those_of_utc_in_a_zone_with_half_an_hour_too() -> None:
    assert plan(Period(), interval=Interval.HOUR, zone="Asia/Kolkata").edges == (
        plan(Period(), interval=Interval.HOUR).edges
    )


def test_only_tickets_of_the_period_and_of_the_buckets_count() -> None:
    assert [
        plan(period).period
        for period in (Period(NOW - DAY, NOW), Period(NOW - DAY), Period(None, NOW))
    ] == [
        Period(NOW - DAY, NOW),
        Period(NOW - DAY, TODAY + DAY),
        Period(TODAY - 29 * DAY, NOW),
    ]


@pytest.mark.parametrize(
    ("interval", "longest", "parameter", "way_out"),
    [
        pytest.param(Interval.HOUR, 744 * HOUR, "interval", "interval=day", id="hours"),
        pytest.param(Interval.DAY, 400 * DAY, "from_date", "a later from_date", id="days"),
    ],
)
def test_a_trend_of_too_many_buckets_is_refused_with_a_way_out(
    interval: Interval, longest: timedelta, parameter: str, way_out: str
) -> None:
    edges = plan(Period(TODAY - longest, TODAY), interval=interval).edges
    assert (edges[0], edges[-1]) == (TODAY - longest, TODAY)
    with pytest.raises(InvalidPeriod) as caught:
        plan(Period(TODAY - longest - MOMENT, TODAY), interval=interval)
    assert parameter == caught.value.parameter
    assert way_out in caught.value.reason


def test_a_year_of_days_is_a_few_runs_of_equal_length() -> None:
    edges = plan(Period(utc(2025, 12, 31, 23), utc(2026, 12, 31, 23)), zone="Europe/Paris").edges
    assert find_bucket_runs(edges) == (
        BucketRun(utc(2025, 12, 31, 23), utc(2026, 3, 28, 23), DAY),
        BucketRun(utc(2026, 3, 28, 23), utc(2026, 3, 29, 22), 23 * HOUR),
        BucketRun(utc(2026, 3, 29, 22), utc(2026, 10, 24, 22), DAY),
        BucketRun(utc(2026, 10, 24, 22), utc(2026, 10, 25, 23), 25 * HOUR),
        BucketRun(utc(2026, 10, 25, 23), utc(2026, 12, 31, 23), DAY),
    )


@pytest.mark.parametrize(
    ("zone", "period", "segments", "boundary_hours"),
    [
        pytest.param(
            "UTC",
            Period(utc(2026, 3, 1, 22, 30), utc(2026, 3, 4)),
            Segments(
                days=(Period(utc(2026, 3, 2), utc(2026, 3, 4)),),
                hours=(Period(utc(2026, 3, 1, 23), utc(2026, 3, 2)),),
                remainders=(Period(utc(2026, 3, 1, 22, 30), utc(2026, 3, 1, 23)),),
            ),
            (),
            id="days of UTC are read from the roll-ups of days",
        ),
        pytest.param(
            "Europe/Paris",
            Period(utc(2026, 3, 1, 22, 30), utc(2026, 3, 4)),
            Segments(
                days=(),
                hours=(Period(utc(2026, 3, 1, 23), utc(2026, 3, 4)),),
                remainders=(Period(utc(2026, 3, 1, 22, 30), utc(2026, 3, 1, 23)),),
            ),
            (),
            id="other days from those of hours",
        ),
        pytest.param(
            "Asia/Kolkata",
            Period(utc(2026, 3, 1, 18, 10), utc(2026, 3, 3, 18, 40)),
            Segments(
                days=(),
                hours=(Period(utc(2026, 3, 1, 19), utc(2026, 3, 3, 18)),),
                remainders=(
                    Period(utc(2026, 3, 1, 18, 10), utc(2026, 3, 1, 19)),
                    Period(utc(2026, 3, 3, 18), utc(2026, 3, 3, 18, 40)),
                    Period(utc(2026, 3, 2, 18), utc(2026, 3, 2, 19)),
                ),
            ),
            (utc(2026, 3, 2, 18),),
            id="hours that a midnight cuts come from the tickets, each once",
        ),
        pytest.param(
            "Asia/Kolkata",
            Period(utc(2026, 3, 1, 18, 10), utc(2026, 3, 1, 18, 50)),
            Segments(
                days=(),
                hours=(),
                remainders=(Period(utc(2026, 3, 1, 18, 10), utc(2026, 3, 1, 18, 50)),),
            ),
            (),
            id="a part of one hour",
        ),
    ],
)
def test_a_trend_of_days_is_counted_in_pieces_without_overlap(
    zone: str, period: Period, segments: Segments, boundary_hours: tuple[datetime, ...]
) -> None:
    assert split_days(plan(period, zone=zone)) == (segments, boundary_hours)
