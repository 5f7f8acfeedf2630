"""Charts of counts: data and options for Chart.js, and the same numbers as a table.

Colours have a contrast of at least 3:1 with the light and the dark background; the page colours the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from analytics.core.period import DAY
from analytics.core.rows import Rows
from tickets.core.labels import Urgency

# A part of the JSON that Chart.js reads.
Settings = dict[str, Any]

LINE, BAR = "line", "bar"
URGENCY_COLOURS = {Urgency.HIGH: "#dc2626", Urgency.MEDIUM: "#d97706", Urgency.LOW: "#2563eb"}
MAIN_COLOUR = "#9333ea"
EARLIER_COLOUR = "#7c8796"
# Upstream may have any number of statuses, and nobody reads more bars than this. The rest share one bar.
MAX_BARS = 8
_LEGEND = {"usePointStyle": True, "boxWidth": 8, "boxHeight": 8}
_NO_GRID = {"grid": {"display": False}}
_WHOLE_NUMBERS = {"beginAtZero": True, "ticks": {"precision": 0}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart; `summary` describes it in words, `rows` are its numbers as a table under `headers`."""

    title: str
    kind: str
    summary: str
    data: Settings
    options: Settings
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]


def draw_trend(buckets: Rows, *, hours: int) -> Chart:
    """Draw `2 * hours` buckets `{start, count}`: the latest half as bars, the earlier half as a line."""
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
    """Draw rows `{day, value, count}` as one bar a day, in which the urgencies are stacked."""
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


def draw_status(by_status: Mapping[str, int], *, others: int = 0) -> Chart:
    """Draw counts by status, in the order given; `others` have a status that is not among them."""
    shown = dict(list(by_status.items())[:MAX_BARS])
    others += sum(by_status.values()) - sum(shown.values())
    if others:
        shown["others"] = shown.get("others", 0) + others
    return Chart(
        title="All tickets by status",
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


def _bars(label: str, counts: Sequence[int], *, colour: str) -> Settings:
    return {
        "label": label,
        "data": list(counts),
        "backgroundColor": colour,
        "maxBarThickness": 24,
        "pointStyle": "rect",
        "order": 1,
    }


def _line(label: str, counts: Sequence[int]) -> Settings:
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


def _options(*, scales: Settings, legend: bool = True) -> Settings:
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
