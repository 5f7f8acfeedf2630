"""Counts that lists take from the roll-ups equal a count of the tickets."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from analytics.store.list_counts import find_count
from tests.support.factories import CLOSED
from tickets.core.filters import TicketFilter, urgent_tickets
from tickets.store.tickets import list_tickets
from ticketsaas.api.lists.listing import Count, count_rows

Insert = Callable[..., dict[str, Any]]

COUNTED = {
    "all": (TicketFilter(), 4),
    "status": (TicketFilter(status="open"), 2),
    "status as upstream may write it": (TicketFilter(status="$a.b%2e"), 1),
    "empty status": (TicketFilter(status=""), 1),
    "status that no ticket has": (TicketFilter(status="solved"), 0),
    "urgency": (TicketFilter(urgency="high"), 1),
    "sentiment": (TicketFilter(sentiment="neutral"), 3),
    "source": (TicketFilter(source="chat"), 1),
    "language": (TicketFilter(language="de"), 1),
    "language that no ticket has": (TicketFilter(language="fr"), 0),
    "requires action": (TicketFilter(requires_action=True), 3),
    "requires no action": (TicketFilter(requires_action=False), 1),
}
NOT_COUNTED = {
    "deleted ones too": TicketFilter(include_deleted=True),
    "two filters": TicketFilter(status="open", source="email"),
    "customer": TicketFilter(customer_id="c-1"),
    "search": TicketFilter(words=("contacts",)),
    "urgent": urgent_tickets(closed=CLOSED),
}


@pytest.fixture(autouse=True)
def tickets(insert: Insert) -> None:
    insert(status="open", urgency="high")
    insert(status="open", source="chat", requires_action=False)
    insert(status="$a.b%2E", sentiment="negative", language="de")
    insert(status="")
    insert(status="open", is_deleted=True)
    insert(tenant_id="globex", status="open")


@pytest.mark.parametrize("has_rollups", [True])
@pytest.mark.parametrize(("wanted", "expected"), COUNTED.values(), ids=COUNTED.keys())
def test_roll_ups_count_what_one_filter_finds(wanted: TicketFilter, expected: int) -> None:
    listing = list_tickets("acme", wanted=wanted)

    assert find_count("acme", wanted=wanted) == expected
    assert count_rows(listing) == Count(expected)
    assert count_rows(replace(listing, find_count=lambda: None)) == Count(expected)


@pytest.mark.parametrize("has_rollups", [True])
@pytest.mark.parametrize("wanted", NOT_COUNTED.values(), ids=NOT_COUNTED.keys())
def test_what_no_roll_up_counts_is_left_to_an_index(wanted: TicketFilter) -> None:
    assert find_count("acme", wanted=wanted) is None


@pytest.mark.parametrize("has_rollups", [False])
def test_a_tenant_without_roll_ups_is_counted_by_an_index() -> None:
    assert find_count("acme", wanted=TicketFilter()) is None
    assert count_rows(list_tickets("acme", wanted=TicketFilter())) == Count(4)


def test_an_unknown_tenant_has_no_tickets() -> None:
    assert count_rows(list_tickets("initech", wanted=TicketFilter())) == Count(0)
