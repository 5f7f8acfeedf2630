"""Tenants never share a number, and the numbers of a report agree while pages are committed."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from analytics.core.period import ALWAYS, Period
from analytics.core.report import Report
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from tests.integration.analytics.commits import Commits
from tests.support.counting import count_in_python
from tests.support.factories import make_ticket
from tickets.models import Ticket
from ticketsaas.mongo import get_collection_across_tenants

Start = Callable[[str], Commits]

NOW = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
HOUR = timedelta(hours=1)
# Whole days, whole hours, and half an hour that is read from the tickets.
CUT = Period(NOW - 72 * HOUR, NOW + HOUR)
URGENT = "Everything is down, urgent! I demand a refund."
HOSTILE = ("acme:day:2026-03-01T00", "acme:total:", "acme:", "ACME", "acme ", "$ne", "acme.1")


@pytest.mark.parametrize("other", HOSTILE)
def test_a_tenant_has_no_part_in_anothers_numbers(start_commits: Start, other: str) -> None:
    """One tenant has the tickets, then both have the same ones, then only the other has them."""
    tickets = [make_ticket(external_id=f"{n}", message=URGENT) for n in range(3)]
    acme, another = start_commits("acme"), start_commits(other)
    acme.page(tickets)
    check("acme", other, totals=(3, 0))
    another.page(tickets[1:])
    check("acme", other, totals=(3, 2))
    acme.delete(["0", "1", "2"])
    check("acme", other, totals=(0, 2))


def check(*tenants: str, totals: tuple[int, int]) -> None:
    documents = list(get_collection_across_tenants(Ticket).find())
    for tenant_id, total in zip(tenants, totals, strict=True):
        for period in (ALWAYS, CUT):
            expected = count_in_python(documents, tenant_id=tenant_id, period=period, now=NOW)
            assert total == expected.total_tickets
            assert read_report(tenant_id, ReportRequest(period=period), now=NOW) == expected


@pytest.mark.usefixtures("mongo")
def test_the_numbers_of_a_report_agree_while_pages_are_committed(start_commits: Start) -> None:
    """Pages of ten tickets appear, change status, move to another hour, and are deleted."""
    acme = start_commits("acme")
    reports: list[Report] = []

    def commit_pages() -> None:
        for number in range(6):
            for minute, change in enumerate(({}, {"status": "closed"}, {"created_at": NOW})):
                updated_at = NOW + timedelta(minutes=minute)
                values = {"message": URGENT, "updated_at": updated_at} | change
                ids = [f"{number}-{n}" for n in range(10)]
                acme.page(make_ticket(external_id=each, **values) for each in ids)
            acme.delete(ids[:5])

    writer = threading.Thread(target=commit_pages)
    writer.start()
    while writer.is_alive():
        reports += [
            read_report("acme", ReportRequest(period=period), now=NOW) for period in (ALWAYS, CUT)
        ]
    writer.join()
    assert {agrees(report) for report in reports} == {True}
    totals = {report.total_tickets for report in reports}
    assert len(totals) > 2
    assert read_report("acme", ReportRequest(period=ALWAYS), now=NOW).total_tickets == 30


def agrees(report: Report) -> bool:
    """Return whether the numbers agree: all tickets are urgent, of one customer and the last 24 hours."""
    counts: list[Any] = [report.by_status, report.by_urgency, report.by_sentiment, report.by_source]
    numbers = {sum(each.values()) for each in counts}
    numbers |= {sum(row["count"] for row in report.hourly_trend), report.requires_action}
    numbers |= {row["count"] for row in report.top_keywords if row["keyword"] == "refund"}
    numbers |= {row["high_urgency_count"] for row in report.at_risk_customers}
    return numbers <= {report.total_tickets}
