"""Pipelines that compute statistics from `ticket_rollups`.

They return the same rows as the pipelines of the same names over tickets (`ticket_pipelines.py`), except
that values of text dimensions are escaped as in `rollups.py`, and that hours and days without tickets may
have a row.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from analytics.core.period import HOUR, Period
from analytics.core.rollup_bounds import MAX_VALUES, other_path
from analytics.core.rollups import TEXT_DIMENSIONS, URGENT_BY_STATUS, Level
from analytics.core.rows import Pipeline, Stage
from analytics.core.segments import Segments
from analytics.core.ticket_pipelines import begin_bucket
from analytics.core.trend import BucketRun


def count_by_dimension(tenant_id: str, *, segments: Segments | None) -> Pipeline:
    """Count tickets by dimension over the whole days and hours of `segments`, or of all time if None.

    Rows of the dimensions `status_other` and `source_other` count tickets whose value has no row.
    """
    labels = [
        *(_labels_of(name) for name in TEXT_DIMENSIONS),
        *(_others_of(name) for name in MAX_VALUES),
        [{"dimension": "requires_action", "value": True, "count": "$requires_action"}],
    ]
    return [
        *([match_total(tenant_id)] if segments is None else _unpack(tenant_id, segments=segments)),
        {"$project": {"label": {"$concatArrays": labels}}},
        {"$unwind": "$label"},
        {
            "$group": {
                "_id": {"dimension": "$label.dimension", "value": "$label.value"},
                "count": {"$sum": "$label.count"},
            }
        },
        {"$match": {"count": {"$ne": 0}}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def count_by_hour(tenant_id: str, *, hours: Iterable[Period]) -> Pipeline:
    """Count tickets by hour over whole hours."""
    return [
        *_unpack(tenant_id, segments=Segments(days=(), hours=tuple(hours), remainders=())),
        {"$sort": {"start": 1}},
        {"$project": {"_id": 0, "hour": "$start", "count": "$total"}},
    ]


def count_by_day(
    tenant_id: str,
    *,
    segments: Segments,
    skipped_hours: Sequence[datetime],
    runs: Sequence[BucketRun],
) -> Pipeline:
    """Count tickets by day over the whole days and hours of `segments`, without the skipped hours."""
    skip = [{"$match": {"start": {"$nin": list(skipped_hours)}}}] if skipped_hours else []
    return [
        *_unpack(tenant_id, segments=segments),
        *skip,
        {"$group": {"_id": begin_bucket("$start", runs), "count": {"$sum": "$total"}}},
        {"$project": {"_id": 0, "day": "$_id", "count": 1}},
    ]


def count_urgent_by_status(tenant_id: str) -> Pipeline:
    """Count the high-urgency tickets of all time by status; counts may be 0.

    The value of a row is None for the tickets whose status is not counted by name.
    """
    others = {"k": None, "v": {"$ifNull": [f"${other_path(URGENT_BY_STATUS)}", 0]}}
    by_status = {"$objectToArray": {"$ifNull": [f"${URGENT_BY_STATUS}", {}]}}
    return [
        match_total(tenant_id),
        {"$project": {"urgent": {"$concatArrays": [by_status, [others]]}}},
        {"$unwind": "$urgent"},
        {"$project": {"_id": 0, "value": "$urgent.k", "count": "$urgent.v"}},
    ]


def count_urgency_by_day(tenant_id: str, *, since: datetime) -> Pipeline:
    """Count tickets by day (UTC) and urgency, beginning with the day that starts at `since`."""
    return [
        match_days(tenant_id, days=[Period(since)]),
        {"$project": {"_id": 0, "day": "$start", "urgency": {"$objectToArray": "$by_urgency"}}},
        {"$unwind": "$urgency"},
        {"$project": {"day": 1, "value": "$urgency.k", "count": "$urgency.v"}},
    ]


def match_total(tenant_id: str) -> Stage:
    """Return the stage that reads the roll-ups of all time."""
    return {"$match": {"tenant_id": tenant_id, "level": Level.TOTAL.value}}


def match_days(tenant_id: str, *, days: Iterable[Period]) -> Stage:
    """Return the stage that reads the roll-ups of whole days."""
    return _match_any(tenant_id, buckets=_select_days(days))


def _labels_of(dimension: str) -> Stage:
    return {
        "$map": {
            "input": {"$objectToArray": {"$ifNull": [f"$by_{dimension}", {}]}},
            "in": {"dimension": dimension, "value": "$$this.k", "count": "$$this.v"},
        }
    }


def _others_of(dimension: str) -> list[Stage]:
    counted = f"${other_path(f'by_{dimension}')}"
    return [{"dimension": other_path(dimension), "value": None, "count": {"$ifNull": [counted, 0]}}]


def _unpack(tenant_id: str, *, segments: Segments) -> Pipeline:
    """Return stages that yield the counts of each whole day and hour, with its `start`."""
    buckets = _select_days(segments.days)
    buckets += [_select(Level.HOURS, _extend_to_midnight(hours)) for hours in segments.hours]
    read = _match_any(tenant_id, buckets=buckets)
    if not segments.hours:
        return [read]
    is_day = {"level": Level.DAY.value}
    return [
        read,
        {"$project": {"part": {"$ifNull": [_unpack_hours(), ["$$ROOT"]]}}},
        {"$unwind": "$part"},
        {"$replaceWith": "$part"},
        {"$match": {"$or": [is_day, *({"start": _bounds(hours)} for hours in segments.hours)]}},
    ]


def _unpack_hours() -> Stage:
    """Return the expression for the counts of a row's hours, each with its `start`, or null without hours."""
    milliseconds = HOUR // timedelta(milliseconds=1)
    since_midnight = {"$multiply": [{"$toInt": "$$this.k"}, milliseconds]}
    start = {"start": {"$add": ["$start", since_midnight]}}
    return {
        "$map": {
            "input": {"$objectToArray": "$hours"},
            "in": {"$mergeObjects": ["$$this.v", start]},
        }
    }


def _extend_to_midnight(hours: Period) -> Period:
    """Return the period from the beginning of the first hour's day, where the row of its hours begins."""
    start = hours.start
    return Period(start and start.replace(hour=0), hours.end)


def _match_any(tenant_id: str, *, buckets: Sequence[Stage]) -> Stage:
    """Return the stage that matches any of `buckets`.

    Each branch names the tenant, so that MongoDB reads one range of the index per branch.
    """
    return {"$match": {"$or": [{"tenant_id": tenant_id, **bucket} for bucket in buckets]}}


def _select_days(days: Iterable[Period]) -> list[Stage]:
    return [_select(Level.DAY, period) for period in days]


def _select(level: Level, period: Period) -> Stage:
    bounds = _bounds(period)
    return {"level": level.value} | ({"start": bounds} if bounds else {})


def _bounds(period: Period) -> Stage:
    bounds = {"$gte": period.start, "$lt": period.end}
    return {operator: time for operator, time in bounds.items() if time is not None}
