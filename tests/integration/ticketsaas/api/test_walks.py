"""A walk by cursors gives each row that stays exactly once, whatever is written meanwhile."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pymongo.database import Database

from tests.integration.ticketsaas.api.lists import LISTS, KindOfList, address_of, fill
from tests.support.factories import NOON
from tests.support.types import Document

MINUTE = timedelta(minutes=1)
# Three rows with each time, so that pages of four end between rows with the same time.
STAYING = {f"s-{number:02}": NOON + number // 3 * MINUTE for number in range(18)}

every_list = pytest.mark.parametrize("kind", LISTS.values(), ids=LISTS.keys())


def get(client: Client, address: str) -> Any:
    reply = client.get(address, REQUEST_URI=address)
    assert reply.status_code == 200, reply.content
    return reply.json()


def error_codes(client: Client, address: str) -> dict[str, str]:
    reply = client.get(address, REQUEST_URI=address)
    assert reply.status_code == 400, reply.content
    return {error["attr"]: error["code"] for error in reply.json()["errors"]}


@every_list
def test_a_walk_gives_every_row_once_in_the_order_of_the_pages(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    fill(kind, STAYING, mongo=mongo)
    whole = get(client, address_of(kind, page_size=100))

    pages = [get(client, address_of(kind, page_size=4))]
    while pages[-1]["next_cursor"]:
        cursor = pages[-1]["next_cursor"]
        pages.append(get(client, address_of(kind, page_size=4, cursor=cursor)))

    assert whole["results"] == [row for page in pages for row in page["results"]]
    assert (whole["count"], whole["next_cursor"]) == (18, None)
    assert [page["count"] for page in pages] == [18, None, None, None, None]
    assert {page["previous"] for page in pages} == {None}


@every_list
def test_rows_that_stay_come_once_though_others_come_and_go_around_the_cursor(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    goes = {f"g-{number:02}": NOON + number * MINUTE for number in range(6)}
    fill(kind, STAYING | goes, mongo=mongo)
    seen: list[str] = []
    page = get(client, address_of(kind, page_size=3))
    turn = 0
    while True:
        seen += [row[kind.shown] for row in page["results"]]
        if not (cursor := page["next_cursor"]):
            break
        _write_around(kind, seen[-1], turn=turn, mongo=mongo)
        turn += 1
        page = get(client, address_of(kind, page_size=3, cursor=cursor))

    assert sorted(name for name in seen if name in STAYING) == sorted(STAYING)
    assert len(seen) == len(set(seen))
    assert turn >= 6


def _write_around(kind: KindOfList, last: str, *, turn: int, mongo: Database[Document]) -> None:
    """Add rows before, at and after the position, and remove one, possibly the last one seen."""
    times = {f"n-{turn}-{minute}": NOON + minute * MINUTE for minute in (-5, 1, 2, 3, 4, 20)}
    fill(kind, times, mongo=mongo)
    gone = last if last not in STAYING else f"g-{turn:02}"
    mongo[kind.collection].delete_one({kind.stored: gone})


@every_list
def test_the_link_to_the_next_page_goes_on_by_cursor(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    fill(kind, STAYING, mongo=mongo)
    first = get(client, address_of(kind, page_size=5))
    second = get(client, address_of(kind, page_size=5, cursor=first["next_cursor"]))

    by_link = get(client, second["next"].removeprefix("http://testserver"))

    cursor = second["next_cursor"]
    assert get(client, address_of(kind, page_size=5, cursor=cursor)) == by_link


@every_list
def test_a_cursor_of_another_tenant_list_or_nobody_is_refused(
    client: Client, mongo: Database[Document], kind: KindOfList
) -> None:
    fill(kind, STAYING, mongo=mongo)
    cursor = get(client, address_of(kind, page_size=5))["next_cursor"]
    foreign = address_of(kind, cursor=cursor).replace("tenant_id=acme", "tenant_id=globex")
    forged = address_of(kind, cursor=cursor[:-2])
    mongo["ticket_history"].insert_one({"tenant_id": "globex", "ticket_id": "t-1"})

    for address in (foreign, forged):
        assert error_codes(client, address) == {"cursor": "invalid_cursor"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=open", {"cursor": "invalid_cursor"}),
        ("q=contacts", {"cursor": "invalid_cursor"}),
        ("include_deleted=true", {"cursor": "invalid_cursor"}),
        ("ordering=created_at", {"cursor": "invalid_cursor"}),
        ("created_from=2026-01-01", {"cursor": "invalid_cursor"}),
        ("page=1", {"page": "contradiction"}),
    ],
)
def test_a_cursor_is_bound_to_filter_and_order_and_excludes_a_page(
    client: Client, mongo: Database[Document], query: str, expected: dict[str, str]
) -> None:
    kind = LISTS["tickets"]
    fill(kind, STAYING, mongo=mongo)
    cursor = get(client, address_of(kind, page_size=5))["next_cursor"]

    assert error_codes(client, f"{address_of(kind, cursor=cursor)}&{query}") == expected


def test_a_walk_obeys_the_period_it_was_begun_with(
    client: Client, mongo: Database[Document]
) -> None:
    kind = LISTS["tickets"]
    fill(kind, STAYING, mongo=mongo)
    period = {"created_from": _text(NOON + MINUTE), "created_to": _text(NOON + 4 * MINUTE)}

    page = get(client, address_of(kind, page_size=4, **period))
    rest = get(client, address_of(kind, page_size=50, cursor=page["next_cursor"], **period))

    found = {row["id"] for row in page["results"] + rest["results"]}
    assert {f"s-{number:02}" for number in range(3, 12)} == found


def test_the_last_page_by_number_has_no_next_but_a_cursor(
    client: Client, mongo: Database[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticketsaas.api.lists.pagination.MAX_PAGE", 2)
    kind = LISTS["tickets"]
    fill(kind, STAYING, mongo=mongo)

    page = get(client, address_of(kind, page_size=5, page=2))

    assert page["next"] is None
    rest = get(client, address_of(kind, page_size=50, cursor=page["next_cursor"]))
    assert len(rest["results"]) == 8


@pytest.mark.parametrize(("limit", "expected"), [(17, (17, True)), (18, (18, False))])
def test_what_takes_long_to_count_is_counted_up_to_a_limit_and_says_so(
    client: Client,
    mongo: Database[Document],
    monkeypatch: pytest.MonkeyPatch,
    limit: int,
    expected: tuple[int, bool],
) -> None:
    monkeypatch.setattr("ticketsaas.api.lists.listing.MAX_COUNTED", limit)
    fill(LISTS["search"], STAYING, mongo=mongo)

    page = get(client, address_of(LISTS["search"], page_size=5))

    assert (page["count"], page["count_is_minimum"]) == expected


def _text(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
