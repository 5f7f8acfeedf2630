"""`manage.py reclassify`: what it does to tickets, history, statistics and alerts."""

import io
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from django.test import Client

from analytics.engine.rebuild import find_discrepancies
from tests.support.counting import assert_counted
from tests.support.stored_tickets import (
    URGENT,
    forget_words,
    run_reclassify,
    store,
    store_many,
)
from tests.support.texts_read import classify
from tests.support.types import Document, Mongo
from tickets.admin import describe_changes
from tickets.core.keywords import WORDS_VERSION
from tickets.core.labels import LABEL_FIELDS, RULE_SET_VERSION
from tickets.models import TicketHistory

CALM = "How do I export my contacts?"
TICKETS = [
    {"external_id": "becomes-high", "message": URGENT, "customer_id": "c-1"},
    {"external_id": "closed", "message": URGENT, "status": "closed", "customer_id": "c-1"},
    {"external_id": "deleted", "message": URGENT, "deleted": True},
    {"external_id": "falls", "message": CALM, "urgency": "high", "sentiment": "negative"},
    {"external_id": "stays", "message": CALM},
]


def dump(mongo: Mongo, *, without: tuple[str, ...] = ()) -> dict[str, list[Document]]:
    """Return every row of every collection."""
    names = mongo.list_collection_names(filter={"type": "collection"})
    return {
        name: list(mongo[name].find().sort("_id")) for name in sorted(names) if name not in without
    }


