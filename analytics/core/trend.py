"""Buckets of a trend: hours, or days of a time zone, which may have 23 or 25 hours.

MongoDB is given moments and lengths, never the name of a zone. All offsets therefore come from one time
zone database, Python's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from analytics.core.period import DAY, HOUR, InvalidPeriod, Period
from analytics.core.segments import Segments, split_period, split_whole

_MOMENT = timedelta(milliseconds=1)


class Interval(StrEnum):
    HOUR = "hour"
    DAY = "day"


# For a trend without a beginning: a day of hours, or about a month of days.
DEFAULT_BUCKETS = {Interval.HOUR: 24, Interval.DAY: 30}
# The longest month, and a year plus a month to compare with. 400 days are 9,600 rows of hours, which
# MongoDB groups in 40 ms.
MAX_BUCKETS = {Interval.HOUR: 744, Interval.DAY: 400}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A series of buckets; a ticket counts in the bucket in which it was created."""

    interval: Interval
    zone: ZoneInfo
    edges: tuple[datetime, ...]
    """The starts of the buckets, oldest first, and the end of the last one, in UTC; empty without buckets."""
    period: Period
    """The part of the requested period that the buckets cover; only its tickets count."""


@dataclass(frozen=True, slots=True)
class BucketRun:
    """Consecutive buckets of the same `width`, from `start` to before `end`."""

    start: datetime
    end: datetime
    width: timedelta


def plan_trend(period: Period, *, now: datetime, interval: Interval, zone: ZoneInfo) -> Trend:
    """Return the trend whose buckets cover the period.

    If the period has no end, the last bucket is the one that contains `now`; if it has no start, there
    are DEFAULT_BUCKETS. Hours are those of UTC in every zone, because roll-ups count whole hours of UTC.
    Raises InvalidPeriod for more than MAX_BUCKETS.
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


def find_bucket_runs(edges: Sequence[datetime]) -> tuple[BucketRun, ...]:
    """Group the buckets between the edges by length.

    Even a year of days has only a few runs, because the length of days changes only with the clocks.
    """
    runs: list[BucketRun] = []
    for start, end in pairwise(edges):
        if runs and runs[-1].width == end - start:
            runs[-1] = BucketRun(runs[-1].start, end, end - start)
        else:
            runs.append(BucketRun(start, end, end - start))
    return tuple(runs)


def split_days(trend: Trend) -> tuple[Segments, tuple[datetime, ...]]:
    """Split the trend's period so that no segment spans two buckets.

    Hours that contain a bucket boundary are returned separately: they lie within `hours`, but have to
    be skipped there, because they are among the `remainders`, which are counted from tickets.
    """
    inner = trend.edges[1:-1]
    if all(edge.time() == time.min for edge in inner):
        return split_period(trend.period), ()
    hours, remainders = split_whole([trend.period], unit=HOUR)
    boundary_hours = tuple(
        _hour_of(edge) for edge in inner if edge != _hour_of(edge) and _contain(hours, edge)
    )
    remainders += tuple(Period(hour, hour + HOUR) for hour in boundary_hours)
    return Segments(days=(), hours=hours, remainders=remainders), boundary_hours


def _find_hours(start: datetime | None, last: datetime) -> tuple[datetime, ...]:
    newest = _hour_of(last)
    oldest = newest - (DEFAULT_BUCKETS[Interval.HOUR] - 1) * HOUR
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
    oldest = newest - (DEFAULT_BUCKETS[Interval.DAY] - 1) * DAY
    if start is not None:
        oldest = start.astimezone(zone).date()
    number = (newest - oldest).days + 1
    if number > MAX_BUCKETS[Interval.DAY]:
        raise InvalidPeriod(
            f"A trend has at most {MAX_BUCKETS[Interval.DAY]} days: choose a later from_date or an "
            "earlier to_date.",
            parameter="from_date",
        )
    # One extra day: a clock that is put back just after midnight shows yesterday's date again.
    days = (oldest + step * DAY for step in range(number + 2))
    return _trim(_find_midnights(days, zone=zone), start=start, last=last)


def _find_midnights(days: Iterable[date], *, zone: ZoneInfo) -> list[datetime]:
    """Return the first moment of each day, in UTC, ascending.

    If midnight comes twice, the first one counts. If there is no midnight, the old offset gives the
    moment when the clock was put forward: in every zone since 1970 that gap begins at midnight. A day
    that the zone skipped begins at the same moment as the next one, so it disappears from the set.
    """
    midnights = (datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC) for day in days)
    return sorted(set(midnights))


def _trim(edges: list[datetime], *, start: datetime | None, last: datetime) -> tuple[datetime, ...]:
    """Return the edges of the buckets that contain a moment from `start` to `last`."""
    kept = [
        bucket
        for bucket in pairwise(edges)
        if bucket[0] <= last and (start is None or start < bucket[1])
    ]
    return (*(begin for begin, _ in kept), kept[-1][1])


def _contain(periods: Iterable[Period], moment: datetime) -> bool:
    return any(
        (period.start is None or period.start <= moment)
        and (period.end is None or moment < period.end)
        for period in periods
    )


def _hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
