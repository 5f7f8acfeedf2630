"""A ticket's page has one timeline, of what the user may view."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ingestion.models import IngestionJob
from notifications.models import Notification
from tests.integration.ticketsaas.backoffice.pages.browsing import JOB_ID, SCRIPT
from tests.integration.ticketsaas.backoffice.pages.conftest import write_step
from tests.support.admin_pages import page_address, read_page
from tests.support.explain import explain
from tests.support.factories import NOON
from tests.support.logins import log_in
from tickets.admin import timeline
from tickets.models import Ticket, TicketHistory
from ticketsaas.mongo import get_collection, get_collection_across_tenants

MINUTE = timedelta(minutes=1)
VIEW_ALL = ("view_ticket", "view_notification", "view_ingestionjob")


def read_timeline(client: Client) -> list[tuple[str, str]]:
    """When and what, from the top."""
    ticket = Ticket.objects.get(tenant_id="acme", external_id="t-0")
    response = client.get(page_address(Ticket, ticket.pk))
    (table,) = response.context["related_tables"]
    return [(row[0][11:16], _text_of(row[1])) for row in table.rows]


def _text_of(label: str) -> str:
    return label.partition(">")[2].partition("<")[0].strip()


def set_job(created_at: datetime) -> None:
    get_collection_across_tenants(IngestionJob).update_one(
        {"_id": JOB_ID}, {"$set": {"created_at": created_at}}
    )


def set_alert(**values: Any) -> None:
    get_collection_across_tenants(Notification).update_one({"_id": "n-1"}, {"$set": values})


@pytest.fixture
def story(mongo: Any) -> None:
    """A job, what it changed, and an alert about it that was sent; then a deletion and a return."""
    set_job(NOON - MINUTE)
    set_alert(created_at=NOON + MINUTE, status="sent", attempts=2, sent_at=NOON + 2 * MINUTE)
    steps = [("deleted", 3), ("restored", 4)]
    get_collection(TicketHistory).insert_many(
        [write_step(action, minute=minute, changes={}) for action, minute in steps]
    )


@pytest.mark.usefixtures("story")
class TestTheTimeline:
    def test_all_entries_are_ordered_newest_first(self, client: Client) -> None:
        assert read_timeline(client) == [
            ("12:04", "restored"),
            ("12:03", "deleted"),
            ("12:02", "alert sent"),
            ("12:01", "alert"),
            ("12:01", "updated"),
            ("12:00", "created"),
            ("11:59", "job"),
        ]

    def test_it_links_to_the_alert_and_to_the_job(self, client: Client) -> None:
        ticket = Ticket.objects.get(tenant_id="acme", external_id="t-0")
        page = read_page(client, page_address(Ticket, ticket.pk))
        assert f'href="{page_address(Notification, "n-1")}"' in page
        assert f'href="{page_address(IngestionJob, JOB_ID)}"' in page

    @pytest.mark.parametrize(
        ("permissions", "hidden"),
        [
            pytest.param(VIEW_ALL, set(), id="who sees all"),
            pytest.param(VIEW_ALL[:2], {"job"}, id="who sees no jobs"),
            pytest.param(VIEW_ALL[::2], {"alert", "alert sent"}, id="who sees no alerts"),
        ],
    )
    def test_entries_without_the_permission_to_view_them_are_left_out(
        self, permissions: tuple[str, ...], hidden: set[str]
    ) -> None:
        shown = {what for _, what in read_timeline(log_in("ann", *permissions))}
        everything = {"restored", "deleted", "alert sent", "alert", "updated", "created", "job"}
        assert everything - hidden == shown

    def test_nothing_of_another_tenant_is_in_it(self, client: Client) -> None:
        before = read_timeline(client)
        set_alert(tenant_id="globex")
        get_collection_across_tenants(IngestionJob).update_one(
            {"_id": JOB_ID}, {"$set": {"tenant_id": "globex"}}
        )
        alien = {"alert", "alert sent", "job"}
        assert read_timeline(client) == [entry for entry in before if entry[1] not in alien]

    def test_it_shows_only_the_latest_entries(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        everything = read_timeline(client)
        monkeypatch.setattr(timeline, "MAX_ENTRIES", 3)
        assert read_timeline(client) == everything[:3]

    def test_what_upstream_wrote_is_shown_as_text(self, client: Client) -> None:
        change = {"subject": {"old": SCRIPT, "new": SCRIPT}}
        get_collection(TicketHistory).insert_one(write_step("updated", minute=5, changes=change))
        set_alert(reason=SCRIPT)
        ticket = Ticket.objects.get(tenant_id="acme", external_id="t-0")
        page = read_page(client, page_address(Ticket, ticket.pk))
        assert SCRIPT not in page
        assert page.count("&lt;script&gt;alert(1)") >= 3


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    "query",
    [
        pytest.param(
            lambda: TicketHistory.objects.filter(tenant_id="acme", ticket_id="t-0").order_by(
                "-recorded_at"
            ),
            id="history",
        ),
        pytest.param(
            lambda: Notification.objects.filter(tenant_id="acme", ticket_id="t-0"), id="alerts"
        ),
        pytest.param(
            lambda: IngestionJob.objects.filter(tenant_id="acme", job_id__in=[JOB_ID]), id="jobs"
        ),
    ],
)
def test_every_source_reads_an_index(query: Callable[[], Any]) -> None:
    [plan] = explain(lambda: list(query()))
    assert plan.stages & {"IXSCAN", "IDHACK"}
    assert not plan.stages & {"COLLSCAN", "SORT"}


@pytest.mark.usefixtures("story")
def test_the_page_reads_each_source_once_with_its_tenant(client: Client) -> None:
    ticket = Ticket.objects.get(tenant_id="acme", external_id="t-0")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(page_address(Ticket, ticket.pk))
    for name in ("ticket_history", "notifications", "ingestion_jobs"):
        asked = [query["sql"] for query in captured if f"db.{name}.aggregate" in query["sql"]]
        assert len(asked) == 1
        assert "'tenant_id': 'acme'" in asked[0]
