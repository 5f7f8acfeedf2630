"""Roll-ups that are full: what they don't count by name is in sums, and every number can be checked."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from analytics.core import rollup_bounds
from analytics.core.period import ALWAYS, Period
from analytics.core.report_request import ReportRequest
from analytics.engine.dashboard import count_open_urgent
from analytics.engine.marked import mark_if_crowded, rebuild_next
from analytics.engine.rebuild import find_discrepancies, rebuild
from analytics.engine.report import read_report
from tests.integration.analytics.commits import Commits
from tests.support.factories import NOON, make_ticket
from tests.support.types import Mongo
from tickets.core.filters import TicketFilter
from tickets.core.incoming import IncomingTicket
from tickets.store.tickets import list_tickets

Start = Callable[[str], Commits]

PAGES, PAGE_SIZE, TICKETS = 12, 8, 30
ROLLUPS = ("ticket_rollups", "ranking_rollups", "customer_rollups")
# So that words meet in the shards of all time as well.
WORDS = [f"{a}{b}word" for a in "abcdefghijkl" for b in "mnopqrstuvwx"]


@pytest.fixture(autouse=True)
def _small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rollup_bounds.MAX_VALUES, "status", 3)
    monkeypatch.setitem(rollup_bounds.MAX_VALUES, "source", 2)
    monkeypatch.setattr(rollup_bounds, "MAX_WORDS_OF_DAY", 20)
    monkeypatch.setattr(rollup_bounds, "MAX_CUSTOMERS_OF_DAY", 2)
    monkeypatch.setattr(rollup_bounds, "MAX_WORDS_OF_SHARD", 2)


def make_page(chance: random.Random, *, minute: int) -> list[IncomingTicket]:
    return [
        make_ticket(
            external_id=f"t-{number}",
            created_at=NOON - timedelta(hours=9 * (number % 6)),
            updated_at=NOON + timedelta(minutes=minute),
            message="Everything is down, urgent! " + " ".join(chance.sample(WORDS, 5)),
            status=chance.choice(("open", "closed", "one", "two", "three", "four")),
            source=chance.choice(("email", "chat", "fax", "ü" * 512)),
            customer_id=f"c-{chance.randrange(5)}",
        )
        for number in chance.sample(range(TICKETS), PAGE_SIZE)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_committed_the_rollups_are_those_of_the_tickets(
    mongo: Mongo, start_commits: Start, seed: int
) -> None:
    acme, chance = start_commits("acme"), random.Random(seed)
    for minute in range(PAGES):
        acme.page(make_page(chance, minute=minute))
        if minute % 3 == 2:
            acme.delete(f"t-{number}" for number in chance.sample(range(TICKETS), 4))
        assert list(find_discrepancies("acme")) == []
    assert_bounded(mongo)
    report = read_report("acme", ReportRequest(period=ALWAYS), now=NOON)
    assert sum(report.by_status.values()) + report.by_status_other == report.total_tickets
    assert sum(report.by_source.values()) + report.by_source_other == report.total_tickets
    assert report.by_status_other > 0


def assert_bounded(mongo: Mongo) -> None:
    for row in mongo.ranking_rollups.find():
        words = sum(len(part) for part in row.get("words", {}).values())
        assert words <= (2 if row["level"] == "total" else 20)
        assert len(row.get("customers", {})) <= 2
    for row in mongo.ticket_rollups.find():
        for counts in row.get("hours", {"": row}).values():
            assert len(counts.get("by_status", {})) <= 3
            assert len(counts.get("by_source", {})) <= 2
    others = {name for row in mongo.ranking_rollups.find() for name in row if "_other" in name}
    assert others == {"words_other", "customers_other"}


def test_a_rebuild_from_nothing_names_what_is_most_frequent(
    mongo: Mongo, start_commits: Start
) -> None:
    acme = start_commits("acme")
    statuses = ["rare-1", "rare-2", "rare-3", *["often"] * 5, *["open"] * 4]
    acme.page(
        make_ticket(external_id=f"{n}", status=status, customer_id=f"c-{n % 4}")
        for n, status in enumerate(statuses)
    )
    for name in ROLLUPS:
        mongo[name].delete_many({})
    rebuild("acme")
    assert list(find_discrepancies("acme")) == []
    report = read_report("acme", ReportRequest(period=ALWAYS), now=NOON)
    assert report.by_status == {"often": 5, "open": 4, "rare-1": 1}
    assert report.by_status_other == 2


def test_names_without_a_ticket_make_room_when_they_have_half_of_the_places(
    mongo: Mongo, start_commits: Start
) -> None:
    """Five statuses, of which three have a place, become one that has none."""
    acme = start_commits("acme")
    tickets = [make_ticket(external_id=f"{n}", status=f"odd-{n}") for n in range(5)]
    acme.page(tickets)
    assert not mark_if_crowded("acme")
    acme.page(
        replace(ticket, status="closed", updated_at=NOON + timedelta(hours=1)) for ticket in tickets
    )
    before = read_report("acme", ReportRequest(period=ALWAYS), now=NOON)
    assert (before.by_status, before.by_status_other) == ({}, 5)

    assert mark_if_crowded("acme")
    assert rebuild_next() == "acme"
    after = read_report("acme", ReportRequest(period=ALWAYS), now=NOON)
    assert (after.by_status, after.by_status_other) == ({"closed": 5}, 0)
    assert list(find_discrepancies("acme")) == []
    assert (mark_if_crowded("acme"), rebuild_next()) == (False, None)


def test_a_report_from_tickets_shows_as_many_values(mongo: Mongo, start_commits: Start) -> None:
    start_commits("acme").page(make_page(random.Random(5), minute=1))
    mongo.tenants.update_one({"_id": "acme"}, {"$set": {"has_rollups": False}})
    report = read_report("acme", ReportRequest(period=Period(NOON - timedelta(9))), now=NOON)
    assert (len(report.by_status), len(report.by_source)) == (3, 2)
    assert sum(report.by_status.values()) + report.by_status_other == report.total_tickets == 8


def test_open_urgent_tickets_and_lists_are_counted_right_beyond_the_bound(
    start_commits: Start,
) -> None:
    """Five statuses come before `closed` and `new`, so that neither is counted by name."""
    statuses = ["1", "2", "3", "4", "5", "closed", "new", "new"]
    start_commits("acme").page(
        make_ticket(external_id=f"{n}", status=status, message="Everything is down, urgent!")
        for n, status in enumerate(statuses)
    )
    expected: dict[str, Any] = {"new": 2} | dict.fromkeys("12345", 1)
    assert count_open_urgent("acme") == expected
    for status, count in ({"closed": 1, "nobody's": 0} | expected).items():
        listing = list_tickets("acme", wanted=TicketFilter(status=status))
        found = listing.find_count() if listing.find_count else None
        assert found in (count, None)


def test_a_row_of_an_earlier_version_is_counted_once_and_keeps_what_it_has(
    mongo: Mongo, start_commits: Start
) -> None:
    acme = start_commits("acme")
    acme.page([make_ticket(external_id="1", message=" ".join(WORDS[:19]), subject="")])
    mongo.ranking_rollups.update_many({}, {"$unset": {"words_named": 1, "customers_named": 1}})
    acme.page([make_ticket(external_id="2", message=" ".join(WORDS[:40]), subject="")])
    assert list(find_discrepancies("acme")) == []
    [day] = mongo.ranking_rollups.find({"level": "day"})
    assert (day["words_named"], day["words_other"]) == (20, 20)
    acme.delete(["1", "2"])
    assert list(find_discrepancies("acme")) == []
    assert mongo.ranking_rollups.find_one({"level": "day"})["words_other"] == 0
