"""What a correction moves besides the ticket, and what it survives."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from analytics.engine.rebuild import find_discrepancies
from ingestion.core.job import Job
from ingestion.engine.corrections import relabel
from tests.support.counting import assert_counted
from tests.support.factories import make_raw
from tests.support.stored_tickets import run_reclassify
from tests.support.types import Document, Mongo
from tickets.classification import ClassifyService
from tickets.core.labels import Classification, Confidence, Confidences
from tickets.store import history

URGENT = "You charged my card twice and I demand a refund today!"
CALM = "How do I export my contacts?"

Ingest = Callable[[str], Job]
Mutate = Callable[..., None]


@pytest.fixture
def mutate(upstream: httpx.Client) -> Mutate:
    """Change solo's two tickets, of which one is urgent."""

    def order(**orders: Any) -> None:
        assert upstream.post("/control/mutate", json=orders).status_code == 200

    texts = {"urgent": URGENT, "calm": CALM}
    rows = [make_raw(id=key, tenant_id="solo", message=text) for key, text in texts.items()]
    order(create={"tickets": rows})
    return order


@pytest.fixture(autouse=True)
def solo(mutate: Mutate, ingest: Ingest) -> None:
    ingest("solo")


def correct(ticket: str, **labels: Any) -> bool:
    return relabel("solo", external_id=ticket, labels=labels, by="anna")


def take_back(ticket: str) -> bool:
    return relabel("solo", external_id=ticket, labels={}, by="ben")


def find(mongo: Mongo, ticket: str) -> Document:
    found: Document = mongo.tickets.find_one({"external_id": ticket})
    return found


def alerts(mongo: Mongo, ticket: str) -> list[tuple[str, str | None]]:
    rows = mongo.notifications.find({"ticket_id": ticket}).sort("created_at")
    return [(row["status"], row["status_reason"]) for row in rows]


def deliver(mongo: Mongo) -> None:
    """Mark every waiting alert as sent."""
    mongo.notifications.update_many({"status": "pending"}, {"$set": {"status": "sent"}})


def assert_statistics() -> None:
    assert_counted("solo")
    assert list(find_discrepancies("solo")) == []
    assert not history.has_unnumbered("solo")


def test_a_correction_and_its_end_move_the_statistics() -> None:
    assert correct("calm", urgency="high", sentiment="negative", requires_action=False)
    assert_statistics()
    assert correct("calm", sentiment="positive")
    assert_statistics()
    assert take_back("calm")
    assert_statistics()


def test_a_correction_to_high_raises_an_alert_that_says_so(mongo: Mongo) -> None:
    correct("calm", urgency="high")
    row = mongo.notifications.find_one({"ticket_id": "calm"})
    assert (row["status"], row["urgency"], row["job_id"]) == ("pending", "high", "")
    assert row["reason"] == "a person corrected the urgency to high"


def test_a_closed_ticket_raises_none(mongo: Mongo, mutate: Mutate, ingest: Ingest) -> None:
    mutate(change={"ids": ["calm"], "status": "closed"})
    ingest("solo")
    correct("calm", urgency="high")
    assert alerts(mongo, "calm") == []


def test_a_correction_from_high_suppresses_the_waiting_alert_and_says_why(mongo: Mongo) -> None:
    correct("urgent", urgency="low")
    reason = "A person corrected the ticket's urgency to low before the alert was sent."
    assert alerts(mongo, "urgent") == [("suppressed", reason)]


def test_a_correction_that_is_taken_back_suppresses_its_alert(mongo: Mongo) -> None:
    correct("calm", urgency="high")
    take_back("calm")
    reason = "A correction was taken back before the alert was sent: the urgency is low again."
    assert alerts(mongo, "calm") == [("suppressed", reason)]


@pytest.mark.parametrize("ticket", ["urgent", "calm"])
@pytest.mark.parametrize("is_sent", [True, False], ids=["sent", "waiting"])
def test_one_episode_has_one_alert_whatever_people_say(
    mongo: Mongo, mutate: Mutate, ingest: Ingest, ticket: str, is_sent: bool
) -> None:
    if ticket == "calm":
        correct("calm", urgency="high")
    if is_sent:
        deliver(mongo)
    correct(ticket, urgency="low")
    # Helpdesks touch every ticket at night.
    mutate(touch={"ids": [ticket]})
    ingest("solo")
    correct(ticket, urgency="high")
    assert alerts(mongo, ticket) == [("sent" if is_sent else "pending", None)]


