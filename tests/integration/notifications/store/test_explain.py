"""No query of a worker or a reader examines rows that it does not need."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from notifications.models import BY_STATUS
from notifications.store import due_alerts, outbox
from notifications.store.backlog import count_backlog_pipeline
from tests.support.types import Document, Mongo

AddAlert = Callable[..., str]

TENANTS = 10
SENT, WAITING = 1500, 300


@pytest.fixture
def due_by(mongo: Mongo, add_alert: AddAlert) -> datetime:
    """Insert a long history, a backlog, and some rows that failed; return the server's time."""
    now = outbox.read_clock()
    add_alert("template")
    row = mongo.notifications.find_one_and_delete({"_id": "template"})
    rows = []
    for number in range(SENT + WAITING):
        is_sent = number < SENT
        rows.append(
            row
            | {
                "_id": str(number),
                "tenant_id": f"tenant-{number % TENANTS}",
                "status": "sent" if is_sent else "pending",
                "attempts": 1 if is_sent or number % 100 == 0 else 0,
                "next_attempt_at": None if is_sent else now - timedelta(seconds=number),
                "created_at": now - timedelta(seconds=number),
            }
        )
    mongo.notifications.insert_many(rows)
    return now


def explain(mongo: Mongo, command: Document) -> Document:
    result: Document = mongo.command("explain", command, verbosity="executionStats")
    return result


def stages(plan: Any) -> Iterator[str]:
    """Yield the names of all stages of a plan, at any depth."""
    if isinstance(plan, dict):
        if "stage" in plan:
            yield plan["stage"]
        for part in plan.values():
            yield from stages(part)
    elif isinstance(plan, list):
        for part in plan:
            yield from stages(part)


def test_claiming_round_robin_reads_only_what_it_may_claim(mongo: Mongo, due_by: datetime) -> None:
    pipeline = due_alerts.round_robin_pipeline(5, due_by=due_by)
    command = {"aggregate": "notifications", "pipeline": pipeline, "cursor": {}}
    parts = explain(mongo, command)["stages"]
    tenants = parts[0]["$cursor"]
    rows = next(part for part in parts if "$lookup" in part)
    assert "DISTINCT_SCAN" in stages(tenants["queryPlanner"]["winningPlan"])
    assert tenants["executionStats"]["totalKeysExamined"] <= 4 * TENANTS
    assert (rows["collectionScans"], rows["indexesUsed"]) == (0, ["notifications_by_turn"])
    assert rows["totalKeysExamined"] <= 5 * TENANTS


def test_claiming_the_most_attempted_reads_only_what_failed_before(
    mongo: Mongo, due_by: datetime
) -> None:
    failed = {
        "attempts": {"$gte": 1, "$lt": due_alerts.STUBBORN_ATTEMPTS},
        "next_attempt_at": {"$lte": due_by},
    }
    order = {"attempts": -1, "next_attempt_at": 1}
    command = {"find": "notifications", "filter": failed, "sort": order, "limit": 1}
    plan = explain(mongo, command)
    assert "'indexName': 'notifications_by_retry'" in str(plan["queryPlanner"]["winningPlan"])
    assert plan["executionStats"]["totalDocsExamined"] <= WAITING // 100


def test_whether_anything_is_due_is_answered_by_one_index_entry(
    mongo: Mongo, due_by: datetime
) -> None:
    due = due_alerts.match_due(due_by)
    command = {"find": "notifications", "filter": due, "projection": {"_id": 1}, "limit": 1}
    plan = explain(mongo, command)
    assert "'indexName': 'notifications_by_due_time'" in str(plan["queryPlanner"]["winningPlan"])
    assert plan["executionStats"]["totalDocsExamined"] <= 1


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        pytest.param({}, "notifications_by_tenant", id="all"),
        pytest.param({"status": "pending"}, "notifications_by_status", id="of a status"),
    ],
)
def test_a_list_is_walked_in_the_order_of_an_index(
    mongo: Mongo, due_by: datetime, wanted: Document, index: str
) -> None:
    command = {
        "find": "notifications",
        "filter": {"tenant_id": "tenant-1", **wanted},
        "sort": {"created_at": -1, "_id": 1},
        "limit": 10,
    }
    plan = explain(mongo, command)
    assert f"'indexName': '{index}'" in str(plan["queryPlanner"]["winningPlan"])
    assert "SORT" not in stages(plan["queryPlanner"]["winningPlan"])
    assert plan["executionStats"]["totalDocsExamined"] == 10


def test_the_backlog_is_counted_without_the_history(mongo: Mongo, due_by: datetime) -> None:
    pipeline = count_backlog_pipeline()
    plan = explain(
        mongo, {"aggregate": "notifications", "pipeline": pipeline, "cursor": {}, "hint": BY_STATUS}
    )
    counted = plan["stages"][0]["$cursor"] if "stages" in plan else plan
    assert f"'indexName': '{BY_STATUS}'" in str(counted["queryPlanner"]["winningPlan"])
    stats = counted["executionStats"]
    assert WAITING <= stats["totalKeysExamined"] <= WAITING + 6 * TENANTS
    assert stats["totalDocsExamined"] == 0