def history(mongo: Mongo) -> dict[str, Document]:
    rows = list(mongo.ticket_history.find())
    found = {row["ticket_id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def words(printed: str) -> list[list[str]]:
    return [line.split() for line in printed.split("\n")]


@pytest.fixture
def acme(mongo: Mongo) -> Mongo:
    """Five tickets of acme, all but one with other labels than today's rules give."""
    store(TICKETS)
    return mongo


def test_a_dry_run_prints_what_would_become_of_the_tickets_and_changes_nothing(
    acme: Mongo,
) -> None:
    before = dump(acme)
    code, printed = run_reclassify("--tenant", "acme", "--dry-run", "--notify")
    assert (code, dump(acme)) == (0, before)
    assert "acme: 5 tickets: 4 with other labels, 1 with the same" in printed
    assert "1 alerts would be raised; nothing was changed" in printed
    # What is closed or deleted now was a ticket of its week as well.
    weekly = "acme: alerts a week: 1 before, 3 now (mean of the last week with tickets)"
    assert weekly in printed
    assert ["low", "3", "0", "1"] in words(printed)
    assert ["high", "0", "0", "1"] in words(printed)
    assert "4 of 4 tickets with other labels\n  becomes-high: urgency low -> high" in printed


def test_every_ticket_gets_the_labels_and_reasons_of_today(acme: Mongo) -> None:
    code, printed = run_reclassify("--tenant", "acme")
    assert code == 0
    assert "alerts a week" not in printed
    assert "4 with other labels, 1 with the same" in printed
    assert ["low", "3", "0", "1"] in words(printed)
    for row in acme.tickets.find():
        expected = classify(subject=row["subject"], message=row["message"])
        assert (
            row["urgency"],
            row["sentiment"],
            row["requires_action"],
        ) == (expected.urgency, expected.sentiment, expected.requires_action)
        assert row["classification"]["version"] == RULE_SET_VERSION
        assert [fired.rule for fired in expected.rules] == [
            fired["rule"] for fired in row["classification"]["rules"]
        ]


def test_a_ticket_of_an_older_version_gets_its_language_and_the_statistics_follow(
    acme: Mongo,
) -> None:
    acme.tickets.update_many({}, {"$unset": {"language": ""}})
    call_command("rebuild_stats", "--tenant", "acme", stdout=io.StringIO())
    assert acme.ticket_rollups.find_one({"level": "total"})["by_language"]["unknown"] == 4
    run_reclassify("--tenant", "acme")
    assert {row["language"] for row in acme.tickets.find()} == {"en"}
    by_language = acme.ticket_rollups.find_one({"level": "total"})["by_language"]
    assert by_language == {"en": 4, "unknown": 0}
    assert list(find_discrepancies("acme")) == []


def test_the_history_has_a_row_for_each_ticket_with_other_labels(acme: Mongo) -> None:
    run_reclassify("--tenant", "acme")
    rows = history(acme)
    assert rows.keys() == {"becomes-high", "closed", "deleted", "falls"}
    assert {row["action"] for row in rows.values()} == {"updated"}
    changes = rows["becomes-high"]["changes"]
    assert changes["urgency"] == {"old": "low", "new": "high"}
    reasons = changes["classification"]
    assert (reasons["old"]["version"], reasons["new"]["version"]) == ("test", RULE_SET_VERSION)
    assert "urgency=high" in {fired["label"] for fired in reasons["new"]["rules"]}


def test_the_api_and_the_admin_show_why_before_and_now(acme: Mongo, client: Client) -> None:
    run_reclassify("--tenant", "acme")
    query = {"tenant_id": "acme"}
    now = client.get("/tickets/becomes-high", query).json()["classification"]
    assert now["version"] == RULE_SET_VERSION
    assert "urgency=high" in {fired["label"] for fired in now["rules"]}
    (step,) = client.get("/tickets/becomes-high/history", query).json()["results"]
    before = {"version": "test", "rules": [], "reasons": dict.fromkeys(LABEL_FIELDS, "")}
    assert step["changes"]["classification"] == {"old": before, "new": now}
    shown = describe_changes(TicketHistory(changes=history(acme)["becomes-high"]["changes"]))
    assert f"rules test: none fired → rules {RULE_SET_VERSION}: {now['rules'][0]['rule']}" in shown


def test_the_statistics_count_the_new_labels_of_active_tickets(acme: Mongo) -> None:
    assert_counted("acme")
    run_reclassify("--tenant", "acme")
    assert_counted("acme")
    assert list(find_discrepancies("acme")) == []
    call_command("rebuild_stats", "--all", "--verify", stdout=io.StringIO())
    deleted = acme.tickets.find_one({"external_id": "deleted"})
    assert (deleted["is_deleted"], deleted["urgency"]) == (True, "high")


def words_of(mongo: Mongo) -> dict[str, tuple[list[str], list[str]]]:
    rows = mongo.tickets.find({"tenant_id": "acme"})
    return {row["external_id"]: (row["keywords"], row["search_words"]) for row in rows}


def test_every_ticket_gets_the_words_of_today(acme: Mongo) -> None:
    run_reclassify("--tenant", "acme")
    before = words_of(acme)
    steps = acme.ticket_history.count_documents({})
    forget_words(acme)
    dry, printed = run_reclassify("--tenant", "acme", "--dry-run")
    assert (dry, "acme: 5 tickets would get other words" in printed) == (0, True)
    assert set(acme.tickets.distinct("keywords")) == {"nbsp", "team"}
    code, printed = run_reclassify("--tenant", "acme", "--notify")
    assert (code, "acme: 5 tickets got other words" in printed) == (0, True)
    assert "0 with other labels, 0 with the same" in printed
    assert words_of(acme) == before
    assert acme.ticket_history.count_documents({}) == steps
    assert acme.tenants.find_one({"_id": "acme"})["words_version"] == WORDS_VERSION
    assert_counted("acme")
    assert list(find_discrepancies("acme")) == []


def test_a_second_time_changes_nothing(acme: Mongo) -> None:
    run_reclassify("--tenant", "acme", "--notify")
    before = dump(acme, without=("distributed_locks",))
    code, printed = run_reclassify("--tenant", "acme", "--notify")
    assert (code, dump(acme, without=("distributed_locks",))) == (0, before)
    assert "5 tickets: 0 with other labels, 0 with the same" in printed
    assert "5 as they were; 0 alerts raised" in printed


def test_labels_that_differ_under_the_same_version_are_corrected(mongo: Mongo) -> None:
    store([{"external_id": "t-1", "message": URGENT, "version": RULE_SET_VERSION}])
    run_reclassify("--tenant", "acme")
    assert mongo.tickets.find_one()["urgency"] == "high"


def test_no_upstream_is_called(acme: Mongo, upstream: httpx.Client, settings: Any) -> None:
    settings.EXTERNAL_API_URL = str(upstream.base_url).rstrip("/")
    run_reclassify("--tenant", "acme", "--notify")
    assert upstream.get("/control/calls").json()["calls"] == []


def alerts(mongo: Mongo) -> list[tuple[str, str]]:
    return [(row["ticket_id"], row["status"]) for row in mongo.notifications.find()]


def test_no_alert_is_raised_unless_asked_for(acme: Mongo) -> None:
    run_reclassify("--tenant", "acme")
    assert alerts(acme) == []


def test_an_open_ticket_that_becomes_high_has_one_alert_if_asked_for(acme: Mongo) -> None:
    for _ in range(2):
        run_reclassify("--tenant", "acme", "--notify")
    assert alerts(acme) == [("becomes-high", "pending")]


def test_each_episode_that_rules_begin_has_its_own_alert(
    acme: Mongo, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_reclassify("--tenant", "acme", "--notify")
    acme.tickets.update_many({}, {"$set": {"urgency": "low"}})
    monkeypatch.setattr("tickets.classification.classify.RULE_SET_VERSION", "next")
    run_reclassify("--tenant", "acme", "--notify")
    assert alerts(acme).count(("becomes-high", "pending")) == 2


def test_an_alert_that_waits_for_a_ticket_that_is_not_high_any_more_is_suppressed(
    acme: Mongo,
) -> None:
    waiting = {"tenant_id": "acme", "ticket_id": "falls", "status": "pending"}
    acme.notifications.insert_one(waiting)
    run_reclassify("--tenant", "acme")
    assert alerts(acme) == [("falls", "suppressed")]


def test_a_tenant_without_tickets_is_refused(mongo: Mongo) -> None:
    assert run_reclassify("--tenant", "acme") == (1, "acme: the tenant has no tickets\n")
    assert run_reclassify("--all") == (0, "There are no tickets.\n")
    assert mongo.tenants.count_documents({}) == 0


class TestAllTenants:
    def test_those_behind_one_that_fails_are_done_and_the_exit_code_says_so(
        self, acme: Mongo
    ) -> None:
        store(TICKETS, tenant_id="globex")
        # A fence that is no number can't grow.
        acme.distributed_locks.insert_one({"_id": "ingest:acme", "fence": "one"})
        code, printed = run_reclassify("--all")
        assert code == 1
        assert "acme: OperationFailure: " in printed
        assert "What was committed stays; start it again." in printed
        assert {row["tenant_id"] for row in acme.ticket_history.find()} == {"globex"}
        assert_counted("globex")

    def test_one_tenants_tickets_are_left_alone_when_another_is_named(self, acme: Mongo) -> None:
        store(TICKETS, tenant_id="globex")
        run_reclassify("--tenant", "globex")
        assert set(acme.tickets.distinct("classification.version", {"tenant_id": "acme"})) == {
            "test"
        }
        assert set(acme.ticket_history.distinct("tenant_id")) == {"globex"}


def test_progress_is_printed_at_regular_intervals(
    mongo: Mongo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingestion.management.commands.reclassify.PROGRESS_TICKETS", 200)
    store_many(450)
    _, printed = run_reclassify("--tenant", "acme")
    said = [line for line in printed.split("\n") if " of 450 tickets, " in line]
    assert said == [
        "acme: 200 of 450 tickets, 200 with other labels",
        "acme: 400 of 450 tickets, 400 with other labels",
    ]
    assert "20 of 450 tickets with other labels" in printed
