"""Decides how MongoDB computes each part of a tenant's statistics; running them is up to the caller.

Every pipeline first narrows to living tickets of one tenant in one period. Unless it says otherwise it
is to be run with INDEX as its hint: an index that holds all but the keywords, so that counting opens
no document.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from analytics.core.active_tickets import living
from analytics.core.period import Period
from analytics.core.rollups import DIMENSIONS as TEXT_DIMENSIONS
from analytics.core.trend import Stretch
from tickets.core.labels import Urgency

Pipeline = list[dict[str, Any]]

INDEX = "tickets_for_stats"
DIMENSIONS = (*TEXT_DIMENSIONS, "requires_action")
MAX_KEYWORDS = 10
MAX_CUSTOMERS = 10
# One emergency happens to everybody; a second one is a customer who thinks of leaving.
AT_RISK_TICKETS = 2


def count_by_dimension(tenant_id: str, *, period: Period) -> Pipeline:
    """Rows `{dimension, value, count}`, one for each value of each of the DIMENSIONS.

    Tickets are grouped once, by the combination of all dimensions; only those few combinations are
    then taken apart. Values stay values: upstream's texts never become field names.
    """
    labels = [{"dimension": name, "value": f"$_id.{name}"} for name in DIMENSIONS]
    return [
        _match(tenant_id, period=period),
        {"$group": {"_id": {name: f"${name}" for name in DIMENSIONS}, "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "label": labels, "count": 1}},
        {"$unwind": "$label"},
        {"$group": {"_id": "$label", "count": {"$sum": "$count"}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def count_by_hour(tenant_id: str, *, period: Period) -> Pipeline:
    """Rows `{hour, count}`, oldest first; an hour without tickets has no row."""
    return [
        _match(tenant_id, period=period),
        {
            "$group": {
                "_id": {"$dateTrunc": {"date": "$created_at", "unit": "hour"}},
                "count": {"$sum": 1},
            }
        },
        {"$sort": {"_id": 1}},
        {"$project": {"_id": 0, "hour": "$_id", "count": 1}},
    ]


def count_by_day(
    tenant_id: str, *, periods: Sequence[Period], stretches: Sequence[Stretch]
) -> Pipeline:
    """Rows `{day, count}` of at least one period inside the stretches; a day without tickets has no
    row. `day` is when it begins in its zone."""
    return [
        {"$match": {"$or": [living(tenant_id, period=period) for period in periods]}},
        {"$group": {"_id": begin_bucket("$created_at", stretches), "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "day": "$_id", "count": 1}},
    ]


def begin_bucket(time: str, stretches: Sequence[Stretch]) -> dict[str, Any]:
    """The beginning of the bucket that a time inside the stretches falls into.

    Over 9,600 hours in 400 days it takes 40 ms, where `$bucket`, which tries one boundary after the
    other, takes 4,700 and `$dateTrunc` with the name of a zone 108.
    """
    *others, newest = stretches
    if not others:
        return _round_down(time, newest)
    branches = [{"case": {"$lt": [time, s.end]}, "then": _round_down(time, s)} for s in others]
    return {"$switch": {"branches": branches, "default": _round_down(time, newest)}}


def top_keywords(tenant_id: str, *, period: Period) -> Pipeline:
    """Rows `{keyword, count}`: the most frequent words, by the number of tickets that have them.

    A ticket stores each of its keywords once (`tickets/core/keywords.py`). The only pipeline that opens
    documents: an index over an array cannot be grouped by.
    """
    return [
        _match(tenant_id, period=period),
        {"$unwind": "$keywords"},
        {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$limit": MAX_KEYWORDS},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def count_keywords(
    tenant_id: str, *, periods: Sequence[Period], words: Sequence[str] | None
) -> Pipeline:
    """Rows `{keyword, count}` of all words in these periods, or of these words; empty without periods."""
    if not periods:
        return []
    within = [living(tenant_id, period=period) for period in periods]
    competing = [] if words is None else [{"$match": {"keywords": {"$in": list(words)}}}]
    return [
        {"$match": {"$or": within}},
        {"$project": {"_id": 0, "keywords": 1}},
        {"$unwind": "$keywords"},
        *competing,
        {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def count_urgent(
    tenant_id: str, *, periods: Sequence[Period], customers: Sequence[str] | None
) -> Pipeline:
    """Rows `{customer_id, count}`: the high-urgency tickets of all customers in these periods, or of
    these customers; empty without periods. Tickets without a customer id are nobody's."""
    if not periods:
        return []
    competing = {"$gt": ""} if customers is None else {"$in": list(customers)}
    urgent = {"urgency": Urgency.HIGH, "customer_id": competing}
    # Not after the grouping: explained inside `$unionWith`, that ends a MongoDB 6.0.5.
    return [
        {"$match": {"$or": [living(tenant_id, period=period) | urgent for period in periods]}},
        {"$group": {"_id": "$customer_id", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "customer_id": "$_id", "count": 1}},
    ]


def at_risk_customers(tenant_id: str, *, period: Period) -> Pipeline:
    """Rows `{customer_id, high_urgency_count, last_ticket_at}`, most high-urgency tickets first.

    To be run with the index of the urgent tickets as its hint. Tickets without a customer id are
    nobody's.
    """
    urgent = living(tenant_id, period=period) | {"urgency": Urgency.HIGH}
    return [
        {"$match": urgent},
        {"$group": {"_id": "$customer_id", "high_urgency_count": {"$sum": 1}}},
        {"$match": {"_id": {"$gt": ""}, "high_urgency_count": {"$gte": AT_RISK_TICKETS}}},
        {"$sort": {"high_urgency_count": -1, "_id": 1}},
        {"$limit": MAX_CUSTOMERS},
        {"$project": {"_id": 0, "customer_id": "$_id", "high_urgency_count": 1}},
        *add_last_ticket(tenant_id, period=period),
    ]


def add_last_ticket(tenant_id: str, *, period: Period) -> Pipeline:
    """Stages that give a few rows of customers `last_ticket_at`: their newest ticket in the period,
    whatever its urgency. It tells whether they still talk to us."""
    newest = [
        _match(tenant_id, period=period),
        {"$sort": {"created_at": -1}},
        {"$limit": 1},
        {"$project": {"_id": 0, "created_at": 1}},
    ]
    return [
        {
            "$lookup": {
                "from": "tickets",
                "localField": "customer_id",
                "foreignField": "customer_id",
                "pipeline": newest,
                "as": "newest",
            }
        },
        {"$set": {"last_ticket_at": {"$first": "$newest.created_at"}}},
        {"$unset": "newest"},
    ]


def _round_down(time: str, stretch: Stretch) -> dict[str, Any]:
    milliseconds = stretch.width // timedelta(milliseconds=1)
    since = {"$subtract": [time, stretch.start]}
    return {"$subtract": [time, {"$mod": [since, milliseconds]}]}


def _match(tenant_id: str, *, period: Period) -> dict[str, Any]:
    return {"$match": living(tenant_id, period=period)}
