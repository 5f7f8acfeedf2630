"""Segments of a period: the roll-ups that make it up, and the parts to be counted from tickets.

Days and hours are those of UTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from analytics.core.period import DAY, HOUR, Period

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Segments:
    """A period, split into segments that cover it and don't overlap."""

    days: tuple[Period, ...]
    """Whole days: at most one segment, which may be unbounded."""
    hours: tuple[Period, ...]
    """Whole hours of days that the period covers only in part."""
    remainders: tuple[Period, ...]
    """Parts of an hour at the ends of the period."""


@dataclass(frozen=True, slots=True)
class WholeDays:
    """A period expressed as whole days, with the corrections at its ends.

    A count over the period is the count over `days`, plus that over `added`, minus that over `removed`.
    """

    days: tuple[Period, ...]
    """At most one segment, which may be unbounded; none if the period holds no whole day."""
    added: tuple[Period, ...]
    """Parts of the period outside the days."""
    removed: tuple[Period, ...]
    """Parts of the days outside the period."""


def split_period(period: Period) -> Segments:
    """Split a period into whole days, whole hours and the remainders at its ends."""
    days, rest = split_whole([period], unit=DAY)
    hours, remainders = split_whole(rest, unit=HOUR)
    return Segments(days=days, hours=hours, remainders=remainders)


def split_into_days(period: Period) -> WholeDays:
    """Express a period by whole days so that no correction is longer than half a day.

    A day that the period covers for more than half is counted whole, and the rest of it is removed.
    """
    days, remainders = split_whole([period], unit=DAY)
    if not days:
        return WholeDays(days=(), added=remainders, removed=())
    [whole] = days
    start, end = whole.start, whole.end
    added, removed = [], []
    if start and period.start and start != period.start:
        if start - period.start <= DAY / 2:
            added.append(Period(period.start, start))
        else:
            start -= DAY
            removed.append(Period(start, period.start))
    if end and period.end and end != period.end:
        if period.end - end <= DAY / 2:
            added.append(Period(end, period.end))
        else:
            end += DAY
            removed.append(Period(period.end, end))
    return WholeDays((Period(start, end),), tuple(added), tuple(removed))


def split_whole(
    periods: Iterable[Period], *, unit: timedelta
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the whole units of time in the periods, and the remainders at the periods' ends."""
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
