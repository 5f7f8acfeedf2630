"""How sure the labels are: in replies and files, as a filter, and as a list of its own."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.support.factories import NOON, UNSURE
from tests.support.types import Document, Mongo
from tickets.core.labels import Confidence, Confidences

Insert = Callable[..., Document]

pytestmark = pytest.mark.usefixtures("mongo")

SURE = {"urgency": "sure", "sentiment": "sure", "requires_action": "sure"}


def get(client: Client, address: str) -> Any:
    reply = client.get(address)
    assert reply.status_code == 200, reply.content
    return reply.json()


def ids(client: Client, address: str) -> list[str]:
    body = get(client, address)
    found = [ticket["id"] for ticket in body["results"]]
    assert body["count"] == len(found)
    return found


@pytest.fixture
def few(insert: Insert, mongo: Mongo) -> None:
    """Insert tickets from the oldest to the newest; one as version 0.2.0 wrote it."""
    kinds: dict[str, dict[str, Any]] = {
        "old-high": {"urgency": "high", "confidence": UNSURE},
        "new-high": {"urgency": "high", "confidence": UNSURE},
        "low": {"urgency": "low", "confidence": UNSURE},
        "closed": {"urgency": "high", "confidence": UNSURE, "status": "Closed"},
        "gone": {"urgency": "high", "confidence": UNSURE, "deleted": True},
        "foreign": {"urgency": "high", "confidence": UNSURE, "tenant_id": "globex"},
        "tone": {"urgency": "high", "confidence": Confidences(sentiment=Confidence.UNSURE)},
        "sure": {"urgency": "high"},
        "0.2.0": {"urgency": "high"},
    }
    for number, (name, values) in enumerate(kinds.items()):
        insert(external_id=name, created_at=NOON + number * timedelta(hours=1), **values)
    older = {"confidence": "", "unsure_rank": ""}
    mongo.tickets.update_one({"external_id": "0.2.0"}, {"$unset": older})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/tickets?confidence=unsure", ["closed", "low", "new-high", "old-high"]),
        (
            "/tickets?confidence=unsure&ordering=created_at",
            ["old-high", "new-high", "low", "closed"],
        ),
        ("/tickets?confidence=unsure&urgency=low", ["low"]),
        ("/tickets?confidence=unsure&status=closed", ["closed"]),
        ("/tickets?confidence=sure", ["0.2.0", "sure", "tone"]),
        ("/tickets?confidence=sure&urgency=low", []),
        (
            "/tickets?confidence=unsure&include_deleted=true",
            ["gone", "closed", "low", "new-high", "old-high"],
        ),
        ("/tickets/unsure?", ["new-high", "old-high", "low"]),
        # An unsure `high` is `high` everywhere.
        ("/tickets/urgent?", ["0.2.0", "sure", "tone", "new-high", "old-high"]),
    ],
)
@pytest.mark.usefixtures("few")
def test_tickets_are_found_by_how_sure_their_urgency_is(
    client: Client, address: str, expected: list[str]
) -> None:
    assert ids(client, f"{address}&tenant_id=acme") == expected


@pytest.mark.usefixtures("few")
def test_a_ticket_says_how_sure_its_labels_are(client: Client) -> None:
    shown = {
        row["id"]: row["confidence"] for row in get(client, "/tickets?tenant_id=acme")["results"]
    }

    assert shown["sure"] == SURE
    assert shown["low"] == SURE | {"urgency": "unsure"}
    assert shown["tone"] == SURE | {"sentiment": "unsure"}
    assert shown["0.2.0"] is None
    for name, confidence in shown.items():
        assert get(client, f"/tickets/{name}?tenant_id=acme")["confidence"] == confidence


@pytest.mark.usefixtures("few")
def test_files_have_it_too(client: Client) -> None:
    for address in ("/tickets?tenant_id=acme", "/tickets/unsure?tenant_id=acme"):
        shown = [row["confidence"] for row in get(client, address)["results"]]
        ndjson = client.get(f"{address}&format=ndjson").getvalue().decode().splitlines()
        csv = client.get(f"{address}&format=csv").getvalue().decode().splitlines()
        assert [json.loads(line)["confidence"] for line in ndjson] == shown
        assert "confidence" in csv[0].split(",")
        assert any('""urgency"":""unsure""' in line for line in csv[1:])


@pytest.mark.parametrize("written", ["x", [], 1, {}, {"urgency": None}, {"other": "unsure"}])
def test_what_another_program_wrote_is_shown_as_sure(
    client: Client, insert: Insert, mongo: Mongo, written: object
) -> None:
    insert()
    mongo.tickets.update_one({}, {"$set": {"confidence": written, "unsure_rank": "x"}})

    for address in ("/tickets/t-1?", "/tickets?urgency=low&", "/tickets?confidence=unsure&"):
        body = get(client, f"{address}tenant_id=acme")
        assert all(row["confidence"] == SURE for row in body.get("results", [body]))


def test_an_unknown_confidence_is_refused(client: Client) -> None:
    assert client.get("/tickets?tenant_id=acme&confidence=maybe").status_code == 400
    assert client.get("/tickets/unsure?tenant_id=acme&urgency=high").status_code == 400


def test_a_ticket_with_the_name_of_the_list_is_found(client: Client, insert: Insert) -> None:
    insert(external_id="unsure")

    address = "/tickets/%75nsure?tenant_id=acme"
    reply = client.get(address, REQUEST_URI=address)
    assert reply.json()["id"] == "unsure"