@pytest.fixture
def unsure(mongo: Mongo, mutate: Mutate, ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules be unsure of the urgent ticket, which comes with another text."""
    usual = ClassifyService.classify

    def classify(*arguments: Any, **texts: Any) -> Classification:
        found = usual(*arguments, **texts)
        return replace(found, confidence=Confidences(urgency=Confidence.UNSURE))

    monkeypatch.setattr(ClassifyService, "classify", classify)
    mongo.notifications.delete_many({})
    mutate(create={"tickets": [make_raw(id="unsure", tenant_id="solo", message=URGENT)]})
    ingest("solo")


def unsent(mongo: Mongo) -> list[str]:
    return [row["status"] for row in mongo.notifications.find().sort("created_at")]


@pytest.mark.usefixtures("unsure")
def test_who_confirms_an_unsure_urgency_raises_its_alert(mongo: Mongo) -> None:
    assert unsent(mongo) == ["suppressed"]
    correct("unsure", urgency="high")
    assert unsent(mongo) == ["suppressed", "pending"]
    ticket = find(mongo, "unsure")
    assert (ticket["confidence"]["urgency"], ticket["unsure_rank"]) == ("sure", None)
    assert_statistics()


@pytest.mark.usefixtures("unsure")
def test_an_unsure_urgency_that_is_denied_and_back_raises_no_alert(mongo: Mongo) -> None:
    correct("unsure", urgency="low")
    take_back("unsure")
    assert set(unsent(mongo)) == {"suppressed"}
    ticket = find(mongo, "unsure")
    assert (ticket["confidence"]["urgency"], ticket["unsure_rank"]) == ("unsure", 0)


@pytest.mark.usefixtures("unsure")
def test_an_unsure_urgency_that_was_announced_is_not_announced_again(mongo: Mongo) -> None:
    correct("unsure", urgency="high")
    deliver(mongo)
    take_back("unsure")
    correct("unsure", urgency="high")
    assert sorted(unsent(mongo)) == ["sent", "suppressed"]


def test_a_ticket_that_upstream_opens_again_may_raise_another_alert(
    mongo: Mongo, mutate: Mutate, ingest: Ingest
) -> None:
    deliver(mongo)
    correct("urgent", urgency="low")
    for status in ("closed", "open"):
        mutate(change={"ids": ["urgent"], "status": status})
        ingest("solo")
    take_back("urgent")
    assert alerts(mongo, "urgent") == [("sent", None), ("pending", None)]


SURVIVED: list[tuple[str, Document]] = [
    ("another status", {"change": {"ids": ["calm"], "status": "pending"}}),
    ("another customer", {"change": {"ids": ["calm"], "customer_id": "c-9"}}),
    ("nothing", {}),
]


@pytest.mark.parametrize("mutation", [pytest.param(each, id=name) for name, each in SURVIVED])
def test_it_survives_a_sync(
    mongo: Mongo, mutate: Mutate, ingest: Ingest, mutation: Document
) -> None:
    correct("calm", urgency="high", sentiment="negative")
    before = find(mongo, "calm")["correction"]
    mutate(**mutation)
    ingest("solo")
    after = find(mongo, "calm")
    assert (after["urgency"], after["sentiment"], after["correction"]) == (
        "high",
        "negative",
        before,
    )
    assert_statistics()


def test_it_survives_deletion_and_restoration(mongo: Mongo, mutate: Mutate, ingest: Ingest) -> None:
    correct("calm", urgency="high")
    mutate(delete={"ids": ["calm"]})
    ingest("solo")
    assert find(mongo, "calm")["is_deleted"]
    mutate(restore={"ids": ["calm"]})
    ingest("solo")
    restored = find(mongo, "calm")
    assert (restored["is_deleted"], restored["urgency"]) == (False, "high")
    assert_statistics()


def test_it_ends_when_upstream_changes_the_text(
    mongo: Mongo, mutate: Mutate, ingest: Ingest
) -> None:
    correct("calm", urgency="high")
    mutate(change={"ids": ["calm"], "message": CALM + " Thanks."})
    ingest("solo")
    after = find(mongo, "calm")
    assert (after["urgency"], after["correction"]) == ("low", None)
    changes = mongo.ticket_history.find_one({"ticket_id": "calm"}, sort=[("number", -1)])["changes"]
    assert changes["correction"]["new"] is None
    assert changes["urgency"] == {"old": "high", "new": "low"}
    (alert,) = alerts(mongo, "calm")
    assert alert[0] == "suppressed"
    assert_statistics()


def test_it_survives_reclassification_which_counts_it_apart(mongo: Mongo) -> None:
    correct("calm", urgency="high")
    correct("urgent", sentiment="positive")
    mongo.tickets.update_many({}, {"$set": {"classification.version": "0"}})
    code, printed = run_reclassify("--tenant", "solo")
    assert code == 0
    assert "2 of them keep what a person said" in printed
    assert find(mongo, "calm")["urgency"] == "high"
    assert find(mongo, "calm")["classification"]["version"] != "0"
    assert find(mongo, "urgent")["sentiment"] == "positive"
    assert_statistics()


def test_statistics_that_cannot_be_written_keep_nobody_from_correcting(mongo: Mongo) -> None:
    mongo.ticket_rollups.update_many({}, {"$set": {"by_urgency": "no numbers"}})
    assert correct("calm", urgency="high")
    assert find(mongo, "calm")["urgency"] == "high"
    assert not mongo.tenants.find_one({"_id": "solo"})["has_rollups"]
    call_command("rebuild_stats", "--tenant", "solo", stdout=io.StringIO())
    assert_statistics()


def test_it_survives_statistics_that_are_made_anew(mongo: Mongo) -> None:
    correct("calm", urgency="high")
    mongo.ticket_rollups.delete_many({})
    call_command("rebuild_stats", "--tenant", "solo", stdout=io.StringIO())
    assert_statistics()
