"""Exports from the real web server, to clients that read, leave or stop reading."""

import csv
import json
from collections.abc import Callable
from io import StringIO

import bson
import httpx
import pytest
from bson.raw_bson import RawBSONDocument
from django.db import connection
from pymongo.database import Database

from tests.support.factories import make_classification, make_ticket
from tests.support.types import Document
from tests.support.waiting import wait_for
from tests.support.web_server import Serve
from tickets.core.documents import ticket_document
from ticketsaas.api.lists.listing import BATCH_SIZE

# A batch of them exceeds the buffers between two processes.
LONG = "x" * 20_000
ADDRESS = "/tickets?tenant_id=acme&format="


@pytest.fixture
def server(serve: Serve) -> httpx.Client:
    """One export at a time, for a second a batch, on the test database of this process."""
    return serve(
        MONGO_DB=connection.settings_dict["NAME"],
        EXPORTS_PER_PROCESS="1",
        EXPORT_SEND_SECONDS="1",
    )


def store(mongo: Database[Document], *, message: str = "") -> list[str]:
    """Store more than a batch of tickets and return their ids in the order of the list."""
    names = [f"t-{number:05}" for number in range(BATCH_SIZE + 10)]
    mongo.tickets.insert_many(
        ticket_document(make_ticket(external_id=name, message=message), make_classification())
        for name in names
    )
    return names


def make_unreadable(mongo: Database[Document], external_id: str) -> None:
    """Give a ticket a subject whose bytes are no UTF-8: MongoDB stores it, and the driver can't read it."""
    row = mongo.tickets.find_one_and_delete({"external_id": external_id}) or {}
    spoilt = bson.encode(row | {"subject": "####"}).replace(b"####", b"\xff" * 4)
    mongo.tickets.insert_one(RawBSONDocument(spoilt))


def has_place(server: httpx.Client) -> bool:
    with server.stream("GET", f"{ADDRESS}csv") as reply:
        return reply.status_code == 200


def test_a_file_is_whole_and_the_connection_goes_on(
    server: httpx.Client, mongo: Database[Document]
) -> None:
    tickets = store(mongo)

    as_ndjson = server.get(f"{ADDRESS}ndjson")
    as_csv = server.get(f"{ADDRESS}csv")
    head = server.head(f"{ADDRESS}csv")

    assert [json.loads(line)["id"] for line in as_ndjson.text.splitlines()] == tickets
    rows = csv.DictReader(StringIO(as_csv.text, newline=""))
    assert [row["id"] for row in rows] == tickets
    assert as_csv.headers["Transfer-Encoding"] == "chunked"
    assert (head.status_code, head.content) == (200, b"")
    assert "Content-Length" not in head.headers


@pytest.mark.parametrize("wanted", ["csv", "ndjson"])
def test_a_file_that_fails_in_the_middle_does_not_look_whole(
    server: httpx.Client, mongo: Database[Document], wanted: str
) -> None:
    tickets = store(mongo)
    make_unreadable(mongo, tickets[-1])
    received: list[str] = []

    with (
        # The last chunk is missing, or the connection is reset before it.
        pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)),
        server.stream("GET", f"{ADDRESS}{wanted}") as reply,
    ):
        received += reply.iter_text()

    assert reply.status_code == 200
    assert tickets[0] in "".join(received)
    assert server.get(f"/tickets/{tickets[0]}?tenant_id=acme").status_code == 200


def _leave(reply: httpx.Response) -> None:
    reply.close()


def _stop_reading(_: httpx.Response) -> None:
    """Leave the connection open without reading from it."""


@pytest.mark.parametrize("misbehave", [_leave, _stop_reading])
def test_a_client_that_goes_or_stops_reading_does_not_keep_its_place(
    server: httpx.Client, mongo: Database[Document], misbehave: Callable[[httpx.Response], None]
) -> None:
    store(mongo, message=LONG)

    with server.stream("GET", f"{ADDRESS}csv") as reply:
        refusal = server.get(f"{ADDRESS}csv")
        misbehave(reply)
        wait_for(lambda: has_place(server))

    assert (refusal.status_code, refusal.headers["Retry-After"]) == (503, "10")
    assert refusal.json()["errors"][0]["code"] == "too_many_exports"
