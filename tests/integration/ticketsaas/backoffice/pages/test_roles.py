"""What each role can do by URL, and that another tenant's row looks like a missing one."""

from typing import Any

import pytest
from django.test import Client

from ingestion.models import DistributedLock, IngestionJob, IngestionLog, IngestionReject
from notifications.models import Notification
from tests.integration.ticketsaas.backoffice.pages.browsing import JOB_ID, TICKETS
from tests.integration.ticketsaas.backoffice.pages.conftest import ODD_TENANT
from tests.support.admin_pages import list_address, page_address, read_page
from tests.support.logins import log_in
from tickets.models import Ticket, TicketHistory
from ticketsaas.models import ApiKey, Tenant

OF_TENANTS = (
    Ticket,
    TicketHistory,
    Tenant,
    Notification,
    IngestionJob,
    IngestionLog,
    IngestionReject,
    DistributedLock,
    ApiKey,
)
RETRY = "/admin/notifications/notification/n-1/retry/"
RETRY_PARKED = "/admin/notifications/notification/retry_parked"
LOOKS = {"/admin/", TICKETS, "/admin/ingestion/ingestionjob/", "/admin/notifications/notification/"}
ACTS = {RETRY}
ADMINISTERS = {"/admin/auth/user/", "/admin/auth/user/add/", "/admin/ticketsaas/apikey/add/"}


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        ("support", LOOKS),
        ("operator", LOOKS | ACTS),
        ("administrator", LOOKS | ACTS | ADMINISTERS),
    ],
)
def test_a_role_opens_its_pages_and_no_others(role: str, opens: set[str]) -> None:
    client = log_in("ann", role=role, tenants=["acme"])
    pages = LOOKS | ACTS | ADMINISTERS | {"/admin/auth/group/add/"}
    answers = {path: client.get(path).status_code for path in pages}
    assert {path: 200 if path in opens else 403 for path in pages} == answers


@pytest.fixture
def stranger() -> Client:
    """An administrator of a tenant that has nothing."""
    return log_in("eve", role="administrator", tenants=["initech"])


@pytest.mark.parametrize("model", OF_TENANTS, ids=lambda model: model._meta.model_name)
class TestAForeignRow:
    def test_is_in_no_list_nor_search(self, stranger: Client, model: type) -> None:
        row = model.objects.all()[0]
        searched = {f.removeprefix("^") for f in model_fields(model)}
        for query in ("", *(f"?q={getattr(row, name)}" for name in searched)):
            page = stranger.get(f"{list_address(model)}{query}")
            assert page.status_code == 200
            assert list(page.context["cl"].result_list) == []

    def test_answers_a_typed_address_like_a_missing_one(
        self, stranger: Client, model: type
    ) -> None:
        key = str(model.objects.all()[0].pk)
        for page in ("/change/", "/history/"):
            answers = [answer(stranger, model, each, page) for each in (key, key[::-1])]
            assert answers[0] == answers[1].replace(key[::-1], key)

    def test_is_shown_to_a_user_who_sees_its_tenant(self, model: type) -> None:
        client = log_in("ann", role="administrator", tenants=["acme"])
        mine = [row for row in model.objects.all() if "acme" in str(vars(row))]
        for row in mine:
            read_page(client, page_address(model, row.pk))
        assert len(mine) > 0


def model_fields(model: type) -> tuple[str, ...]:
    from django.contrib import admin

    return tuple(admin.site._registry[model].search_fields)


def answer(client: Client, model: type, key: str, page: str) -> str:
    response = client.get(page_address(model, key).replace("/change/", page), follow=True)
    texts = [str(message) for message in response.context["messages"]]
    return f"{response.status_code} {texts}"


def test_a_filter_offers_and_finds_visible_tenants_only() -> None:
    client = log_in("ann", role="support", tenants=["acme"])
    page = client.get(f"{TICKETS}?tenant_id=globex")
    assert list(page.context["cl"].result_list) == []
    offered = page.context["cl"].filter_specs[0].lookup_choices
    assert list(offered) == [("acme", "acme")]
    assert ODD_TENANT.partition(" ")[0] not in read_page(client, "/admin/ticketsaas/tenant/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_action_on_a_foreign_row_changes_nothing(
    stranger: Client, mongo: Any, method: str
) -> None:
    before = list(mongo.notifications.find())
    for path in (
        RETRY,
        RETRY_PARKED + "/",
        f"/admin/ingestion/ingestionjob/{JOB_ID}/approve/",
        f"{page_address(ApiKey, ApiKey.objects.get().pk)[: -len('change/')]}revoke/",
    ):
        response = getattr(stranger, method)(path, follow=True)
        assert "acme" not in response.content.decode()
    form = {"action": "retry_selected", "_selected_action": ["n-1"], "confirmed": "yes"}
    stranger.post(list_address(Notification), form)
    assert list(mongo.notifications.find()) == before
    assert ApiKey.objects.get().revoked_at is None


def test_notices_count_visible_tenants_only(stranger: Client) -> None:
    assert "is parked" not in read_page(stranger, "/admin/")
    mine = log_in("ann", role="support", tenants=["acme"])
    assert "1 alert is parked" in read_page(mine, "/admin/")


def test_sending_all_parked_alerts_means_the_visible_ones(mongo: Any) -> None:
    row = mongo.notifications.find_one()
    mongo.notifications.insert_one(row | {"_id": "n-2", "tenant_id": "globex"})
    client = log_in("ann", role="operator", tenants=["globex"])
    assert "1 alert is due again" in client.post(f"{RETRY_PARKED}/", follow=True).content.decode()
    statuses = {row["_id"]: row["status"] for row in mongo.notifications.find()}
    assert statuses == {"n-1": "parked", "n-2": "pending"}


def test_a_user_without_tenants_sees_empty_lists() -> None:
    client = log_in("ann", role="support", tenants=[])
    assert "/change/" not in read_page(client, TICKETS).partition('id="result_list"')[2]
