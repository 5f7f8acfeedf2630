"""No list of tickets scans the collection, and the usual ones come in order from an index."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from pymongo.database import Database

from tests.factories import NOON
from tickets.filters import (
    ORDERINGS,
    URGENT,
    TicketFilter,
    choose_index,
    filter_document,
    sort_keys,
)

Document = dict[str, Any]

TICKETS = 200
IN_ORDER = {
    "unfiltered": TicketFilter(),
    "urgency": TicketFilter(urgency="high"),
    "status": TicketFilter(status="open"),
    "customer": TicketFilter(customer_id="c-3"),
    "search": TicketFilter(words=("contacts",)),
    "period": TicketFilter(created_from=NOON - timedelta(hours=30)),
    "deleted ones too": TicketFilter(include_deleted=True),
    "search with deleted ones": TicketFilter(words=("contacts",), include_deleted=True),
}
ON_AN_INDEX = IN_ORDER | {
    "sentiment": TicketFilter(sentiment="negative"),
    "source": TicketFilter(source="chat"),
    "requires action": TicketFilter(requires_action=False),
    "search of a customer": TicketFilter(words=("contacts",), customer_id="c-3"),
    "urgent": URGENT,
}


@pytest.fixture
def tickets(mongo: Database[Document], insert: Callable[..., Document]) -> Database[Document]:
    """Two tenants' tickets, an hour apart, of every kind."""
    for number in range(TICKETS):
        insert(
            tenant_id=("acme", "globex")[number % 2],
            external_id=f"t-{number}",
            created_at=NOON - number * timedelta(hours=1),
            customer_id=f"c-{number % 7}",
            urgency=("high", "medium", "low")[number % 3],
            sentiment=("negative", "neutral")[number % 5 > 0],
            status=("open", "closed")[number % 4 > 0],
            source=("chat", "email")[number % 11 > 0],
            deleted=number % 13 == 0,
        )
    return mongo


def winning_plan(database: Database[Document], wanted: TicketFilter, ordering: str) -> Document:
    cursor = database["tickets"].find(filter_document("acme", wanted=wanted))
    cursor = cursor.sort(sort_keys(wanted, ordering=ordering)).limit(50)
    if index := choose_index(wanted):
        cursor = cursor.hint(index)
    plan: Document = cursor.explain()["queryPlanner"]["winningPlan"]
    return plan


def stages(plan: Document) -> Iterator[str]:
    yield plan["stage"]
    for inner in [plan["inputStage"]] if "inputStage" in plan else plan.get("inputStages", []):
        yield from stages(inner)


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", ON_AN_INDEX.values(), ids=ON_AN_INDEX.keys())
def test_every_list_is_found_by_an_index(
    tickets: Database[Document], wanted: TicketFilter, ordering: str
) -> None:
    found = set(stages(winning_plan(tickets, wanted, ordering)))

    assert "IXSCAN" in found
    assert "COLLSCAN" not in found


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("wanted", IN_ORDER.values(), ids=IN_ORDER.keys())
def test_the_usual_lists_are_not_sorted_in_memory(
    tickets: Database[Document], wanted: TicketFilter, ordering: str
) -> None:
    assert "SORT" not in set(stages(winning_plan(tickets, wanted, ordering)))


def test_one_ticket_and_its_history_are_found_by_their_key(tickets: Database[Document]) -> None:
    ticket = {"tenant_id": "acme", "external_id": "t-2", "is_deleted": False}
    history = {"tenant_id": "acme", "ticket_id": "t-2"}
    newest_first = [("recorded_at", -1)]

    plans = [
        tickets["tickets"].find(ticket).explain(),
        tickets["ticket_history"].find(history).sort(newest_first).explain(),
    ]

    expected = ["FETCH", "IXSCAN"]
    assert [list(stages(plan["queryPlanner"]["winningPlan"])) for plan in plans] == [expected] * 2
