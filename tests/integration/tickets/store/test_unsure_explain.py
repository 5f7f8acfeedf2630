"""MongoDB finds the tickets whose urgency is unsure by their index, in the order of each list."""

from datetime import timedelta

import pytest
from pymongo.database import Database

from tests.support.explain import explain
from tests.support.factories import CLOSED, NOON, UNSURE, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document
from tickets.core.filters import ORDERINGS, TicketFilter, unsure_tickets
from tickets.core.labels import Confidences
from tickets.store.tickets import list_tickets
from ticketsaas.api.lists.listing import (
    BATCH_SIZE,
    Listing,
    count_rows,
    read_after,
    read_rows,
)

TICKETS = 360
PAGE = 3
FILTERS = {
    "unsure": TicketFilter(confidence="unsure"),
    "unsure and high": TicketFilter(confidence="unsure", urgency="high"),
    "unsure of a status": TicketFilter(confidence="unsure", status="open"),
    "unsure of a customer": TicketFilter(confidence="unsure", customer_id="c3"),
    "unsure with a word": TicketFilter(confidence="unsure", words=("contacts",)),
    "unsure or deleted": TicketFilter(confidence="unsure", include_deleted=True),
    "sure": TicketFilter(confidence="sure"),
    "surely high": TicketFilter(confidence="sure", urgency="high"),
}


@pytest.fixture
def tickets(mongo: Database[Document]) -> Database[Document]:
    """Store tickets of two tenants; every sixth is unsure, and half of the others as 0.2.0 wrote them."""
    rows = [_make_ticket(number) for number in range(TICKETS)]
    for row in rows[1::6]:
        del row["confidence"], row["unsure_rank"]
    mongo.tickets.insert_many(rows)
    return mongo


def _make_ticket(number: int) -> Document:
    labels = make_classification(
        urgency=("high", "medium", "low")[number % 5 % 3],
        confidence=UNSURE if number % 6 == 0 else Confidences(),
    )
    ticket = make_ticket(
        tenant_id=("acme", "globex")[number // 2 % 2],
        external_id=f"t-{number:03}",
        created_at=NOON - number // 8 * timedelta(hours=1),
        customer_id=f"c{number % 7}",
        status=("open", "closed")[number % 4 > 2],
    )
    return ticket_document(ticket, labels) | {"is_deleted": number % 13 == 0}


def unsure_list() -> Listing:
    return list_tickets("acme", wanted=unsure_tickets(closed=CLOSED), rank="unsure_rank")


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS.keys())
def test_a_list_by_confidence_comes_in_order_from_an_index(
    tickets: Database[Document], wanted: TicketFilter, ordering: str
) -> None:
    listing = list_tickets("acme", wanted=wanted, ordering=ordering)
    rows = read_rows(listing, size=BATCH_SIZE)
    place = listing.position_of(rows[len(rows) // 2])

    first, same_moment, later = explain(
        lambda: (read_rows(listing, size=PAGE), read_after(listing, place, size=PAGE))
    )

    # The few tickets of one moment may be sorted in memory, where several ranges of the index have them.
    assert all({"SORT", "COLLSCAN"}.isdisjoint(plan.stages) for plan in (first, later))
    assert all("IXSCAN" in plan.stages for plan in (first, same_moment, later))
    assert same_moment.documents <= PAGE


def test_the_unsure_ones_come_without_a_look_at_the_others(tickets: Database[Document]) -> None:
    listing = list_tickets("acme", wanted=TicketFilter(confidence="unsure"))

    [plan] = explain(lambda: read_rows(listing, size=PAGE))

    assert plan.indexes == {"tickets_unsure"}
    assert plan.documents <= PAGE + 1


def test_a_page_of_the_unsure_list_opens_its_own_tickets_alone(
    tickets: Database[Document],
) -> None:
    listing = unsure_list()
    rows = read_rows(listing, size=BATCH_SIZE)
    # The last of the first rank, so that the page after it begins in the next one.
    last_high = max(n for n, row in enumerate(rows) if row["urgency"] == "high")
    place = listing.position_of(rows[last_high - 1])

    [first] = explain(lambda: read_rows(listing, size=PAGE))
    after = explain(lambda: read_after(listing, place, size=PAGE))

    assert [plan.indexes for plan in (first, *after)] == [{"tickets_unsure"}] * 4
    assert all({"SORT", "COLLSCAN"}.isdisjoint(plan.stages) for plan in (first, *after))
    assert (first.documents, sum(plan.documents for plan in after)) == (PAGE, PAGE)


@pytest.mark.parametrize(
    "listing",
    [list_tickets("acme", wanted=TicketFilter(confidence="unsure")), unsure_list()],
    ids=["unsure", "unsure and open"],
)
def test_counting_unsure_tickets_opens_none(tickets: Database[Document], listing: Listing) -> None:
    counted = [
        each for each in explain(lambda: count_rows(listing)) if each.collection == "tickets"
    ]

    assert [(plan.documents, plan.indexes) for plan in counted] == [(0, {"tickets_unsure"})]


def test_the_unsure_list_is_high_ones_first_and_then_by_time(tickets: Database[Document]) -> None:
    rows = read_rows(unsure_list(), size=BATCH_SIZE)

    order = [(row["urgency"] != "high", NOON - row["created_at"]) for row in rows]
    assert order == sorted(order)
    assert {is_other for is_other, _ in order} == {False, True}


def test_sure_and_unsure_tickets_are_all_tickets(tickets: Database[Document]) -> None:
    sure, unsure, every = (
        {
            row["external_id"]
            for row in read_rows(list_tickets("acme", wanted=each), size=BATCH_SIZE)
        }
        for each in (
            TicketFilter(confidence="sure"),
            TicketFilter(confidence="unsure"),
            TicketFilter(),
        )
    )

    assert sure | unsure == every
    assert not sure & unsure
