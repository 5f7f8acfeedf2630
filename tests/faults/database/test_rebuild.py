"""`kill -9` of a rebuild: the numbers stay right, and the next rebuild goes on with what is left."""

import signal
from collections.abc import Callable
from typing import Any

from analytics.core.period import ALWAYS
from analytics.core.report_request import ReportRequest
from analytics.engine.rebuild import find_discrepancies, rebuild
from analytics.engine.report import read_report
from tests.support.factories import NOON
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS

DYING = ("-m", "tests.faults.support.dying_worker")
ROLLUPS = ("ticket_rollups", "ranking_rollups", "customer_rollups")


def test_a_killed_rebuild_leaves_right_numbers_and_the_next_one_ends_it(
    mongo: Mongo, ingest: Callable[[], Any], start: Callable[..., Any]
) -> None:
    ingest()
    for name in ROLLUPS:
        mongo[name].delete_many({})
    mongo.tenants.update_one({"_id": "acme"}, {"$set": {"has_rollups": False}})
    right = read_report("acme", ReportRequest(period=ALWAYS), now=NOON)
    point = "pymongo.client_session.ClientSession.commit_transaction:after"
    worker = start(*DYING, point, "3", "rebuild_stats", "--tenant", "acme")
    assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    repairs = mongo.tenants.find_one({"_id": "acme"})["rollups_mended"]
    assert (repairs, read_report("acme", ReportRequest(period=ALWAYS), now=NOON)) == (3, right)
    rebuild("acme")
    assert list(find_discrepancies("acme")) == []
    assert read_report("acme", ReportRequest(period=ALWAYS), now=NOON) == right
