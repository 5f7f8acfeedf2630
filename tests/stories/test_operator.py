"""An operator keeps ingestion and alerts running, with real task queue, worker and webhook."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.stories.browsing import Person
from tests.support.waiting import wait_for

TENANT = "acme"
JOBS = "/admin/ingestion/ingestionjob/"
URGENT = {"subject": "Everything is down", "message": "The service is down for our whole company."}


@pytest.fixture
def olga(visit: Callable[..., Person]) -> Person:
    """An operator of acme, logged in."""
    return visit("olga", role="operator", tenants=[TENANT])


def confirm(person: Person, action: str, *, button: str) -> str:
    """Press an action's button and confirm it; return the text of the page that follows."""
    person.follow(f"{action} …", exact=True)
    person.submit(button)
    return person.read()


def test_she_starts_a_job_watches_its_bar_move_and_cancels_it(
    olga: Person, upstream: httpx.Client, start_worker: Callable[[str], Any]
) -> None:
    start_worker("qcluster")
    upstream.post("/control/mutate", json={"create": {"tenant_id": TENANT, "count": 100}})
    # Twenty pages, so that the bar can be seen before it is full.
    upstream.post("/control/faults", json={"slow_ms": 1000})
    page = olga.page

    page.goto("/admin/")
    olga.follow("Start one")
    page.get_by_label("Tenant").select_option(TENANT)
    olga.submit("Start the job")
    assert f"The job of {TENANT} is started" in olga.read()
    see_grow(olga, "#job-standing")

    page.goto("/admin/")
    see_grow(olga, "#dashboard-jobs")
    page.locator("#dashboard-jobs").get_by_role("link", name=TENANT).click()
    told = confirm(olga, "Cancel", button="Cancel the job")
    assert "The job stops before its next page" in told
    page.wait_for_function("/cancelled/i.test(document.querySelector('#job-standing').innerText)")


def see_grow(person: Person, part: str) -> None:
    """Wait until the percentage in a part of the page has grown, without loading the page again."""
    read = "part => parseInt(document.querySelector(part).innerText.match(/\\d+(?= %)/)?.[0] ?? 0)"
    person.page.evaluate("window.isTheSame = true")
    before = person.page.evaluate(read, part)
    person.page.wait_for_function(
        f"([part, before]) => ({read})(part) > before", arg=[part, before]
    )
    assert person.page.evaluate("window.isTheSame")


def test_she_approves_withheld_deletions(
    olga: Person, upstream: httpx.Client, ingest: Callable[[str], str], mongo: Any
) -> None:
    upstream.post("/control/mutate", json={"create": {"tenant_id": TENANT, "count": 20}})
    ingest(TENANT)
    upstream.post("/control/mutate", json={"vanish": {"tenant_id": TENANT, "count": 15}})
    ingest(TENANT)

    olga.page.goto("/admin/")
    olga.follow("1 job waits for a review")
    with olga.page.expect_navigation():
        olga.page.locator("#result_list tbody a").first.click()
    assert olga.page.locator(".related-table").first.locator("tbody").count() == 15
    assert "15 tickets of acme" in confirm(olga, "Approve", button="Delete 15 tickets")
    assert mongo.tickets.count_documents({"is_deleted": True}) == 15
    olga.page.goto("/admin/")
    assert "waits for a review" not in olga.read()


def test_she_corrects_a_wrong_label_and_takes_that_back(
    olga: Person, write: Callable[..., str], ingest: Callable[[str], str], mongo: Any
) -> None:
    write("t-calm")
    ingest(TENANT)
    page = olga.page
    ticket = mongo.tickets.find_one({"external_id": "t-calm"})["_id"]

    page.goto(f"/admin/tickets/ticket/{ticket}/change/")
    olga.follow("Wrong label …", exact=True)
    olga.submit("Correct the labels")
    assert "Correct at least one label." in olga.read()
    page.get_by_label("Urgency").select_option("high")
    page.get_by_label("Requires action").select_option("no")
    page.get_by_label("Note").fill("Their shop is down.")
    olga.submit("Correct the labels")
    told = olga.read()
    assert "The labels are corrected until the ticket's subject or message change." in told
    assert "urgency high, requires action no: Their shop is down. (olga, " in told
    assert mongo.notifications.find_one({"ticket_id": "t-calm"})["status"] == "pending"

    told = confirm(olga, "Take the correction back", button="Take it back")
    assert "The labels are those of the rules again." in told
    assert mongo.tickets.find_one({"external_id": "t-calm"})["urgency"] == "low"


def test_she_resets_the_circuit_and_has_parked_alerts_sent_again(
    olga: Person,
    upstream: httpx.Client,
    write: Callable[..., str],
    ingest: Callable[[str], str],
    start_worker: Callable[[str], Any],
    mongo: Any,
) -> None:
    upstream.post("/control/faults", json={"notify_dead": 500})
    for number in range(6):
        write(f"t-{number}", **URGENT)
    ingest(TENANT)
    start_worker("deliver_notifications")
    wait_for(lambda: mongo.circuits.find_one({"status": "open"}))
    upstream.post("/control/reset")

    olga.page.goto("/admin/")
    assert "The circuit is open: no alert is sent until" in olga.read()
    olga.follow("See the circuit")
    assert "FAILED" in olga.read()
    told = confirm(olga, "Reset", button="Reset the circuit")
    assert "The circuit is reset: calls go out again." in told
    wait_for(lambda: not mongo.notifications.find_one({"status": {"$nin": ["parked", "sent"]}}))

    olga.page.goto("/admin/")
    parked = mongo.notifications.count_documents({"status": "parked"})
    olga.follow(f"{parked} alerts are parked")
    assert olga.page.locator("#result_list tbody tr").count() == parked
    told = confirm(olga, "Send all parked again", button=f"Send {parked} again")
    assert f"{parked} alerts are due again." in told
    wait_for(lambda: mongo.notifications.count_documents({"status": "sent"}) == 6)
    olga.page.goto("/admin/notifications/notification/?status__exact=parked")
    assert "Nothing found" in olga.read()
