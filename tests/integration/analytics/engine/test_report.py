"""Reports over a few tickets, and over random ones compared with a count in plain Python.

Each is counted both from the tickets and from the roll-ups.
"""

import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo.database import Database

from analytics.core.period import Period
from analytics.core.report import Report
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from tests.support.counting import count_in_python
from tests.support.explain import record
from tests.support.types import Document
from ticketsaas.clock import utc_now

Insert = Callable[..., Document]
Store = Callable[[list[Document]], None]

NOW = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
THIS_HOUR = NOW.replace(minute=0)
MOMENT = timedelta(milliseconds=1)
HOUR = timedelta(hours=1)
UNBOUNDED = Period()


@pytest.fixture(params=[False, True], ids=["tickets", "roll-ups"])
def has_rollups(request: pytest.FixtureRequest) -> Any:
    return request.param


def read(period: Period = UNBOUNDED) -> Report:
    return read_report("acme", ReportRequest(period=period), now=NOW)


def trend_of(report: Report) -> dict[datetime, int]:
    return {row["hour"]: row["count"] for row in report.hourly_trend if row["count"]}


@pytest.mark.usefixtures("mongo")
def test_an_unknown_tenant_gets_zeros() -> None:
    report = read()
    assert (report.total_tickets, report.by_status, trend_of(report)) == (0, {}, {})
    assert report.last_completed_sync is None


def test_the_last_sync_is_the_tenants(mongo: Database[Document]) -> None:
    mongo.tenants.insert_many(
        [
            {"_id": "acme", "created_at": NOW, "last_completed_sync": NOW - HOUR},
            {"_id": "globex", "created_at": NOW, "last_completed_sync": NOW},
        ]
    )
    assert read().last_completed_sync == NOW - HOUR


def test_a_tenant_that_was_never_synchronised_has_no_last_sync(mongo: Database[Document]) -> None:
    mongo.tenants.insert_one({"_id": "acme", "created_at": NOW, "last_completed_sync": None})
    assert read().last_completed_sync is None


def test_tickets_of_others_and_deleted_ones_do_not_count(insert: Insert) -> None:
    insert()
    insert(tenant_id="globex")
    insert(is_deleted=True)
    assert read().total_tickets == 1


def test_a_tenant_id_is_never_a_pattern_or_an_operator(insert: Insert) -> None:
    insert(tenant_id="$ne")
    report = read_report("$ne", ReportRequest(period=UNBOUNDED), now=NOW)
    assert (report.tenant_id, report.total_tickets) == ("$ne", 1)


def test_a_period_has_its_first_millisecond_and_not_its_end(insert: Insert) -> None:
    period = Period(NOW - HOUR, NOW)
    for created_at in (period.start - MOMENT, period.start, period.end - MOMENT, period.end):
        insert(created_at=created_at, status=f"{created_at:%H%M%S.%f}")
    within = (period.start, period.end - MOMENT)
    expected = {f"{time:%H%M%S.%f}": 1 for time in within}
    assert read(period).by_status == expected


def test_labels_and_upstreams_names_are_counted_however_odd_they_are(insert: Insert) -> None:
    insert(status="$open.now", source="", urgency="high", sentiment="negative")
    insert(status="$open.now", source="e.mail", urgency="low", requires_action=False)
    insert(status="$$ROOT", source="e.mail", urgency="low")
    report = read()
    assert report.by_status == {"$open.now": 2, "$$root": 1}
    assert report.by_source == {"e.mail": 2, "": 1}
    assert report.by_urgency == {"high": 1, "medium": 0, "low": 2}
    assert report.by_sentiment == {"negative": 1, "neutral": 2, "positive": 0}
    assert report.requires_action == 2
    assert (report.urgency_high_ratio, report.negative_sentiment_ratio) == (1 / 3, 1 / 3)


def test_the_trend_covers_the_current_hour_and_the_23_before(insert: Insert) -> None:
    first = THIS_HOUR - 23 * HOUR
    for created_at in (first - MOMENT, first, THIS_HOUR - MOMENT, THIS_HOUR, THIS_HOUR + HOUR):
        insert(created_at=created_at)
    report = read()
    assert [row["hour"] for row in report.hourly_trend] == [
        first + hours * HOUR for hours in range(24)
    ]
    assert trend_of(report) == {first: 1, THIS_HOUR - HOUR: 1, THIS_HOUR: 1}


def test_the_trend_counts_only_tickets_of_the_period(insert: Insert) -> None:
    half_past = THIS_HOUR - HOUR / 2
    for created_at in (half_past - MOMENT, half_past, THIS_HOUR):
        insert(created_at=created_at)
    assert trend_of(read(Period(half_past, THIS_HOUR))) == {THIS_HOUR - HOUR: 1}


def test_a_period_before_the_trend_leaves_its_hours_empty(insert: Insert) -> None:
    insert(created_at=THIS_HOUR)
    report = read(Period(end=NOW - 48 * HOUR))
    assert (trend_of(report), len(report.hourly_trend)) == ({}, 24)


def test_a_word_counts_once_for_each_ticket_and_ties_come_in_the_order_of_words(
    insert: Insert,
) -> None:
    insert(subject="Invoice", message="The invoice, the INVOICE and the refund")
    insert(subject="Export", message="invoice")
    assert read().top_keywords == [
        {"keyword": "invoice", "count": 2},
        {"keyword": "export", "count": 1},
        {"keyword": "refund", "count": 1},
    ]


