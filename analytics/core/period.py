"""Decides which stretch of time statistics are about: half-open, in UTC and whole milliseconds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ticketsaas.api.time_format import EARLIEST_YEAR, LATEST_YEAR

HOUR = timedelta(hours=1)
# A day: short enough to see an outage begin, long enough to know what is usual.
TREND_HOURS = 24


class InvalidPeriod(ValueError):
    """The ends of a period make no sense; `parameter` names the one to mend."""

    def __init__(self, reason: str, *, parameter: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Period:
    """`start` is in, `end` is not; None is unbounded. With `end` at or before `start` it is empty."""

    start: datetime | None = None
    end: datetime | None = None


ALWAYS = Period()


def parse_period(*, from_date: datetime | None = None, to_date: datetime | None = None) -> Period:
    """The period between two aware times in UTC, cut to milliseconds like stored times.

    Raises InvalidPeriod when one is outside the years a ticket may have, or they are in wrong order.
    """
    period = Period(
        start=_parse_end(from_date, parameter="from_date"),
        end=_parse_end(to_date, parameter="to_date"),
    )
    if period.start and period.end and period.start > period.end:
        raise InvalidPeriod("Must not be before from_date.", parameter="to_date")
    return period


def close_period(period: Period, *, now: datetime) -> Period:
    """The period with an end, `now` if it has none, so that one of the same length lies before it.

    Raises InvalidPeriod for one without a beginning, and for one that begins after `now`.
    """
    if period.start is None:
        raise InvalidPeriod("Is needed for a comparison.", parameter="from_date")
    if period.end is not None:
        return period
    end = _cut_to_milliseconds(now)
    if period.start > end:
        raise InvalidPeriod("Must not be in the future without a to_date.", parameter="from_date")
    return Period(period.start, end)


def find_period_before(period: Period) -> Period:
    """The stretch of the same length that ends where a period with both ends begins."""
    if period.start is None or period.end is None:
        raise ValueError(f"{period} has no length")
    return Period(period.start - (period.end - period.start), period.start)


def trend_hours(now: datetime) -> tuple[datetime, ...]:
    """The beginnings of the hours a trend shows, oldest first; the current hour is the last."""
    last = now.replace(minute=0, second=0, microsecond=0)
    return tuple(last - ago * HOUR for ago in reversed(range(TREND_HOURS)))


def trend_period(period: Period, *, now: datetime) -> Period:
    """The part of the period that lies in the hours of the trend; it may be empty."""
    hours = trend_hours(now)
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
