"""The ticket store: its order, its pages and the effect of mutations on both."""

from collections.abc import Iterable

import pytest

from mock_external_api.feed.ticket_store import Page, TicketStore, UnknownTicket
from mock_external_api.feed.tickets import Ticket, to_ticket

DELETED_AT = "2026-03-12T15:30:00.000Z"


def make_ticket(number: int, *, tenant_id: str = "acme") -> Ticket:
    key = f"{tenant_id}-{number}"
    raw = {"id": key, "tenant_id": tenant_id, "created_at": f"2026-03-01T00:00:{number:02}.000Z"}
    return to_ticket(raw, key=key, home=tenant_id)


def make_book(count: int = 5) -> TicketStore:
    return TicketStore(make_ticket(number) for number in range(1, count + 1))


def keys(tickets: Iterable[Ticket]) -> list[str]:
    return [ticket.key for ticket in tickets]


def listed(book: TicketStore, **options: bool) -> list[str]:
    return keys(book.page("acme", page=1, page_size=100, **options).tickets)


def test_pages_follow_creation_time_then_id() -> None:
    twins = [
        to_ticket({"created_at": "2026-03-01T00:00:01.000Z"}, key=key, home="acme")
        for key in ("b", "a")
    ]
    book = TicketStore([make_ticket(3), *twins, make_ticket(2)])
    assert listed(book) == ["a", "b", "acme-2", "acme-3"]


def test_pages_join_up_without_gap_or_overlap() -> None:
    book, seen, page = make_book(7), list[str](), 1
    while page:
        got = book.page("acme", page=page, page_size=3)
        seen += keys(got.tickets)
        page = got.next_page or 0
    assert [f"acme-{number}" for number in range(1, 8)] == seen


@pytest.mark.parametrize(
    ("page", "size", "expected"),
    [
        pytest.param(1, 2, (1, 2, 2), id="first"),
        pytest.param(3, 2, (5, 1, None), id="last, half full"),
        pytest.param(1, 5, (1, 5, None), id="exactly full"),
        pytest.param(4, 2, (7, 0, None), id="beyond the end"),
    ],
)
@pytest.mark.parametrize("newest_first", [False, True])
def test_a_page_knows_its_place(
    page: int, size: int, expected: tuple[int, int, int | None], newest_first: bool
) -> None:
    got = make_book().page("acme", page=page, page_size=size, newest_first=newest_first)
    assert (got.first, len(got.tickets), got.next_page) == expected
    assert got.total == 5


def test_newest_first_is_the_same_feed_turned_round() -> None:
    book = make_book()
    assert listed(book, newest_first=True) == listed(book)[::-1]


def test_a_tenant_sees_only_its_own_tickets() -> None:
    book = TicketStore([make_ticket(1), make_ticket(2, tenant_id="globex")])
    assert (listed(book), book.page(None, page=1, page_size=9).total) == (["acme-1"], 2)


def test_an_unknown_tenant_has_an_empty_feed() -> None:
    assert make_book().page("nobody", page=1, page_size=9) == Page((), 1, None, 0)


def test_a_deleted_ticket_leaves_the_feed_and_is_named_in_the_deleted_ids() -> None:
    book = make_book(3)
    assert book.delete(["acme-2"], at=DELETED_AT) == ["acme-2"]
    assert (listed(book), book.deleted_ids()) == (["acme-1", "acme-3"], ["acme-2"])
    assert book.find("acme-2") is None


def test_a_deleted_ticket_is_shown_with_its_time_when_asked_for() -> None:
    book = make_book(1)
    book.delete(["acme-1"], at=DELETED_AT)
    shown = book.page("acme", page=1, page_size=9, include_deleted=True).tickets
    assert [ticket.read()["deleted_at"] for ticket in shown] == [DELETED_AT]


def test_deleting_twice_changes_nothing() -> None:
    book = make_book(2)
    book.delete(["acme-1"], at=DELETED_AT)
    book.delete(["acme-1"], at="later")
    shown = book.page("acme", page=1, page_size=9, include_deleted=True).tickets
    assert (book.deleted_ids(), shown[0].read()["deleted_at"]) == (["acme-1"], DELETED_AT)


def test_a_vanished_ticket_is_unlisted_but_not_deleted() -> None:
    book = make_book(2)
    book.vanish(["acme-1"])
    assert (listed(book), book.deleted_ids()) == (["acme-2"], [])
    assert book.find("acme-1") == make_ticket(1)


def test_restoring_undoes_deleting_and_vanishing() -> None:
    book = make_book(3)
    before = listed(book)
    book.delete(["acme-1"], at=DELETED_AT)
    book.vanish(["acme-2"])
    book.restore(["acme-1", "acme-2"])
    assert (listed(book), book.deleted_ids()) == (before, [])


def test_putting_a_known_id_replaces_the_ticket_in_a_feed_already_read() -> None:
    book = make_book(2)
    listed(book)
    book.put(to_ticket({"id": "acme-1", "created_at": "9"}, key="acme-1", home="acme"))
    assert listed(book) == ["acme-2", "acme-1"]
    assert book.size("acme") == 2


@pytest.mark.parametrize("operation", ["delete", "vanish", "restore"])
def test_an_unknown_id_is_refused_and_nothing_is_touched(operation: str) -> None:
    book = make_book(2)
    arguments = {"at": DELETED_AT} if operation == "delete" else {}
    with pytest.raises(UnknownTicket, match="'acme-9'"):
        getattr(book, operation)(["acme-1", "acme-9"], **arguments)
    assert (listed(book), book.deleted_ids()) == (["acme-1", "acme-2"], [])


def test_a_spread_reaches_all_parts_of_the_feed() -> None:
    assert make_book(10).spread("acme", 5) == [f"acme-{number}" for number in (1, 3, 5, 7, 9)]


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (3, 3), (99, 3)])
def test_a_spread_never_repeats_a_ticket(count: int, expected: int) -> None:
    assert len(set(make_book(3).spread("acme", count))) == expected


def test_counts_tell_listed_deleted_and_vanished_apart() -> None:
    book = make_book(4)
    book.delete(["acme-1"], at=DELETED_AT)
    book.vanish(["acme-1", "acme-2"])
    assert book.counts() == {"acme": {"listed": 2, "deleted": 1, "vanished": 1}}
