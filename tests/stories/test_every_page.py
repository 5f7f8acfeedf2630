"""Every main page is accessible in both colour schemes and can be used by keyboard alone."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ingestion.engine.schedules import save_schedule
from ingestion.store import lock
from tests.stories.browsing import Person
from tests.support.logins import make_staff
from tests.support.waiting import wait_for

URGENT = {"subject": "Everything is down", "message": "The service is down for our whole company."}
ADMIN = "/admin"
JOBS = f"{ADMIN}/ingestion/ingestionjob/"
LISTS = (
    "tickets/ticket",
    "ingestion/ingestionjob",
    "django_q/schedule",
)


@pytest.fixture
def job_id(upstream: httpx.Client, write: Callable[..., str], ingest: Callable[[str], str]) -> str:
    """Create a job of acme with withheld deletions and rejects, and rows for every other page."""
    upstream.post("/control/mutate", json={"create": {"tenant_id": "acme", "count": 20}})
    write("t-urgent", **URGENT)
    write("g-1", tenant_id="globex")
    ingest("globex")
    ingest("acme")
    upstream.post("/control/mutate", json={"vanish": {"tenant_id": "acme", "count": 12}})
    upstream.post("/control/faults", json={"bad_records_every": 5})
    save_schedule("acme", minutes=15)
    lock.acquire("initech", job_id="job-1", ttl_seconds=60)
    return ingest("acme")


@pytest.fixture
def adam(visit: Callable[..., Person]) -> Person:
    """A superuser, logged in."""
    return visit("adam", role="administrator")


def test_no_page_keeps_anybody_out(
    adam: Person,
    visit: Callable[..., Person],
    job_id: str,
    mongo: Any,
    start_worker: Callable[[str], Any],
) -> None:
    make_staff("ann", role="support", tenants=["acme"])
    start_worker("deliver_notifications")
    circuit = wait_for(mongo.circuits.find_one)["_id"]
    ticket = mongo.tickets.find_one()["_id"]
    user = mongo.auth_user.find_one({"username": "ann"})["_id"]
    # Together these pages have every kind of colour.
    in_the_dark_too = (f"{ADMIN}/", f"{ADMIN}/tickets/ticket/{ticket}/change/")
    adam_sees = (
        *(f"{ADMIN}/{each}/" for each in LISTS),
        f"{JOBS}{job_id}/change/",
        f"{JOBS}{job_id}/approve/",
        f"{JOBS}start/",
        f"{ADMIN}/tickets/ticket/{ticket}/wrong_label/",
        f"{ADMIN}/notifications/circuit/{circuit}/change/",
        f"{ADMIN}/auth/user/{user}/change/",
    )
    violations = look_at(visit(), f"{ADMIN}/login/") + look_at(adam, *adam_sees)
    violations += look_at(adam, *in_the_dark_too, also_dark=True)
    assert violations == []


def look_at(person: Person, *addresses: str, also_dark: bool = False) -> list[str]:
    violations = []
    for address in addresses:
        reply = person.page.goto(address)
        assert reply
        assert reply.status == 200
        violations += person.find_violations(also_dark=also_dark)
    return violations


def test_the_tenant_is_switched_by_keys(adam: Person, job_id: str) -> None:
    adam.page.goto(f"{ADMIN}/?tenant=acme")
    adam.tab_to("#dashboard-tenant")
    adam.page.keyboard.press("ArrowDown")
    adam.tab_to(".dashboard-switcher button")
    adam.page.keyboard.press("Enter")
    adam.page.wait_for_url("**tenant=globex")


def test_a_question_is_answered_by_keys(adam: Person, job_id: str) -> None:
    adam.page.goto(f"{JOBS}{job_id}/change/")
    adam.tab_to("a[href$='/dismiss/']")
    adam.page.keyboard.press("Enter")
    adam.page.wait_for_url("**/dismiss/")
    adam.tab_to("#confirmation button[type=submit]")
    adam.page.keyboard.press("Enter")
    adam.page.wait_for_url("**/change/")
    assert "dismissed by adam" in adam.read()
