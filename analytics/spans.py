"""Decides which roll-ups make up a period, and which stretches at its ends cut one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from analytics.period import HOUR, Period

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
