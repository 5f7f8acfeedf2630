"""`PUT` and `DELETE /tickets/{id}/labels`: what a person may say, and how it is shown."""

from typing import Any

import pytest
from django.test import Client

from tests.support.keys import make_key, send
from tests.support.stored_tickets import URGENT, store
from tests.support.types import Document, Mongo

ADDRESS = "/tickets/t-1/labels?tenant_id=acme"


@pytest.fixture(autouse=True)
def acme(mongo: Mongo) -> Mongo:
    """One open ticket, which the rules call low."""
    store([{"external_id": "t-1"}])
    return mongo


def put(body: Any, *, address: str = ADDRESS, **options: Any) -> Any:
    return Client().put(address, body, content_type="application/json", **options)


def take_back(address: str = ADDRESS) -> Any:
    return Client().delete(address)


def show(address: str = "/tickets/t-1?tenant_id=acme") -> Any:
    return Client().get(address).json()


def history() -> list[Document]:
    found: list[Document] = show("/tickets/t-1/history?tenant_id=acme")["results"]
    return found


def errors_of(reply: Any) -> dict[str | None, str]:
    assert reply.status_code == 400, reply.content
    return {error["attr"]: error["code"] for error in reply.json()["errors"]}


def test_the_reply_is_the_ticket_as_it_is_shown_from_now_on() -> None:
    reply = put({"urgency": "high", "requires_action": False, "note": " Shop down.\nCall! "})
    assert (reply.status_code, reply.json()) == (200, show())
    ticket = reply.json()
    assert (ticket["urgency"], ticket["sentiment"], ticket["requires_action"]) == (
        "high",
        "neutral",
        False,
    )
    at = ticket["changed_at"]
    assert ticket["correction"] == {
        "urgency": "high",
        "requires_action": False,
        "note": "Shop down.\nCall!",
        "by": "anybody",
        "at": at,
    }
    assert ticket["classification"].keys() == {"version", "rules", "reasons"}
    assert show("/tickets?tenant_id=acme&urgency=high")["results"] == [ticket]


def test_a_correction_names_the_key_that_made_it(settings: Any) -> None:
    settings.API_AUTH = True
    named = make_key("labels", name="triage")
    unnamed = make_key("labels")
    body = {"sentiment": "negative"}
    by = [
        send("put", ADDRESS, key=key, data=each, content_type="application/json").json()
        for key, each in ((named, body), (unnamed, body | {"note": "again"}))
    ]
    assert [each["correction"]["by"] for each in by] == ["triage", unnamed.split("_")[1]]


def test_the_history_has_a_row_with_the_labels_the_note_and_the_person() -> None:
    before = show()
    put({"urgency": "medium", "note": "why"})
    take_back()
    back, step = history()
    correction = {"urgency": "medium", "note": "why", "by": "anybody", "at": step["recorded_at"]}
    assert (step["action"], step["by"], step["job_id"]) == ("relabelled", "anybody", "")
    assert step["changes"] == {
        "urgency": {"old": "low", "new": "medium"},
        "correction": {"old": None, "new": correction},
    }
    assert (back["action"], back["by"], back["number"]) == ("relabelled", "anybody", 2)
    assert back["changes"] == {
        "urgency": {"old": "medium", "new": "low"},
        "correction": {"old": correction, "new": None},
    }
    assert show() == before | {"changed_at": back["recorded_at"]}


