"""Numbers of the history: one for each row, without a gap, also for the rows of before."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.management import call_command
from pymongo.errors import DuplicateKeyError

from tests.support.factories import NOON
from tests.support.types import Document, Mongo
from tickets.store import history
from ticketsaas.mongo import run_transaction

pytestmark = pytest.mark.usefixtures("mongo")


def row(ticket_id: str, *, minutes: int = 0, tenant_id: str = "acme", **changes: Any) -> Document:
    return {
        "tenant_id": tenant_id,
        "ticket_id": ticket_id,
        "action": "updated",
        "changes": {name: {"old": None, "new": new} for name, new in changes.items()},
        "recorded_at": NOON + timedelta(minutes=minutes),
        "job_id": "job",
    }


def add(*rows: Document) -> None:
    run_transaction(lambda session: history.add("acme", rows, session=session))


def numbers(mongo: Mongo, tenant_id: str = "acme") -> list[tuple[int, str]]:
    rows = mongo.ticket_history.find({"tenant_id": tenant_id}).sort("number")
    return [(each["number"], each["ticket_id"]) for each in rows]


def test_rows_are_numbered_in_their_order_from_one(mongo: Mongo) -> None:
    add(row("b"), row("a"))
    add(row("c"))
    assert numbers(mongo) == [(1, "b"), (2, "a"), (3, "c")]
    run_transaction(
        lambda session: history.add("globex", [row("x", tenant_id="globex")], session=session)
    )
    assert numbers(mongo, "globex") == [(1, "x")]


def test_a_transaction_that_fails_takes_its_numbers_with_it(mongo: Mongo) -> None:
    def fail(session: Any) -> None:
        history.add("acme", [row("lost"), row("lost too")], session=session)
        raise RuntimeError

    add(row("a"))
    with pytest.raises(RuntimeError):
        run_transaction(fail)
    add(row("b"))
    assert numbers(mongo) == [(1, "a"), (2, "b")]


def test_rows_that_are_added_twice_stay_as_they_were_planned(mongo: Mongo) -> None:
    planned = row("a")
    with pytest.raises(RuntimeError):
        run_transaction(partial(_add_and_fail, [planned]))
    assert planned == row("a")
    add(planned)
    assert numbers(mongo) == [(1, "a")]


def _add_and_fail(rows: list[Document], session: Any) -> None:
    history.add("acme", rows, session=session)
    raise RuntimeError


def test_no_number_comes_twice_in_a_tenant(mongo: Mongo) -> None:
    mongo.ticket_history.insert_many([row("a"), row("b")])
    mongo.ticket_history.insert_many(
        [row("a") | {"number": 1}, row("a", tenant_id="globex") | {"number": 1}]
    )
    with pytest.raises(DuplicateKeyError):
        mongo.ticket_history.insert_one(row("b") | {"number": 1})


def test_reading_by_number_uses_the_index(mongo: Mongo) -> None:
    add(*(row(str(n)) for n in range(50)))
    wanted = {"tenant_id": "acme", "number": {"$gt": 47}}
    found = mongo.ticket_history.find(wanted).sort("number").explain()
    assert "history_by_number" in str(found["queryPlanner"]["winningPlan"])
    assert found["executionStats"]["totalDocsExamined"] == 3


@pytest.fixture
def before(mongo: Mongo) -> Iterator[Mongo]:
    """A database as the release before the numbers left it."""
    call_command("migrate", "tickets", "0011", verbosity=0)
    yield mongo
    call_command("migrate", verbosity=0)


def migrate() -> None:
    call_command("migrate", verbosity=0)


def test_rows_of_before_get_theirs_by_time_and_then_by_key(before: Mongo) -> None:
    before.ticket_history.insert_many(
        [row("third", minutes=2), row("first"), row("second"), row("x", tenant_id="globex")]
    )
    migrate()
    assert numbers(before) == [(1, "first"), (2, "second"), (3, "third")]
    assert numbers(before, "globex") == [(1, "x")]
    add(row("fourth", minutes=-5))
    assert numbers(before)[-1] == (4, "fourth")


def test_numbering_that_is_killed_goes_on_and_is_harmless_twice(
    before: Mongo, monkeypatch: pytest.MonkeyPatch
) -> None:
    before.ticket_history.insert_many([row(f"{n:02}", minutes=n // 2) for n in range(25)])
    monkeypatch.setattr(history, "ROWS_PER_TRANSACTION", 10)
    runs = []

    def run_twice(work: Any) -> Any:
        if len(runs) == 2:
            raise KeyboardInterrupt
        runs.append(work)
        return run_transaction(work)

    monkeypatch.setattr(history, "run_transaction", run_twice)
    with pytest.raises(KeyboardInterrupt):
        migrate()
    monkeypatch.setattr(history, "run_transaction", run_transaction)
    numbered = before.ticket_history.count_documents({"number": {"$exists": True}})
    assert numbered == 20
    migrate()
    expected = [(n + 1, f"{n:02}") for n in range(25)]
    assert numbers(before) == expected
    assert (history.number_rows("acme"), numbers(before)) == (0, expected)


def test_a_lost_counter_does_not_give_numbers_again(mongo: Mongo) -> None:
    add(row("a"), row("b"))
    mongo.history_numbers.delete_many({})
    mongo.ticket_history.insert_one(row("of an older process"))
    assert history.number_rows("acme") == 1
    assert numbers(mongo) == [(1, "a"), (2, "b"), (3, "of an older process")]


def test_tickets_of_before_say_when_they_last_changed(before: Mongo) -> None:
    before.ticket_history.insert_many(
        [
            row("t-1"),
            row("t-1", minutes=5, status="closed"),
            row("t-1", minutes=9, updated_at=NOON),
            row("gone", minutes=1, status="open"),
            row("t-1", minutes=99, tenant_id="globex", status="open"),
        ]
    )
    for tenant_id, external_id in (("acme", "t-1"), ("acme", "t-2"), ("globex", "t-1")):
        before.tickets.insert_one({"tenant_id": tenant_id, "external_id": external_id})
    migrate()
    found = {
        (each["tenant_id"], each["external_id"]): each.get("changed_at")
        for each in before.tickets.find()
    }
    aware = {
        key: None if at is None else at - NOON.replace(tzinfo=None) for key, at in found.items()
    }
    assert aware == {
        ("acme", "t-1"): timedelta(minutes=5),
        ("acme", "t-2"): None,
        ("globex", "t-1"): timedelta(minutes=99),
    }
