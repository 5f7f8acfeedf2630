from datetime import UTC, datetime, timedelta

import pytest

from analytics.core.period import (
    InvalidPeriod,
    Period,
    clip_to_last_hours,
    close_period,
    find_period_before,
    list_last_hours,
    parse_period,
)
from tests.support.factories import NOON

NOW = datetime(2026, 3, 2, 9, 41, 7, 123456, tzinfo=UTC)
FIRST_HOUR = datetime(2026, 3, 1, 10, tzinfo=UTC)
AFTER_TREND = datetime(2026, 3, 2, 10, tzinfo=UTC)
MORNING = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def test_without_dates_a_period_is_unbounded() -> None:
    assert parse_period() == Period(None, None)


def test_ends_are_cut_to_the_milliseconds_that_stored_times_have() -> None:
    period = parse_period(from_date=NOW, to_date=NOW + DAY)
    cut = NOW.replace(microsecond=123000)
    assert Period(cut, cut + DAY) == period


def test_a_period_may_be_empty() -> None:
    assert parse_period(from_date=NOON, to_date=NOON) == Period(NOON, NOON)


@pytest.mark.parametrize(
    ("dates", "parameter", "reason"),
    [
        pytest.param(
            {"from_date": NOON, "to_date": NOON - timedelta(milliseconds=1)},
            "to_date",
            "Must not be before from_date.",
            id="ends before it begins",
        ),
        pytest.param(
            {"from_date": datetime(1969, 12, 31, tzinfo=UTC)},
            "from_date",
            "The year must be from 1970 to 2199.",
            id="begins before any ticket can",
        ),
        pytest.param(
            {"to_date": datetime(2200, 1, 1, tzinfo=UTC)},
            "to_date",
            "The year must be from 1970 to 2199.",
            id="ends after every ticket can",
        ),
    ],
)
def test_a_period_that_makes_no_sense_names_the_parameter_to_correct(
    dates: dict[str, datetime], parameter: str, reason: str
) -> None:
    with pytest.raises(InvalidPeriod) as caught:
        parse_period(**dates)
    assert (parameter, reason) == (caught.value.parameter, caught.value.reason)


@pytest.mark.parametrize(
    ("period", "closed"),
    [
        pytest.param(Period(NOON, NOON + DAY), Period(NOON, NOON + DAY), id="with an end"),
        pytest.param(
            Period(NOON), Period(NOON, NOW.replace(microsecond=123000)), id="without an end"
        ),
    ],
)
def test_a_period_that_is_compared_ends_now_unless_it_has_an_end(
    period: Period, closed: Period
) -> None:
    assert close_period(period, now=NOW) == closed


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        pytest.param(Period(end=NOON), "Required for a comparison.", id="without a beginning"),
        pytest.param(
            Period(NOW + DAY), "Must not be in the future without a to_date.", id="in the future"
        ),
    ],
)
def test_a_period_without_a_length_is_not_compared(period: Period, reason: str) -> None:
    with pytest.raises(InvalidPeriod) as caught:
        close_period(period, now=NOW)
    assert ("from_date", reason) == (caught.value.parameter, caught.value.reason)


def test_the_period_before_has_the_same_length_and_ends_where_the_period_begins() -> None:
    assert find_period_before(Period(NOON, NOON + 3 * DAY)) == Period(NOON - 3 * DAY, NOON)


def test_a_trend_has_24_hours_and_ends_with_the_current_one() -> None:
    hours = list_last_hours(NOW)
    assert (24, FIRST_HOUR, NOW.replace(minute=0, second=0, microsecond=0)) == (
        len(hours),
        hours[0],
        hours[-1],
    )


def test_an_hour_that_has_just_begun_is_the_current_one() -> None:
    assert list_last_hours(AFTER_TREND)[-1] == AFTER_TREND


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(Period(), Period(FIRST_HOUR, AFTER_TREND), id="unbounded"),
        pytest.param(
            Period(NOON - 9 * DAY, NOON + 9 * DAY), Period(FIRST_HOUR, AFTER_TREND), id="longer"
        ),
        pytest.param(Period(MORNING), Period(MORNING, AFTER_TREND), id="begins in an hour of it"),
        pytest.param(Period(end=MORNING), Period(FIRST_HOUR, MORNING), id="ends in an hour of it"),
    ],
)
def test_a_trend_obeys_the_period(period: Period, expected: Period) -> None:
    assert clip_to_last_hours(period, now=NOW) == expected


@pytest.mark.parametrize(
    "period",
    [
        pytest.param(Period(end=FIRST_HOUR), id="before it"),
        pytest.param(Period(AFTER_TREND), id="after it"),
        pytest.param(Period(MORNING, MORNING), id="empty"),
    ],
)
def test_a_period_without_an_hour_of_the_trend_leaves_nothing_of_it(period: Period) -> None:
    part = clip_to_last_hours(period, now=NOW)
    assert part.start >= part.end
