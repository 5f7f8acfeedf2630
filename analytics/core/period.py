"""Periods that statistics cover: half-open, in UTC and whole milliseconds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ticketsaas.api.time_format import EARLIEST_YEAR, LATEST_YEAR

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# The hours of `hourly_trend`: few enough to see an outage begin, enough to know what is normal.
LAST_HOURS = 24


class InvalidPeriod(ValueError):
    """The ends of a period make no sense; `parameter` names the one to correct."""

    def __init__(self, reason: str, *, parameter: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Period:
    """The time from `start` to before `end`; None leaves a side unbounded.

    A period with `end` at or before `start` is empty.
    """

    start: datetime | None = None
    end: datetime | None = None


ALWAYS = Period()


def parse_period(*, from_date: datetime | None = None, to_date: datetime | None = None) -> Period:
    """Return the period between two aware UTC times, cut to milliseconds as stored times are.

    Raises InvalidPeriod when a year is outside the range that tickets may have, or when `to_date` is
    before `from_date`.
    """
    period = Period(
        start=_parse_end(from_date, parameter="from_date"),
        end=_parse_end(to_date, parameter="to_date"),
    )
    if period.start and period.end and period.start > period.end:
        raise InvalidPeriod("Must not be before from_date.", parameter="to_date")
    return period


def close_period(period: Period, *, now: datetime) -> Period:
    """Return the period with an end, `now` if it has none, so that it has a length.

    Raises InvalidPeriod if the period has no start, or if it has no end and starts after `now`.
    """
    if period.start is None:
        raise InvalidPeriod("Required for a comparison.", parameter="from_date")
    if period.end is not None:
        return period
    end = _cut_to_milliseconds(now)
    if period.start > end:
        raise InvalidPeriod("Must not be in the future without a to_date.", parameter="from_date")
    return Period(period.start, end)


def find_period_before(period: Period) -> Period:
    """Return the period of the same length that ends where `period` starts.

    Raises ValueError if `period` is unbounded.
    """
    if period.start is None or period.end is None:
        raise ValueError(f"{period} has no length")
    return Period(period.start - (period.end - period.start), period.start)


def list_last_hours(now: datetime) -> tuple[datetime, ...]:
    """Return the starts of the LAST_HOURS that end with the current one, oldest first."""
    last = now.replace(minute=0, second=0, microsecond=0)
    return tuple(last - ago * HOUR for ago in reversed(range(LAST_HOURS)))


def clip_to_last_hours(period: Period, *, now: datetime) -> Period:
    """Return the part of the period that lies in the LAST_HOURS; it may be empty."""
    hours = list_last_hours(now)
    first, end = hours[0], hours[-1] + HOUR
    return Period(
        start=max(first, period.start or first),
        end=min(end, period.end or end),
    )


def _parse_end(time: datetime | None, *, parameter: str) -> datetime | None:
    if time is None:
        return None
    if not EARLIEST_YEAR <= time.year <= LATEST_YEAR:
        raise InvalidPeriod(
            f"The year must be from {EARLIEST_YEAR} to {LATEST_YEAR}.", parameter=parameter
        )
    return _cut_to_milliseconds(time)


def _cut_to_milliseconds(time: datetime) -> datetime:
    return time.replace(microsecond=time.microsecond // 1000 * 1000)