def test_only_the_ten_most_frequent_words_are_returned(insert: Insert) -> None:
    insert(keywords=[f"word{letter}" for letter in "klmnopqrstuv"])
    insert(keywords=["wordv"])
    expected = ["wordv", *(f"word{letter}" for letter in "klmnopqrs")]
    assert [row["keyword"] for row in read().top_keywords] == expected


def test_a_customer_is_at_risk_from_the_second_high_urgency_ticket_on(insert: Insert) -> None:
    for urgency in ("high", "high", "low"):
        insert(customer_id="two", urgency=urgency)
    for urgency in ("high", "medium"):
        insert(customer_id="one", urgency=urgency)
    assert [row["customer_id"] for row in read().at_risk_customers] == ["two"]


def test_the_last_ticket_of_a_customer_at_risk_may_be_of_any_urgency(insert: Insert) -> None:
    for hours, urgency in ((3, "high"), (2, "high"), (1, "low")):
        insert(customer_id="c-9", urgency=urgency, created_at=NOW - hours * HOUR)
    assert read().at_risk_customers == [
        {"customer_id": "c-9", "high_urgency_count": 2, "last_ticket_at": NOW - HOUR}
    ]


def test_the_ten_customers_most_at_risk_come_first_ties_in_the_order_of_ids(
    insert: Insert,
) -> None:
    for customer_id in [*"lkjihgfedcba"] * 2 + ["l"]:
        insert(customer_id=customer_id, urgency="high")
    assert [row["customer_id"] for row in read().at_risk_customers] == [*"labcdefghi"]


def test_tickets_without_a_customer_make_no_customer(insert: Insert) -> None:
    for _ in range(3):
        insert(customer_id="", urgency="high")
    report = read()
    assert (report.at_risk_customers, report.total_tickets) == ([], 3)


@pytest.mark.parametrize(
    ("fields", "pipelines"),
    [
        ({"total_tickets", "by_status", "requires_action"}, 1),
        ({"hourly_trend"}, 1),
        ({"top_keywords"}, 1),
        ({"at_risk_customers"}, 1),
        ({"by_source", "hourly_trend", "at_risk_customers"}, 3),
        (set(), 0),
    ],
)
@pytest.mark.parametrize("has_rollups", [False], ids=["tickets"])
def test_only_the_rows_of_the_fields_are_counted(
    insert: Insert, fields: set[str], pipelines: int
) -> None:
    insert()
    commands = record(lambda: read_report("acme", ReportRequest(fields=fields), now=NOW))
    assert [command.name for command in commands] == ["find", *["aggregate"] * pipelines]


@pytest.mark.parametrize("has_rollups", [True], ids=["roll-ups"])
def test_a_report_of_an_unchanged_tenant_costs_two_look_ups(insert: Insert) -> None:
    insert()
    read()
    assert [command.name for command in record(read)] == ["find", "find"]


@pytest.mark.usefixtures("mongo")
def test_a_report_says_when_it_was_computed() -> None:
    before = utc_now()
    report = read_report("acme", ReportRequest())
    assert before <= report.as_of <= utc_now()


def test_the_numbers_of_a_report_agree_while_tickets_are_being_written(insert: Insert) -> None:
    def write(tickets: int) -> None:
        for _ in range(tickets):
            insert(created_at=NOW, keywords=["word"], customer_id="c-1", urgency="high")

    write(2)
    writer = threading.Thread(target=write, args=[80])
    writer.start()
    numbers = set()
    while writer.is_alive():
        report = read()
        numbers.add(
            (
                report.total_tickets,
                sum(row["count"] for row in report.hourly_trend),
                report.top_keywords[0]["count"],
                report.at_risk_customers[0]["high_urgency_count"],
            )
        )
    assert {len(set(agreeing)) for agreeing in numbers} == {1}


@pytest.mark.parametrize("has_rollups", [True], ids=["both"])
@pytest.mark.parametrize("seed", range(12))
def test_a_report_equals_a_count_in_plain_python(
    mongo: Database[Document], store: Store, make_document: Insert, seed: int
) -> None:
    rng = random.Random(seed)
    edges = sorted(NOW - rng.randrange(96) * HOUR / 2 for _ in range(2))
    period = Period(rng.choice((None, edges[0])), rng.choice((None, edges[1])))
    documents = [make_document(**draw_ticket(rng, edges)) for _ in range(150)]
    store(documents)
    expected = count_in_python(documents, tenant_id="acme", period=period, now=NOW)
    assert read(period) == expected
    mongo.tenants.update_many({}, {"$set": {"has_rollups": False}})
    assert read(period) == expected


def draw_ticket(rng: random.Random, edges: list[datetime]) -> Document:
    """Draw a ticket created near an edge of the period, of the trend or of an hour, or anywhere."""
    anywhere = NOW - rng.randrange(96 * 3600) * timedelta(seconds=1)
    around = rng.choice([*edges, THIS_HOUR, THIS_HOUR + HOUR, THIS_HOUR - 23 * HOUR, anywhere])
    return {
        "tenant_id": rng.choice(("acme", "acme", "acme.", "globex")),
        "created_at": around + rng.randint(-1, 1) * MOMENT,
        "status": rng.choice(("open", "closed", "$wait.ing")),
        "source": rng.choice(("email", "chat", "")),
        "customer_id": rng.choice(("", "c-1", "c-2", *(f"c-{n}" for n in range(40)))),
        "urgency": rng.choice(("high", "high", "medium", "low")),
        "sentiment": rng.choice(("negative", "neutral", "positive")),
        "requires_action": rng.random() < 0.5,
        "is_deleted": rng.random() < 0.2,
        "keywords": rng.sample([f"word{letter}" for letter in "abcdefghijklmn"], rng.randrange(5)),
    }
