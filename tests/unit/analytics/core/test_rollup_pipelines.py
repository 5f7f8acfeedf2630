"""Rows that each pipeline over `ticket_rollups` reads.

Results are tested on a real MongoDB, in `tests/integration/analytics`.
"""

import inspect
from datetime import UTC, datetime
from typing import Any

import pytest

from analytics.core import rollup_pipelines
from analytics.core.period import ALWAYS, DAY, HOUR, Period
from analytics.core.segments import Segments
from analytics.core.trend import BucketRun

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = Period(MIDNIGHT, MIDNIGHT + 2 * DAY)
MORNING = Period(DAYS.end, DAYS.end + 9 * HOUR)
EVENING = Period(MIDNIGHT - 2 * HOUR, MIDNIGHT)
SEGMENTS = Segments(days=(DAYS,), hours=(EVENING, MORNING), remainders=())

TOTAL = {"tenant_id": "acme", "level": "total"}
IN_DAYS = {
    "tenant_id": "acme",
    "level": "day",
    "start": {"$gte": MIDNIGHT, "$lt": MIDNIGHT + 2 * DAY},
}
# The row of a day's hours begins with the day.
IN_MORNING = {
    "tenant_id": "acme",
    "level": "hours",
    "start": {"$gte": MORNING.start, "$lt": MORNING.end},
}
IN_EVENING = IN_MORNING | {"start": {"$gte": MIDNIGHT - DAY, "$lt": EVENING.end}}

FIRST_STAGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "count_by_dimension": ({"segments": SEGMENTS}, {"$or": [IN_DAYS, IN_EVENING, IN_MORNING]}),
    "count_by_hour": ({"hours": [MORNING]}, {"$or": [IN_MORNING]}),
    "count_by_day": (
        {
            "segments": SEGMENTS,
            "skipped_hours": (),
            "runs": [BucketRun(MIDNIGHT - DAY, MIDNIGHT + 3 * DAY, DAY)],
        },
        {"$or": [IN_DAYS, IN_EVENING, IN_MORNING]},
    ),
    "count_urgent_by_status": ({}, TOTAL),
    "count_urgency_by_day": (
        {"since": MIDNIGHT},
        {"$or": [IN_DAYS | {"start": {"$gte": MIDNIGHT}}]},
    ),
}
# These are first stages, not pipelines.
STAGES = {"match_total", "match_days"}


@pytest.mark.parametrize("name", FIRST_STAGES)
def test_every_pipeline_begins_with_roll_ups_of_one_tenant(name: str) -> None:
    arguments, first = FIRST_STAGES[name]
    assert getattr(rollup_pipelines, name)("acme", **arguments)[0] == {"$match": first}


def test_every_pipeline_is_checked_here() -> None:
    public = {
        name
        for name, function in inspect.getmembers(rollup_pipelines, inspect.isfunction)
        if function.__module__ == rollup_pipelines.__name__ and not name.startswith("_")
    }
    assert FIRST_STAGES.keys() | STAGES == public


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        pytest.param(Period(end=MIDNIGHT), {"start": {"$lt": MIDNIGHT}}, id="without a start"),
        pytest.param(Period(MIDNIGHT), {"start": {"$gte": MIDNIGHT}}, id="without an end"),
        pytest.param(ALWAYS, {}, id="unbounded"),
    ],
)
def test_only_the_ends_that_a_period_has_are_asked_for(
    days: Period, bounds: dict[str, Any]
) -> None:
    match = rollup_pipelines.match_days("acme", days=[days])
    assert match == {"$match": {"$or": [{"tenant_id": "acme", "level": "day"} | bounds]}}


def test_the_numbers_of_all_time_are_in_one_row() -> None:
    stages = rollup_pipelines.count_by_dimension("acme", segments=None)
    assert stages[0] == {"$match": TOTAL}


def test_whole_days_are_read_without_their_hours() -> None:
    segments = Segments(days=(DAYS,), hours=(), remainders=())
    of_days, of_all_time = (
        rollup_pipelines.count_by_dimension("acme", segments=each) for each in (segments, None)
    )
    assert of_days[1:] == of_all_time[1:]
