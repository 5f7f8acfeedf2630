"""A cursor is valid for the list that it comes from, and for no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from bson import ObjectId
from django.test import override_settings

from ingestion.store.job_queries import list_jobs, list_logs
from notifications.store.outbox import list_notifications
from tickets.core.filters import OLDEST_FIRST, TicketFilter
from tickets.store.tickets import list_history, list_tickets
from ticketsaas.api.lists.cursors import InvalidCursor, read_cursor, write_cursor
from ticketsaas.api.lists.listing import Listing, Position
from ticketsaas.api.lists.pagination import MAX_CURSOR_LENGTH

TIME = datetime(2026, 3, 1, 10, 0, 0, 123_000, tzinfo=UTC)
POSITION = Position(TIME, "t-1")
TICKETS = list_tickets("acme", wanted=TicketFilter())
OTHERS = {
    "another tenant": list_tickets("globex", wanted=TicketFilter()),
    "another filter": list_tickets("acme", wanted=TicketFilter(status="open")),
    "deleted ones too": list_tickets("acme", wanted=TicketFilter(include_deleted=True)),
    "another order": list_tickets("acme", wanted=TicketFilter(), ordering=OLDEST_FIRST),
    "jobs": list_jobs("acme"),
    "logs": list_logs("acme"),
    "history": list_history("acme", external_id="t-1"),
    "notifications": list_notifications("acme", status=None),
}


@pytest.mark.parametrize(
    "key",
    [
        "t-1",
        "",
        "a/b?ü~.",
        "".join(chr(0x1F300 + n) for n in range(512)),
        ObjectId("65e1b2c3d4e5f6a7b8c9d0e1"),
    ],
    ids=["usual", "empty", "any character", "the longest", "object id"],
)
def test_a_cursor_is_a_place_and_comes_back_as_the_same(key: Any) -> None:
    cursor = write_cursor(TICKETS, Position(TIME, key))

    assert read_cursor(TICKETS, cursor) == Position(TIME, key)
    assert len(cursor) <= MAX_CURSOR_LENGTH
    assert cursor.isascii()


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
def test_the_cursor_of_one_list_is_none_of_another(other: Listing) -> None:
    with pytest.raises(InvalidCursor):
        read_cursor(TICKETS, write_cursor(other, POSITION))
    with pytest.raises(InvalidCursor):
        read_cursor(other, write_cursor(TICKETS, POSITION))


@pytest.mark.parametrize(
    "forge",
    [
        lambda cursor: "",
        lambda cursor: "~",
        lambda cursor: "x~" + cursor.partition("~")[2],
        lambda cursor: "." + cursor,
        lambda cursor: cursor[:-1],
        lambda cursor: cursor + "é",
        lambda cursor: cursor.replace("A", "B"),
    ],
    ids=["empty", "nothing signed", "another position", "compressed", "cut", "longer", "changed"],
)
def test_a_forged_cursor_is_refused(forge: Callable[[str], str]) -> None:
    with pytest.raises(InvalidCursor):
        read_cursor(TICKETS, forge(write_cursor(TICKETS, POSITION)))


def test_a_cursor_of_another_secret_is_refused() -> None:
    with override_settings(SECRET_KEY="another"):
        cursor = write_cursor(TICKETS, POSITION)

    with pytest.raises(InvalidCursor):
        read_cursor(TICKETS, cursor)


@override_settings(SECRET_KEY="s")
def test_a_cursor_of_release_0_1_0_is_still_read() -> None:
    cursor = (
        "IAAAAAl0aW1lAAAt16icAQAAAmtleQAEAAAAdC0xAAA~-9KQn20lmmzGK0Hix0qPMhzdFjhlf-zNiO97h2r96eo"
    )

    assert read_cursor(TICKETS, cursor) == Position(datetime(2026, 3, 1, 10, tzinfo=UTC), "t-1")


def test_what_is_shown_of_a_row_may_change_under_a_cursor() -> None:
    cursor = write_cursor(TICKETS, POSITION)

    assert read_cursor(replace(TICKETS, projection=None, index=None), cursor) == POSITION
