"""MongoDB walks one index in order for a list of tickets, according to its profiler."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from pymongo.database import Database

from tests.support.factories import NOON, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document
from tickets.core.filters import ORDERINGS, URGENT, TicketFilter
from tickets.store.tickets import has_history, list_history, list_tickets
from ticketsaas.api.lists.listing import (
    BATCH_SIZE,
    Listing,
    Place,
    count_rows,
    read_after,
    read_rows,
)

Watch = Callable[[Callable[[], object]], list[Document]]

TICKETS = 240
PAGE = 3
# What one filter finds is in order in an index of its own, and nothing else is looked at.
ONE_FILTER = {
    "unfiltered": TicketFilter(),
    "urgency": TicketFilter(urgency="high"),
    "status": TicketFilter(status="open"),
    "sentiment": TicketFilter(sentiment="negative"),
    "source": TicketFilter(source="chat"),
    "requires action": TicketFilter(requires_action=True),
    "requires no action": TicketFilter(requires_action=False),
    "customer": TicketFilter(customer_id="c3"),
    "frequent word": TicketFilter(words=("contacts",)),
    "rare word": TicketFilter(words=("c3",)),
    "period": TicketFilter(created_from=NOON - timedelta(hours=90)),
}
# In order too; MongoDB looks at what it merges or leaves out.
SEVERAL_FILTERS = {
    "urgent": URGENT,
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


@pytest.fixture
def watch(mongo: Database[Document]) -> Iterator[Watch]:
    """Return a function that does something and returns what MongoDB's profiler recorded."""

    def run(work: Callable[[], object]) -> list[Document]:
        mongo["system.profile"].drop()
        mongo.command("profile", 2)
        try:
            work()
        finally:
            mongo.command("profile", 0)
        found = mongo["system.profile"].find({"planSummary": {"$exists": True}}).sort("ts")
        return list(found)

    yield run
    mongo["system.profile"].drop()


def assert_in_order(queries: list[Document]) -> None:
    """Require an index for each query, and no sort in memory."""
    assert [query["planSummary"].split()[0] for query in queries] == ["IXSCAN"] * len(queries)
    assert not any(query.get("hasSortStage") for query in queries)


def middle_of(listing: Listing) -> Place:
    rows = read_rows(listing, size=BATCH_SIZE)
    return listing.place_of(rows[len(rows) // 2])


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", SEVERAL_FILTERS.values(), ids=SEVERAL_FILTERS.keys())
def test_with_several_filters_a_list_comes_in_order_from_an_index(
    tickets: Database[Document], watch: Watch, wanted: TicketFilter, ordering: str
) -> None:
    listing = list_tickets("acme", wanted=wanted, ordering=ordering)
    place = middle_of(listing)

    queries = watch(lambda: (read_rows(listing, size=PAGE), read_after(listing, place, size=PAGE)))

    assert len(queries) >= 2
    assert_in_order(queries)


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", ONE_FILTER.values(), ids=ONE_FILTER.keys())
def test_with_one_filter_nothing_but_the_page_is_looked_at(
    tickets: Database[Document], watch: Watch, wanted: TicketFilter, ordering: str
) -> None:
    listing = list_tickets("acme", wanted=wanted, ordering=ordering)
    place = middle_of(listing)

    [first] = watch(lambda: read_rows(listing, size=PAGE))
    after = watch(lambda: read_after(listing, place, size=PAGE))

    assert_in_order([first, *after])
    assert (first["keysExamined"], first["docsExamined"]) == (PAGE, PAGE)
    # One more key where the bounds of a query in the index end.
    assert PAGE <= sum(query["keysExamined"] for query in after) <= PAGE + len(after)
    assert sum(query["docsExamined"] for query in after) == PAGE


@pytest.mark.parametrize("words", [(), ("contacts",)], ids=["unfiltered", "search"])
def test_deleted_tickets_are_merged_with_the_others_in_order(
    tickets: Database[Document], words: tuple[str, ...]
) -> None:
    listing = list_tickets("acme", wanted=TicketFilter(words=words, include_deleted=True))
    cursor = tickets.tickets.find(listing.wanted, **listing.hint).sort(listing.sort).limit(PAGE)

    plan = cursor.explain()["executionStats"]["executionStages"]

    found = list(_stages(plan))
    assert "SORT_MERGE" in found
    assert {"SORT", "COLLSCAN"}.isdisjoint(found)


def _stages(plan: Document) -> Iterator[str]:
    yield plan["stage"]
    for inner in [plan["inputStage"]] if "inputStage" in plan else plan.get("inputStages", []):
        yield from _stages(inner)


def test_closed_tickets_are_not_opened_on_the_way_to_the_urgent_ones(
    tickets: Database[Document], watch: Watch
) -> None:
    tickets.tickets.update_many({"external_id": {"$lt": "t-200"}}, {"$set": {"status": "closed"}})
    listing = list_tickets("acme", wanted=URGENT)

    [query] = watch(lambda: read_rows(listing, size=2))

    assert query["docsExamined"] == 2


@pytest.mark.parametrize(
    "wanted", [*ONE_FILTER.values(), URGENT], ids=[*ONE_FILTER.keys(), "urgent"]
)
def test_counting_opens_no_ticket(
    tickets: Database[Document], watch: Watch, wanted: TicketFilter
) -> None:
    listing = list_tickets("acme", wanted=wanted)

    counted = [q for q in watch(lambda: count_rows(listing)) if q["ns"].endswith(".tickets")]

    assert [query["docsExamined"] for query in counted] == [0]


def test_one_ticket_and_its_history_are_found_by_their_key(
    tickets: Database[Document], watch: Watch
) -> None:
    row = {"tenant_id": "acme", "ticket_id": "t-2", "recorded_at": NOON}
    tickets.ticket_history.insert_many([dict(row) for _ in range(20)])
    listing = list_history("acme", external_id="t-2")
    place = middle_of(listing)

    queries = watch(
        lambda: (
            has_history("acme", external_id="t-2"),
            read_rows(listing, size=PAGE),
            read_after(listing, place, size=PAGE),
            tickets.tickets.find_one({"tenant_id": "acme", "external_id": "t-2"}),
        )
    )

    assert [query["keysExamined"] for query in queries[:3]] == [1, PAGE, PAGE]
    assert queries[3]["planSummary"].split()[0] == "IXSCAN"
    assert not any(query.get("hasSortStage") for query in queries)
