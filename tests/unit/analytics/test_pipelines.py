import inspect
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from analytics import pipelines
from analytics.period import Period
from analytics.pipelines import Pipeline

START = datetime(2026, 3, 1, tzinfo=UTC)
END = datetime(2026, 3, 2, tzinfo=UTC)
DAY = Period(START, END)
WITHIN = {"tenant_id": "acme", "is_deleted": False, "created_at": {"$gte": START, "$lt": END}}

PUBLIC = [
    function
    for name, function in inspect.getmembers(pipelines, inspect.isfunction)
    if function.__module__ == pipelines.__name__ and not name.startswith("_")
]


def build(function: Callable[..., Pipeline], period: Period = DAY) -> Pipeline:
    return function("acme", period=period)


@pytest.mark.parametrize("function", PUBLIC)
def test_every_pipeline_begins_with_the_living_tickets_of_one_tenant_in_the_period(
    function: Callable[..., Pipeline],
) -> None:
    assert build(function)[0] == {"$match": WITHIN}


def test_the_four_parts_of_a_report_are_checked_here() -> None:
    assert len(PUBLIC) == 4


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


def test_the_ten_customers_with_the_most_high_urgency_tickets_come_in_order_ties_by_id() -> None:
    assert build(pipelines.at_risk_customers) == [
        {"$match": WITHIN},
        {
            "$group": {
                "_id": "$customer_id",
                "high_urgency_count": {"$sum": {"$toInt": {"$eq": ["$urgency", "high"]}}},
                "last_ticket_at": {"$max": "$created_at"},
            }
        },
        {"$match": {"_id": {"$gt": ""}, "high_urgency_count": {"$gte": 2}}},
        {"$sort": {"high_urgency_count": -1, "_id": 1}},
        {"$limit": 10},
        {
            "$project": {
                "_id": 0,
                "customer_id": "$_id",
                "high_urgency_count": 1,
                "last_ticket_at": 1,
            }
        },
    ]
