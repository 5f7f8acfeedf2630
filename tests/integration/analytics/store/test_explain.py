"""Plans of the pipelines that reports run: none scans a collection or opens a document without need."""

from datetime import timedelta
from typing import Any

import pytest

from analytics.core.period import ALWAYS, Period
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from tests.support.explain import Plan, explain, find_values
from tests.support.factories import NOON
from tests.support.types import Mongo

Plans = list[tuple[Period, Plan]]

TICKETS = 400
EVERY = timedelta(minutes=90)
CUSTOMERS = 3
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PERIODS = (
    ALWAYS,
    # Whole days, whole hours and a partial hour at both ends.
    Period(NOON - 12 * DAY + MINUTE, NOON - 2 * DAY + MINUTE),
    Period(end=NOON - 20 * DAY + 5 * MINUTE),
    # Less than a whole day.
    Period(NOON - 40 * EVERY - MINUTE, NOON - MINUTE),
)
INDEXES = {
    "ticket_rollups": "ticket_rollups_by_start",
    "ranking_rollups": "ranking_rollups_by_start",
    "customer_rollups": "customer_rollups_by_urgent",
    "tickets": "tickets_for_stats",
}
URGENT = "tickets_urgent_by_creation"
# If a pipeline over roll-ups adds the tickets of a partial day, MongoDB chooses among the indexes that begin
# with the tenant's tickets in order of time.
BY_TIME = {"tickets_by_creation", "tickets_for_stats"}


@pytest.fixture(params=[False, True], ids=["from tickets", "from roll-ups"])
def has_rollups(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def tickets(mongo: Mongo, store: Any, make_document: Any) -> Mongo:
    """Store tickets of two tenants, alternating: each has one every three hours."""
    store(
        [
            make_document(
                tenant_id=("acme", "globex")[number % 2],
                created_at=NOON - number * EVERY,
                customer_id=f"c-{number % CUSTOMERS}",
                urgency="low" if number % 5 == 0 else "high",
            )
            for number in range(TICKETS)
        ]
    )
    return mongo


@pytest.fixture
def plans(tickets: Mongo) -> Plans:
    """Return the plan of every pipeline that reports over the PERIODS run."""
    plans = [(period, plan) for period in PERIODS for plan in explain_report(period)]
    assert len(plans) >= 4 * len(PERIODS)
    return plans


def explain_report(period: Period) -> list[Plan]:
    plans = explain(lambda: read_report("acme", ReportRequest(period=period), now=NOON))
    return [plan for plan in plans if plan.command.name == "aggregate"]


def test_every_pipeline_is_served_by_its_index(plans: Plans) -> None:
    for _, plan in plans:
        assert not plan.is_scan
        unions = plan.pipeline_stages("$unionWith")
        chosen = find_values(unions, "winningPlan")
        assert set(find_values(chosen, "indexName")) <= BY_TIME | {URGENT}
        own = [stage for stage in plan.reply.get("stages", [plan.reply]) if stage not in unions]
        assert {INDEXES[plan.collection]} >= set(find_values(own, "indexName")) - {URGENT}


def test_no_document_is_opened_that_is_not_returned(plans: Plans) -> None:
    """Every document read is used, because the indexes contain every condition.

    Only words are read from tickets; all other fields are counted in the index alone.
    """
    for _, plan in plans:
        for stats in plan.executions:
            assert stats["totalDocsExamined"] <= stats["nReturned"], plan
        is_of_words = {"$unwind": "$keywords"} in plan.command.body["pipeline"]
        if plan.collection == "tickets" and not is_of_words:
            assert plan.documents == 0, plan


def test_an_index_is_read_for_the_tenant_and_the_period_alone(plans: Plans) -> None:
    """It reads as many keys as the period has tickets, or days and hours."""
    for period, plan in plans:
        start, end = period.start or NOON - 99 * DAY, period.end or NOON + DAY
        in_period = sum(start <= NOON - n * EVERY < end for n in range(0, TICKETS, 2))
        of_tickets = find_values(plan.pipeline_stages("$unionWith"), "executionStats")
        for stats in plan.executions:
            from_tickets = plan.collection == "tickets" or stats in of_tickets
            used = in_period if from_tickets else stats["nReturned"]
            # A scan also reads the key after its last match; each segment of the period has a scan.
            assert stats["totalKeysExamined"] <= used + 3, plan


def test_the_last_ticket_of_a_customer_is_one_key_of_an_index(plans: Plans) -> None:
    look_ups = [stage for _, plan in plans for stage in plan.pipeline_stages("$lookup")]
    assert [stage["nReturned"] for stage in look_ups] == [CUSTOMERS] * len(PERIODS)
    for stage in look_ups:
        assert stage["indexesUsed"] == ["tickets_by_customer"]
        assert (stage["totalDocsExamined"], stage["totalKeysExamined"]) == (0, CUSTOMERS)
