from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.core.page_parts import Part, join, split, too_large
from ingestion.core.pages import Page, parse_page
from tests.support.factories import make_raw

WHOLE = Part(2, 4)


def make_part(number: int, *ids: str, next_page: int | None, total: int | None = None) -> Page:
    records = [make_raw(id=external_id) for external_id in ids]
    raw = {"tickets": records, "next_page": next_page, "total_count": total}
    return parse_page(raw, tenant_id="acme", number=number)


@pytest.mark.parametrize(
    ("size", "sizes"), [(100, [50, 25, 5, 1]), (40, [20, 10, 5, 1]), (97, [1]), (2, [1])]
)
def test_a_part_is_halved_or_more_until_it_is_one_record(size: int, sizes: list[int]) -> None:
    part, found = Part(1, size), []
    while part.size > 1:
        part = split(part)[0]
        found.append(part.size)
    assert found == sizes


@given(number=st.integers(1, 1000), size=st.integers(2, 100))
def test_the_parts_of_a_part_are_exactly_its_records(number: int, size: int) -> None:
    part = Part(number, size)
    parts = split(part)
    places = [place for each in parts for place in range(each.first, each.end)]
    assert places == list(range(part.first, part.end))
    assert max(each.size for each in parts) <= size / 2


def test_parts_make_the_page_they_are_part_of() -> None:
    pages = [
        make_part(3, "a", "b", next_page=4, total=9),
        too_large(Part(7, 1), reason="Why."),
        make_part(8, "d", next_page=9, total=8),
    ]
    page = join(pages, whole=WHOLE, start=0, resume_at=None)
    assert [ticket.external_id for ticket in page.tickets] == ["a", "b", "d"]
    assert (page.number, page.next_page, page.total_count, page.skipped) == (2, 3, 8, 0)
    (reject,) = page.rejects
    assert reject.reason == "Record 7 of the feed is too large, even asked for alone. Why."
    assert page.unidentified() == 1


def test_the_last_part_of_the_feed_ends_it() -> None:
    page = join([make_part(3, "a", next_page=None)], whole=WHOLE, start=0, resume_at=None)
    assert page.next_page is None


@pytest.mark.parametrize(("total", "next_page"), [(8, None), (9, 3)])
def test_whether_a_record_that_cannot_be_read_is_the_last_one_says_the_total(
    total: int, next_page: int | None
) -> None:
    pages = [make_part(7, "a", next_page=8, total=total), too_large(Part(8, 1), reason="Why.")]
    assert join(pages, whole=WHOLE, start=0, resume_at=None).next_page == next_page


def test_a_page_whose_later_parts_are_missing_names_itself_as_the_next() -> None:
    first = make_part(3, "a", "b", next_page=4)
    page = join([first], whole=WHOLE, start=0, resume_at=2)
    assert (page.next_page, page.resume_at) == (2, 2)
    assert replace(page, resume_at=None).start == 0
