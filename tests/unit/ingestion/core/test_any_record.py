"""Any JSON value in any field of any record: nothing raises, and each record has its own fate."""

from collections.abc import Sequence
from typing import Any

import bson
from hypothesis import given
from hypothesis import strategies as st

from ingestion.core.pages import InvalidPage, parse_page
from ingestion.core.step_plans import Plan, plan_page
from tests.support.factories import NOON, POLICY, make_job, make_raw, make_stored, make_ticket
from tests.support.odd_records import json_values, odd_records
from tickets.core.changes import StoredTicket
from tickets.core.incoming import find_id

NUMBERS = st.one_of(st.integers(), st.floats(), st.just(10**1_000))
NEIGHBOURS = ("neighbour-1", "neighbour-2", "neighbour-3")
URGENT = "You charged my card twice and I demand a refund today!"
# Where each record of a page is counted, exactly once.
FATES = (
    *("new_ingested", "updated", "unchanged", "restored", "outdated"),
    *("repeated", "skipped", "rejected"),
)


def plan(records: Sequence[Any], *, stored: dict[str, StoredTicket] | None = None) -> Plan:
    raw = {"tickets": list(records), "next_page": 2, "total_count": 1_000}
    return plan_page(
        parse_page(raw, tenant_id="acme", number=1),
        job=make_job(),
        stored=stored or {},
        seen=frozenset(),
        fence=1,
        stale_pages=0,
        policy=POLICY,
        now=NOON,
    )


def neighbours() -> list[dict[str, Any]]:
    return [make_raw(id=name, message=URGENT) for name in NEIGHBOURS]


def count(result: Plan) -> int:
    return sum(result.counters[name] for name in FATES)


def documents_of(result: Plan, *, only: frozenset[str] | None = None) -> list[dict[str, Any]]:
    """Return what the plan writes, or what it writes about the tickets with these ids."""
    writes = result.writes
    rows = [*writes.inserts, *writes.history, *writes.notifications]
    updates = [{"external_id": key, **values} for key, values in writes.updates.items()]
    rows += updates
    if only is None:
        return [*rows, *result.rejects]
    return [row for row in rows if row.get("external_id", row.get("ticket_id")) in only]


@given(st.lists(odd_records(NUMBERS), max_size=6))
def test_each_record_is_counted_once_and_changes_none_of_its_neighbours(odd: list[Any]) -> None:
    odd = [record for record in odd if find_id(record) not in NEIGHBOURS]
    first, second, third = neighbours()
    result = plan([first, *odd[:3], second, *odd[3:], third])
    assert count(result) == 3 + len(odd)
    own = frozenset(NEIGHBOURS)
    assert documents_of(result, only=own) == documents_of(plan(neighbours()), only=own)


@given(st.lists(odd_records(NUMBERS), min_size=1, max_size=6))
def test_whatever_is_planned_can_be_stored(odd: list[Any]) -> None:
    for row in documents_of(plan(odd)):
        assert bson.encode(row)


@given(st.lists(odd_records(NUMBERS), min_size=1, max_size=6), st.data())
def test_what_is_stored_already_changes_nothing_of_that(odd: list[Any], data: Any) -> None:
    page = parse_page({"tickets": odd}, tenant_id="acme", number=1)
    known = [each for each in page.tickets if data.draw(st.booleans())]
    stored = {each.external_id: make_stored(each) for each in known}
    stored |= {"t-1": make_stored(make_ticket(status="Solved"), urgency="high")}
    result = plan(odd, stored=stored)
    assert count(result) == len(odd)
    assert all(bson.encode(row) for row in documents_of(result))


@given(json_values(NUMBERS), json_values(NUMBERS))
def test_a_page_with_any_numbers_is_a_page_or_refused_as_one(next_page: Any, total: Any) -> None:
    raw = {"tickets": neighbours(), "next_page": next_page, "total_count": total}
    try:
        page = parse_page(raw, tenant_id="acme", number=1)
    except InvalidPage:
        # It comes again, and no page is taken for another.
        assert next_page not in (None, 2)
        return
    assert page.ids() == set(NEIGHBOURS)
    assert page.next_page is None or page.next_page > 1
