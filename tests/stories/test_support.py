"""A support person finds what is urgent, why and since when, takes it as a file, and sees no other tenant."""

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.stories.browsing import Person
from tests.support.logins import make_staff
from tickets.models import Ticket

PASSWORD = "correct horse battery"
OUTAGE = {"subject": "Everything is down", "message": "The service is down for our whole company."}
TICKETS = "/admin/tickets/ticket/"


@pytest.fixture
def ann(
    visit: Callable[..., Person], write: Callable[..., str], ingest: Callable[[str], str]
) -> Person:
    """A support person of acme, logged in; globex has a ticket with the same text as one of acme."""
    write("t-outage", **OUTAGE)
    write("t-question", age=timedelta(hours=2))
    write("t-solved", age=timedelta(hours=3), status="closed", **OUTAGE)
    write("g-outage", tenant_id="globex", **OUTAGE)
    for tenant_id in ("acme", "globex"):
        ingest(tenant_id)
    return visit("ann", role="support", tenants=["acme"])


def read_ids(ann: Person) -> list[str]:
    rows = ann.page.locator("#result_list tbody tr")
    return [ann.read_cells(row)[0] for row in range(rows.count())]


def test_she_finds_an_urgent_ticket_and_sees_why_it_is_urgent_and_what_happened(
    ann: Person,
) -> None:
    ann.page.goto("/admin/")
    ann.follow("Open urgent tickets")
    assert read_ids(ann) == ["t-outage"]
    shown = ["t-outage", "acme", "Everything is down", "OPEN", "HIGH"]
    assert ann.read_cells()[:5] == shown

    ann.follow("t-outage")
    page = ann.read()
    assert OUTAGE["message"] in page
    assert "urgency: Reports an outage: “" in page
    ann.page.locator("details summary").click()
    assert "urgency high by urgency.outage: " in ann.read()
    assert "down" in ann.page.locator("mark").all_inner_texts()
    timeline = ann.page.locator(".related-table tbody").all_inner_texts()
    assert [row.split("\t")[1] for row in timeline] == ["ALERT", "CREATED", "JOB"]

    ann.follow("c-1")
    assert read_ids(ann) == ["t-outage", "t-question", "t-solved"]


def test_she_logs_in_by_the_form(visit: Callable[..., Person]) -> None:
    make_staff("ann", role="support", tenants=["acme"], password=PASSWORD)
    ann = visit()
    ann.log_in("ann", PASSWORD)
    assert ann.page.locator("#dashboard-tenant option").all_inner_texts() == ["acme"]


def test_she_filters_the_list_and_takes_it_along_as_a_file(ann: Person, tmp_path: Path) -> None:
    ann.page.goto(TICKETS)
    assert read_ids(ann) == ["t-outage", "t-question", "t-solved"]
    ann.page.get_by_text("Filters").first.click()
    ann.page.locator("label").get_by_text("high", exact=True).click()
    ann.page.get_by_text("Not closed").click()
    ann.submit("Apply Filters")
    assert read_ids(ann) == ["t-outage"]

    with ann.page.expect_download() as started:
        ann.page.get_by_role("link", name="Export CSV").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.suffix == ".csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    expected = {"id": "t-outage", "tenant_id": "acme", "urgency": "high", **OUTAGE}
    assert [{name: row[name] for name in expected} for row in rows] == [expected]


def test_she_reaches_no_ticket_of_another_tenant(ann: Person) -> None:
    key = str(Ticket.objects.get(external_id="g-outage").pk)
    for address in (
        f"{TICKETS}{key}/change/",
        f"{TICKETS}{key}/history/",
        f"{TICKETS}?tenant_id=globex",
        f"{TICKETS}?q=g-outage",
        "/admin/tickets/tickethistory/?tenant_id=globex",
        "/admin/?tenant=globex",
    ):
        ann.page.goto(address)
        assert "g-outage" not in ann.read()
        assert "globex" not in ann.read()
    ann.page.goto("/admin/?tenant=globex")
    assert "There is no tenant with that name, or you can't see it." in ann.read()
    with ann.page.expect_download() as started:
        ann.page.goto(TICKETS)
        ann.page.get_by_role("link", name="Export NDJSON").click()
    assert "globex" not in Path(started.value.path()).read_text()


def test_she_is_offered_nothing_that_an_operator_does(ann: Person, mongo: Any) -> None:
    job_id = mongo.ingestion_jobs.find_one({"tenant_id": "acme"})["_id"]
    alert_id = mongo.notifications.find_one({"tenant_id": "acme"})["_id"]
    jobs = "/admin/ingestion/ingestionjob/"
    for address in (
        "/admin/",
        jobs,
        f"{jobs}{job_id}/change/",
        "/admin/notifications/notification/",
    ):
        ann.page.goto(address)
        assert " …" not in ann.page.locator("body").inner_text()
        assert "Start one" not in ann.page.locator("body").inner_text()
    for path in (
        f"{jobs}start/",
        f"{jobs}{job_id}/cancel/",
        f"{jobs}{job_id}/approve/",
        f"/admin/notifications/notification/{alert_id}/retry/",
        "/admin/notifications/notification/retry_parked/",
        "/admin/django_q/schedule/",
        "/admin/auth/user/",
        "/admin/ticketsaas/apikey/",
    ):
        assert ann.status_of(path) == 403, path
