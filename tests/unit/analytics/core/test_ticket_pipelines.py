import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from analytics.core import ticket_pipelines as pipelines
from analytics.core.period import Period
from analytics.core.ticket_pipelines import Pipeline
from analytics.core.trend import Stretch

START = datetime(2026, 3, 1, tzinfo=UTC)
END = datetime(2026, 3, 2, tzinfo=UTC)
DAY = Period(START, END)
LIVING = {"tenant_id": "acme", "is_deleted": False}
WITHIN = LIVING | {"created_at": {"$gte": START, "$lt": END}}
FIRST_STAGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "count_by_dimension": ({"period": DAY}, WITHIN),
    "count_by_hour": ({"period": DAY}, WITHIN),
    "count_by_day": (
        {"periods": [DAY], "stretches": [Stretch(START, END, END - START)]},
        {"$or": [WITHIN]},
    ),
    "top_keywords": ({"period": DAY}, WITHIN),
    "count_urgent": (
        {"periods": [DAY], "customers": ["c-1"]},
        {"$or": [WITHIN | {"urgency": "high", "customer_id": {"$in": ["c-1"]}}]},
    ),
    "count_keywords": (
        {"periods": [DAY, Period(END)], "words": None},
        {"$or": [WITHIN, LIVING | {"created_at": {"$gte": END}}]},
    ),
    "at_risk_customers": ({"period": DAY}, WITHIN | {"urgency": "high"}),
}
# Parts of pipelines: stages that look up by the rows of others, and an expression.
FOLLOWING = {"add_last_ticket", "begin_bucket"}


def build(function: Callable[..., Pipeline], period: Period = DAY) -> Pipeline:
    return function("acme", period=period)


@pytest.mark.parametrize("name", FIRST_STAGES)
def test_every_pipeline_begins_with_the_living_tickets_of_one_tenant_in_the_period(
    name: str,
) -> None:
    arguments, first = FIRST_STAGES[name]
    assert getattr(pipelines, name)("acme", **arguments)[0] == {"$match": first}


def test_every_pipeline_is_checked_here() -> None:
    public = {
        name
        for name, function in inspect.getmembers(pipelines, inspect.isfunction)
        if function.__module__ == pipelines.__name__ and not name.startswith("_")
    }
    assert FIRST_STAGES.keys() | FOLLOWING == public


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(Period(START), {"created_at": {"$gte": START}}, id="without an end"),
        pytest.param(Period(end=END), {"created_at": {"$lt": END}}, id="without a start"),
        pytest.param(Period(), {}, id="unbounded"),
    ],
)
def test_only_the_ends_that_a_period_has_are_asked_for(
    period: Period, expected: dict[str, object]
) -> None:
    match = build(pipelines.count_by_hour, period)[0]["$match"]
    assert match == {"tenant_id": "acme", "is_deleted": False} | expected


def test_dimensions_are_counted_by_their_combination_and_then_taken_apart() -> None:
    assert build(pipelines.count_by_dimension) == [
        {"$match": WITHIN},
        {
            "$group": {
                "_id": {
                    "status": "$status",
                    "urgency": "$urgency",
                    "sentiment": "$sentiment",
                    "source": "$source",
                    "requires_action": "$requires_action",
                },
                "count": {"$sum": 1},
            }
        },
        {
            "$project": {
                "_id": 0,
                "label": [
                    {"dimension": "status", "value": "$_id.status"},
                    {"dimension": "urgency", "value": "$_id.urgency"},
                    {"dimension": "sentiment", "value": "$_id.sentiment"},
                    {"dimension": "source", "value": "$_id.source"},
                    {"dimension": "requires_action", "value": "$_id.requires_action"},
                ],
                "count": 1,
            }
        },
        {"$unwind": "$label"},
        {"$group": {"_id": "$label", "count": {"$sum": "$count"}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$replaceWith": {"$mergeObjects": ["$_id", {"count": "$count"}]}},
    ]


def test_hours_are_counted_from_the_time_of_creation() -> None:
    assert build(pipelines.count_by_hour) == [
        {"$match": WITHIN},
        {
            "$group": {
                "_id": {"$dateTrunc": {"date": "$created_at", "unit": "hour"}},
                "count": {"$sum": 1},
            }
        },
        {"$sort": {"_id": 1}},
        {"$project": {"_id": 0, "hour": "$_id", "count": 1}},
    ]


def test_the_ten_most_frequent_keywords_come_in_order_ties_by_word() -> None:
    assert build(pipelines.top_keywords) == [
        {"$match": WITHIN},
        {"$unwind": "$keywords"},
        {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
        {"$sort": {"count": -1, "_id": 1}},
        {"$limit": 10},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def test_words_are_counted_in_several_stretches_at_once() -> None:
    assert pipelines.count_keywords("acme", periods=[DAY], words=None) == [
        {"$match": {"$or": [WITHIN]}},
        {"$project": {"_id": 0, "keywords": 1}},
        {"$unwind": "$keywords"},
        {"$group": {"_id": "$keywords", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "keyword": "$_id", "count": 1}},
    ]


def test_of_the_words_that_compete_alone_no_other_is_counted() -> None:
    stages = pipelines.count_keywords("acme", periods=[DAY], words=("invoice", "refund"))
    assert stages[2:4] == [
        {"$unwind": "$keywords"},
        {"$match": {"keywords": {"$in": ["invoice", "refund"]}}},
    ]


def test_without_a_stretch_there_is_nothing_to_count_words_in() -> None:
    assert pipelines.count_keywords("acme", periods=(), words=None) == []


def test_urgent_tickets_are_counted_by_customer_and_nobodys_are_not() -> None:
    someones = LIVING | {"urgency": "high", "customer_id": {"$gt": ""}}
    assert pipelines.count_urgent("acme", periods=[DAY], customers=None) == [
        {"$match": {"$or": [WITHIN | someones]}},
        {"$group": {"_id": "$customer_id", "count": {"$sum": 1}}},
        {"$project": {"_id": 0, "customer_id": "$_id", "count": 1}},
    ]
    assert pipelines.count_urgent("acme", periods=(), customers=None) == []


def test_the_ten_customers_with_the_most_high_urgency_tickets_come_in_order_ties_by_id() -> None:
    assert build(pipelines.at_risk_customers) == [
        {"$match": WITHIN | {"urgency": "high"}},
        {"$group": {"_id": "$customer_id", "high_urgency_count": {"$sum": 1}}},
        {"$match": {"_id": {"$gt": ""}, "high_urgency_count": {"$gte": 2}}},
        {"$sort": {"high_urgency_count": -1, "_id": 1}},
        {"$limit": 10},
        {"$project": {"_id": 0, "customer_id": "$_id", "high_urgency_count": 1}},
        *pipelines.add_last_ticket("acme", period=DAY),
    ]


def test_the_last_ticket_of_a_customer_is_the_newest_living_one_in_the_period() -> None:
    assert pipelines.add_last_ticket("acme", period=DAY) == [
        {
            "$lookup": {
                "from": "tickets",
                "localField": "customer_id",
                "foreignField": "customer_id",
                "pipeline": [
                    {"$match": WITHIN},
                    {"$sort": {"created_at": -1}},
                    {"$limit": 1},
                    {"$project": {"_id": 0, "created_at": 1}},
                ],
                "as": "newest",
            }
        },
        {"$set": {"last_ticket_at": {"$first": "$newest.created_at"}}},
        {"$unset": "newest"},
    ]
