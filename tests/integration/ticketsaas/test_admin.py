"""The admin: every page opens, shows what it should and nothing as HTML, and asks only indexes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from bson import json_util
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Permission, User
from django.test import Client, RequestFactory
from django.urls import reverse

from ingestion.models import (
    ApiBudget,
    DistributedLock,
    IngestionJob,
    IngestionLog,
    IngestionReject,
)
from notifications.models import Notification
from tests.factories import NOON, make_ticket
from tickets.admin_filters import MAX_MERGED_TENANTS
from tickets.classification import classify
from tickets.documents import ticket_document
from tickets.models import Tenant, Ticket, TicketHistory
from ticketsaas.mongo import get_collection

JOB_ID = "2f1c6c1e-0000-4000-8000-000000000000"
ODD_TENANT = "a/b ü%_2F <b>&'\"?#"
SCRIPT = "<script>alert(1)</script>"
# Four pages: enough that walking an index to the end of a page is the cheapest plan.
ROWS_FOR_A_PLAN = 200
TICKETS = "/admin/tickets/ticket/"
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


@pytest.fixture(autouse=True)
def rows(mongo: Any) -> None:
    """At least one row of every model, for two tenants, one of them with an odd name."""
    for number, tenant_id in enumerate(("acme", ODD_TENANT)):
        write_ticket(tenant_id=tenant_id, external_id=f"t-{number}")
        get_collection(Tenant).insert_one(
            {"_id": tenant_id, "created_at": NOON, "last_completed_sync": None}
        )
        get_collection(DistributedLock).insert_one(
            {
                "_id": f"ingest:{tenant_id}",
                "resource_id": f"ingest:{tenant_id}",
                "owner_id": JOB_ID,
                "fence": 1,
                "acquired_at": NOON,
                "expires_at": NOON,
            }
        )
    counted = dict.fromkeys(("new_ingested", "updated", "deleted", "errors"), 1)
    ended = {"tenant_id": "acme", "started_at": NOON, "ended_at": NOON + timedelta(seconds=90)}
    log = {"_id": JOB_ID, "job_id": JOB_ID, "status": "failed", "error": SCRIPT} | ended | counted
    get_collection(IngestionLog).insert_one(log)
    job = {name: log[name] for name in log if name != "job_id"} | {
        name: 0
        for name in (
            "processed_pages",
            "unchanged",
            "restored",
            "skipped",
            "rejected",
            "api_calls",
            "slices",
        )
    }
    get_collection(IngestionJob).insert_one(
        job | {"progress": 40, "total_pages": None, "next_page": 5, "created_at": NOON}
    )
    get_collection(IngestionReject).insert_one(
        {
            "tenant_id": "acme",
            "job_id": JOB_ID,
            "page": 1,
            "external_id": None,
            "field": "id",
            "reason": "The field 'id' is missing.",
            "raw": SCRIPT,
            "recorded_at": NOON,
        }
    )
    get_collection(Notification).insert_one(
        {
            "_id": "n-1",
            "tenant_id": "acme",
            "ticket_id": "t-0",
            "urgency": "high",
            "reason": "urgency.outage (down)",
            "status": "parked",
            "attempts": 10,
            "next_attempt_at": NOON,
            "last_error": "HTTP 500",
            "created_at": NOON,
            "sent_at": None,
            "job_id": JOB_ID,
        }
    )
    get_collection(ApiBudget).insert_one({"_id": "external_api", "clock": NOON, "grants": []})
    get_collection(TicketHistory).insert_many(
        [
            write_step("created", minute=0, changes={}),
            write_step(
                "updated",
                minute=1,
                changes={"updated_at": {"old": NOON, "new": NOON + timedelta(minutes=1)}},
            ),
        ]
    )


def write_ticket(**values: Any) -> None:
    deleted = values.pop("is_deleted", False)
    ticket = make_ticket(**values)
    classification = classify(subject=ticket.subject, message=ticket.message)
    document = ticket_document(ticket, classification) | {"is_deleted": deleted}
    get_collection(Ticket).insert_one(document)


def write_step(action: str, *, minute: int, changes: dict[str, Any]) -> dict[str, Any]:
    return {
        "tenant_id": "acme",
        "ticket_id": "t-0",
        "action": action,
        "changes": changes,
        "recorded_at": NOON + timedelta(minutes=minute),
        "job_id": JOB_ID,
    }


@pytest.fixture
def client() -> Iterator[Client]:
    """Logged in as a superuser."""
    client = Client()
    client.force_login(User.objects.create(username="root", is_staff=True, is_superuser=True))
    return client


def read_page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def list_address(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def page_address(model: type, key: Any) -> str:
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[quote(str(key))]
    )


def find_tickets(client: Client, query: str) -> set[str]:
    response = client.get(f"{TICKETS}?{query}")
    assert response.status_code == 200
    return {ticket.external_id for ticket in response.context["cl"].result_list}


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

    def test_nobody_can_add_change_or_delete(self, client: Client, model: type) -> None:
        page = page_address(model, model.objects.all()[0].pk)
        answers = [
            client.get(f"{list_address(model)}add/"),
            client.post(page, {}),
            client.post(page.replace("/change/", "/delete/"), {"post": "yes"}),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403]


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (Ticket, ""),
        (Ticket, "tenant_id=acme"),
        (Ticket, "status=open"),
        (Ticket, "urgency__exact=high"),
        (Ticket, "sentiment__exact=negative"),
        (Ticket, "requires_action__exact=0"),
        (Ticket, "deleted=yes"),
        (Ticket, "deleted=no&tenant_id=acme"),
        (Ticket, "created_at_from_0=2026-02-01&created_at_to_0=2026-03-01"),
        (Ticket, "q=c-1"),
        (Ticket, "q=export+contacts"),
        (Ticket, "o=-3.1"),
        (TicketHistory, ""),
        (TicketHistory, "q=t-0"),
        (TicketHistory, "recorded_at_from_0=2026-02-01"),
        (Tenant, ""),
        (Notification, ""),
        (Notification, "status__exact=parked"),
        (IngestionJob, ""),
        (IngestionJob, "created_at_from_0=2026-02-01"),
        (IngestionLog, ""),
        (IngestionLog, "tenant_id=acme"),
        (IngestionReject, ""),
        (IngestionReject, "tenant_id=acme"),
        (DistributedLock, ""),
    ],
    ids=lambda value: value if isinstance(value, str) else value._meta.model_name,
)
def test_a_list_is_served_by_an_index_without_sorting_in_memory(model: type, query: str) -> None:
    multiply_rows(model)
    assert {"index"} == read_stages(model, query)


def multiply_rows(model: type) -> None:
    """More rows than a page has: of a handful MongoDB sorts rather than merges."""
    collection = get_collection(model)
    rows = list(collection.find())
    for number in range(ROWS_FOR_A_PLAN):
        row = dict(rows[number % len(rows)])
        row["_id"] = f"{row['_id']}-{number}"
        if model is Ticket:
            row |= {
                "external_id": f"many-{number}",
                "urgency": ("high", "low")[number % 2],
                "sentiment": ("negative", "neutral")[number % 2],
                "requires_action": number % 2 == 0,
                "is_deleted": number % 4 < 2,
            }
        collection.insert_one(row)


def read_stages(model: type, query: str) -> set[str]:
    """How MongoDB finds a list's rows: `index`, `sort` (in memory) and `scan` (of everything)."""
    request = RequestFactory().get(f"{list_address(model)}?{query}")
    request.user = User(is_superuser=True, is_active=True, is_staff=True)
    change_list = admin.site._registry[model].get_changelist_instance(request)
    plan = json_util.loads(change_list.result_list.explain())
    while "queryPlanner" not in plan:
        plan = plan["stages"][0]["$cursor"]
    kinds = {"IXSCAN": "index", "SORT": "sort", "COLLSCAN": "scan"}
    stages = set(walk_stages(plan["queryPlanner"]["winningPlan"]))
    return {kinds[stage] for stage in stages if stage in kinds}


