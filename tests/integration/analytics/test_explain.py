"""No pipeline scans the collection, and those that only count open no document."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from pymongo.database import Database

from analytics import pipelines
from analytics.period import Period
from analytics.pipelines import INDEX, Pipeline
from tests.factories import NOON

Document = dict[str, Any]
Build = Callable[..., Pipeline]

TICKETS = 80
ALWAYS = Period()
ONE_DAY = Period(NOON - timedelta(days=1), NOON)
COUNTING = [
    pipelines.count_by_dimension,
    pipelines.count_by_hour,
    pipelines.at_risk_customers,
]


@pytest.fixture
def tickets(mongo: Database[Document], insert: Callable[..., Document]) -> Database[Document]:
    """Two tenants' tickets, an hour apart."""
    for number in range(TICKETS):
        insert(
            tenant_id=("acme", "globex")[number % 2],
            created_at=NOON - number * timedelta(hours=1),
            customer_id=f"c-{number % 7}",
            urgency="high",
        )
    return mongo


def explain(mongo: Database[Document], pipeline: Pipeline) -> Document:
    command = {"aggregate": "tickets", "pipeline": pipeline, "cursor": {}, "hint": INDEX}
    return mongo.command("explain", command, verbosity="executionStats")


def find_values(plan: Any, key: str) -> Iterator[Any]:
    """The values of a key wherever it stands in the plan, whose shape depends on the engine."""
    if isinstance(plan, dict):
        if key in plan:
            yield plan[key]
        plan = list(plan.values())
    if isinstance(plan, list):
        for part in plan:
            yield from find_values(part, key)


@pytest.mark.parametrize("period", [ALWAYS, ONE_DAY], ids=["always", "one day"])
@pytest.mark.parametrize("build", COUNTING)
def test_counting_opens_no_document(
    tickets: Database[Document], build: Build, period: Period
) -> None:
    plan = explain(tickets, build("acme", period=period))
    stages = set(find_values(plan, "stage"))
    assert {"IXSCAN", "PROJECTION_COVERED"} <= stages
    assert stages.isdisjoint({"COLLSCAN", "FETCH"})
    assert set(find_values(plan, "totalDocsExamined")) == {0}


@pytest.mark.parametrize(
    ("period", "examined"), [(ALWAYS, TICKETS // 2), (ONE_DAY, 12)], ids=["always", "one day"]
)
def test_keywords_open_the_tenants_tickets_of_the_period_alone(
    tickets: Database[Document], period: Period, examined: int
) -> None:
    plan = explain(tickets, pipelines.top_keywords("acme", period=period))
    assert "COLLSCAN" not in find_values(plan, "stage")
    assert set(find_values(plan, "indexName")) == {INDEX}
    assert set(find_values(plan, "totalDocsExamined")) == {examined}
