"""Counts for the admin's home: correct, and computed from indexes alone."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from analytics.engine.dashboard import count_open_urgent, count_urgency_by_day
from analytics.store import rollups
from tests.support.explain import explain
from tests.support.factories import NOON
from tests.support.types import Document
from ticketsaas.mongo import run_transaction

DAY = timedelta(days=1)
SINCE = NOON.replace(hour=0) - 9 * DAY
STATUSES = ("open", "pending", "closed", "on.hold")
URGENCIES = ("high", "medium", "low")
TICKETS = 120


@pytest.fixture(params=[False, True], ids=["from tickets", "from roll-ups"])
def has_rollups(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def tickets(store: Any, make_document: Any) -> list[Document]:
    """Store tickets of every kind over twenty days, some deleted, for acme and globex; return acme's."""
    documents = [
        make_document(
            tenant_id=tenant_id,
            created_at=NOON - number * timedelta(hours=4),
            status=STATUSES[number % 4],
            urgency=URGENCIES[number % 3],
            is_deleted=number % 7 == 0,
        )
        for tenant_id in ("acme", "globex")
        for number in range(TICKETS)
    ]
    store(documents)
    return [each for each in documents if each["tenant_id"] == "acme" and not each["is_deleted"]]


def test_open_urgent_tickets_are_those_that_are_high_and_not_closed(
    tickets: list[Document],
) -> None:
    high = [ticket["status"] for ticket in tickets if ticket["urgency"] == "high"]
    expected = Counter(status for status in high if status != "closed")
    counted = count_open_urgent("acme")
    assert counted == expected
    counts = list(counted.values())
    assert sorted(counts, reverse=True) == counts


def test_urgency_by_day_counts_each_day_from_its_beginning(tickets: list[Document]) -> None:
    expected = Counter(
        (ticket["created_at"].replace(hour=0), ticket["urgency"])
        for ticket in tickets
        if ticket["created_at"] >= SINCE
    )
    rows = count_urgency_by_day("acme", since=SINCE)
    assert {(row["day"], row["value"]): row["count"] for row in rows} == expected


def test_an_answer_is_as_new_as_the_tenants_tickets(
    tickets: list[Document], store: Any, make_document: Any
) -> None:
    before = count_open_urgent("acme")["pending"]
    store([make_document(created_at=NOON, status="pending", urgency="high")])
    assert count_open_urgent("acme")["pending"] == before + 1


def test_no_pipeline_opens_a_ticket_or_reads_another_tenants_keys(
    tickets: list[Document], has_rollups: bool
) -> None:
    run_transaction(lambda session: rollups.renew_revision("acme", session=session))
    in_days = sum(ticket["created_at"] >= SINCE for ticket in tickets)
    index = "ticket_rollups_by_start" if has_rollups else "tickets_for_stats"
    expected = {
        lambda: count_open_urgent("acme"): (1, 1) if has_rollups else (0, len(tickets)),
        lambda: count_urgency_by_day("acme", since=SINCE): (10, 10)
        if has_rollups
        else (0, in_days),
    }
    for count, (documents, keys) in expected.items():
        [plan] = [each for each in explain(count) if each.command.name == "aggregate"]
        assert (plan.is_scan, plan.indexes, plan.documents) == (False, {index}, documents)
        # A scan also reads the key after its last match.
        assert plan.keys <= keys + 1
