"""The admin's home shows whoever looks only her tenants, and only what her permissions are for."""

from typing import Any

import pytest
from django.test import Client

from tests.integration.ticketsaas.dashboard.conftest import LogIn
from tests.support.admin_pages import read_page
from tests.support.two_tenants import CANARY, Mongo, fill

HOME, JOBS, TENANTS = "/admin/", "/admin/dashboard/jobs", "/admin/dashboard/tenants"
EVERYTHING = (
    "view_ticket",
    "view_tenant",
    "view_ingestionjob",
    "view_notification",
    "view_circuit",
    "view_apibudget",
)
TICKET_CARDS = ["Open urgent tickets", "Tickets in 24 h", "Negative in 24 h", "Require action"]


@pytest.fixture(autouse=True)
def rows(mongo: Mongo, start_job: Any) -> None:
    """Tickets, alerts and a running job of both tenants."""
    fill(mongo)
    for tenant_id in ("acme", "globex"):
        mongo.distributed_locks.delete_many({"_id": f"ingest:{tenant_id}"})
        start_job(tenant_id)


@pytest.mark.parametrize("path", [HOME, f"{HOME}?tenant=globex", JOBS, f"{TENANTS}?q=g", TENANTS])
def test_another_tenant_can_be_reached_by_no_address(log_in: LogIn, path: str) -> None:
    page = read_page(log_in(*EVERYTHING, tenants=["acme"]), path)
    assert "globex" not in page
    assert CANARY not in page
    assert "globex" in read_page(log_in(*EVERYTHING, tenants=None), path)


def test_a_tenant_that_may_not_be_seen_is_like_one_that_is_not_there(log_in: LogIn) -> None:
    client = log_in(*EVERYTHING, tenants=["acme"])
    answers = [client.get(f"{HOME}?tenant={name}").context for name in ("globex", "nobody")]
    assert [answer["switcher"].chosen for answer in answers] == ["acme", "acme"]
    assert answers[0]["cards"] == answers[1]["cards"]
    assert "There is no tenant of that name that you may see" in read_page(
        client, f"{HOME}?tenant=globex"
    )


def test_numbers_are_those_of_the_chosen_tenant_alone(log_in: LogIn, mongo: Mongo) -> None:
    mongo.tickets.delete_one({"tenant_id": "globex", "external_id": "t-0"})
    mongo.notifications.update_one({"tenant_id": "globex"}, {"$set": {"status": "parked"}})
    client = log_in(*EVERYTHING, tenants=None)
    shown = {
        tenant_id: {
            card.title: card.value
            for card in client.get(f"{HOME}?tenant={tenant_id}").context["cards"]
        }
        for tenant_id in ("acme", "globex")
    }
    assert tuple(shown[each]["Open urgent tickets"] for each in shown) == ("5", "4")
    assert tuple(shown[each]["Alerts parked"] for each in shown) == ("0", "1")


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
    context = log_in(*permissions, tenants=["acme"]).get(HOME).context
    assert [card.title for card in context["cards"]] == cards
    names = {part.template.split("/")[-1].removesuffix(".html") for part in context["parts"]}
    assert parts == sorted(names)


def test_running_jobs_are_for_those_who_may_see_jobs(log_in: LogIn) -> None:
    assert log_in("view_ticket", tenants=None).get(JOBS).status_code == 403
    assert "acme" in read_page(log_in("view_ingestionjob", tenants=None), JOBS)


@pytest.mark.parametrize("path", [HOME, JOBS, TENANTS])
def test_whoever_is_not_logged_in_is_sent_to_the_login(path: str) -> None:
    response = Client().get(path)
    assert (response.status_code, response.url.startswith("/admin/login/")) == (302, True)
