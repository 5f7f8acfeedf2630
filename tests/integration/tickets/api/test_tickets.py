import csv
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pymongo.database import Database

from tests.support.factories import NOON
from tests.support.types import Document

Insert = Callable[..., Document]

pytestmark = pytest.mark.usefixtures("mongo")


def get(client: Client, address: str) -> Any:
    # The request target, in which a slash inside an id differs from one between segments.
    reply = client.get(address, REQUEST_URI=address)
    assert reply.status_code == 200, reply.content
    return reply.json()


def ids(client: Client, query: str = "", *, address: str = "/tickets") -> list[str]:
    body = get(client, f"{address}?tenant_id=acme&{query}")
    found = [ticket["id"] for ticket in body["results"]]
    assert body["count"] == len(found)
    return found


def error_codes(client: Client, address: str, *, status: int) -> dict[str | None, str]:
    reply = client.get(address, REQUEST_URI=address)
    assert reply.status_code == status
    return {error["attr"]: error["code"] for error in reply.json()["errors"]}


def test_a_ticket_has_the_fields_of_the_contract(client: Client, insert: Insert) -> None:
    insert(created_at=datetime(2026, 3, 1, 10, 0, 0, 120_000, tzinfo=UTC), subject="<b>Ü</b>")

    assert get(client, "/tickets/t-1?tenant_id=acme") == {
        "id": "t-1",
        "tenant_id": "acme",
        "source": "email",
        "customer_id": "c-1",
        "subject": "<b>Ü</b>",
        "message": "How do I export my contacts?",
        "status": "open",
        "created_at": "2026-03-01T10:00:00.120Z",
        "updated_at": "2026-03-01T11:00:00.000Z",
        "urgency": "low",
        "sentiment": "neutral",
        "requires_action": True,
        "classification": {
            "version": "test",
            "rules": [],
            "reasons": {"urgency": "", "sentiment": "", "requires_action": ""},
        },
        "correction": None,
        "truncated": False,
        "changed_at": None,
        "confidence": {"urgency": "sure", "sentiment": "sure", "requires_action": "sure"},
        "language": "en",
    }


@pytest.mark.parametrize("values", [{"truncated": True}, {"truncated": False}, {}])
def test_a_ticket_says_whether_it_was_cut_and_one_without_the_field_was_not(
    client: Client, insert: Insert, mongo: Database[Document], values: Document
) -> None:
    insert()
    mongo.tickets.update_one({}, {"$unset": {"truncated": ""}})
    mongo.tickets.update_one({}, {"$set": values or {"status": "open"}})
    expected = values.get("truncated", False)
    assert get(client, "/tickets/t-1?tenant_id=acme")["truncated"] is expected
    (listed,) = get(client, "/tickets?tenant_id=acme")["results"]
    assert listed["truncated"] is expected
    lines = client.get("/tickets?tenant_id=acme&format=csv").getvalue().decode().splitlines()
    assert "truncated" in lines[0].split(",")
    assert str(expected).lower() in lines[1].lower().split(",")


def test_a_ticket_of_an_older_version_has_no_language_in_any_form(
    client: Client, insert: Insert, mongo: Database[Document]
) -> None:
    insert(external_id="old", created_at=NOON)
    mongo.tickets.update_one({}, {"$unset": {"language": ""}})
    insert(external_id="new", created_at=NOON + timedelta(days=1), language="de")
    assert get(client, "/tickets/old?tenant_id=acme")["language"] is None
    listed = get(client, "/tickets?tenant_id=acme")["results"]
    assert [row["language"] for row in listed] == ["de", None]
    export = client.get("/tickets?tenant_id=acme&format=csv").getvalue().decode().splitlines()
    assert [row["language"] for row in csv.DictReader(export)] == ["de", ""]


@pytest.mark.parametrize("value", ["", "DE", "deu", "d", "de ", "de-AT", "d1", "unknown", "de%0A"])
def test_a_language_is_asked_for_by_two_small_letters(client: Client, value: str) -> None:
    reply = client.get(f"/tickets?tenant_id=acme&language={value}")
    assert reply.status_code == 400
    assert [error["attr"] for error in reply.json()["errors"]] == ["language"]


