"""Decides how counts are drawn: the data and options that Chart.js is given, and the same as a table.

Colours have 3:1 and more against the light and the dark background; texts take theirs from the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from analytics.core.period import DAY
from analytics.core.rows import Row, Rows
from tickets.core.labels import Urgency

LINE, BAR = "line", "bar"
URGENCY_COLOURS = {Urgency.HIGH: "#dc2626", Urgency.MEDIUM: "#d97706", Urgency.LOW: "#2563eb"}
MAIN_COLOUR = "#9333ea"
EARLIER_COLOUR = "#7c8796"
# Of statuses, which upstream names, so many have a bar of their own; a person reads no more at a glance.
MAX_BARS = 8
_LEGEND = {"usePointStyle": True, "boxWidth": 8, "boxHeight": 8}
_NO_GRID = {"grid": {"display": False}}
_WHOLE_NUMBERS = {"beginAtZero": True, "ticks": {"precision": 0}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`summary` says in words what is to be seen; `rows` are all of its numbers under `headers`."""

    title: str
    kind: str
    summary: str
    data: Row
    options: Row
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]


def draw_trend(buckets: Rows, *, hours: int) -> Chart:
    """Buckets `{start, count}` of twice so many hours: the last ones as bars, those before as a line."""
    before, last = buckets[:hours], buckets[hours:]
    labels = [f"{bucket['start']:%H}:00" for bucket in last]
    counts, earlier = _counts_of(last), _counts_of(before)
    return Chart(
        title=f"Tickets by hour, last {hours} hours (UTC)",
        kind=BAR,
        summary=f"{sum(counts):,} tickets in the last {hours} hours, {sum(earlier):,} in the "
        f"{hours} before.",
        data={
            "labels": labels,
            "datasets": [
                _line(f"the {hours} hours before", earlier),
                _bars(f"last {hours} hours", counts, colour=MAIN_COLOUR),
            ],
        },
        options=_options(scales={"x": _NO_GRID, "y": _WHOLE_NUMBERS}),
        headers=("hour", "tickets", f"{hours} hours before"),
        rows=list(zip([_name_hour(b["start"]) for b in last], counts, earlier, strict=True)),
    )


def draw_urgency(rows: Rows, *, since: datetime, days: int) -> Chart:
    """Rows `{day, value, count}`; every day has its bar, of its urgencies one upon the other."""
    counts = {(row["day"], row["value"]): row["count"] for row in rows}
    starts = [since + number * DAY for number in range(days)]
    series = {name: [counts.get((day, name), 0) for day in starts] for name in Urgency}
    stacked = {"x": {"stacked": True} | _NO_GRID, "y": {"stacked": True} | _WHOLE_NUMBERS}
    return Chart(
        title=f"Tickets by urgency, last {days} days (UTC)",
        kind=BAR,
        summary=", ".join(f"{sum(series[name]):,} {name}" for name in Urgency)
        + f" in the last {days} days.",
        data={
            "labels": [_name_day(day) for day in starts],
            "datasets": [
                _bars(name, series[name], colour=URGENCY_COLOURS[name]) for name in Urgency
            ],
        },
        options=_options(scales=stacked),
        headers=("day", *Urgency),
        rows=[
            (f"{day:%Y-%m-%d}", *(series[name][number] for name in Urgency))
            for number, day in enumerate(starts)
        ],
    )


def draw_status(by_status: Mapping[str, int]) -> Chart:
    """Counts by status, most first."""
    shown = dict(list(by_status.items())[:MAX_BARS])
    others = sum(by_status.values()) - sum(shown.values())
    if others:
        shown["others"] = shown.get("others", 0) + others
    return Chart(
        title="Tickets by status, all of them",
        kind=BAR,
        summary=", ".join(f"{count:,} {status}" for status, count in shown.items()) + ".",
        data={
            "labels": list(shown),
            "datasets": [_bars("tickets", list(shown.values()), colour=MAIN_COLOUR)],
        },
        options=_options(scales={"x": _WHOLE_NUMBERS, "y": _NO_GRID}, legend=False)
        | {"indexAxis": "y"},
        headers=("status", "tickets"),
        rows=list(shown.items()),
    )


def _bars(label: str, counts: Sequence[int], *, colour: str) -> Row:
    return {
        "label": label,
        "data": list(counts),
        "backgroundColor": colour,
        "maxBarThickness": 24,
        "pointStyle": "rect",
        "order": 1,
    }


def _line(label: str, counts: Sequence[int]) -> Row:
    return {
        "label": label,
        "type": LINE,
        "data": list(counts),
        "borderColor": EARLIER_COLOUR,
        "backgroundColor": EARLIER_COLOUR,
        "borderDash": [4, 4],
        "borderWidth": 2,
        "pointRadius": 0,
        "pointStyle": "line",
        "order": 0,
    }


def _options(*, scales: Row, legend: bool = True) -> Row:
    return {
        "animation": False,
        "responsive": True,
        "maintainAspectRatio": False,
        "interaction": {"mode": "index", "intersect": False},
        "plugins": {"legend": {"display": legend, "align": "end", "labels": _LEGEND}},
        "scales": scales,
    }


def _counts_of(buckets: Rows) -> list[int]:
    return [bucket["count"] for bucket in buckets]


def _name_hour(start: datetime) -> str:
    return f"{start:%H}:00 to {start + timedelta(hours=1):%H}:00"


def _name_day(day: datetime) -> str:
    return f"{day.day} {day:%b}"
