"""The admin's home: the choice of the tenant, an empty page, the cost of a page."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pymongo.errors import ExecutionTimeout

from analytics.admin import dashboard_cards, dashboard_charts
from tests.integration.ticketsaas.dashboard.conftest import LogIn
from tests.support.explain import explain, record
from tests.support.factories import UNSURE, make_classification, make_ticket
from tests.support.types import Mongo
from tickets.core.documents import ticket_document
from ticketsaas.dashboard.tenant_switcher import MAX_LISTED, MAX_SUGGESTED

HOME = "/admin/"
EVERYTHING = ("view_ticket", "view_tenant", "view_ingestionjob", "view_circuit")
# A page reads the session, the login and its permissions, the tenants, five reports and the rest.
MAX_OPERATIONS = 60


@pytest.fixture
def client(log_in: LogIn) -> Client:
    return log_in(*EVERYTHING, tenants=None)


def add_tenants(mongo: Mongo, *tenant_ids: str) -> None:
    now = datetime.now(UTC)
    mongo.tenants.insert_many([{"_id": each, "created_at": now} for each in tenant_ids])


def add_ticket(mongo: Mongo, external_id: str, *, age: timedelta, **labels: Any) -> None:
    stored = {name: labels.pop(name) for name in ("status", "customer_id") if name in labels}
    ticket = make_ticket(external_id=external_id, created_at=datetime.now(UTC) - age, **stored)
    mongo.tickets.insert_one(ticket_document(ticket, make_classification(**labels)))


def choose(client: Client, query: str = "") -> str | None:
    chosen: str | None = client.get(f"{HOME}{query}").context["switcher"].chosen
    return chosen


class TestTheTenant:
    def test_the_last_choice_is_remembered_and_the_first_tenant_is_shown_without_one(
        self, client: Client, mongo: Mongo
    ) -> None:
        add_tenants(mongo, "acme", "b/ü &?", "globex")
        assert choose(client) == "acme"
        assert choose(client, "?tenant=globex") == "globex"
        assert choose(client) == "globex"
        assert choose(client, "?tenant=b%2F%C3%BC+%26%3F") == "b/ü &?"

    def test_a_remembered_tenant_that_may_no_longer_be_seen_is_forgotten(
        self, client: Client, mongo: Mongo
    ) -> None:
        add_tenants(mongo, "acme", "globex")
        assert choose(client, "?tenant=globex") == "globex"
        mongo.staff_tenants.update_one({}, {"$set": {"all_tenants": False, "tenant_ids": ["acme"]}})
        assert choose(client) == "acme"

    def test_many_tenants_are_found_by_the_beginning_of_their_ids(
        self, client: Client, mongo: Mongo
    ) -> None:
        add_tenants(mongo, *(f"a-{number:03}" for number in range(MAX_LISTED)), "zebra")
        page = client.get(HOME).content.decode()
        assert 'list="dashboard-tenants"' in page
        assert "zebra" not in page
        found = client.get("/admin/dashboard/tenants?q=ze").json()
        assert found == {"tenants": ["zebra"]}
        assert len(client.get("/admin/dashboard/tenants").json()["tenants"]) == MAX_SUGGESTED


@pytest.mark.parametrize(
    ("tenants", "permissions", "expected"),
    [
        pytest.param(None, EVERYTHING, "No tenant yet", id="no tenant"),
        pytest.param(
            [], EVERYTHING, "Ask an administrator for access to the tenants", id="not given"
        ),
        pytest.param(["acme"], EVERYTHING, "manage.py ingest --tenant acme", id="no tickets"),
        pytest.param(["acme"], EVERYTHING, "No job is running. <a", id="no job"),
        pytest.param(
            ["acme"],
            (*EVERYTHING, "start_ingestionjob"),
            'No job is running. <a class="underline" href="/admin/ingestion/ingestionjob/start/">',
            id="no job, and may start one",
        ),
        pytest.param(
            ["acme"], (), "Ask an administrator to add you to a group", id="no permission"
        ),
    ],
)
def test_where_there_is_nothing_the_page_says_what_to_do_next(
    log_in: LogIn, tenants: list[str] | None, permissions: tuple[str, ...], expected: str
) -> None:
    page = log_in(*permissions, tenants=tenants).get(HOME).content.decode()
    assert expected in page


def test_the_cards_count_what_they_say(client: Client, mongo: Mongo) -> None:
    add_tenants(mongo, "acme")
    hours = timedelta(hours=1)
    add_ticket(mongo, "t-1", age=hours, urgency="high", sentiment="negative")
    add_ticket(mongo, "t-2", age=2 * hours, urgency="high", status="closed")
    add_ticket(mongo, "t-3", age=23 * hours, urgency="high", status="pending")
    add_ticket(mongo, "t-4", age=3 * hours, requires_action=False)
    add_ticket(mongo, "t-5", age=25 * hours, sentiment="negative")
    add_ticket(mongo, "t-6", age=47 * hours, urgency="low")
    add_ticket(mongo, "t-7", age=49 * hours, urgency="high")
    cards = {card.title: card for card in client.get(HOME).context["cards"]}
    assert cards["Open urgent tickets"].value == "3"
    assert cards["Tickets in 24 h"].value == "4"
    assert cards["Tickets in 24 h"].detail == "+2 (+100%) compared with the 24 h before"
    assert cards["Negative in 24 h"].value == "25%"
    assert cards["Negative in 24 h"].detail == "50% in the 24 h before"
    assert cards["Require action"].value == "6"
    for title in ("Tickets in 24 h", "Require action"):
        listed = client.get(cards[title].link).context["cl"].result_list
        assert cards[title].value == str(len(listed))


@pytest.mark.parametrize(
    ("unsure", "value", "detail"),
    [
        (0, "0", "every open urgent one is sure"),
        (1, "1", "1 urgent ticket is unsure: look at it"),
        (2, "2", "2 urgent tickets are unsure: look at them"),
        (4, "3+", "3+ urgent tickets are unsure: look at them"),
    ],
)
def test_a_card_asks_to_look_at_urgent_tickets_that_are_unsure(
    client: Client,
    mongo: Mongo,
    monkeypatch: pytest.MonkeyPatch,
    unsure: int,
    value: str,
    detail: str,
) -> None:
    monkeypatch.setattr(dashboard_cards, "MAX_UNSURE", 3)
    add_tenants(mongo, "acme")
    hour, high = timedelta(hours=1), {"urgency": "high"}
    for number in range(unsure):
        add_ticket(mongo, f"t-{number}", age=hour, confidence=UNSURE, **high)
    add_ticket(mongo, "closed", age=hour, confidence=UNSURE, status="closed", **high)
    add_ticket(mongo, "low", age=hour, confidence=UNSURE)
    add_ticket(mongo, "sure", age=hour, **high)
    cards = {card.title: card for card in client.get(HOME).context["cards"]}
    card = cards["Unsure urgent tickets"]
    assert (card.value, card.detail, card.is_alarming) == (value, detail, unsure > 0)
    listed = client.get(card.link).context["cl"].result_list
    assert [ticket.external_id for ticket in listed][unsure:] == ["low"]


def test_words_and_customers_lead_to_the_tickets_they_count(client: Client, mongo: Mongo) -> None:
    add_tenants(mongo, "acme")
    for number in range(3):
        labels = {"urgency": "high", "customer_id": "c & 1"}
        add_ticket(mongo, f"t-{number}", age=timedelta(minutes=number), **labels)
    add_ticket(mongo, "t-9", age=timedelta(days=9), urgency="high", customer_id="c & 1")
    for part in client.get(HOME).context["parts"]:
        if "ranking" in part.template:
            link, count = part.context["rows"][0][:2]
            address = link.split('href="')[1].split('"')[0].replace("&amp;", "&")
            listed = client.get(address).context["cl"].result_list
            assert (count, len(listed)) == ("3", 3)


def test_a_running_job_is_a_bar_that_says_how_far_it_is(
    client: Client, mongo: Mongo, start_job: Any
) -> None:
    job = start_job("acme")
    moved = {"status": "running", "progress": 40, "processed_pages": 4, "total_pages": 10}
    mongo.ingestion_jobs.update_one({"_id": job.job_id}, {"$set": moved | {"new_ingested": 1_234}})
    page = client.get("/admin/dashboard/jobs").content.decode()
    assert 'aria-valuenow="40"' in page
    assert "4 of 10 pages, 1,234 tickets" in page
    assert page.strip() in client.get(HOME).content.decode()


def test_running_jobs_are_found_by_an_index(client: Client, start_job: Any) -> None:
    start_job("acme")
    plans = explain(lambda: client.get("/admin/dashboard/jobs"))
    of_jobs = [plan for plan in plans if plan.collection == "ingestion_jobs"]
    assert of_jobs != []
    assert not any(plan.is_scan for plan in of_jobs)


def test_tenants_that_waited_longest_for_a_sync_come_first(client: Client, mongo: Mongo) -> None:
    add_tenants(mongo, "acme", "globex", "initech")
    now = datetime.now(UTC)
    for tenant_id, age in (("acme", 1), ("globex", 3)):
        synced = {"last_completed_sync": now - timedelta(hours=age, minutes=1)}
        mongo.tenants.update_one({"_id": tenant_id}, {"$set": synced})
    [syncs] = [part for part in client.get(HOME).context["parts"] if "syncs" in part.template]
    expected = [("initech", "never"), ("globex", "3 h ago"), ("acme", "1 h ago")]
    assert [row[:2] for row in syncs.context["rows"]] == expected


class TestAPartThatFails:
    @pytest.fixture(autouse=True)
    def rows(self, mongo: Mongo) -> None:
        add_tenants(mongo, "acme")
        add_ticket(mongo, "t-1", age=timedelta(hours=1))

    def test_it_says_so_in_its_place_when_mongodb_is_too_slow(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def be_slow(*_: Any, **__: Any) -> None:
            raise ExecutionTimeout("operation exceeded time limit")

        monkeypatch.setattr(dashboard_charts, "count_urgency_by_day", be_slow)
        page = client.get(HOME).content.decode()
        assert "MongoDB did not answer in time" in page
        assert "Open urgent tickets" in page
        assert "Top keywords" in page

    def test_any_other_error_fails_the_whole_page(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def break_down(*_: Any, **__: Any) -> None:
            raise KeyError("day")

        monkeypatch.setattr(dashboard_charts, "count_urgency_by_day", break_down)
        with pytest.raises(KeyError):
            client.get(HOME)


def test_the_number_of_operations_does_not_grow_with_the_data(client: Client, mongo: Mongo) -> None:
    add_tenants(mongo, "acme", "globex")
    add_ticket(mongo, "t-1", age=timedelta(hours=1), urgency="high")
    few = count_commands(client)
    add_tenants(mongo, *(f"tenant-{number}" for number in range(20)))
    for number in range(40):
        add_ticket(mongo, f"more-{number}", age=timedelta(hours=number), urgency="high")
    assert count_commands(client) == few
    assert few <= MAX_OPERATIONS


def count_commands(client: Client) -> int:
    return len(record(lambda: client.get(HOME)))