def test_the_list_has_the_same_tickets_newest_first(client: Client, insert: Insert) -> None:
    insert(external_id="old", created_at=NOON)
    insert(external_id="new", created_at=NOON + timedelta(days=1))

    body = get(client, "/tickets?tenant_id=acme")

    one_by_one = [get(client, f"/tickets/{name}?tenant_id=acme") for name in ("new", "old")]
    assert body == {
        "count": 2,
        "count_is_minimum": False,
        "next": None,
        "previous": None,
        "next_cursor": None,
        "results": one_by_one,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["c", "b", "a"]),
        ("ordering=created_at", ["a", "b", "c"]),
        ("status=open", ["b", "a"]),
        ("urgency=high", ["c", "b"]),
        ("sentiment=negative", ["c"]),
        ("source=chat", ["b"]),
        ("language=de", ["b"]),
        ("language=en&urgency=high", ["c"]),
        ("language=fr", []),
        ("requires_action=false", ["a"]),
        ("customer_id=c-9", ["c"]),
        ("created_from=2026-03-02", ["c", "b"]),
        ("created_to=2026-03-02", ["a"]),
        ("created_from=2026-03-02T01:00:00+01:00&created_to=2026-03-03T00:00:00Z", ["b"]),
        ("q=REFUND", ["c", "b"]),
        ("q=refund,%20please", ["c"]),
        ("q=c-9", ["c"]),
        ("q=refunds", []),
        ("q=refund&customer_id=c-1&urgency=high", ["b"]),
        ("include_deleted=true", ["gone", "c", "b", "a"]),
        ("q=refund&include_deleted=true", ["gone", "c", "b"]),
    ],
)
def test_the_list_has_what_matches_every_filter(
    client: Client, insert: Insert, query: str, expected: list[str]
) -> None:
    insert(external_id="a", created_at=datetime(2026, 3, 1, tzinfo=UTC), requires_action=False)
    insert(
        external_id="b",
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
        source="chat",
        urgency="high",
        language="de",
        message="Where is my refund?",
    )
    insert(
        external_id="c",
        created_at=datetime(2026, 3, 3, tzinfo=UTC),
        status="closed",
        urgency="high",
        sentiment="negative",
        customer_id="c-9",
        subject="Refund",
        message="Please.",
    )
    gone = {"created_at": datetime(2026, 3, 4, tzinfo=UTC), "message": "refund"}
    insert(external_id="gone", deleted=True, status="new", customer_id="c-0", **gone)
    insert(external_id="other", tenant_id="globex", urgency="high", message="refund")

    assert ids(client, query) == expected


def test_tickets_of_the_same_moment_have_a_place_in_the_order(
    client: Client, insert: Insert
) -> None:
    for name in ("b", "c", "a"):
        insert(external_id=name)

    assert ids(client) == ["a", "b", "c"]
    assert ids(client, "ordering=created_at") == ["c", "b", "a"]


def test_urgent_are_those_of_high_urgency_that_are_not_closed(
    client: Client, insert: Insert
) -> None:
    insert(external_id="urgent", urgency="high", status="pending")
    insert(external_id="done", urgency="high", status="closed")
    insert(external_id="calm", urgency="medium")
    insert(external_id="gone", urgency="high", deleted=True)
    insert(external_id="other", urgency="high", tenant_id="globex")

    assert ids(client, address="/tickets/urgent") == ["urgent"]


@pytest.mark.parametrize("query", ["", "&q=contacts", "&include_deleted=true"])
def test_following_next_gives_every_ticket_once_and_previous_leads_back(
    client: Client, insert: Insert, query: str
) -> None:
    for number in range(5):
        insert(external_id=f"t-{number}")
    address = f"/tickets?tenant_id=acme&page_size=2{query}"

    pages = [get(client, address)]
    while pages[-1]["next"]:
        pages.append(get(client, pages[-1]["next"].removeprefix("http://testserver")))

    seen = [ticket["id"] for page in pages for ticket in page["results"]]
    assert [f"t-{number}" for number in range(5)] == sorted(seen)
    assert [page["count"] for page in pages] == [5, 5, 5]
    back = get(client, pages[1]["previous"].removeprefix("http://testserver"))
    assert back["results"] == pages[0]["results"]


