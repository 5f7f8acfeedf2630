"""Tickets and roll-ups that a version before stored, which knew no keys, count under them after `migrate`."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from analytics.core.period import ALWAYS
from analytics.core.report_request import ReportRequest
from analytics.core.rollups import Bucket, Level
from analytics.engine.rebuild import find_discrepancies
from analytics.engine.report import read_report
from tests.support.factories import NOON
from tests.support.stored_tickets import store
from tests.support.types import Document, Mongo
from tickets.core.filters import TicketFilter
from tickets.store.tickets import list_tickets
from ticketsaas.api.lists.listing import Count, count_rows

STATUSES = ("open", "Open", " OPEN ", "Closed", "GESCHLOSSEN \u00c4", "a.B", "$X", "%2E")
# What each of them counts under.
KEYS = ("open", "open", "open", "closed", "geschlossen \u00e4", "a.b", "$x", "%2e")
INDEXES = ("tickets_by_status", "tickets_by_source", "tickets_by_urgency", "tickets_for_stats")


MIGRATIONS = (("tickets", "0011_word_keys"), ("analytics", "0003_word_keys"))


def migrate(*target: str) -> None:
    call_command("migrate", *target, verbosity=0)


def add_keys() -> None:
    """Apply the migrations that add the keys, and none that depends on them."""
    for target in MIGRATIONS:
        migrate(*target)


@pytest.fixture
def old(mongo: Mongo) -> Iterator[Mongo]:
    """A database as the version before left it."""
    store(
        {
            "external_id": f"t-{number}",
            "status": status,
            "source": status,
            "urgency": "high",
            "created_at": NOON - timedelta(hours=number),
        }
        for number, status in enumerate(STATUSES)
    )
    migrate("analytics", "0002")
    migrate("tickets", "0010")
    mongo.tickets.update_many({}, {"$unset": {"status_key": 1, "source_key": 1}})
    for row in mongo.ticket_rollups.find():
        mongo.ticket_rollups.replace_one({"_id": row["_id"]}, _count_words(mongo, row))
    yield mongo
    migrate()


def _count_words(mongo: Mongo, row: Document) -> Document:
    """Return the roll-up with the words as they came, as the version before counted them."""
    tickets = [each for each in mongo.tickets.find() if _is_in(row, each)]
    if row["level"] != Level.HOURS:
        return row | _tables(tickets)
    hours = {
        hour: counts
        | _tables([each for each in tickets if f"{each['created_at'].hour:02}" == hour])
        for hour, counts in row["hours"].items()
    }
    return row | {"hours": hours}


def _is_in(row: Document, ticket: Document) -> bool:
    if row["level"] == Level.TOTAL:
        return True
    period = Bucket(Level.DAY, row["start"]).period
    return bool(period.start <= ticket["created_at"] < period.end)


def _tables(tickets: list[Document]) -> Document:
    def escaped(name: str) -> str:
        return name.replace("%", "%25").replace(".", "%2E").replace("$", "%24")

    def count(field: str) -> dict[str, int]:
        words = [escaped(each[field]) for each in tickets]
        return {word: words.count(word) for word in words}

    return {
        "by_status": count("status"),
        "by_source": count("source"),
        "urgent_by_status": count("status"),
    }


def keys_of(mongo: Mongo) -> list[tuple[str, str]]:
    rows = mongo.tickets.find().sort("external_id")
    return [(row["status_key"], row["source_key"]) for row in rows]


def test_each_ticket_gets_its_keys_and_keeps_its_words(old: Mongo) -> None:
    migrate()
    assert keys_of(old) == [(key, key) for key in KEYS]
    assert [row["status"] for row in old.tickets.find().sort("external_id")] == list(STATUSES)


def test_statistics_are_right_at_once(old: Mongo) -> None:
    revision = old.ticket_rollups.find_one({"level": "total"})["revision"]
    migrate()
    assert list(find_discrepancies("acme")) == []
    report = read_report("acme", ReportRequest(period=ALWAYS))
    expected = {key: KEYS.count(key) for key in KEYS}
    assert (report.by_status, report.by_source) == (expected, expected)
    # Answers that were cached before are out of date.
    assert old.ticket_rollups.find_one({"level": "total"})["revision"] != revision


def test_filters_find_every_way_of_writing(old: Mongo) -> None:
    migrate()
    listing = list_tickets("acme", wanted=TicketFilter(status="open"))
    assert count_rows(listing) == Count(3)


@pytest.fixture
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import import_module

    monkeypatch.setattr(import_module("tickets.migrations.0011_word_keys"), "BATCH_SIZE", 3)


@pytest.mark.usefixtures("few_at_a_time")
def test_an_interrupted_run_goes_on_and_a_second_one_changes_nothing(
    old: Mongo, find_indexes: Callable[[], dict[str, Any]]
) -> None:
    old.tickets.update_one({"external_id": "t-1"}, {"$set": {"status_key": "open"}})
    old.tickets.drop_index("tickets_by_status")
    add_keys()
    tickets, rollups = list(old.tickets.find()), list(old.ticket_rollups.find())
    indexes = find_indexes()
    for app, name in MIGRATIONS:
        old.django_migrations.delete_one({"app": app, "name": name})
    add_keys()
    assert (list(old.tickets.find()), list(old.ticket_rollups.find())) == (tickets, rollups)
    assert keys_of(old) == [(key, key) for key in KEYS]
    assert find_indexes() == indexes


@pytest.fixture
def find_indexes(mongo: Mongo) -> Callable[[], dict[str, Any]]:
    def find() -> dict[str, Any]:
        found = mongo.tickets.index_information()
        return {name: found[name]["key"] for name in INDEXES}

    return find


def test_the_indexes_are_over_the_keys_afterwards_and_over_the_words_before(
    old: Mongo, find_indexes: Callable[[], dict[str, Any]]
) -> None:
    def names() -> set[str]:
        return {field for keys in find_indexes().values() for field, _ in keys}

    assert not {"status_key", "source_key"} & names()
    migrate()
    assert not {"status", "source"} & names()
    assert {"status_key", "source_key"} <= names()


def test_a_row_that_is_no_ticket_of_ours_stops_nothing(old: Mongo) -> None:
    old.tickets.insert_one({"tenant_id": "acme", "external_id": "x", "status": 7})
    migrate()
    row = old.tickets.find_one({"external_id": "x"})
    assert not {"status_key", "source_key"} & row.keys()
