import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.core.page_cuts import count_records, halve, reject_single, rest_of
from ingestion.core.pages import Page, Reject
from tests.support.factories import make_page, make_ticket


def page_of(tickets: int, rejects: int, *, skipped: int = 3) -> Page:
    page = make_page(*(make_ticket(external_id=f"t-{n}") for n in range(tickets)))
    bad = (Reject(f"r-{n}", f"r-{n}", None, "bad", "{}") for n in range(rejects))
    return replace(page, rejects=tuple(bad), skipped=skipped)


@given(tickets=st.integers(0, 9), rejects=st.integers(0, 9), cuts=st.lists(st.booleans()))
def test_halves_have_each_record_once_and_say_where_they_begin(
    tickets: int, rejects: int, cuts: list[bool]
) -> None:
    """Halve the page, then one half or the other, and so on."""
    whole = page_of(tickets, rejects)
    left, parts, choices = whole, list[Page](), iter(cuts)
    behind: list[Page] = []
    while count_records(left) > 1 and (takes_first := next(choices, None)) is not None:
        first, second = halve(left)
        if takes_first:
            left, behind = first, [second, *behind]
        else:
            left, parts = second, [*parts, first]
    parts += [left, *behind]
    assert sum((part.tickets for part in parts), ()) == whole.tickets
    assert sum((part.rejects for part in parts), ()) == whole.rejects
    assert [part.is_cut for part in parts] == [True] * (len(parts) - 1) + [False]
    assert [part.skipped for part in parts] == [0] * (len(parts) - 1) + [3]
    assert all(part.offset + count_records(part) == after.offset for part, after in pairwise(parts))


@pytest.mark.parametrize("start", [0, 3, 5, 7, 99])
def test_the_rest_begins_where_it_was_asked_for_and_ends_the_page(start: int) -> None:
    rest = rest_of(page_of(5, 2), offset=start)
    assert (count_records(rest), rest.offset) == (max(7 - start, 0), start)
    assert (rest.is_cut, rest.skipped) == (False, 3)


def test_a_ticket_that_cannot_be_stored_is_a_reject_with_its_text() -> None:
    part = halve(page_of(2, 0))[0]
    rejected = reject_single(part, reason="too large")
    [reject] = rejected.rejects
    assert (rejected.tickets, rejected.ids(), rejected.offset) == ((), {"t-0"}, 0)
    assert (reject.external_id, reject.reason) == ("t-0", "It can't be stored: too large")
    assert json.loads(reject.raw)["id"] == "t-0"
