from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.core.period import DAY, HOUR, Period
from analytics.core.segments import Segments, WholeDays, split_into_days, split_period, split_whole

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, 23, 59, tzinfo=UTC)

Piece = tuple[datetime, datetime]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw periods: long, tiny, empty and unbounded ones, with ends on hours, on days and in between."""
    anywhere = st.integers(0, (LAST - FIRST) // MOMENT).map(lambda n: FIRST + n * MOMENT)
    start = draw(anywhere)
    away = draw(st.sampled_from((MOMENT, HOUR / 3, HOUR, DAY / 2, DAY, 9 * DAY)))
    near = start + draw(st.integers(0, 3)) * away
    end = draw(st.one_of(st.just(near), anywhere))
    start, end = (
        draw(st.sampled_from((time, floor(time, HOUR), floor(time, DAY)))) for time in (start, end)
    )
    return Period(
        draw(st.sampled_from((None, start, start))), draw(st.sampled_from((None, end, end)))
    )


def floor(time: datetime, unit: timedelta) -> datetime:
    return time - (time - FIRST) % unit


def in_order(*pieces: Period) -> list[Piece]:
    """Sort the pieces; an unbounded end is replaced by a time that no ticket reaches."""
    return sorted((p.start or FIRST - DAY, p.end or LAST + DAY) for p in pieces)


def is_whole(period: Period, unit: timedelta) -> bool:
    return all(end is None or end == floor(end, unit) for end in (period.start, period.end))


def holds_whole(period: Period, unit: timedelta) -> bool:
    return floor(period.end, unit) - unit >= period.start


@given(periods())
def test_the_pieces_cover_the_period_and_nothing_twice(period: Period) -> None:
    segments = split_period(period)
    pieces = in_order(*segments.days, *segments.hours, *segments.remainders)
    assert all(start < end for start, end in pieces)
    ((start, end),) = in_order(period)
    assert ([(start, end)] if start < end else []) == [(s, pieces[-1][1]) for s, _ in pieces[:1]]
    assert all(one[1] == next_one[0] for one, next_one in pairwise(pieces))


@given(periods())
def test_roll_ups_are_asked_for_whole_days_and_hours_alone(period: Period) -> None:
    segments = split_period(period)
    assert all(is_whole(piece, DAY) for piece in segments.days)
    assert all(is_whole(piece, HOUR) for piece in segments.hours)


@given(periods())
def test_no_whole_day_is_read_in_hours_and_no_whole_hour_from_the_tickets(period: Period) -> None:
    segments = split_period(period)
    assert len(segments.days) <= 1
    assert not any(holds_whole(piece, DAY) for piece in segments.hours)
    assert not any(holds_whole(piece, HOUR) for piece in segments.remainders)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(
            Period(MIDNIGHT - 90 * MOMENT, MIDNIGHT + 2 * DAY + HOUR + MOMENT),
            Segments(
                days=(Period(MIDNIGHT, MIDNIGHT + 2 * DAY),),
                hours=(Period(MIDNIGHT + 2 * DAY, MIDNIGHT + 2 * DAY + HOUR),),
                remainders=(
                    Period(MIDNIGHT - 90 * MOMENT, MIDNIGHT),
                    Period(MIDNIGHT + 2 * DAY + HOUR, MIDNIGHT + 2 * DAY + HOUR + MOMENT),
                ),
            ),
            id="days, hours and remainders",
        ),
        pytest.param(
            Period(end=MIDNIGHT + HOUR),
            Segments(
                days=(Period(None, MIDNIGHT),),
                hours=(Period(MIDNIGHT, MIDNIGHT + HOUR),),
                remainders=(),
            ),
            id="without a start",
        ),
        pytest.param(
            Period(MIDNIGHT - MOMENT),
            Segments(
                days=(Period(MIDNIGHT),),
                hours=(),
                remainders=(Period(MIDNIGHT - MOMENT, MIDNIGHT),),
            ),
            id="without an end",
        ),
        pytest.param(
            Period(MIDNIGHT + MOMENT, MIDNIGHT + HOUR),
            Segments(days=(), hours=(), remainders=(Period(MIDNIGHT + MOMENT, MIDNIGHT + HOUR),)),
            id="less than an hour",
        ),
        pytest.param(
            Period(MIDNIGHT + MOMENT, MIDNIGHT + MOMENT),
            Segments(days=(), hours=(), remainders=()),
            id="empty",
        ),
    ],
)
def test_a_period_is_split_at_its_ends(period: Period, expected: Segments) -> None:
    assert split_period(period) == expected


def test_two_periods_are_split_each_for_itself() -> None:
    first, second = Period(MIDNIGHT, MIDNIGHT + HOUR), Period(MIDNIGHT + HOUR, MIDNIGHT + DAY)
    assert split_whole([first, second], unit=HOUR) == ((first, second), ())


@given(periods())
def test_whole_days_with_what_is_added_and_without_what_is_removed_are_the_period(
    period: Period,
) -> None:
    segments = split_into_days(period)
    assert all(is_whole(days, DAY) for days in segments.days)
    ends = {
        end
        for p in (period, *segments.days, *segments.added, *segments.removed)
        for end in in_order(p)[0]
    }
    for time in ends | {end - MOMENT for end in ends}:
        counted = (
            count(time, *segments.days)
            + count(time, *segments.added)
            - count(time, *segments.removed)
        )
        assert count(time, period) == counted


def count(time: datetime, *periods: Period) -> int:
    return sum(start <= time < end for start, end in in_order(*periods))


@given(periods())
def test_next_to_whole_days_no_part_is_longer_than_half_a_day(period: Period) -> None:
    segments = split_into_days(period)
    if segments.days:
        assert all(p.end - p.start <= DAY / 2 for p in (*segments.added, *segments.removed))


NOON = MIDNIGHT + DAY / 2


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(
            Period(NOON, NOON + 2 * DAY),
            WholeDays(
                days=(Period(MIDNIGHT + DAY, MIDNIGHT + 2 * DAY),),
                added=(
                    Period(NOON, MIDNIGHT + DAY),
                    Period(MIDNIGHT + 2 * DAY, NOON + 2 * DAY),
                ),
                removed=(),
            ),
            id="half days",
        ),
        pytest.param(
            Period(NOON - MOMENT, NOON + 2 * DAY + MOMENT),
            WholeDays(
                days=(Period(MIDNIGHT, MIDNIGHT + 3 * DAY),),
                added=(),
                removed=(
                    Period(MIDNIGHT, NOON - MOMENT),
                    Period(NOON + 2 * DAY + MOMENT, MIDNIGHT + 3 * DAY),
                ),
            ),
            id="more than half days",
        ),
        pytest.param(
            Period(NOON, NOON + DAY),
            WholeDays(days=(), added=(Period(NOON, NOON + DAY),), removed=()),
            id="no whole day",
        ),
        pytest.param(Period(), WholeDays(days=(Period(),), added=(), removed=()), id="unbounded"),
    ],
)
def test_a_cut_day_is_removed_whole_where_more_than_half_of_it_is_in_the_period(
    period: Period, expected: WholeDays
) -> None:
    assert split_into_days(period) == expected
