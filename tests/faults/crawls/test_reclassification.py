"""`kill -9` of a reclassification: what it committed stays, and the next one does the rest once."""

import signal
from collections.abc import Callable
from typing import Any

import pytest

from analytics.engine.rebuild import find_discrepancies
from tests.support.counting import assert_counted
from tests.support.stored_tickets import run_reclassify, store_many
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS

DYING = ("-m", "tests.faults.support.dying_worker")
TICKETS = 250


@pytest.mark.parametrize(
    ("point", "committed"),
    [
        pytest.param(
            "ingestion.engine.reclassify.commit_batch:after", 200, id="between two batches"
        ),
        pytest.param("tickets.store.tickets.write:after", 100, id="in a transaction"),
    ],
)
def test_a_killed_reclassification_is_ended_by_the_next_one(
    mongo: Mongo,
    start: Callable[..., Any],
    outlast_lease: Callable[[], None],
    point: str,
    committed: int,
) -> None:
    store_many(TICKETS)
    worker = start(*DYING, point, "2", "reclassify", "--tenant", "acme", "--notify")
    assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    assert mongo.tickets.count_documents({"urgency": "high"}) == committed
    assert_counted("acme")
    code, printed = run_reclassify("--tenant", "acme", "--notify")
    assert (code, "one was killed: then the tenant is free 60 seconds" in printed) == (3, True)
    outlast_lease()
    code, printed = run_reclassify("--tenant", "acme", "--notify")
    assert (code, f"{TICKETS - committed} tickets:" in printed) == (0, True)
    names = sorted(f"t-{number:03}" for number in range(TICKETS))
    assert sorted(row["ticket_id"] for row in mongo.ticket_history.find()) == names
    assert sorted(row["ticket_id"] for row in mongo.notifications.find()) == names
    assert mongo.tickets.count_documents({"urgency": "high"}) == TICKETS
    assert_counted("acme")
    assert list(find_discrepancies("acme")) == []
