"""Decides what a tenant's roll-ups have to count: how MongoDB counts it from the tickets, and which rows
that makes.

The unit is a day with its hours, or all time with the customers. Day and hour mean UTC.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from analytics.core import ticket_pipelines
from analytics.core.active_tickets import active_tickets
from analytics.core.period import ALWAYS, DAY, Period
from analytics.core.rollups import (
    ALL_TIME,
    DIMENSIONS,
    TEXT_DIMENSIONS,
    Bucket,
    Increments,
    Level,
    count_paths,
    hour_path,
    place_customer,
    place_word,
)
from analytics.core.rows import Pipeline, Row

_WITHIN_DAYS = {"$in": [Level.DAY.value, Level.HOURS.value]}


def find_days(tenant_id: str) -> Pipeline:
    """Rows `{day}`, oldest first: the days that have tickets or roll-ups; over tickets."""
    return [
        {"$match": active_tickets(tenant_id, period=ALWAYS)},
        *_distinct_days("$created_at"),
        _add_days_of("ticket_rollups", tenant_id),
        _add_days_of("ranking_rollups", tenant_id),
        {"$group": {"_id": "$day"}},
        {"$sort": {"_id": 1}},
        {"$project": {"_id": 0, "day": "$_id"}},
    ]


def count_labels(tenant_id: str, *, bucket: Bucket) -> Pipeline:
    """Rows `{hour, status, urgency, sentiment, source, requires_action, count}`, one for each
    combination that occurs; `hour` is None in those of all time."""
    hour = None if bucket == ALL_TIME else _truncated("$created_at", unit="hour")
    labels = {name: f"${name}" for name in DIMENSIONS}
    return [
        {"$match": active_tickets(tenant_id, period=period_of(bucket))},
        {"$group": {"_id": {"hour": hour, **labels}, "count": {"$sum": 1}}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def count_words(tenant_id: str, *, day: Bucket) -> Pipeline:
    """Rows `{keyword, count}` of a day."""
    return ticket_pipelines.count_keywords(tenant_id, periods=(period_of(day),), words=None)


def sum_words(tenant_id: str) -> Pipeline:
    """Rows `{keyword, count}` of all time, as the roll-ups of the days count them; over those.

    Opening every ticket once more would take a minute for a million of them, and longer than a
    snapshot lasts for ten million.
    """
    return [
        {"$match": {"tenant_id": tenant_id, "level": Level.DAY.value}},
        {"$project": {"subdocument": {"$objectToArray": "$words"}}},
        {"$unwind": "$subdocument"},
        {"$project": {"word": {"$objectToArray": "$subdocument.v"}}},
        {"$unwind": "$word"},
        {"$group": {"_id": "$word.k", "count": {"$sum": "$word.v"}}},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def count_urgent(tenant_id: str, *, bucket: Bucket) -> Pipeline:
    """Rows `{customer_id, count}`: the high-urgency tickets of a day, or of all time."""
    return ticket_pipelines.count_urgent_by_customer(
        tenant_id, periods=(period_of(bucket),), customers=None
    )


def expect_rollups(
    bucket: Bucket, *, labels: Iterable[Row], words: Iterable[Row], urgent: Iterable[Row]
) -> Increments:
    """What the rows of the pipelines above, for one day or for all time, would add to nothing."""
    counts: dict[Bucket, Counter[str]] = {}
    for row in labels:
        texts = tuple(row[name] for name in TEXT_DIMENSIONS)
        for path in count_paths(texts, row["requires_action"]):
            for counted_in, path_there in _places(row["hour"], path):
                counts.setdefault(counted_in, Counter())[path_there] += row["count"]
    rankings: dict[tuple[Bucket, int], Counter[str]] = {}
    for row in words:
        shard, path = place_word(row["keyword"])
        shard = shard if bucket == ALL_TIME else 0
        rankings.setdefault((bucket, shard), Counter())[path] += row["count"]
    customers = {row["customer_id"]: row["count"] for row in urgent}
    if bucket == ALL_TIME:
        return Increments(counts, rankings, customers)
    for customer_id, number in customers.items():
        rankings.setdefault((bucket, 0), Counter())[place_customer(customer_id)] += number
    return Increments(counts, rankings)


def rows_of(tenant_id: str, *, bucket: Bucket) -> Row:
    """The filter for the roll-ups of a day and its hours, or of all time."""
    if bucket == ALL_TIME:
        return {"tenant_id": tenant_id, "level": Level.TOTAL.value}
    period = period_of(bucket)
    within = {"$gte": period.start, "$lt": period.end}
    return {"tenant_id": tenant_id, "level": _WITHIN_DAYS, "start": within}


def period_of(bucket: Bucket) -> Period:
    """The stretch of time of a day, or of all time."""
    return ALWAYS if bucket.start is None else Period(bucket.start, bucket.start + DAY)


def _places(hour: Any, path: str) -> Iterator[tuple[Bucket, str]]:
    if hour is None:
        yield ALL_TIME, path
    else:
        midnight = hour.replace(hour=0)
        yield Bucket(Level.DAY, midnight), path
        yield Bucket(Level.HOURS, midnight), hour_path(hour, path)


def _distinct_days(time: str) -> Pipeline:
    day = _truncated(time, unit="day")
    return [{"$group": {"_id": day}}, {"$project": {"_id": 0, "day": "$_id"}}]


def _add_days_of(collection: str, tenant_id: str) -> Row:
    match = {"$match": {"tenant_id": tenant_id, "level": _WITHIN_DAYS}}
    return {"$unionWith": {"coll": collection, "pipeline": [match, *_distinct_days("$start")]}}


def _truncated(time: str, *, unit: str) -> Row:
    return {"$dateTrunc": {"date": time, "unit": unit}}