def test_the_same_correction_twice_is_one_row_of_history() -> None:
    first, second = (put({"urgency": "high", "note": "why"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert (first.json(), len(history())) == (second.json(), 1)


def test_a_label_that_is_not_named_any_more_is_the_rules_again() -> None:
    put({"urgency": "high", "sentiment": "negative"})
    ticket = put({"sentiment": "positive"}).json()
    assert (ticket["urgency"], ticket["sentiment"]) == ("low", "positive")
    assert "urgency" not in ticket["correction"]


def test_taking_back_says_whether_there_was_anything_to_take_back() -> None:
    put({"urgency": "high"})
    replies = [take_back() for _ in range(2)]
    assert [reply.status_code for reply in replies] == [200, 200]
    assert [reply.json() | {"taken_back": None} for reply in replies] == [
        show() | {"taken_back": None}
    ] * 2
    assert [reply.json()["taken_back"] for reply in replies] == [True, False]
    assert len(history()) == 2


LONG = "x" * 301


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        pytest.param({}, {None: "required"}, id="nothing"),
        pytest.param("", {None: "required"}, id="no body"),
        pytest.param({"note": "why"}, {None: "required"}, id="no label"),
        pytest.param({"urgency": "huge"}, {"urgency": "invalid_choice"}, id="no urgency"),
        pytest.param({"urgency": ["low"]}, {"urgency": "invalid_choice"}, id="a list"),
        pytest.param({"sentiment": None}, {"sentiment": "null"}, id="null"),
        pytest.param({"requires_action": "true"}, {"requires_action": "invalid"}, id="a text"),
        pytest.param({"requires_action": 1}, {"requires_action": "invalid"}, id="a number"),
        pytest.param({"urgency": "low", "note": 5}, {"note": "invalid"}, id="no text"),
        pytest.param({"urgency": "low", "note": LONG}, {"note": "max_length"}, id="too long"),
        pytest.param({"urgency": "low", "note": "\x1b[2J"}, {"note": "invalid"}, id="control"),
        pytest.param(
            {"urgency": "x", "Urgency": "low", "priority": 1},
            {"urgency": "invalid_choice", "Urgency": "unknown", "priority": "unknown"},
            id="unknown fields",
        ),
        pytest.param([], {None: "invalid"}, id="no object"),
        pytest.param("{", {None: "parse_error"}, id="no JSON"),
        pytest.param("[" * 4_000, {None: "parse_error"}, id="deep"),
        pytest.param(
            '{"urgency": "low", "note": "\\ud800"}',
            {"note": "surrogate_characters_not_allowed"},
            id="half a character",
        ),
    ],
)
def test_anything_else_is_refused_by_name(
    body: Any, errors: dict[str | None, str], mongo: Mongo
) -> None:
    assert errors_of(put(body)) == errors
    assert (show()["correction"], mongo.ticket_history.count_documents({})) == (None, 0)


def test_a_body_of_another_type_is_refused() -> None:
    reply = Client().put(ADDRESS, "urgency=low", content_type="application/x-www-form-urlencoded")
    assert reply.status_code == 415


def test_the_longest_note_fits_whatever_its_characters_are() -> None:
    note = "\U0001f600" * 300
    body = {"urgency": "low", "sentiment": "negative", "requires_action": False, "note": note}
    assert put(body).json()["correction"]["note"] == note


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/tickets/t-2/labels?tenant_id=acme", id="unknown"),
        pytest.param("/tickets/t-1/labels?tenant_id=globex", id="another tenant's"),
        pytest.param("/tickets/gone/labels?tenant_id=acme", id="deleted"),
    ],
)
def test_a_ticket_that_is_not_there_is_not_found(mongo: Mongo, address: str) -> None:
    store([{"external_id": "gone", "deleted": True}])
    before = list(mongo.tickets.find())
    assert [
        put({"urgency": "high"}, address=address).status_code,
        take_back(address).status_code,
    ] == [
        404,
        404,
    ]
    assert list(mongo.tickets.find()) == before


def test_a_ticket_of_another_program_has_to_be_completed_first(mongo: Mongo) -> None:
    mongo.tickets.update_one({}, {"$unset": {"classification": 1}})
    reply = put({"urgency": "high"})
    assert (reply.status_code, reply.json()["errors"][0]["code"]) == (409, "ticket_incomplete")


def test_an_id_with_a_slash_is_corrected_like_any_other(mongo: Mongo) -> None:
    store([{"external_id": "a/b", "message": URGENT}])
    address = "/tickets/a%2Fb/labels?tenant_id=acme"
    assert put({"urgency": "low"}, address=address, REQUEST_URI=address).json()["id"] == "a/b"
