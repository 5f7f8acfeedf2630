"""Rebuilding and verifying while pages are committed: nothing is lost and nothing is counted twice."""

import random
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from analytics.core.discrepancies import Measurement
from analytics.core.period import ALWAYS
from analytics.core.report_request import ReportRequest
from analytics.engine import rebuild
from analytics.engine.rebuild import find_discrepancies
from analytics.engine.report import read_report
from ingestion.core.ticket_writes import detect_changes, plan_writes
from ingestion.store import commit
from tests.support.factories import CLOSED, NOON, POLICY, make_ticket
from tests.support.types import Mongo
from tickets.store.tickets import find_stored
from ticketsaas.mongo import run_transaction

CommitPage = Callable[[], None]

TICKETS, PAGE_SIZE, DAYS = 60, 8, 4
PAGES = 25
TEXTS = ("Everything is down, urgent!", "Question about prices", "I want a refund", "Thanks")
ROLLUPS = ("ticket_rollups", "ranking_rollups", "customer_rollups")


@pytest.fixture
def commit_page(mongo: Mongo) -> CommitPage:
    """Return a function that commits a page of new and changed tickets, always of the same few days."""
    chance, minutes = random.Random(3), iter(range(1, 10_000))

    def commit_one() -> None:
        minute = next(minutes)
        tickets = [
            make_ticket(
                external_id=f"t-{number}",
                created_at=NOON - timedelta(hours=24 * (number % DAYS)),
                updated_at=NOON + timedelta(minutes=minute),
                message=chance.choice(TEXTS),
                status=chance.choice(("open", "closed")),
                customer_id=f"c-{chance.randrange(3)}",
            )
            for number in chance.sample(range(TICKETS), PAGE_SIZE)
        ]
        stored = find_stored("acme", external_ids=[each.external_id for each in tickets])
        found = detect_changes(tickets, stored=stored, closed=CLOSED)
        writes = plan_writes(found.changes, tenant_id="acme", job_id="job", policy=POLICY, now=NOON)
        run_transaction(lambda session: commit.write(writes, session=session))

    return commit_one


@pytest.fixture
def old_tickets(mongo: Mongo, commit_page: CommitPage) -> None:
    """Store tickets of acme that no roll-up counts."""
    mongo.tenants.insert_one({"_id": "acme", "created_at": NOON})
    for _ in range(5):
        commit_page()
    for name in ROLLUPS:
        mongo[name].delete_many({})


@pytest.fixture
def committing(commit_page: CommitPage) -> Iterator[threading.Thread]:
    def commit_pages() -> None:
        for _ in range(PAGES):
            commit_page()

    thread = threading.Thread(target=commit_pages)
    thread.start()
    yield thread
    thread.join()


def damage(mongo: Mongo) -> None:
    """Make a number wrong in every collection of roll-ups."""
    mongo.ticket_rollups.update_many({}, {"$inc": {"total": 3, "by_status.open": -1}})
    mongo.ranking_rollups.update_many({}, {"$inc": {"words.1.spam": 2}})
    mongo.customer_rollups.update_many({}, {"$inc": {"urgent": 1}})


@pytest.mark.usefixtures("old_tickets")
def test_a_page_between_a_measurement_and_what_is_added_for_it_changes_neither(
    commit_page: CommitPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []

    def then_commit(measure: Callable[..., Measurement]) -> Callable[..., Measurement]:
        def measure_and_commit(*args: Any, **options: Any) -> Measurement:
            measured.append(measure(*args, **options))
            commit_page()
            return measured[-1]

        return measure_and_commit

    monkeypatch.setattr(rebuild, "measure", then_commit(rebuild.measure))
    rebuild.rebuild("acme")
    monkeypatch.undo()
    assert len(measured) == DAYS + 1
    assert list(find_discrepancies("acme")) == []


@pytest.mark.usefixtures("old_tickets")
def test_rebuilds_and_pages_at_the_same_time_end_exact(
    mongo: Mongo, committing: threading.Thread
) -> None:
    while committing.is_alive():
        rebuild.rebuild("acme")
        assert list(find_discrepancies("acme")) == []
        damage(mongo)
    rebuild.rebuild("acme")
    assert list(find_discrepancies("acme")) == []
    from_rollups = read_report("acme", ReportRequest(period=ALWAYS), now=NOON)
    mongo.tenants.update_one({"_id": "acme"}, {"$set": {"has_rollups": False}})
    assert read_report("acme", ReportRequest(period=ALWAYS), now=NOON) == from_rollups
