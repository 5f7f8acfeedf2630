"""No query of a worker or a reader examines rows that it does not need."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from notifications.models import BY_STATUS
from notifications.store import outbox
from notifications.store.backlog import read_backlog
from notifications.store.due_alerts import (
    RETRIES_READ,
    find_first,
    find_probe,
    find_retries,
    is_any_due,
)
from tests.support.explain import explain
from tests.support.types import Mongo
from ticketsaas.api.lists.listing import read_rows
from ticketsaas.mongo import read_clock

AddAlert = Callable[..., str]

TENANTS = 10
SENT, WAITING = 1500, 300


@pytest.fixture
def due_by(mongo: Mongo, add_alert: AddAlert) -> datetime:
    """Insert a long history, a backlog, and some rows that failed; return the server's time."""
    now = read_clock()
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


def test_claiming_first_attempts_reads_only_what_it_may_claim(due_by: datetime) -> None:
    [plan] = explain(lambda: find_first(5, due_by=due_by))
    [tenants] = plan.pipeline_stages("$cursor")
    [rows] = plan.pipeline_stages("$lookup")
    assert "DISTINCT_SCAN" in plan.stages
    assert tenants["$cursor"]["executionStats"]["totalKeysExamined"] <= 4 * TENANTS
    assert (rows["collectionScans"], rows["indexesUsed"]) == (0, ["notifications_by_newest"])
    assert rows["totalKeysExamined"] <= 5 * 5


def test_claiming_retries_reads_a_bounded_number_of_those_that_wait(
    mongo: Mongo, due_by: datetime
) -> None:
    """Most of them are not due yet, and their tickets are newer than those of the due ones."""
    later = {"attempts": 1, "next_attempt_at": due_by + timedelta(hours=1)}
    mongo.notifications.update_many(
        {"attempts": 0}, {"$set": later | {"ticket_updated_at": due_by}}
    )
    mongo.notifications.update_many({"status": "sent"}, {"$set": {"ticket_updated_at": due_by}})
    [plan] = explain(lambda: find_retries(2, due_by=due_by))
    [tenants] = plan.pipeline_stages("$cursor")
    newest, others = plan.pipeline_stages("$lookup")
    assert "DISTINCT_SCAN" in plan.stages
    assert tenants["$cursor"]["executionStats"]["totalKeysExamined"] <= 4 * TENANTS
    assert newest["indexesUsed"] == ["notifications_by_newest_retry"]
    assert others["indexesUsed"] == ["notifications_by_attempts"]
    assert (newest["collectionScans"], others["collectionScans"]) == (0, 0)
    most = 2 * (RETRIES_READ + 3)
    assert (newest["totalKeysExamined"] <= most, others["totalKeysExamined"] <= most) == (True,) * 2


@pytest.mark.parametrize(
    ("find", "index", "most"),
    [
        pytest.param(is_any_due, "notifications_by_due_time", 1, id="any"),
        pytest.param(find_probe, "notifications_by_probe", WAITING // 100, id="a probe"),
    ],
)
def test_looking_for_due_rows_reads_only_those(
    due_by: datetime, find: Callable[..., object], index: str, most: int
) -> None:
    [plan] = explain(lambda: find(due_by=due_by))
    assert plan.indexes == {index}
    assert plan.documents <= most


@pytest.mark.parametrize(
    ("status", "index"),
    [
        pytest.param(None, "notifications_by_tenant", id="all"),
        pytest.param("pending", "notifications_by_status", id="of a status"),
    ],
)
def test_a_list_is_walked_in_the_order_of_an_index(
    due_by: datetime, status: str | None, index: str
) -> None:
    listing = outbox.list_notifications("tenant-1", status=status)
    [plan] = explain(lambda: read_rows(listing, size=10))
    assert (plan.indexes, plan.documents) == ({index}, 10)
    assert "SORT" not in plan.stages


def test_the_backlog_is_counted_without_the_history(due_by: datetime) -> None:
    [plan] = explain(read_backlog)
    assert (plan.indexes, plan.documents) == ({BY_STATUS}, 0)
    assert WAITING <= plan.keys <= WAITING + 6 * TENANTS