def walk_stages(stage: dict[str, Any]) -> Iterator[str]:
    yield stage.get("stage", "")
    inner = [stage.get("inputStage"), stage.get("queryPlan"), *stage.get("inputStages", [])]
    for step in filter(None, inner):
        yield from walk_stages(step)


class TestTickets:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("q=t-0", {"t-0"}),
            ("q=c-1", {"t-0", "t-1"}),
            ("q=CONTACTS+export", {"t-0", "t-1"}),
            ("q=contacts+refund", set()),
            ("q=%21%21", set()),
            ("q=t-", set()),
            ("tenant_id=acme", {"t-0"}),
            ("tenant_id=nobody", set()),
            ("status=open", {"t-0", "t-1"}),
            ("status=closed", set()),
            ("urgency__exact=high", set()),
            ("requires_action__exact=1", {"t-0", "t-1"}),
            ("deleted=no", {"t-0", "t-1"}),
            ("deleted=yes", set()),
            ("created_at_from_0=2026-03-01&created_at_to_0=2026-03-01", {"t-0", "t-1"}),
            ("created_at_to_0=2026-02-28", set()),
            ("created_at_from_0=nonsense", {"t-0", "t-1"}),
        ],
    )
    def test_a_search_or_filter_finds(self, client: Client, query: str, expected: set[str]) -> None:
        assert expected == find_tickets(client, query)

    def test_deleted_ones_are_in_the_list_and_marked(self, client: Client) -> None:
        write_ticket(external_id="gone", is_deleted=True)
        assert {"gone"} == find_tickets(client, "deleted=yes")
        assert {"t-0", "t-1", "gone"} == find_tickets(client, "")

    def test_a_page_explains_the_classification_and_shows_the_history_newest_first(
        self, client: Client
    ) -> None:
        ticket = Ticket.objects.get(tenant_id="acme")
        response = client.get(page_address(Ticket, ticket.pk))
        page = response.content.decode()
        rules = classify(subject=ticket.subject, message=ticket.message).rules
        assert rules
        assert all(rule.rule in page for rule in rules)
        (history,) = response.context["related_tables"]
        assert [row[1] for row in history.rows] == ["updated", "created"]
        assert "2026-03-01 12:00:00 UTC → 2026-03-01 12:01:00 UTC" in page

    def test_a_message_is_text_whatever_it_holds_and_a_long_one_is_cut(
        self, client: Client
    ) -> None:
        write_ticket(external_id="long", subject=SCRIPT, message=SCRIPT + "x" * 1_000_000)
        ticket = Ticket.objects.get(external_id="long")
        pages = read_page(client, TICKETS), read_page(client, page_address(Ticket, ticket.pk))
        for page in pages:
            assert "&lt;script&gt;alert(1)" in page
            assert SCRIPT not in page
            assert len(page) < 200_000
        assert "characters more" in pages[1]

    def test_a_filter_that_is_not_offered_is_refused(self, client: Client) -> None:
        refused = ("message__regex=x", "classification__version=1", "subject__icontains=x")
        assert [client.get(f"{TICKETS}?{query}").status_code for query in refused] == [400] * 3

    def test_beyond_what_can_be_merged_a_tenant_must_be_chosen(self, client: Client) -> None:
        get_collection(Tenant).insert_many(
            {"_id": f"tenant-{number}", "created_at": NOON, "last_completed_sync": None}
            for number in range(MAX_MERGED_TENANTS)
        )
        assert "There are too many tenants for one list" in read_page(client, TICKETS)
        assert {"t-0"} == find_tickets(client, "tenant_id=acme")


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    get_collection(IngestionJob).delete_many({})
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
    get_collection(DistributedLock).update_one(
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
        user = User.objects.create(username="reader", is_staff=True)
        user.user_permissions.add(
            *Permission.objects.filter(codename__in=["view_ticket", "change_user", "view_user"])
        )
        client = Client()
        client.force_login(user)
        page = read_page(client, TICKETS)
        assert list_address(Ticket) in page
        assert list_address(IngestionJob) not in page
        others = (
            "/admin/ingestion/ingestionjob/",
            "/admin/auth/user/",
            "/admin/django_q/schedule/",
        )
        assert [client.get(path).status_code for path in others] == [403] * 3

    def test_a_superuser_manages_logins_and_schedules(self, client: Client) -> None:
        for path in (
            "/admin/",
            "/admin/auth/user/",
            "/admin/auth/user/add/",
            page_address(User, User.objects.get(username="root").pk),
            "/admin/auth/group/",
            "/admin/auth/group/add/",
            "/admin/django_q/schedule/",
            "/admin/django_q/schedule/add/",
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
