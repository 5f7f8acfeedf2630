"""Every page of the admin opens, shows text from outside as text, and only to users who may view it."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from ingestion.models import (
    ApiBudget,
    DistributedLock,
    IngestionJob,
    IngestionLog,
    IngestionReject,
)
from notifications.models import Notification
from tests.integration.ticketsaas.backoffice.pages.browsing import JOB_ID, SCRIPT, TICKETS
from tests.support.admin_pages import list_address, page_address, read_page
from tests.support.logins import log_in
from tickets.models import Ticket, TicketHistory
from ticketsaas.models import Tenant
from ticketsaas.mongo import get_collection_across_tenants

READ_ONLY = (
    Ticket,
    TicketHistory,
    Tenant,
    Notification,
    IngestionJob,
    IngestionLog,
    IngestionReject,
    DistributedLock,
    ApiBudget,
)


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model._meta.model_name)
class TestEveryModel:
    def test_its_list_and_pages_open_and_ask_no_other_host(
        self, client: Client, model: type
    ) -> None:
        pages = [read_page(client, list_address(model))]
        pages += [read_page(client, page_address(model, row.pk)) for row in model.objects.all()]
        assert len(pages) > 1
        for page in pages:
            assert 'src="http' not in page
            assert 'rel="stylesheet" href="http' not in page
            assert SCRIPT not in page

    def test_a_page_that_changes_nothing_has_no_button_to_close_it(
        self, client: Client, model: type
    ) -> None:
        page = read_page(client, page_address(model, model.objects.all()[0].pk))
        assert not re.search(r">\s*(Close|Save)\s*<", page)

    def test_nobody_can_add_change_or_delete(self, client: Client, model: type) -> None:
        page = page_address(model, model.objects.all()[0].pk)
        answers = [
            client.get(f"{list_address(model)}add/"),
            client.post(page, {}),
            client.post(page.replace("/change/", "/delete/"), {"post": "yes"}),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_rows_of_an_older_version_that_lack_newer_fields_are_shown(client: Client) -> None:
    newer = {
        IngestionJob: ("undecided", "failed_lookups"),
        IngestionLog: ("undecided",),
        IngestionReject: ("first_seen_at", "last_seen_at", "times"),
        TicketHistory: ("reason",),
    }
    for model, names in newer.items():
        rows = get_collection_across_tenants(model)
        rows.update_many({}, {"$unset": dict.fromkeys(names, "")})
        read_page(client, list_address(model))
        for row in model.objects.all():
            read_page(client, page_address(model, row.pk))
    row = get_collection_across_tenants(IngestionReject).find_one()
    assert row is not None
    del row["_id"]
    get_collection_across_tenants(IngestionReject).insert_one(row)
    read_page(client, list_address(IngestionReject))
    read_page(client, page_address(IngestionJob, JOB_ID))


def test_why_a_ticket_went_is_shown_with_its_deletion(client: Client) -> None:
    ticket = Ticket.objects.all()[0]
    step = {"tenant_id": ticket.tenant_id, "ticket_id": ticket.external_id, "action": "deleted"}
    step |= {"changes": {}, "recorded_at": ticket.created_at, "job_id": JOB_ID}
    reason = "merged into <b>t-9</b>"
    get_collection_across_tenants(TicketHistory).insert_one(step | {"reason": reason})
    row = TicketHistory.objects.get(reason=reason)
    pages = (
        *(page_address(Ticket, ticket.pk), list_address(TicketHistory)),
        page_address(TicketHistory, row.pk),
    )
    for page in pages:
        assert "merged into &lt;b&gt;t-9&lt;/b&gt;" in read_page(client, page)


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    get_collection_across_tenants(IngestionJob).delete_many({})
    assert "manage.py ingest --tenant ID" in read_page(client, list_address(IngestionJob))


def test_a_job_shows_its_log_and_its_rejects(client: Client) -> None:
    page = read_page(client, page_address(IngestionJob, JOB_ID))
    assert page_address(IngestionLog, JOB_ID) in page
    assert "The field &#x27;id&#x27; is missing." in page
    assert "0:01:30" in page


@pytest.mark.parametrize(
    ("owner", "ends_in", "expected"),
    [
        pytest.param(JOB_ID, timedelta(hours=1), "locked", id="held"),
        pytest.param(JOB_ID, timedelta(hours=-1), "free", id="run out"),
        pytest.param(None, timedelta(hours=1), "free", id="nobody's"),
    ],
)
def test_a_lock_is_held_while_its_owner_has_time_left(
    client: Client, owner: str | None, ends_in: timedelta, expected: str
) -> None:
    get_collection_across_tenants(DistributedLock).update_one(
        {"_id": "ingest:acme"},
        [
            {
                "$set": {
                    "owner_id": owner,
                    "expires_at": {"$add": ["$$NOW", ends_in // timedelta(milliseconds=1)]},
                }
            }
        ],
    )
    row = DistributedLock.objects.get(key="ingest:acme")
    assert expected in admin.site._registry[DistributedLock].state(row)


class TestWhoSeesWhat:
    def test_a_login_sees_the_models_it_has_permission_for_and_no_others(self) -> None:
        client = log_in("reader", "view_ticket", "change_group")
        page = read_page(client, TICKETS)
        assert list_address(Ticket) in page
        assert list_address(IngestionJob) not in page
        others = (
            "/admin/ingestion/ingestionjob/",
            "/admin/auth/user/",
            "/admin/auth/group/add/",
            "/admin/django_q/schedule/",
        )
        assert [client.get(path).status_code for path in others] == [403] * 4

    def test_a_superuser_manages_logins_and_looks_at_schedules(self, client: Client) -> None:
        for path in (
            "/admin/",
            "/admin/auth/user/",
            "/admin/auth/user/add/",
            page_address(User, User.objects.get(username="root").pk),
            "/admin/auth/group/",
            "/admin/auth/group/add/",
            "/admin/django_q/schedule/",
            "/admin/django_q/failure/",
        ):
            read_page(client, path)

    def test_a_login_can_be_created_and_deleted(self, client: Client) -> None:
        password = "a long enough one"
        data = {"username": "new", "password1": password, "password2": password}
        client.post("/admin/auth/user/add/", data | {"usable_password": "true"})
        created = User.objects.get(username="new")
        assert created.check_password(password)
        client.post(page_address(User, created.pk).replace("/change/", "/delete/"), {"post": "yes"})
        assert not User.objects.filter(username="new").exists()
