"""Decides the buckets of a trend: hours, or days of a time zone, which may have 23 or 25 hours.

MongoDB is given moments and lengths, never the name of a zone, so that the offsets of one time zone
database, Python's, stand behind every number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from analytics.core.period import HOUR, InvalidPeriod, Period
from analytics.core.segments import DAY, Spans, split_period, split_whole

_MOMENT = timedelta(milliseconds=1)


class Interval(StrEnum):
    HOUR = "hour"
    DAY = "day"


# A day, and what people call a month.
USUAL_BUCKETS = {Interval.HOUR: 24, Interval.DAY: 30}
# The longest month, and a year with room for a month to compare. 400 days are 9,600 rows of hours,
# which MongoDB groups in 40 ms.
MAX_BUCKETS = {Interval.HOUR: 744, Interval.DAY: 400}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A row of buckets; tickets count in the one that their creation falls into."""

    interval: Interval
    zone: ZoneInfo
    edges: tuple[datetime, ...]
    """Where buckets begin, oldest first, and where the last one ends, in UTC; none without buckets."""
    period: Period
    """The part of the buckets whose tickets count."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Buckets of the same length in a row, from `start` to before `end`."""

    start: datetime
    end: datetime
    width: timedelta


def plan_trend(period: Period, *, now: datetime, interval: Interval, zone: ZoneInfo) -> Trend:
    """The buckets that a period reaches into; without an end the one with `now` is the last.

    Hours are those of UTC in every zone, so that no hour's roll-up is cut. Without a beginning there
    are USUAL_BUCKETS. Raises InvalidPeriod when there are more than MAX_BUCKETS.
    """
    last = now if period.end is None else period.end - _MOMENT
    if period.start is not None and period.start > last:
        return Trend(interval=interval, zone=zone, edges=(), period=Period(last, last))
    if interval is Interval.HOUR:
        edges = _find_hours(period.start, last)
    else:
        edges = _find_days(period.start, last, zone=zone)
    part = Period(
        start=max(edges[0], period.start or edges[0]), end=min(edges[-1], period.end or edges[-1])
    )
    return Trend(interval=interval, zone=zone, edges=edges, period=part)


def find_stretches(edges: Sequence[datetime]) -> tuple[Stretch, ...]:
    """The buckets between the edges, those of the same length together: a few even for years."""
    stretches: list[Stretch] = []
    for start, end in pairwise(edges):
        if stretches and stretches[-1].width == end - start:
            stretches[-1] = Stretch(stretches[-1].start, end, end - start)
        else:
            stretches.append(Stretch(start, end, end - start))
    return tuple(stretches)


def split_days(trend: Trend) -> tuple[Spans, tuple[datetime, ...]]:
    """The trend's period in pieces none of which two buckets share, and the hours that must be
    left out of its `hours`: an edge cuts them, so they are among its `cuts`.
    """
    inner = trend.edges[1:-1]
    if all(edge.time() == time.min for edge in inner):
        return split_period(trend.period), ()
    hours, cuts = split_whole([trend.period], unit=HOUR)
    cut_hours = tuple(
        _hour_of(edge) for edge in inner if edge != _hour_of(edge) and _holds(hours, edge)
    )
    cuts += tuple(Period(hour, hour + HOUR) for hour in cut_hours)
    return Spans(days=(), hours=hours, cuts=cuts), cut_hours


def _find_hours(start: datetime | None, last: datetime) -> tuple[datetime, ...]:
    newest = _hour_of(last)
    oldest = newest - (USUAL_BUCKETS[Interval.HOUR] - 1) * HOUR
    if start is not None:
        oldest = _hour_of(start)
    number = (newest - oldest) // HOUR + 1
    if number > MAX_BUCKETS[Interval.HOUR]:
        raise InvalidPeriod(
            f"A trend has at most {MAX_BUCKETS[Interval.HOUR]} hours: ask for interval=day or for "
            "a shorter period.",
            parameter="interval",
        )
    return tuple(oldest + step * HOUR for step in range(number + 1))


def _find_days(start: datetime | None, last: datetime, *, zone: ZoneInfo) -> tuple[datetime, ...]:
    newest = last.astimezone(zone).date()
    oldest = newest - (USUAL_BUCKETS[Interval.DAY] - 1) * DAY
    if start is not None:
        oldest = start.astimezone(zone).date()
    number = (newest - oldest).days + 1
    if number > MAX_BUCKETS[Interval.DAY]:
        raise InvalidPeriod(
            f"A trend has at most {MAX_BUCKETS[Interval.DAY]} days: choose a later from_date or an "
            "earlier to_date.",
            parameter="from_date",
        )
    # One day more: a clock that is put back just after midnight shows yesterday's date again.
    days = (oldest + step * DAY for step in range(number + 2))
    return _trim(_find_midnights(days, zone=zone), start=start, last=last)


def _find_midnights(days: Iterable[date], *, zone: ZoneInfo) -> list[datetime]:
    """The first moment of each day, in UTC, ascending.

    Where midnight comes twice it is the first one. Where there is none, the old offset makes it the
    moment when the clock was put forward: in every zone since 1970 that gap begins at midnight. A
    day that a zone left out has the moment of the next one, and so there is no such day.
    """
    midnights = (datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC) for day in days)
    return sorted(set(midnights))


def _trim(edges: list[datetime], *, start: datetime | None, last: datetime) -> tuple[datetime, ...]:
    """The edges of the buckets between these moments."""
    kept = [
        bucket
        for bucket in pairwise(edges)
        if bucket[0] <= last and (start is None or start < bucket[1])
    ]
    return (*(begin for begin, _ in kept), kept[-1][1])


def _holds(periods: Iterable[Period], moment: datetime) -> bool:
    return any(
        (period.start is None or period.start <= moment)
        and (period.end is None or moment < period.end)
        for period in periods
    )


def _hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
