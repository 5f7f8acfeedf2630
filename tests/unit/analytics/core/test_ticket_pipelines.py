"""First stages of each pipeline over tickets.

Results are tested on a real MongoDB, in `tests/integration/analytics/engine`.
"""

import inspect
from datetime import UTC, datetime
from typing import Any

import pytest

from analytics.core import ticket_pipelines
from analytics.core.period import Period
from analytics.core.trend import BucketRun
from tickets.core.timestamps import EARLIEST

START = datetime(2026, 3, 1, tzinfo=UTC)
END = datetime(2026, 3, 2, tzinfo=UTC)
DAY = Period(START, END)
ACTIVE = {"tenant_id": "acme", "is_deleted": False}
# Leaves out rows of other programs whose time is none.
EVER = ACTIVE | {"created_at": {"$gte": EARLIEST}}
LABELLED = {
    "urgency": {"$in": ["high", "medium", "low"]},
    "sentiment": {"$in": ["negative", "neutral", "positive"]},
    "requires_action": {"$in": [True, False]},
}
WITHIN = ACTIVE | {"created_at": {"$gte": START, "$lt": END}}
FIRST_STAGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "count_by_dimension": ({"period": DAY}, WITHIN | LABELLED),
    "count_by_hour": ({"period": DAY}, WITHIN),
    "count_by_day": (
        {"periods": [DAY], "runs": [BucketRun(START, END, END - START)]},
        {"$or": [WITHIN]},
    ),
    "count_urgent_by_status": ({}, EVER | {"urgency": "high"}),
    "count_urgency_by_day": ({"since": START}, ACTIVE | {"created_at": {"$gte": START}}),
    "top_keywords": ({"period": DAY}, {"$or": [WITHIN]}),
    "count_keywords": (
        {"periods": [DAY, Period(END)], "words": None},
        {"$or": [WITHIN, ACTIVE | {"created_at": {"$gte": END}}]},
    ),
    "count_urgent_by_customer": (
        {"periods": [DAY], "customers": ["c-1"]},
        {"$or": [WITHIN | {"urgency": "high", "customer_id": {"$in": ["c-1"]}}]},
    ),
    "at_risk_customers": ({"period": DAY}, WITHIN | {"urgency": "high"}),
}
# Parts of pipelines: stages that follow others, and an expression.
PARTS = {"add_last_ticket", "begin_bucket"}


@pytest.mark.parametrize("name", FIRST_STAGES)
def test_every_pipeline_begins_with_the_active_tickets_of_one_tenant_in_the_period(
    name: str,
) -> None:
    arguments, first = FIRST_STAGES[name]
    assert getattr(ticket_pipelines, name)("acme", **arguments)[0] == {"$match": first}


def test_every_pipeline_is_checked_here() -> None:
    public = {
        name
        for name, function in inspect.getmembers(ticket_pipelines, inspect.isfunction)
        if function.__module__ == ticket_pipelines.__name__ and not name.startswith("_")
    }
    assert FIRST_STAGES.keys() | PARTS == public


def test_the_last_ticket_is_looked_up_among_the_tenants_own() -> None:
    [look_up, *_] = ticket_pipelines.add_last_ticket("acme", period=DAY)
    assert look_up["$lookup"]["pipeline"][0] == {"$match": WITHIN}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(Period(START), {"created_at": {"$gte": START}}, id="without an end"),
        pytest.param(
            Period(end=END), {"created_at": {"$gte": EARLIEST, "$lt": END}}, id="without a start"
        ),
        pytest.param(Period(), {"created_at": {"$gte": EARLIEST}}, id="unbounded"),
    ],
)
def test_only_the_ends_that_a_period_has_are_asked_for(
    period: Period, expected: dict[str, object]
) -> None:
    [match, *_] = ticket_pipelines.count_by_hour("acme", period=period)
    assert match == {"$match": ACTIVE | expected}


def test_without_periods_there_is_no_pipeline() -> None:
    assert ticket_pipelines.count_keywords("acme", periods=(), words=None) == []
    assert ticket_pipelines.count_urgent_by_customer("acme", periods=(), customers=None) == []
