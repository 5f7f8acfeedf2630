"""Corrections while something else writes the same tickets: none is lost, and every number stays right."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from analytics.engine.rebuild import find_discrepancies
from ingestion.core.job import Job
from ingestion.engine.corrections import relabel
from ingestion.store import lock
from tests.support.counting import assert_counted
from tests.support.factories import make_raw
from tests.support.stored_tickets import run_reclassify
from tests.support.texts_read import classify
from tests.support.types import Mongo
from tickets.core.corrections import correct
from tickets.core.documents import read_stored
from tickets.core.labels import LABEL_FIELDS
from ticketsaas.mongo import run_transaction

CALM = "How do I export my contacts?"
IDS = [f"t-{number}" for number in range(12)]
WISHES: list[dict[str, Any]] = [
    {"urgency": "high"},
    {"sentiment": "negative", "requires_action": False},
    {},
    {"urgency": "medium", "sentiment": "positive"},
]

Ingest = Callable[[str], Job]
Mutate = Callable[..., None]


@pytest.fixture
def mutate(upstream: httpx.Client) -> Mutate:
    def order(**orders: Any) -> None:
        assert upstream.post("/control/mutate", json=orders).status_code == 200

    order(create={"tickets": [make_raw(id=key, tenant_id="solo", message=CALM) for key in IDS]})
    return order


@pytest.fixture(autouse=True)
def solo(mutate: Mutate, ingest: Ingest) -> None:
    """Twelve tickets."""
    ingest("solo")


@pytest.fixture
def correct_before_commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a person correct t-0 just before each of the next three commits of whatever holds the lock."""
    usual, wishes = lock.fenced, iter(WISHES[:3])

    def fenced(*arguments: Any) -> Any:
        if (wish := next(wishes, None)) is not None:
            relabel("solo", external_id="t-0", labels=wish or WISHES[3], by="anna")
        return usual(*arguments)

    monkeypatch.setattr(lock, "fenced", fenced)


def assert_nothing_is_lost(mongo: Mongo) -> None:
    """Check the statistics, and that each ticket is what the rules, people and its history make of it."""
    assert_counted("solo")
    assert list(find_discrepancies("solo")) == []
    for ticket in mongo.tickets.find({"tenant_id": "solo"}):
        known = read_stored(ticket)
        assert known.classification == classify(
            subject=ticket["subject"], message=ticket["message"]
        )
        counts = correct(known.classification, known.correction)
        assert [ticket[name] for name in LABEL_FIELDS] == [
            getattr(counts, name) for name in LABEL_FIELDS
        ]
        which = {"tenant_id": "solo", "ticket_id": ticket["external_id"]}
        steps = list(mongo.ticket_history.find(which).sort("number"))
        for name in (*LABEL_FIELDS, "correction", "message"):
            changes = [step["changes"][name] for step in steps if name in step["changes"]]
            values = [change["new"] for change in changes]
            assert [change["old"] for change in changes[1:]] == values[:-1], (name, steps)
            assert values[-1:] in ([], [ticket[name]]), (name, steps)


def change_status(mutate: Mutate, ingest: Ingest, folder: Path) -> None:
    mutate(change={"ids": ["t-0"], "status": "pending"})
    ingest("solo")


def change_text(mutate: Mutate, ingest: Ingest, folder: Path) -> None:
    mutate(change={"ids": ["t-0"], "message": "Everything is down!"})
    ingest("solo")


def delete(mutate: Mutate, ingest: Ingest, folder: Path) -> None:
    mutate(delete={"ids": ["t-0"]})
    ingest("solo")


def import_file(mutate: Mutate, ingest: Ingest, folder: Path) -> None:
    row = make_raw(id="t-0", tenant_id="solo", message="Other", updated_at="2030-01-01T00:00:00Z")
    file = folder / "tickets.ndjson"
    file.write_text(json.dumps(row) + "\n")
    call_command("import", str(file), "--tenant", "solo")


def reclassify(mutate: Mutate, ingest: Ingest, folder: Path) -> None:
    assert run_reclassify("--tenant", "solo")[0] == 0


WRITERS = [change_status, change_text, delete, import_file, reclassify]


@pytest.mark.parametrize("write", WRITERS, ids=[each.__name__ for each in WRITERS])
@pytest.mark.usefixtures("correct_before_commits")
def test_a_correction_between_reading_and_writing_is_seen(
    mongo: Mongo,
    mutate: Mutate,
    ingest: Ingest,
    tmp_path: Path,
    write: Callable[[Mutate, Ingest, Path], None],
) -> None:
    if write is reclassify:
        mongo.tickets.update_one({"external_id": "t-0"}, {"$set": {"classification.version": "0"}})
    write(mutate, ingest, tmp_path)
    rows = mongo.ticket_history.count_documents({"ticket_id": "t-0", "action": "relabelled"})
    assert rows >= 2
    ticket = mongo.tickets.find_one({"external_id": "t-0"})
    assert (ticket["correction"] is None) == (write in (change_text, import_file))
    assert_nothing_is_lost(mongo)


def test_a_correction_does_not_wait_for_the_lock(mongo: Mongo) -> None:
    lock.acquire("solo", job_id="another", ttl_seconds=60)
    assert relabel("solo", external_id="t-0", labels={"urgency": "high"}, by="anna")
    assert_nothing_is_lost(mongo)


def test_a_correction_waits_for_a_page_that_is_being_committed(mongo: Mongo) -> None:
    began, go_on = Event(), Event()

    def work(session: Any) -> None:
        which = {"tenant_id": "solo", "external_id": "t-0"}
        mongo.tickets.update_one(which, {"$set": {"status": "pending"}}, session=session)
        began.set()
        assert go_on.wait(10)

    with ThreadPoolExecutor(2) as pool:
        page = pool.submit(run_transaction, work)
        assert began.wait(10)
        labels = {"urgency": "high"}
        correction = pool.submit(relabel, "solo", external_id="t-0", labels=labels, by="anna")
        go_on.set()
        page.result()
        assert correction.result()
    ticket = mongo.tickets.find_one({"external_id": "t-0"})
    assert (ticket["status"], ticket["urgency"]) == ("pending", "high")


def test_of_many_equal_corrections_at_once_one_is_recorded(mongo: Mongo) -> None:
    def say_it(_: int) -> bool:
        return relabel("solo", external_id="t-0", labels={"urgency": "high"}, by="anna")

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(say_it, range(16))) == [False] * 15 + [True]
    assert mongo.ticket_history.count_documents({"action": "relabelled"}) == 1
    assert mongo.notifications.count_documents({}) == 1
    assert_nothing_is_lost(mongo)


def test_people_and_jobs_that_write_all_the_time_lose_nothing(
    mongo: Mongo, mutate: Mutate, ingest: Ingest
) -> None:
    stop = Event()

    def say(wishes: Iterator[dict[str, Any]]) -> int:
        done = 0
        for key, wish in zip(cycle(IDS), wishes, strict=False):
            if stop.is_set():
                return done
            done += relabel("solo", external_id=key, labels=wish, by="anna")
        return done

    with ThreadPoolExecutor(2) as pool:
        people = [pool.submit(say, cycle(WISHES[start:])) for start in (0, 1)]
        try:
            for number in range(6):
                texts = {"status": f"s-{number}"} if number % 2 else {"message": f"Text {number}"}
                mutate(change={"ids": IDS, **texts})
                assert ingest("solo").status == "completed"
        finally:
            stop.set()
        assert sum(each.result() for each in people) > 20
    assert_nothing_is_lost(mongo)
