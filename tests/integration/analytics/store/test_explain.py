"""Every pipeline as a report runs it, explained: none scans a collection or opens a document in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from pymongo.collection import Collection

from analytics.core.period import ALWAYS, Period
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from tests.support.factories import NOON
from tests.support.types import Document, Mongo

TICKETS = 400
EVERY = timedelta(minutes=90)
CUSTOMERS = 3
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PERIODS = (
    ALWAYS,
    # Whole days, whole hours and a cut hour at both ends.
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
# Where a pipeline over roll-ups adds the tickets that cut a day, MongoDB itself has to choose among the
# indexes that begin with the tenant's tickets in order of time.
BY_TIME = {"tickets_by_creation", "tickets_for_stats"}


@dataclass(frozen=True)
class Plan:
    """How MongoDB ran a pipeline over a collection, as `explain` told it."""

    collection: str
    period: Period
    pipeline: list[Document]
    told: Document

    def stages(self, name: str) -> list[Document]:
        return [stage for stage in self.told.get("stages", []) if name in stage]


@pytest.fixture(params=[False, True], ids=["from tickets", "from roll-ups"])
def has_rollups(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def tickets(mongo: Mongo, store: Any, make_document: Any) -> Mongo:
    """Tickets of two tenants in turn: each has one every three hours."""
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
def plans(tickets: Mongo, monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """Those of every pipeline that reports of the PERIODS run."""
    plans: list[Plan] = []
    aggregate = Collection.aggregate

    def explain(self: Any, pipeline: Any, session: Any = None, **options: Any) -> Any:
        command = {"aggregate": self.name, "pipeline": pipeline, "cursor": {}, **options}
        told = tickets.command("explain", command, verbosity="executionStats")
        plans.append(Plan(self.name, period, pipeline, told))
        return aggregate(self, pipeline, session=session, **options)

    monkeypatch.setattr(Collection, "aggregate", explain)
    for period in PERIODS:
        read_report("acme", ReportRequest(period=period), now=NOON)
    assert len(plans) >= 4 * len(PERIODS)
    return plans


def find_values(plan: Any, key: str) -> Iterator[Any]:
    """The values of a key wherever it stands in the plan, whose shape depends on the engine."""
    if isinstance(plan, dict):
        if key in plan:
            yield plan[key]
        plan = list(plan.values())
    if isinstance(plan, list):
        for part in plan:
            yield from find_values(part, key)


def execution_of(plan: Any) -> list[Document]:
    """What each of the plan's cursors did."""
    return list(find_values(plan, "executionStats"))


def test_every_pipeline_is_served_by_its_index(plans: list[Plan]) -> None:
    for plan in plans:
        assert "COLLSCAN" not in find_values(plan.told, "stage")
        assert {0} >= set(find_values(plan.told, "collectionScans"))
        unions = plan.stages("$unionWith")
        chosen = [list(find_values(union, "winningPlan")) for union in unions]
        assert set(find_values(chosen, "indexName")) <= BY_TIME | {URGENT}
        own = [stage for stage in plan.told.get("stages", [plan.told]) if stage not in unions]
        assert {INDEXES[plan.collection]} >= set(find_values(own, "indexName")) - {URGENT}


def test_no_document_is_opened_in_vain(plans: list[Plan]) -> None:
    """Of documents opened and documents used the factor is 1: the indexes hold every condition. Only
    words are read from tickets; the rest is counted in the index alone."""
    for plan in plans:
        for stats in execution_of(plan.told):
            assert stats["totalDocsExamined"] <= stats["nReturned"], plan
        if plan.collection == "tickets" and {"$unwind": "$keywords"} not in plan.pipeline:
            assert set(find_values(plan.told, "totalDocsExamined")) == {0}, plan


def test_an_index_is_read_for_the_tenant_and_the_period_alone(plans: list[Plan]) -> None:
    """As many keys as the period has tickets, or days and hours."""
    for plan in plans:
        start, end = plan.period.start or NOON - 99 * DAY, plan.period.end or NOON + DAY
        in_period = sum(start <= NOON - n * EVERY < end for n in range(0, TICKETS, 2))
        of_tickets = [stats for union in plan.stages("$unionWith") for stats in execution_of(union)]
        for stats in execution_of(plan.told):
            from_tickets = plan.collection == "tickets" or stats in of_tickets
            used = in_period if from_tickets else stats["nReturned"]
            # The key behind the last one ends a scan; there is one scan for each stretch of time.
            assert stats["totalKeysExamined"] <= used + 3, plan


def test_the_last_ticket_of_a_customer_is_one_key_of_an_index(plans: list[Plan]) -> None:
    look_ups = [stage for plan in plans for stage in plan.stages("$lookup")]
    assert [CUSTOMERS] * len(PERIODS) == [stage["nReturned"] for stage in look_ups]
    for stage in look_ups:
        assert stage["indexesUsed"] == ["tickets_by_customer"]
        assert (stage["totalDocsExamined"], stage["totalKeysExamined"]) == (0, CUSTOMERS)
