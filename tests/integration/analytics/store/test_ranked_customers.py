"""The customers at risk in a period: exact, although the leading ones of all time are ranked first."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from analytics.core import ranking_pipelines
from analytics.core.period import Period
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from analytics.store import ranking_reader
from tests.support.counting import count_in_python
from tests.support.types import Document
from tickets.models import Ticket
from ticketsaas.mongo import get_collection_across_tenants

Store = Callable[[list[Document]], None]
# The number of urgent tickets of each customer in the period and before it.
Numbers = dict[str, tuple[int, int]]

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
# It has whole days, a part of a day that is added to them, and one that is removed.
PERIOD = Period(NOW - 11 * DAY, NOW + timedelta(minutes=1))
EARLIER = NOW - 60 * DAY
LEADING, CANDIDATES = 12, 30


@pytest.fixture
def has_rollups() -> bool:
    return True


@pytest.fixture
def ranked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int | None, int]]:
    """Record each ranking: its number of candidates, None for all, and its minimum of urgent tickets."""
    monkeypatch.setattr(ranking_reader, "LEADING_CUSTOMERS", LEADING)
    monkeypatch.setattr(ranking_reader, "MAX_CANDIDATES", CANDIDATES)
    numbers: list[tuple[int | None, int]] = []
    rank = ranking_pipelines.at_risk_customers_of_days

    def note(tenant_id: str, *, customers: list[str] | None, at_least: int, **values: Any) -> Any:
        numbers.append((None if customers is None else len(customers), at_least))
        return rank(tenant_id, customers=customers, at_least=at_least, **values)

    monkeypatch.setattr(ranking_pipelines, "at_risk_customers_of_days", note)
    return numbers


@pytest.fixture
def store_urgent(store: Store, make_document: Callable[..., Document]) -> Callable[[Numbers], None]:
    """Return a function that stores urgent tickets, spread over the period, and earlier ones."""

    def spread(customer_id: str, *, tickets: int, over: Period) -> list[Document]:
        start, length = over.start, over.end - over.start
        return [
            make_document(
                created_at=start + length * n / tickets, customer_id=customer_id, urgency="high"
            )
            for n in range(tickets)
        ]

    def store_all(numbers: Numbers) -> None:
        before = Period(EARLIER, EARLIER + DAY)
        documents: list[Document] = []
        for customer_id, (within, earlier) in numbers.items():
            documents += spread(customer_id, tickets=within, over=PERIOD)
            documents += spread(customer_id, tickets=earlier, over=before)
        store(documents)

    return store_all


def customers(prefix: str, number: int, *, within: int, earlier: int = 0) -> Numbers:
    return {f"{prefix}-{n:02}": (within, earlier) for n in range(number)}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param({}, [], id="nobody has two"),
        pytest.param(
            customers("a", 11, within=3) | customers("b", 5, within=1),
            [(11, 2)],
            id="all with two or more are ranked",
        ),
        pytest.param(
            customers("a", 10, within=5) | customers("b", 9, within=4),
            [(LEADING, 2)],
            id="the leading ones are ahead of all others",
        ),
        pytest.param(
            customers("b", 12, within=3, earlier=1) | customers("a", 4, within=4),
            [(LEADING, 2), (16, 3)],
            id="another one may have as many as the tenth",
        ),
        pytest.param(
            customers("b", 12, within=0, earlier=9) | customers("a", 14, within=3),
            [(LEADING, 2), (26, 2)],
            id="leading before and gone since",
        ),
        pytest.param(
            customers("a", 30, within=2),
            [(LEADING, 2), (30, 2)],
            id="all tied",
        ),
        pytest.param(
            customers("a", CANDIDATES + 1, within=2),
            [(LEADING, 2), (None, 2)],
            id="too many to be named",
        ),
    ],
)
def test_the_ten_customers_are_those_of_a_count_of_all(
    store_urgent: Callable[[Numbers], None],
    ranked: list[tuple[int | None, int]],
    numbers: Numbers,
    expected: list[tuple[int | None, int]],
) -> None:
    store_urgent(numbers)
    assert_counted_of_period()
    assert ranked == expected


def assert_counted_of_period() -> None:
    tickets = get_collection_across_tenants(Ticket).find()
    expected = count_in_python(tickets, tenant_id="acme", period=PERIOD, now=NOW)
    assert read_report("acme", ReportRequest(period=PERIOD), now=NOW) == expected


HOSTILE = ["a.b", "a%2Eb", "$inc", "%", "%24", "1", "_id", "a b", "ü", "$." * 256, "constructor"]


@pytest.mark.parametrize("candidates", [CANDIDATES, 1], ids=["some are ranked", "all are ranked"])
def test_hostile_ids_are_counted_like_any_others(
    store_urgent: Callable[[Numbers], None], monkeypatch: pytest.MonkeyPatch, candidates: int
) -> None:
    monkeypatch.setattr(ranking_reader, "LEADING_CUSTOMERS", 1)
    monkeypatch.setattr(ranking_reader, "MAX_CANDIDATES", candidates)
    store_urgent({customer_id: (2, 0) for customer_id in HOSTILE})
    assert_counted_of_period()


def test_urgent_tickets_of_a_partial_day_are_those_of_its_part(
    store: Store, make_document: Callable[..., Document]
) -> None:
    moment = timedelta(milliseconds=1)
    times = (PERIOD.start - moment, PERIOD.start, PERIOD.end - moment, PERIOD.end)
    store(
        [make_document(created_at=t, customer_id="c-1", urgency="high") for t in times]
        + [make_document(created_at=NOW - 5 * DAY, customer_id="c-1", urgency="low")]
    )
    report = read_report("acme", ReportRequest(period=PERIOD), now=NOW)
    [row] = report.at_risk_customers
    assert (row["high_urgency_count"], row["last_ticket_at"]) == (2, PERIOD.end - moment)
