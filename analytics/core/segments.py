"""Decides which roll-ups make up a period, and which stretches at its ends cut one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from analytics.core.period import HOUR, Period

DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Spans:
    """A period in pieces that don't overlap and leave nothing out."""

    days: tuple[Period, ...]
    """Whole days: one stretch at most, which may be unbounded."""
    hours: tuple[Period, ...]
    """Whole hours of days that are not whole."""
    cuts: tuple[Period, ...]
    """The rest: parts of an hour."""


def split_period(period: Period) -> Spans:
    """The period in whole days, whole hours and what is left at its ends."""
    days, rest = split_whole([period], unit=DAY)
    hours, cuts = split_whole(rest, unit=HOUR)
    return Spans(days=days, hours=hours, cuts=cuts)


@dataclass(frozen=True, slots=True)
class DaySpans:
    """A period as whole days, with what they have too little and too much."""

    days: tuple[Period, ...]
    """One stretch at most, which may be unbounded; of a period without a whole day, none."""
    added: tuple[Period, ...]
    taken: tuple[Period, ...]
    """Parts of the days that are not of the period: the shorter part of a day that an end cuts."""


def split_into_days(period: Period) -> DaySpans:
    """The period by whole days; no part that is added to them or taken from them is over half a day."""
    days, cuts = split_whole([period], unit=DAY)
    if not days:
        return DaySpans(days=(), added=cuts, taken=())
    [whole] = days
    start, end = whole.start, whole.end
    added, taken = [], []
    if start and period.start and start != period.start:
        if start - period.start <= DAY / 2:
            added.append(Period(period.start, start))
        else:
            start -= DAY
            taken.append(Period(start, period.start))
    if end and period.end and end != period.end:
        if period.end - end <= DAY / 2:
            added.append(Period(end, period.end))
        else:
            end += DAY
            taken.append(Period(period.end, end))
    return DaySpans((Period(start, end),), tuple(added), tuple(taken))


def split_whole(
    periods: Iterable[Period], *, unit: timedelta
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The whole units (of UTC) in the periods, and what is left at their ends."""
    whole: list[Period] = []
    rest: list[Period] = []
    for period in periods:
        inner = Period(_round_up(period.start, unit), _round_down(period.end, unit))
        if _is_empty(inner):
            rest.append(period)
            continue
        whole.append(inner)
        if inner.start != period.start:
            rest.append(Period(period.start, inner.start))
        if inner.end != period.end:
            rest.append(Period(inner.end, period.end))
    return tuple(whole), tuple(period for period in rest if not _is_empty(period))


def _is_empty(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.end <= period.start


def _round_down(time: datetime | None, unit: timedelta) -> datetime | None:
    return None if time is None else time - (time - _EPOCH) % unit


def _round_up(time: datetime | None, unit: timedelta) -> datetime | None:
    return None if time is None else time + -(time - _EPOCH) % unit
