"""The list of tickets as a file: what the list shows, nothing else, and harmless in a spreadsheet."""

import csv
import json
from contextlib import ExitStack, closing
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from tests.integration.ticketsaas.backoffice.pages.browsing import (
    SCRIPT,
    TICKETS,
    find_tickets,
    write_ticket,
)
from tests.integration.ticketsaas.backoffice.pages.conftest import ODD_TENANT
from tests.support.admin_pages import read_page
from tests.support.factories import NOON
from tests.support.logins import log_in
from ticketsaas.api.lists import listing
from ticketsaas.backoffice.tenant_filters import MAX_MERGED_TENANTS
from ticketsaas.models import Tenant
from ticketsaas.mongo import get_collection

CSV = f"{TICKETS}export_csv/"
NDJSON = f"{TICKETS}export_ndjson/"
MAY = ("view_ticket", "export_ticket")


@pytest.fixture(autouse=True)
def tickets(rows: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of acme more than four batches, most of them of the same moments, and some of every kind."""
    monkeypatch.setattr(listing, "BATCH_SIZE", 5)
    for number in range(23):
        write_ticket(
            external_id=f"m-{number:02}",
            created_at=NOON + timedelta(seconds=number // 6),
            status=("open", "closed")[number % 2],
            source=("email", "chat", "web")[number % 3],
            is_deleted=number % 4 == 0,
            message="The site is down" if number % 5 == 0 else "Thanks",
        )


def read_file(client: Client, address: str) -> str:
    reply = client.get(address)
    assert reply.status_code == 200
    assert "attachment" in reply["Content-Disposition"]
    return reply.getvalue().decode()


def read_ids(client: Client, query: str) -> list[str]:
    lines = read_file(client, f"{NDJSON}?{query}").splitlines()
    return [json.loads(line)["id"] for line in lines]


class TestWhatIsInAFile:
    @pytest.mark.parametrize(
        "query",
        [
            "",
            "tenant_id=acme",
            "status=closed",
            "source=chat",
            "urgency__exact=high",
            "sentiment__exact=positive",
            "requires_action__exact=1",
            "deleted=yes",
            "deleted=no&status=open&source=web",
            "q=m-07",
            "q=site+down",
            "q=c-1&status=closed",
            "created_at_from_0=2026-03-01&created_at_from_1=12:00:02",
            "tenant_id=nobody",
            "p=9",
        ],
    )
    def test_it_has_exactly_the_rows_of_the_list(self, client: Client, query: str) -> None:
        ids = read_ids(client, query)
        assert len(set(ids)) == len(ids)
        assert find_tickets(client, query.replace("p=9", "")) == set(ids)

    def test_the_newest_of_a_tenant_come_first(self, client: Client) -> None:
        lines = read_file(client, f"{NDJSON}?tenant_id=acme").splitlines()
        times = [json.loads(line)["created_at"] for line in lines]
        assert sorted(times, reverse=True) == times

    def test_csv_has_the_same_rows_and_starts_no_formula(self, client: Client) -> None:
        hostile = '=HYPERLINK("http://x")'
        write_ticket(external_id="+1", subject=hostile, message=f'{SCRIPT}\n"a",b', status="odd")
        rows = list(csv.DictReader(StringIO(read_file(client, f"{CSV}?status=odd"))))
        assert [(row["id"], row["subject"], row["message"]) for row in rows] == [
            ("'+1", f"'{hostile}", f'{SCRIPT}\n"a",b')
        ]

    def test_ndjson_has_one_line_for_a_text_of_many(self, client: Client) -> None:
        text = "one\r\ntwo\u2028three\x00"
        write_ticket(external_id="lines", message=text, status="odd")
        (line,) = read_file(client, f"{NDJSON}?status=odd").splitlines()
        assert json.loads(line)["message"] == text

    def test_the_buttons_lead_to_the_list_as_it_is_shown(self, client: Client) -> None:
        page = read_page(client, f"{TICKETS}?status=closed&q=m-07&p=1")
        assert f'href="{CSV}?status=closed&amp;q=m-07"' in page


class TestWhoMay:
    def test_it_contains_visible_tenants_only(self) -> None:
        ann = log_in("ann", *MAY, tenants=[ODD_TENANT])
        assert read_ids(ann, "") == ["t-1"]
        assert read_ids(ann, "tenant_id=acme") == []

    @pytest.mark.parametrize("permission", MAY)
    def test_nobody_without_both_permissions(self, permission: str) -> None:
        bob = log_in("bob", permission)
        assert [bob.get(address).status_code for address in (CSV, NDJSON)] == [403, 403]
        if permission == "view_ticket":
            assert CSV not in read_page(bob, TICKETS)
        assert not LogEntry.objects.exists()

    def test_the_log_records_who_exported_what(self) -> None:
        read_file(log_in("ann", *MAY), f"{CSV}?status=closed&p=1")
        entry = LogEntry.objects.get()
        assert (
            entry.user.username,
            entry.object_repr,
            entry.change_message,
        ) == ("ann", "Tickets as CSV", "Exported with the filter: status=closed")


class TestRefusals:
    def test_exports_are_limited_together_with_those_over_rest(
        self, client: Client, settings: Any
    ) -> None:
        with ExitStack() as running:
            for _ in range(settings.EXPORTS_PER_PROCESS):
                running.enter_context(closing(client.get(CSV)))
            LogEntry.objects.all().delete()
            response = client.get(f"{CSV}?status=closed", follow=True)
        assert response.redirect_chain == [(f"{TICKETS}?status=closed", 302)]
        assert "Too many exports are running" in response.content.decode()
        assert not LogEntry.objects.exists()

    def test_with_too_many_tenants_one_must_be_chosen(self, client: Client) -> None:
        get_collection(Tenant).insert_many(
            {"_id": f"tenant-{number}", "created_at": NOON, "last_completed_sync": None}
            for number in range(MAX_MERGED_TENANTS)
        )
        response = client.get(CSV, follow=True)
        assert response.redirect_chain == [(f"{TICKETS}?", 302)]
        assert "There are too many tenants for one list" in response.content.decode()
        assert len(read_ids(client, "tenant_id=acme")) == 24

    def test_a_filter_that_is_not_offered_is_refused(self, client: Client) -> None:
        assert client.get(f"{CSV}?message__regex=x").status_code == 400
