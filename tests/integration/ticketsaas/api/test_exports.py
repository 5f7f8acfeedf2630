"""Lists as files: the same rows as in JSON, in constant memory, without formulas."""

import csv
import gc
import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from pymongo.database import Database

from tests.integration.ticketsaas.api.lists import LISTS, KindOfList, address_of, fill
from tests.support.factories import NOON, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document
from ticketsaas.api.lists import exports, listing

SECOND = timedelta(seconds=1)
TIMES = {f"r-{number:02}": NOON + number // 2 * SECOND for number in range(23)}

every_list = pytest.mark.parametrize("kind", LISTS.values(), ids=LISTS.keys())


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "BATCH_SIZE", 5)


def read_file(client: Client, address: str) -> str:
    reply = client.get(address, REQUEST_URI=address)
    assert reply.status_code == 200, reply.content
    return reply.getvalue().decode()


def read_list(client: Client, address: str) -> Any:
    return client.get(address, REQUEST_URI=address).json()["results"]


def as_cell(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, separators=(",", ":"))


@every_list
def test_ndjson_has_the_objects_of_the_list_one_a_line(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    fill(kind, TIMES, mongo=mongo)

    lines = read_file(client, address_of(kind, format="ndjson")).split("\n")

    assert lines.pop() == ""
    assert read_list(client, address_of(kind, page_size=100)) == [
        json.loads(line) for line in lines
    ]
    assert len(lines) == len(TIMES)


@every_list
def test_csv_has_the_values_of_the_list_under_their_names(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    fill(kind, TIMES, mongo=mongo)

    rows = list(
        csv.DictReader(StringIO(read_file(client, address_of(kind, format="csv")), newline=""))
    )

    expected = read_list(client, address_of(kind, page_size=100))
    assert [{name: as_cell(row.get(name)) for name in rows[0]} for row in expected] == rows
    assert set(expected[0]) <= set(rows[0])


def test_only_what_matches_is_in_the_file(client: Client, mongo: Database[Document]) -> None:
    for tenant_id, status in (("acme", "open"), ("acme", "closed"), ("globex", "open")):
        ticket = make_ticket(
            tenant_id=tenant_id, external_id=f"{tenant_id} {status}", status=status
        )
        mongo.tickets.insert_one(ticket_document(ticket, make_classification()))

    lines = read_file(client, address_of(LISTS["tickets"], format="ndjson", status="open"))

    assert [json.loads(line)["id"] for line in lines.splitlines()] == ["acme open"]


def test_rows_that_stay_are_in_the_file_once_though_others_come_and_go(
    client: Client, mongo: Database[Document]
) -> None:
    kind = LISTS["tickets"]
    fill(kind, TIMES | {"z-goes": NOON + 5 * SECOND}, mongo=mongo)

    reply = client.get(address_of(kind, format="ndjson"))
    chunks = iter(reply)
    text = next(chunks)
    mongo.tickets.delete_one({"external_id": "z-goes"})
    fill(kind, {f"n-{second}": NOON + second * SECOND for second in (-1, 4, 30)}, mongo=mongo)
    text += b"".join(chunks)

    found = [json.loads(line)["id"] for line in text.splitlines()]
    assert sorted(name for name in found if name in TIMES) == sorted(TIMES)
    assert len(found) == len(set(found))


def test_no_cell_is_a_formula_and_no_text_breaks_a_line(
    client: Client, mongo: Database[Document]
) -> None:
    texts = {"subject": "=HYPERLINK(1)", "message": 'a\r\n"b",\u2028\u0085c', "customer_id": "@c"}
    ticket = make_ticket(**texts)
    mongo.tickets.insert_one(ticket_document(ticket, make_classification()))
    address = address_of(LISTS["tickets"], format="csv")

    [row] = csv.DictReader(StringIO(read_file(client, address), newline=""))
    [line] = read_file(client, address.replace("csv", "ndjson")).splitlines()

    assert (row["subject"], row["customer_id"]) == ("'=HYPERLINK(1)", "'@c")
    assert texts["message"] == row["message"] == json.loads(line)["message"]


@every_list
@pytest.mark.parametrize(
    ("wanted", "content_type"),
    [("csv", "text/csv; charset=utf-8"), ("ndjson", "application/x-ndjson; charset=utf-8")],
)
def test_a_file_says_what_it_is_to_get_and_to_head(
    client: Client, mongo: Database[Document], kind: KindOfList, wanted: str, content_type: str
) -> None:
    fill(kind, TIMES, mongo=mongo)
    address = address_of(kind, format=wanted)
    headers = {"accept": content_type.partition(";")[0]}

    reply = client.get(address, headers=headers)
    reply.close()
    head = client.head(address, headers=headers)

    for name, value in {
        "Content-Type": content_type,
        "Content-Disposition": f'attachment; filename="{kind.collection}.{wanted}"',
        "X-Content-Type-Options": "nosniff",
    }.items():
        assert (reply[name], head[name]) == (value, value)
    assert (head.status_code, head.getvalue()) == (200, b"")


@every_list
@pytest.mark.parametrize(
    ("accept", "wanted"),
    [("text/csv", "csv"), ("application/x-ndjson", "ndjson"), ("text/csv, */*;q=0.1", "csv")],
)
def test_accept_asks_for_the_same_file_as_format(
    client: Client, mongo: Database[Document], kind: KindOfList, accept: str, wanted: str
) -> None:
    fill(kind, TIMES, mongo=mongo)

    reply = client.get(address_of(kind), headers={"accept": accept})

    assert reply.getvalue().decode() == read_file(client, address_of(kind, format=wanted))


@every_list
def test_format_wins_over_accept(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    fill(kind, TIMES, mongo=mongo)

    reply = client.get(address_of(kind, format="json"), headers={"accept": "text/csv"})

    assert (reply.status_code, reply["Content-Type"]) == (200, "application/json")


@every_list
def test_a_browser_gets_json(client: Client, mongo: Database[Document], kind: KindOfList) -> None:
    fill(kind, TIMES, mongo=mongo)

    reply = client.get(address_of(kind), headers={"accept": "text/html"})

    assert (reply.status_code, reply["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize(
    ("accept", "parameters", "status", "code"),
    [
        ("text/csv", {"page": 2}, 400, "contradiction"),
        ("text/csv", {"colour": "red"}, 400, "unknown"),
        ("application/xml", {"format": "xml"}, 400, "invalid_choice"),
        ("application/xml", {}, 406, "not_acceptable"),
    ],
)
def test_an_error_is_json_whatever_is_accepted(
    client: Client,
    mongo: Database[Document],
    accept: str,
    parameters: dict[str, Any],
    status: int,
    code: str,
) -> None:
    reply = client.get(address_of(LISTS["tickets"], **parameters), headers={"accept": accept})

    [error] = reply.json()["errors"]
    assert (reply.status_code, reply["Content-Type"]) == (status, "application/json")
    assert error["code"] == code


def test_only_a_list_is_a_file(client: Client, mongo: Database[Document]) -> None:
    address = "/ingest/status?tenant_id=acme"

    reply = client.get(address, headers={"accept": "text/csv"})

    assert (reply.status_code, reply.json()["errors"][0]["code"]) == (406, "not_acceptable")


@pytest.mark.parametrize("wanted", ["csv", "ndjson"])
@pytest.mark.parametrize("name", ["page", "page_size", "cursor"])
def test_a_file_has_no_pages(client: Client, wanted: str, name: str) -> None:
    reply = client.get(address_of(LISTS["tickets"], format=wanted, **{name: 1}))

    [error] = reply.json()["errors"]
    assert (reply.status_code, error["attr"], error["code"]) == (400, name, "contradiction")


def test_an_unknown_format_is_refused_with_the_known_ones(client: Client) -> None:
    reply = client.get(address_of(LISTS["tickets"], format="xml"))

    [error] = reply.json()["errors"]
    assert (reply.status_code, error["attr"], error["code"]) == (400, "format", "invalid_choice")
    assert "json, csv, ndjson" in error["detail"]


def test_more_exports_than_a_process_may_run_are_put_off_until_one_ends(
    client: Client, mongo: Database[Document], settings: Any
) -> None:
    fill(LISTS["tickets"], TIMES, mongo=mongo)
    address = address_of(LISTS["tickets"], format="csv")
    running = [client.get(address) for _ in range(settings.EXPORTS_PER_PROCESS)]

    refusal = client.get(address)
    head = client.head(address)
    running.pop().close()
    later = client.get(address)
    for reply in (*running, later):
        reply.close()

    [error] = refusal.json()["errors"]
    assert (refusal.status_code, error["code"]) == (503, "too_many_exports")
    assert str(exports.RETRY_AFTER_SECONDS) == refusal["Retry-After"]
    assert (head.status_code, later.status_code) == (200, 200)


@pytest.mark.parametrize("end", ["read", "closed", "dropped", "failed"])
def test_every_end_of_an_export_gives_its_place_back(
    client: Client,
    mongo: Database[Document],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
) -> None:
    fill(LISTS["tickets"], TIMES, mongo=mongo)
    address = address_of(LISTS["tickets"], format="csv")

    for _ in range(settings.EXPORTS_PER_PROCESS + 1):
        reply = client.get(address)
        assert reply.status_code == 200
        ENDS[end](reply, monkeypatch)
        del reply
        gc.collect()


def _fail(reply: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(listing, "read_after", _lose_mongodb)
        with pytest.raises(ConnectionError):
            reply.getvalue()
    reply.close()


def _lose_mongodb(*_: object, **__: object) -> None:
    raise ConnectionError


ENDS: dict[str, Callable[[Any, pytest.MonkeyPatch], object]] = {
    "read": lambda reply, _: (reply.getvalue(), reply.close()),
    "closed": lambda reply, _: (next(iter(reply)), reply.close()),
    "dropped": lambda reply, _: None,
    "failed": _fail,
}
