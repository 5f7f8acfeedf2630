from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.factories import CLOSED
from tickets.core.filters import (
    TicketFilter,
    choose_index,
    filter_document,
    unsure_tickets,
    urgent_tickets,
)

URGENT = urgent_tickets(closed=CLOSED)

MARCH, APRIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
SEARCH = TicketFilter(words=("refund",))


@pytest.mark.parametrize(
    ("wanted", "conditions"),
    [
        pytest.param(TicketFilter(), {}, id="anything"),
        pytest.param(TicketFilter(status="open"), {"status_key": "open"}, id="status"),
        pytest.param(TicketFilter(urgency="high"), {"urgency": "high"}, id="urgency"),
        pytest.param(TicketFilter(sentiment="negative"), {"sentiment": "negative"}, id="sentiment"),
        pytest.param(TicketFilter(language="de"), {"language": "de"}, id="language"),
        pytest.param(TicketFilter(source="email"), {"source_key": "email"}, id="source"),
        pytest.param(TicketFilter(customer_id="c-1"), {"customer_id": "c-1"}, id="customer"),
        pytest.param(TicketFilter(requires_action=True), {"requires_action": True}, id="action"),
        pytest.param(
            TicketFilter(requires_action=False), {"requires_action": False}, id="no action"
        ),
        pytest.param(
            TicketFilter(created_from=MARCH), {"created_at": {"$gte": MARCH}}, id="from a time on"
        ),
        pytest.param(
            TicketFilter(created_from=MARCH, created_to=APRIL),
            {"created_at": {"$gte": MARCH, "$lt": APRIL}},
            id="until before a time",
        ),
        pytest.param(
            URGENT, {"urgency": "high", "status_key": {"$nin": ["closed", "solved"]}}, id="urgent"
        ),
        pytest.param(
            TicketFilter(confidence="unsure"), {"unsure_rank": {"$in": [0, 1]}}, id="unsure"
        ),
        pytest.param(TicketFilter(confidence="sure"), {"unsure_rank": None}, id="sure"),
        pytest.param(
            TicketFilter(words=("my", "refund")),
            {"search_words": {"$all": ["my", "refund"]}},
            id="words in the order given",
        ),
    ],
)
def test_the_filter_holds_what_is_wanted_and_no_deleted_ticket(
    wanted: TicketFilter, conditions: dict[str, Any]
) -> None:
    expected = {"tenant_id": "acme", "is_deleted": False} | conditions

    assert filter_document("acme", wanted=wanted) == expected


def test_deleted_tickets_are_asked_for_by_a_value_an_index_knows() -> None:
    wanted = TicketFilter(include_deleted=True)

    assert filter_document("acme", wanted=wanted)["is_deleted"] == {"$in": [False, True]}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TicketFilter(), None),
        (SEARCH, "tickets_by_word"),
        (URGENT, "tickets_by_urgency"),
        (TicketFilter(words=("refund",), customer_id="c-1"), None),
        (TicketFilter(confidence="sure"), None),
        (TicketFilter(confidence="unsure"), "tickets_unsure"),
        (unsure_tickets(closed=CLOSED), "tickets_unsure"),
        (TicketFilter(confidence="unsure", words=("refund",)), "tickets_by_word"),
        (TicketFilter(confidence="unsure", customer_id="c-1"), None),
    ],
    ids=[
        *("no search", "search", "urgent", "search among a customer's tickets"),
        *("sure", "unsure", "unsure and open", "search among unsure", "unsure of a customer"),
    ],
)
def test_a_list_names_the_index_that_mongodb_might_not_choose(
    wanted: TicketFilter, expected: str | None
) -> None:
    assert choose_index(wanted) == expected
