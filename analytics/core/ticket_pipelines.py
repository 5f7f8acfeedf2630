"""Pipelines that compute each part of a tenant's statistics from the tickets.

Every pipeline first narrows to the active tickets of one tenant in one period. Unless its docstring says
otherwise, run it with INDEX as its hint: the index contains every field but the keywords, so that
counting opens no document.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from analytics.core.active_tickets import active_tickets, dimension_values, labelled_tickets
from analytics.core.period import ALWAYS, Period
from analytics.core.rollup_bounds import MAX_VALUES
from analytics.core.rollups import DIMENSIONS, OTHER
from analytics.core.rows import Pipeline, Stage
from analytics.core.trend import BucketRun
from tickets.core.labels import Urgency

INDEX = "tickets_for_stats"
# So that an answer has a bounded size; a report shows MAX_VALUES of them.
MAX_ROWS = max(MAX_VALUES.values())
MAX_KEYWORDS = 10
MAX_CUSTOMERS = 10
# Anybody may have one emergency; a customer with a second one may be about to leave.
AT_RISK_TICKETS = 2


def count_by_dimension(tenant_id: str, *, period: Period) -> Pipeline:
    """Count tickets by the values of each of the DIMENSIONS: rows `{dimension, value, count}`.

    Tickets are grouped once, by the combination of all dimensions; only these few combinations are then
    split by dimension. Upstream's texts stay values and never become field names. Of a dimension with more
    than MAX_ROWS values the most frequent ones have a row; a row of the dimension `status_other` or
    `source_other` counts the tickets with any other value.
    """
    labels = [{"dimension": name, "value": f"$_id.{name}"} for name in DIMENSIONS]
    return [
        {"$match": labelled_tickets(tenant_id, period=period)},
        {"$group": {"_id": dimension_values(), "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "label": labels, "count": 1}},
        {"$unwind": "$label"},
        {"$group": {"_id": "$label", "count": {"$sum": "$count"}}},
        *_fold_rare_values(),
        {"$sort": {"count": -1, "_id": 1}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def count_by_hour(tenant_id: str, *, period: Period) -> Pipeline:
    """Count tickets by hour: rows `{hour, count}`, oldest first; hours without tickets have none."""
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
    tenant_id: str, *, periods: Sequence[Period], runs: Sequence[BucketRun]
) -> Pipeline:
    """Count tickets by day: rows `{day, count}`; days without tickets have none.

    `periods` must not be empty and must lie within `runs`. `day` is the moment when the day begins in its
    zone.
    """
    return [
        _match_any(tenant_id, periods=periods),
        {"$group": {"_id": begin_bucket("$created_at", runs), "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "day": "$_id", "count": 1}},
    ]


def count_urgent_by_status(tenant_id: str) -> Pipeline:
    """Count the high-urgency tickets of all time by status: rows `{value, count}`."""
    return [
        {"$match": active_tickets(tenant_id, period=ALWAYS) | {"urgency": Urgency.HIGH}},
        {"$group": {"_id": dimension_values()["status"], "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "value": "$_id", "count": 1}},
    ]


def count_urgency_by_day(tenant_id: str, *, since: datetime) -> Pipeline:
    """Count tickets created from `since` on by day (UTC) and urgency: rows `{day, value, count}`."""
    day = {"$dateTrunc": {"date": "$created_at", "unit": "day"}}
    return [
        _match(tenant_id, period=Period(start=since)),
        {"$group": {"_id": {"day": day, "urgency": "$urgency"}, "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "day": "$_id.day", "value": "$_id.urgency", "count": 1}},
    ]


def begin_bucket(time: str, runs: Sequence[BucketRun]) -> Stage:
    """Return the expression for the start of the bucket that contains `time`, a field within `runs`.

    Over 9,600 hours in 400 days it takes 40 ms. `$bucket`, which tries one boundary after another, takes
    4,700 ms, and `$dateTrunc` with the name of a zone 108 ms.
    """
    *others, newest = runs
    if not others:
        return _round_down(time, newest)
    branches = [
        {"case": {"$lt": [time, run.end]}, "then": _round_down(time, run)} for run in others
    ]
    return {"$switch": {"branches": branches, "default": _round_down(time, newest)}}


def top_keywords(tenant_id: str, *, period: Period) -> Pipeline:
    """Find the words that occur in most tickets: rows `{keyword, count}`, ties by word.

    A ticket stores each of its keywords once (`tickets/core/keywords.py`). This pipeline has to open
    documents: MongoDB can't group by the entries of an index over an array.
    """
    return [
        *count_keywords(tenant_id, periods=[period], words=None),
        {"$sort": {"count": -1, "keyword": 1}},
        {"$limit": MAX_KEYWORDS},
    ]


def count_keywords(
    tenant_id: str, *, periods: Sequence[Period], words: Sequence[str] | None
) -> Pipeline:
    """Count the tickets with each of `words`, or with each word if None: rows `{keyword, count}`.

    The pipeline is empty without periods.
    """
    if not periods:
        return []
    chosen = [] if words is None else [{"$match": {"keywords": {"$in": list(words)}}}]
    return [
        _match_any(tenant_id, periods=periods),
        {"$project": {"_id": 0, "keywords": 1}},
        {"$unwind": "$keywords"},
        *chosen,
        {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def count_urgent_by_customer(
    tenant_id: str, *, periods: Sequence[Period], customers: Sequence[str] | None
) -> Pipeline:
    """Count the high-urgency tickets of each of `customers`, or of every customer if None: rows
    `{customer_id, count}`.

    Tickets without a customer id don't count. The pipeline is empty without periods.
    """
    if not periods:
        return []
    chosen = {"$gt": ""} if customers is None else {"$in": list(customers)}
    urgent = {"urgency": Urgency.HIGH, "customer_id": chosen}
    # Matching after the grouping would crash a MongoDB 6.0.5 that explains it inside `$unionWith`.
    return [
        {"$match": {"$or": [active_tickets(tenant_id, period=each) | urgent for each in periods]}},
        {"$group": {"_id": "$customer_id", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "customer_id": "$_id", "count": 1}},
    ]


def at_risk_customers(tenant_id: str, *, period: Period) -> Pipeline:
    """Find the customers with most high-urgency tickets: rows `{customer_id, high_urgency_count,
    last_ticket_at}`, ties by id.

    Run it with the index of urgent tickets as its hint. Tickets without a customer id don't count.
    """
    return [
        {"$match": active_tickets(tenant_id, period=period) | {"urgency": Urgency.HIGH}},
        {"$group": {"_id": "$customer_id", "high_urgency_count": {"$sum": 1}}},
        {"$match": {"_id": {"$gt": ""}, "high_urgency_count": {"$gte": AT_RISK_TICKETS}}},
        {"$sort": {"high_urgency_count": -1, "_id": 1}},
        {"$limit": MAX_CUSTOMERS},
        {"$project": {"_id": 0, "customer_id": "$_id", "high_urgency_count": 1}},
        *add_last_ticket(tenant_id, period=period),
    ]


def add_last_ticket(tenant_id: str, *, period: Period) -> Pipeline:
    """Return stages that add `last_ticket_at` to a few rows of customers.

    It is the time of the customer's newest ticket in the period, whatever its urgency, and shows whether
    they still write to us.
    """
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


def _fold_rare_values() -> list[Stage]:
    rank: Stage = {"rank": {"$documentNumber": {}}}
    is_rare = {"$gt": ["$rank", MAX_ROWS]}
    folded = {
        "dimension": {"$concat": ["$_id.dimension", {"$cond": [is_rare, OTHER, ""]}]},
        "value": {"$cond": [is_rare, None, "$_id.value"]},
    }
    # A rank needs a single field to sort by.
    order = {"count": {"$multiply": ["$count", -1]}, "value": "$_id.value"}
    return [
        {"$set": {"order": order}},
        {
            "$setWindowFields": {
                "partitionBy": "$_id.dimension",
                "sortBy": {"order": 1},
                "output": rank,
            }
        },
        {"$group": {"_id": folded, "count": {"$sum": "$count"}}},
    ]


def _round_down(time: str, run: BucketRun) -> dict[str, Any]:
    milliseconds = run.width // timedelta(milliseconds=1)
    since = {"$subtract": [time, run.start]}
    return {"$subtract": [time, {"$mod": [since, milliseconds]}]}


def _match(tenant_id: str, *, period: Period) -> Stage:
    return {"$match": active_tickets(tenant_id, period=period)}


def _match_any(tenant_id: str, *, periods: Sequence[Period]) -> Stage:
    return {"$match": {"$or": [active_tickets(tenant_id, period=each) for each in periods]}}
