"""MongoDB walks one index in order for a list of tickets."""

from datetime import timedelta

import pytest
from pymongo.database import Database

from tests.support.explain import Plan, explain
from tests.support.factories import CLOSED, NOON, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document
from tickets.core.filters import ORDERINGS, TicketFilter, urgent_tickets
from tickets.store.tickets import has_history, list_history, list_tickets
from ticketsaas.api.lists.listing import (
    BATCH_SIZE,
    Listing,
    Position,
    count_rows,
    read_after,
    read_rows,
)

TICKETS = 240
PAGE = 3
# Each filter has its own index, which contains exactly its tickets in the list's order.
ONE_FILTER = {
    "unfiltered": TicketFilter(),
    "urgency": TicketFilter(urgency="high"),
    "status": TicketFilter(status="open"),
    "sentiment": TicketFilter(sentiment="negative"),
    "source": TicketFilter(source="chat"),
    "language": TicketFilter(language="de"),
    "requires action": TicketFilter(requires_action=True),
    "requires no action": TicketFilter(requires_action=False),
    "customer": TicketFilter(customer_id="c3"),
    "frequent word": TicketFilter(words=("contacts",)),
    "rare word": TicketFilter(words=("c3",)),
    "period": TicketFilter(created_from=NOON - timedelta(hours=90)),
}
# In order as well, but MongoDB also reads tickets that it merges or leaves out.
SEVERAL_FILTERS = {
    "urgent": urgent_tickets(closed=CLOSED),
    "search for two words": TicketFilter(words=("contacts", "export")),
    "search of a customer": TicketFilter(words=("contacts",), customer_id="c3"),
    "two filters": TicketFilter(status="open", source="chat"),
}


@pytest.fixture
def tickets(mongo: Database[Document]) -> Database[Document]:
    """Store two tickets an hour of every kind for two tenants; one kind is rare and old."""
    mongo.tickets.insert_many(_make_ticket(number) for number in range(TICKETS))
    return mongo


def _make_ticket(number: int) -> Document:
    labels = make_classification(
        urgency=("high", "medium", "low")[number % 3],
        sentiment=("negative", "neutral")[number < TICKETS - 20],
        requires_action=number >= TICKETS - 20,
        language=("de", "en")[number < TICKETS - 20],
    )
    ticket = make_ticket(
        tenant_id=("acme", "globex")[number % 2],
        external_id=f"t-{number:03}",
        created_at=NOON - number // 4 * timedelta(hours=1),
        customer_id=f"c{number % 7}",
        status=("open", "closed")[number % 4 > 0],
        source=("chat", "email")[number < TICKETS - 20],
    )
    return ticket_document(ticket, labels) | {"is_deleted": number % 13 == 0}


def assert_in_order(plans: list[Plan]) -> None:
    """Require an index for each query, and no sort in memory."""
    assert all("IXSCAN" in plan.stages for plan in plans)
    assert all({"SORT", "COLLSCAN"}.isdisjoint(plan.stages) for plan in plans)


def middle_of(listing: Listing) -> Position:
    rows = read_rows(listing, size=BATCH_SIZE)
    return listing.position_of(rows[len(rows) // 2])


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", SEVERAL_FILTERS.values(), ids=SEVERAL_FILTERS.keys())
def test_with_several_filters_a_list_comes_in_order_from_an_index(
    tickets: Database[Document], wanted: TicketFilter, ordering: str
) -> None:
    listing = list_tickets("acme", wanted=wanted, ordering=ordering)
    place = middle_of(listing)

    plans = explain(lambda: (read_rows(listing, size=PAGE), read_after(listing, place, size=PAGE)))

    assert len(plans) >= 2
    assert_in_order(plans)


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", ONE_FILTER.values(), ids=ONE_FILTER.keys())
def test_with_one_filter_nothing_but_the_page_is_looked_at(
    tickets: Database[Document], wanted: TicketFilter, ordering: str
) -> None:
    listing = list_tickets("acme", wanted=wanted, ordering=ordering)
    place = middle_of(listing)

    [first] = explain(lambda: read_rows(listing, size=PAGE))
    after = explain(lambda: read_after(listing, place, size=PAGE))

    assert_in_order([first, *after])
    assert (first.keys, first.documents) == (PAGE, PAGE)
    # Each scan reads one more key, where its bounds in the index end.
    assert PAGE <= sum(plan.keys for plan in after) <= PAGE + len(after)
    assert sum(plan.documents for plan in after) == PAGE


@pytest.mark.parametrize("words", [(), ("contacts",)], ids=["unfiltered", "search"])
def test_deleted_tickets_are_merged_with_the_others_in_order(
    tickets: Database[Document], words: tuple[str, ...]
) -> None:
    listing = list_tickets("acme", wanted=TicketFilter(words=words, include_deleted=True))

    [plan] = explain(lambda: read_rows(listing, size=PAGE))

    assert "SORT_MERGE" in plan.stages
    assert_in_order([plan])


def test_closed_tickets_are_not_opened_on_the_way_to_the_urgent_ones(
    tickets: Database[Document],
) -> None:
    tickets.tickets.update_many({"external_id": {"$lt": "t-200"}}, {"$set": {"status": "closed"}})
    listing = list_tickets("acme", wanted=urgent_tickets(closed=CLOSED))

    [plan] = explain(lambda: read_rows(listing, size=2))

    assert plan.documents == 2


@pytest.mark.parametrize(
    "wanted",
    [*ONE_FILTER.values(), urgent_tickets(closed=CLOSED)],
    ids=[*ONE_FILTER.keys(), "urgent"],
)
def test_counting_opens_no_ticket(tickets: Database[Document], wanted: TicketFilter) -> None:
    listing = list_tickets("acme", wanted=wanted)

    counted = [
        each for each in explain(lambda: count_rows(listing)) if each.collection == "tickets"
    ]

    assert [plan.documents for plan in counted] == [0]


def test_one_ticket_and_its_history_are_found_by_their_key(tickets: Database[Document]) -> None:
    row = {"tenant_id": "acme", "ticket_id": "t-2", "recorded_at": NOON}
    tickets.ticket_history.insert_many([dict(row) for _ in range(20)])
    listing = list_history("acme", external_id="t-2")
    place = middle_of(listing)

    plans = explain(
        lambda: (
            has_history("acme", external_id="t-2"),
            read_rows(listing, size=PAGE),
            read_after(listing, place, size=PAGE),
            tickets.tickets.find_one({"tenant_id": "acme", "external_id": "t-2"}),
        )
    )

    assert [plan.keys for plan in plans[:3]] == [1, PAGE, PAGE]
    assert_in_order(plans)
