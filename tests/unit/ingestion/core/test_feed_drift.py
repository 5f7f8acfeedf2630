import pytest

from ingestion.core.feed_drift import (
    MAX_STEPS_BACK,
    FeedCount,
    PageSummary,
    add_missed,
    is_reread_due,
    is_stale,
    max_rereads,
    pages_to_reread,
)
from ingestion.core.pages import Reject
from tests.support.factories import make_page, make_ticket

BEFORE = PageSummary(ids=frozenset({"a", "b"}), total_count=50)


def page(*ids: str, number: int = 5, total_count: int | None = 50):
    tickets = (make_ticket(external_id=external_id) for external_id in ids)
    return make_page(*tickets, number=number, total_count=total_count)


@pytest.mark.parametrize(
    ("before", "page_read", "expected"),
    [
        pytest.param(BEFORE, page("c"), [], id="nothing moved"),
        pytest.param(None, page("c", total_count=1), [], id="the first page"),
        pytest.param(BEFORE, page("c", total_count=None), [], id="no total now"),
        pytest.param(PageSummary(frozenset(), None), page("c"), [], id="no total before"),
        pytest.param(BEFORE, page("c", total_count=49), [4], id="one went"),
        pytest.param(BEFORE, page("c", total_count=40), [4], id="a page's worth went"),
        pytest.param(BEFORE, page("c", total_count=39), [4, 3], id="more than a page went"),
        pytest.param(BEFORE, page("c", total_count=0), [4, 3, 2], id="nearly all went"),
        pytest.param(BEFORE, page("c", number=2, total_count=0), [1], id="at the beginning"),
        pytest.param(BEFORE, page("b", "c", total_count=51), [], id="one came before the reader"),
        pytest.param(BEFORE, page("c", total_count=51), [4], id="came, and perhaps went"),
    ],
)
def test_the_pages_to_reread(before: PageSummary, page_read: object, expected: list[int]) -> None:
    assert list(pages_to_reread(before, page_read, page_size=10)) == expected
    assert len(expected) <= MAX_STEPS_BACK


def test_what_was_missed_is_added_once() -> None:
    again = page("a", "b", "c", "d", number=4)
    result = add_missed(page("d", "e"), again, seen={"a", "b"})
    assert [ticket.external_id for ticket in result.tickets] == ["d", "e", "c"]
    assert (result.number, result.total_count) == (5, 50)


@pytest.mark.parametrize(
    ("count", "unseen", "unexplained"),
    [
        pytest.param(
            FeedCount(total_count=10, seen=10, gone=0, repeated=0, deleted=0), 0, 0, id="complete"
        ),
        pytest.param(
            FeedCount(total_count=None, seen=10, gone=0, repeated=0, deleted=0), 0, 0, id="no total"
        ),
        pytest.param(
            FeedCount(total_count=12, seen=10, gone=0, repeated=0, deleted=0),
            2,
            2,
            id="rows missing",
        ),
        pytest.param(
            FeedCount(total_count=12, seen=10, gone=0, repeated=2, deleted=0), 2, 0, id="shifted on"
        ),
        pytest.param(
            FeedCount(total_count=10, seen=10, gone=3, repeated=0, deleted=0), 3, 0, id="some went"
        ),
        pytest.param(
            FeedCount(total_count=12, seen=10, gone=0, repeated=0, deleted=2),
            2,
            0,
            id="deleted ones counted",
        ),
        pytest.param(
            FeedCount(total_count=8, seen=10, gone=0, repeated=0, deleted=0),
            0,
            0,
            id="fewer by now",
        ),
    ],
)
def test_a_count_says_what_is_unseen_and_what_nothing_explains(
    count: FeedCount, unseen: int, unexplained: int
) -> None:
    assert (unseen, unexplained) == (count.unseen, count.unexplained)


@pytest.mark.parametrize(
    ("count", "rereads", "found", "expected"),
    [
        pytest.param(FeedCount(10, 10, 0, 0, 0), 0, True, False, id="nothing is missing"),
        pytest.param(FeedCount(12, 10, 0, 2, 0), 0, True, True, id="the first page again"),
        pytest.param(FeedCount(12, 10, 0, 2, 0), 1, False, False, id="repeats explain it"),
        pytest.param(FeedCount(12, 10, 0, 0, 0), 1, False, True, id="nothing explains it"),
        pytest.param(FeedCount(12, 10, 0, 0, 0), 5, True, False, id="every page was read again"),
    ],
)
def test_whether_another_page_is_read_again(
    count: FeedCount, rereads: int, found: bool, expected: bool
) -> None:
    assert is_reread_due(count, rereads=rereads, pages=5, found=found) == expected


@pytest.mark.parametrize(("pages", "expected"), [(1, 1), (20, 20), (100, 20), (1000, 100)])
def test_rereads_are_bounded(pages: int, expected: int) -> None:
    assert max_rereads(pages) == expected


def test_a_page_knows_its_tickets_and_counts_the_records_without_an_id() -> None:
    rejects = tuple(
        Reject(external_id=None, ticket_id=name, field=None, reason="bad", raw="{}")
        for name in ("bad", None)
    )
    seen = make_page(make_ticket(external_id="good"), rejects=rejects, skipped=2)
    assert (seen.ids(), seen.unidentified()) == ({"good", "bad"}, 3)


BAD = Reject(external_id=None, ticket_id=None, field=None, reason="bad", raw="{}")


@pytest.mark.parametrize(
    ("page_read", "expected"),
    [
        pytest.param(page("a", "c", number=2, total_count=100), False, id="a new ticket"),
        pytest.param(page("a", "b", number=2, total_count=100), True, id="seen tickets only"),
        pytest.param(page(number=2, total_count=100), True, id="nothing at all"),
        pytest.param(make_page(number=2, skipped=3, total_count=100), False, id="others' tickets"),
        pytest.param(make_page(number=11, skipped=3, total_count=100), True, id="behind the end"),
        pytest.param(
            make_page(number=11, skipped=3, total_count=None), False, id="no end is known"
        ),
        pytest.param(
            make_page(number=2, rejects=(BAD,), total_count=100), False, id="a bad record"
        ),
    ],
)
def test_a_stale_page(page_read: object, expected: bool) -> None:
    assert is_stale(page_read, seen={"a", "b"}, page_size=10) == expected
