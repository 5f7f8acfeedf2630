"""No pipeline of a rebuild scans a collection, and everything but words is counted from an index."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pymongo.collection import Collection

from analytics.core import expected_rollups
from analytics.core.period import ALWAYS
from analytics.core.rollups import ALL_TIME, Bucket, Level
from analytics.core.rows import Pipeline
from analytics.core.ticket_pipelines import INDEX, count_keywords, count_urgent_by_customer
from analytics.engine.rebuild import rebuild
from tests.support.explain import Plan, explain
from tests.support.factories import NOON
from tests.support.types import Document, Mongo

TICKETS = 40
DAY = Bucket(Level.DAY, NOON.replace(hour=0))
TICKETS_OF_DAY, DAYS = 7, 4
REGISTER = {"status": frozenset({"open"}), "source": frozenset({"email"})}
PIPELINES = {
    "days": expected_rollups.find_days("acme"),
    "labels of all time": expected_rollups.count_labels("acme", bucket=ALL_TIME, register=REGISTER),
    "labels of a day": expected_rollups.count_labels("acme", bucket=DAY, register=REGISTER),
    "statuses to count by name": expected_rollups.rank_values("acme", dimension="status"),
    "sources to count by name": expected_rollups.rank_values("acme", dimension="source"),
    "customers of all time": count_urgent_by_customer("acme", periods=[ALWAYS], customers=None),
    "customers of a day": count_urgent_by_customer("acme", periods=[DAY.period], customers=None),
}


@pytest.fixture
def tickets(mongo: Mongo, insert: Callable[..., Document]) -> Mongo:
    """Store two tenants' tickets, two hours apart, and their roll-ups."""
    for number in range(TICKETS):
        for tenant_id in ("acme", "globex"):
            insert(
                tenant_id=tenant_id,
                created_at=NOON - number * timedelta(hours=2),
                customer_id=f"c-{number % 7}",
                urgency="high",
            )
    for tenant_id in ("acme", "globex"):
        mongo.tenants.insert_one({"_id": tenant_id, "created_at": NOON})
        rebuild(tenant_id)
    return mongo


def explain_pipeline(collection: Collection[Document], pipeline: Any, **options: Any) -> Plan:
    [plan] = explain(lambda: collection.aggregate(pipeline, **options))
    return plan


@pytest.mark.parametrize("pipeline", PIPELINES.values(), ids=PIPELINES.keys())
def test_counting_opens_no_document(tickets: Mongo, pipeline: Pipeline) -> None:
    plan = explain_pipeline(tickets.tickets, pipeline, hint=INDEX)
    assert (plan.is_scan, plan.documents) == (False, 0)
    assert INDEX in plan.indexes
    assert "FETCH" not in plan.stages


def test_words_open_the_active_tickets_of_the_day_alone(tickets: Mongo) -> None:
    pipeline = count_keywords("acme", periods=[DAY.period], words=None)
    plan = explain_pipeline(tickets.tickets, pipeline, hint=INDEX)
    assert (plan.is_scan, plan.documents) == (False, TICKETS_OF_DAY)


def test_words_of_all_time_open_one_rollup_a_day(tickets: Mongo) -> None:
    plan = explain_pipeline(tickets.ranking_rollups, expected_rollups.sum_words("acme"))
    assert (plan.is_scan, plan.documents) == (False, DAYS)


@pytest.mark.parametrize("collection", ["ticket_rollups", "ranking_rollups"])
@pytest.mark.parametrize("bucket", [ALL_TIME, DAY], ids=["all time", "a day"])
def test_no_more_rollups_are_opened_than_are_compared(
    tickets: Mongo, collection: str, bucket: Bucket
) -> None:
    wanted = expected_rollups.rows_of("acme", bucket=bucket)
    [plan] = explain(lambda: list(tickets[collection].find(wanted)))
    [stats] = plan.executions
    assert plan.documents == stats["nReturned"] > 0


def test_only_the_tenants_own_customers_are_opened(tickets: Mongo) -> None:
    [plan] = explain(lambda: list(tickets.customer_rollups.find({"tenant_id": "acme"})))
    [stats] = plan.executions
    assert (stats["nReturned"], plan.documents) == (7, 7)
