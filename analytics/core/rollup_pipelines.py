"""Decides how MongoDB computes statistics from roll-ups; running the pipelines is up to the caller.

The rows are those of the pipelines of the same names over tickets (`pipelines.py`), but values of
dimensions are escaped as in `rollups.py`.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from analytics.core.period import ALWAYS, HOUR, Period
from analytics.core.rollups import (
    ESCAPES,
    TEXT_DIMENSIONS,
    UNESCAPES,
    URGENT_BY_STATUS,
    Level,
    place_customer,
    place_word,
)
from analytics.core.rows import Pipeline, Stage
from analytics.core.segments import Segments
from analytics.core.ticket_pipelines import (
    AT_RISK_TICKETS,
    MAX_CUSTOMERS,
    MAX_KEYWORDS,
    add_last_ticket,
    begin_bucket,
)
from analytics.core.trend import BucketRun

# MongoDB takes 20 µs to be told of each word or customer that competes: 100,000 of them took 5 s. In a
# few tickets almost every word is frequent, but then all words of their days are unpacked in some ms.
MAX_COMPETING = 2_000
_NEGATIVE = {"$multiply": ["$count", -1]}
# So many customers compete first: being told of them takes 2 ms, and unpacking all of a month's 100.
LEADING = 100


def count_by_dimension(tenant_id: str, *, segments: Segments | None) -> Pipeline:
    """Rows `{dimension, value, count}` of whole days and hours; of all time without spans."""
    labels = [
        *(_labels_of(name) for name in TEXT_DIMENSIONS),
        [{"dimension": "requires_action", "value": True, "count": "$requires_action"}],
    ]
    return [
        *_counts(tenant_id, segments=segments),
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
    """Rows `{hour, count}` of whole hours, oldest first; one without tickets may have none."""
    return [
        *_counts(tenant_id, segments=Segments(days=(), hours=tuple(hours), remainders=())),
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
    """Rows `{day, count}` of whole days and hours inside the stretches, but not of the cut hours; a
    day without tickets may have none. `day` is when it begins in its zone."""
    whole = [{"$match": {"start": {"$nin": list(skipped_hours)}}}] if skipped_hours else []
    return [
        *_counts(tenant_id, segments=segments),
        *whole,
        {"$group": {"_id": begin_bucket("$start", runs), "count": {"$sum": "$total"}}},
        {"$project": {"_id": 0, "day": "$_id", "count": 1}},
    ]


def count_urgent_by_status(tenant_id: str) -> Pipeline:
    """Count the high-urgency tickets of all time by status: rows `{value, count}`; a status that no
    ticket has any more may have the count 0."""
    return [
        _match(tenant_id, buckets=[{"level": Level.TOTAL.value}]),
        {"$project": {"urgent": {"$objectToArray": f"${URGENT_BY_STATUS}"}}},
        {"$unwind": "$urgent"},
        {"$project": {"_id": 0, "value": "$urgent.k", "count": "$urgent.v"}},
    ]


def count_urgency_by_day(tenant_id: str, *, since: datetime) -> Pipeline:
    """Count tickets by day (UTC) and urgency from `since` on: rows `{day, value, count}`."""
    return [
        _match(tenant_id, buckets=_days([Period(since)])),
        {"$project": {"_id": 0, "day": "$start", "urgency": {"$objectToArray": "$by_urgency"}}},
        {"$unwind": "$urgency"},
        {"$project": {"day": 1, "value": "$urgency.k", "count": "$urgency.v"}},
    ]


def find_frequent_words(tenant_id: str, *, at_least: int) -> Pipeline:
    """One row with the `words` that so many of all the tenant's living tickets have: all of them, or
    more than MAX_COMPETING."""
    return [
        _match(tenant_id, buckets=[{"level": Level.TOTAL.value}]),
        *_unpack_words(at_least=at_least),
        {"$limit": MAX_COMPETING + 1},
        {"$group": {"_id": None, "words": {"$push": "$word.k"}}},
    ]


def top_keywords(tenant_id: str, *, at_least: int) -> Pipeline:
    """Rows `{keyword, count}` of all time; only words that so many tickets have compete."""
    return [
        _match(tenant_id, buckets=[{"level": Level.TOTAL.value}]),
        *_unpack_words(at_least=at_least),
        {"$project": {"_id": 0, "keyword": "$word.k", "count": "$word.v"}},
        {"$sort": {"count": -1, "keyword": 1}},
        {"$limit": MAX_KEYWORDS},
    ]


def top_keywords_of_days(
    tenant_id: str,
    *,
    days: Iterable[Period],
    words: Sequence[str] | None,
    added: Pipeline,
    removed: Pipeline,
) -> Pipeline:
    """Rows `{keyword, count}` of whole days, of what `added` counts, over tickets, and without what
    `removed` counts, where a day is cut.

    With `words` only those compete, and MongoDB skips all others without unpacking them: a month of
    9,000 words a day in 17 ms instead of 200.
    """
    competing = [] if words is None else [{"$project": {place_word(w)[1]: 1 for w in words}}]
    return [
        _match(tenant_id, buckets=_days(days)),
        *competing,
        *_unpack_words(at_least=1),
        *_unite(added, field="word", name="$keyword", count="$count"),
        *_unite(removed, field="word", name="$keyword", count=_NEGATIVE),
        {"$group": {"_id": "$word.k", "count": {"$sum": "$word.v"}}},
        {"$match": {"count": {"$gt": 0}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$limit": MAX_KEYWORDS},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def at_risk_customers(tenant_id: str) -> Pipeline:
    """Rows `{customer_id, high_urgency_count, last_ticket_at}` of all time, most first."""
    return [
        {"$match": {"tenant_id": tenant_id, "urgent": {"$gte": AT_RISK_TICKETS}}},
        {"$sort": {"urgent": -1, "customer_id": 1}},
        {"$limit": MAX_CUSTOMERS},
        {"$project": {"_id": 0, "customer_id": 1, "high_urgency_count": "$urgent"}},
        *add_last_ticket(tenant_id, period=ALWAYS),
    ]


def find_urgent_customers(tenant_id: str, *, at_least: int, limit: int) -> Pipeline:
    """Rows `{customer_id, urgent}`: those with so many urgent tickets of all time, most first."""
    return [
        {"$match": {"tenant_id": tenant_id, "urgent": {"$gte": at_least}}},
        {"$sort": {"urgent": -1, "customer_id": 1}},
        {"$limit": limit},
        {"$project": {"_id": 0, "customer_id": 1, "urgent": 1}},
    ]


def at_risk_customers_of_days(
    tenant_id: str,
    *,
    period: Period,
    days: Iterable[Period],
    customers: Sequence[str] | None,
    at_least: int,
    added: Pipeline,
    removed: Pipeline,
) -> Pipeline:
    """Rows `{customer_id, high_urgency_count, last_ticket_at}`, most first, of the period: of whole
    days, of what `added` counts, over tickets, and without what `removed` counts, where a day is cut.

    With `customers` only those compete, and MongoDB skips all others without unpacking them.
    """
    competing = (
        [] if customers is None else [{"$project": {place_customer(c): 1 for c in customers}}]
    )
    name = _replace_all("$customer_id", ESCAPES)
    return [
        _match(tenant_id, buckets=_days(days)),
        *competing,
        {"$project": {"customer": {"$objectToArray": "$customers"}}},
        {"$unwind": "$customer"},
        *_unite(added, field="customer", name=name, count="$count"),
        *_unite(removed, field="customer", name=name, count=_NEGATIVE),
        {"$group": {"_id": "$customer.k", "count": {"$sum": "$customer.v"}}},
        {"$match": {"count": {"$gte": at_least}}},
        {"$set": {"customer_id": _replace_all("$_id", UNESCAPES)}},
        {"$sort": {"count": -1, "customer_id": 1}},
        {"$limit": MAX_CUSTOMERS},
        {"$project": {"_id": 0, "customer_id": 1, "high_urgency_count": "$count"}},
        *add_last_ticket(tenant_id, period=period),
    ]


def _labels_of(dimension: str) -> Stage:
    return {
        "$map": {
            "input": {"$objectToArray": {"$ifNull": [f"$by_{dimension}", {}]}},
            "in": {"dimension": dimension, "value": "$$this.k", "count": "$$this.v"},
        }
    }


def _unpack_words(*, at_least: int) -> Pipeline:
    """Stages that give a row `{word: {k, v}}` for each word that so many tickets of a document have.

    Sorted out before they are unwound: of 20,000 words in 10 ms instead of 60.
    """
    frequent = {
        "input": {"$objectToArray": "$subdocument.v"},
        "as": "word",
        "cond": {"$gte": ["$$word.v", at_least]},
    }
    return [
        {"$project": {"subdocument": {"$objectToArray": "$words"}}},
        {"$unwind": "$subdocument"},
        {"$project": {"word": {"$filter": frequent}}},
        {"$unwind": "$word"},
    ]


def _unite(rows_of_tickets: Pipeline, *, field: str, name: Any, count: Any) -> Pipeline:
    """Stages that add these rows, in the form that unpacked ones have; none without them."""
    if not rows_of_tickets:
        return []
    packed = {"$project": {field: {"k": name, "v": count}}}
    return [{"$unionWith": {"coll": "tickets", "pipeline": [*rows_of_tickets, packed]}}]


def _replace_all(text: str, replacements: Iterable[tuple[str, str]]) -> Any:
    """The text with each of these replaced, one after the other."""
    expression: Any = text
    for find, replacement in replacements:
        expression = {
            "$replaceAll": {
                "input": expression,
                "find": {"$literal": find},
                "replacement": {"$literal": replacement},
            }
        }
    return expression


def _match(tenant_id: str, *, buckets: Sequence[Stage]) -> Stage:
    """Each branch names the tenant, so that each is a stretch of the index."""
    return {"$match": {"$or": [{"tenant_id": tenant_id, **bucket} for bucket in buckets]}}


def _counts(tenant_id: str, *, segments: Segments | None) -> Pipeline:
    """Stages that give the counts of whole days and hours, each with its `start`; of all time without
    spans."""
    if segments is None:
        return [_match(tenant_id, buckets=[{"level": Level.TOTAL.value}])]
    buckets = _days(segments.days) + [
        _bucket(Level.HOURS, _days_of(hours)) for hours in segments.hours
    ]
    read = _match(tenant_id, buckets=buckets)
    if not segments.hours:
        return [read]
    is_day = {"level": Level.DAY.value}
    return [
        read,
        {"$project": {"part": {"$ifNull": [_unpacked_hours(), ["$$ROOT"]]}}},
        {"$unwind": "$part"},
        {"$replaceWith": "$part"},
        {"$match": {"$or": [is_day, *({"start": _bounds(hours)} for hours in segments.hours)]}},
    ]


def _unpacked_hours() -> Stage:
    """The counts of a row's hours, each with its `start`; null of a row without hours."""
    milliseconds = HOUR // timedelta(milliseconds=1)
    since_midnight = {"$multiply": [{"$toInt": "$$this.k"}, milliseconds]}
    start = {"start": {"$add": ["$start", since_midnight]}}
    return {
        "$map": {
            "input": {"$objectToArray": "$hours"},
            "in": {"$mergeObjects": ["$$this.v", start]},
        }
    }


def _days_of(hours: Period) -> Period:
    """From the beginning of the day that the hours begin in."""
    start = hours.start
    return Period(start and start.replace(hour=0), hours.end)


def _days(days: Iterable[Period]) -> list[Stage]:
    return [_bucket(Level.DAY, period) for period in days]


def _bucket(level: Level, period: Period) -> Stage:
    bounds = _bounds(period)
    return {"level": level.value} | ({"start": bounds} if bounds else {})


def _bounds(period: Period) -> Stage:
    bounds = {"$gte": period.start, "$lt": period.end}
    return {operator: time for operator, time in bounds.items() if time is not None}
