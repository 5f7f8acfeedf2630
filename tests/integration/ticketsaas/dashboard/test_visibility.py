"""The admin's home shows a user only their tenants, and only what their permissions allow."""

from typing import Any

import pytest
from django.test import Client

from tests.integration.ticketsaas.dashboard.conftest import LogIn
from tests.support.admin_pages import read_page
from tests.support.two_tenants import ACTIVE, OTHER, OWN, TENANTS, find_traces
from tests.support.types import Mongo

HOME, JOBS, SYNCS = "/admin/", "/admin/dashboard/jobs", "/admin/dashboard/tenants"
EVERYTHING = (
    "view_ticket",
    "view_tenant",
    "view_ingestionjob",
    "view_notification",
    "view_circuit",
    "view_apibudget",
)
TICKET_CARDS = [
    *("Open urgent tickets", "Unsure urgent tickets"),
    *("Tickets in 24 h", "Negative in 24 h", "Require action"),
]


@pytest.fixture(autouse=True)
def running_jobs(two_tenants: None, start_job: Any) -> None:
    """A running job of both tenants."""
    for tenant_id in TENANTS:
        start_job(tenant_id)


@pytest.mark.parametrize("path", [HOME, f"{HOME}?tenant={OTHER}", JOBS, f"{SYNCS}?q=t", SYNCS])
def test_no_address_shows_another_tenant(log_in: LogIn, path: str) -> None:
    page = read_page(log_in(*EVERYTHING, tenants=[OWN]), path)
    assert find_traces(page, of=OTHER) == []
    assert OTHER in read_page(log_in(*EVERYTHING, tenants=None), path)


def test_a_tenant_the_user_may_not_see_looks_like_a_missing_one(log_in: LogIn) -> None:
    client = log_in(*EVERYTHING, tenants=[OWN])
    answers = [client.get(f"{HOME}?tenant={name}").context for name in (OTHER, "nobody")]
    assert [answer["switcher"].chosen for answer in answers] == [OWN, OWN]
    assert answers[0]["cards"] == answers[1]["cards"]
    assert "There is no tenant with that name, or you can" in read_page(
        client, f"{HOME}?tenant={OTHER}"
    )


def test_numbers_count_the_chosen_tenant_only(log_in: LogIn, mongo: Mongo) -> None:
    mongo.notifications.update_one(
        {"tenant_id": OTHER, "status": "pending"}, {"$set": {"status": "parked"}}
    )
    client = log_in(*EVERYTHING, tenants=None)
    shown = {
        tenant_id: {
            card.title: card.value
            for card in client.get(f"{HOME}?tenant={tenant_id}").context["cards"]
        }
        for tenant_id in TENANTS
    }
    assert {each: shown[each]["Open urgent tickets"] for each in TENANTS} == {
        tenant_id: str(number) for tenant_id, number in ACTIVE.items()
    }
    assert [shown[each]["Alerts parked"] for each in TENANTS] == ["0", "1"]


@pytest.mark.parametrize(
    ("permissions", "cards", "parts"),
    [
        ((), [], []),
        (("view_ticket",), TICKET_CARDS, ["chart", "ranking"]),
        (("view_tenant",), ["Last sync"], ["syncs"]),
        (("view_ingestionjob",), [], ["jobs"]),
        (("view_notification",), ["Alerts parked"], []),
        (("view_circuit",), ["Circuit"], []),
        (("view_apibudget",), ["Budget used"], []),
    ],
    ids=str,
)
def test_each_part_needs_the_permission_to_see_what_it_counts(
    log_in: LogIn, permissions: tuple[str, ...], cards: list[str], parts: list[str]
) -> None:
    context = log_in(*permissions, tenants=[OWN]).get(HOME).context
    assert [card.title for card in context["cards"]] == cards
    names = {part.template.split("/")[-1].removesuffix(".html") for part in context["parts"]}
    assert parts == sorted(names)


def test_running_jobs_need_the_permission_to_view_jobs(log_in: LogIn) -> None:
    assert log_in("view_ticket", tenants=None).get(JOBS).status_code == 403
    assert OWN in read_page(log_in("view_ingestionjob", tenants=None), JOBS)


@pytest.mark.parametrize("path", [HOME, JOBS, SYNCS])
def test_without_a_login_one_is_sent_to_the_login_page(path: str) -> None:
    response = Client().get(path)
    assert (response.status_code, response.url.startswith("/admin/login/")) == (302, True)