def test_a_page_beyond_the_last_is_empty(client: Client, insert: Insert) -> None:
    insert()

    body = get(client, "/tickets?tenant_id=acme&page=7")

    assert (body["count"], body["next"], body["results"]) == (1, None, [])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"tenant_id": "required"}),
        ("tenant_id=", {"tenant_id": "blank"}),
        ("tenant_id=acme&tenant_id=globex", {"tenant_id": "repeated"}),
        ("tenant_id[$ne]=", {"tenant_id": "required", "tenant_id[$ne]": "unknown"}),
        ("tenant_id=acme&urgncy=high", {"urgncy": "unknown"}),
        ("tenant_id=acme&urgency=urgent", {"urgency": "invalid_choice"}),
        ("tenant_id=acme&page_size=101", {"page_size": "max_value"}),
        ("tenant_id=acme&page=5001", {"page": "max_value"}),
        ("tenant_id=acme&q=%21", {"q": "invalid"}),
        ("tenant_id=acme&ordering=message", {"ordering": "invalid_choice"}),
        (
            "tenant_id=acme&created_from=2026-03-02&created_to=2026-03-01",
            {"created_to": "invalid"},
        ),
    ],
)
def test_a_bad_query_is_refused_by_name(
    client: Client, query: str, expected: dict[str, str]
) -> None:
    assert error_codes(client, f"/tickets?{query}", status=400) == expected


@pytest.mark.parametrize("name", ["a/b", "a%2Fb", "ü?x", "..", " ", "a b+c", "//"])
def test_any_upstream_id_has_an_address(client: Client, insert: Insert, name: str) -> None:
    insert(external_id=name)
    encoded = "".join(f"%{byte:02X}" for byte in name.encode())

    assert get(client, f"/tickets/{encoded}?tenant_id=acme")["id"] == name


def test_another_tenants_ticket_does_not_exist(client: Client, insert: Insert) -> None:
    insert()

    assert error_codes(client, "/tickets/t-1?tenant_id=globex", status=404) == {None: "not_found"}


def test_a_deleted_ticket_is_shown_only_if_deleted_ones_are_requested(
    client: Client, insert: Insert
) -> None:
    insert(deleted=True)

    assert error_codes(client, "/tickets/t-1?tenant_id=acme", status=404) == {None: "not_found"}
    shown = get(client, "/tickets/t-1?tenant_id=acme&include_deleted=true")
    assert shown["deleted_at"] == "2026-03-01T12:00:00.000Z"


def test_the_history_is_newest_first_and_outlives_the_ticket(
    client: Client, insert: Insert, mongo: Database[Document]
) -> None:
    insert(external_id="a/b", deleted=True)
    row = {"tenant_id": "acme", "ticket_id": "a/b", "job_id": "j-1"}
    changes = {"updated_at": {"old": NOON, "new": NOON + timedelta(hours=1)}}
    mongo["ticket_history"].insert_many(
        [
            row | {"action": "updated", "changes": changes, "recorded_at": NOON, "number": 1},
            row | {"action": "deleted", "changes": {}, "recorded_at": NOON + timedelta(days=1)},
            row | {"tenant_id": "globex", "action": "created", "recorded_at": NOON},
        ]
    )

    body = get(client, "/tickets/a%2Fb/history?tenant_id=acme&page_size=1")
    second = get(client, body["next"].removeprefix("http://testserver"))

    assert body["count"] == 2
    # A row that an older process writes has no number yet.
    assert (body["results"][0]["action"], body["results"][0]["number"]) == ("deleted", None)
    assert second["results"] == [
        {
            "number": 1,
            "action": "updated",
            "changes": {
                "updated_at": {"old": "2026-03-01T12:00:00.000Z", "new": "2026-03-01T13:00:00.000Z"}
            },
            "recorded_at": "2026-03-01T12:00:00.000Z",
            "job_id": "j-1",
            "reason": None,
            "by": None,
        }
    ]


def test_a_ticket_nobody_has_seen_has_no_history(client: Client) -> None:
    address = "/tickets/t-1/history?tenant_id=acme"

    assert error_codes(client, address, status=404) == {None: "not_found"}


def test_head_is_answered_like_get_without_a_body(client: Client) -> None:
    reply = client.head("/tickets?tenant_id=acme")

    assert (reply.status_code, reply.content) == (200, b"")
