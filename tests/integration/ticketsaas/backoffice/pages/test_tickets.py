"""Tickets in the admin: what a search finds, and what a ticket's page shows."""

import pytest
from django.test import Client

from tests.integration.ticketsaas.backoffice.pages.browsing import (
    SCRIPT,
    TICKETS,
    find_tickets,
    write_ticket,
)
from tests.support.admin_pages import page_address, read_page
from tests.support.factories import NOON
from tests.support.logins import log_in
from tests.support.texts_read import classify
from tickets.admin import TRUNCATED_NOTE
from tickets.models import Ticket
from ticketsaas.backoffice.tenant_filters import MAX_MERGED_TENANTS
from ticketsaas.models import Tenant
from ticketsaas.mongo import get_collection


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
            ("language=en", {"t-0", "t-1"}),
            ("language=de", set()),
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
        assert find_tickets(client, query) == expected

    def test_deleted_tickets_are_listed_and_marked(self, client: Client) -> None:
        write_ticket(external_id="gone", is_deleted=True)
        assert find_tickets(client, "deleted=yes") == {"gone"}
        assert find_tickets(client, "") == {"t-0", "t-1", "gone"}

    def test_a_page_explains_the_classification_and_marks_the_words_in_the_message(
        self, client: Client
    ) -> None:
        ticket = Ticket.objects.get(tenant_id="acme")
        response = client.get(page_address(Ticket, ticket.pk))
        page = response.content.decode()
        found = classify(subject=ticket.subject, message=ticket.message)
        assert found.rules
        assert all(rule.rule in page for rule in found.rules)
        assert f"<b>requires action</b>: {found.reasons.requires_action}" in page
        assert page.index("<b>requires action</b>") < page.index("<details><summary>")
        assert "2026-03-01 12:00:00 UTC → 2026-03-01 12:01:00 UTC" in page
        assert page.count("<mark>How</mark> <mark>do</mark> I export") == 1
        assert page.count("<mark>How do</mark>") == 1

    def test_a_page_says_that_its_ticket_was_cut(self, client: Client) -> None:
        write_ticket(external_id="long", truncated=True)
        for external_id, is_cut in (("long", True), ("t-0", False)):
            ticket = Ticket.objects.get(tenant_id="acme", external_id=external_id)
            page = read_page(client, page_address(Ticket, ticket.pk))
            assert (TRUNCATED_NOTE in page) is is_cut

    def test_filters_offer_the_sources_and_statuses_of_visible_tenants(
        self, client: Client
    ) -> None:
        write_ticket(external_id="s-1", source="chat", status="closed")
        write_ticket(external_id="s-2", source="web", status="odd", tenant_id="globex")
        root = read_page(client, TICKETS)
        assert [f'value="{name}"' in root for name in ("chat", "email", "web")] == [
            True,
            True,
            False,
        ]
        page = read_page(log_in("ann", "view_ticket", tenants=["globex"]), TICKETS)
        assert 'value="chat"' not in page

    def test_a_filter_offers_the_languages_of_visible_tenants_by_their_names(
        self, client: Client
    ) -> None:
        write_ticket(external_id="l-1", language="zh")
        write_ticket(external_id="l-2", language="no", tenant_id="globex")
        page = read_page(client, TICKETS)
        names = ("English", "Chinese", "Norwegian")
        assert [name in page for name in names] == [True, True, False]
        shown = read_page(log_in("ann", "view_ticket", tenants=["globex"]), TICKETS)
        assert "Chinese" not in shown

    def test_a_page_names_the_language_of_its_ticket(self, client: Client) -> None:
        write_ticket(external_id="de", language="de")
        ticket = Ticket.objects.get(external_id="de")
        assert "German" in read_page(client, page_address(Ticket, ticket.pk))

    def test_a_message_is_shown_as_text_and_cut_when_long(self, client: Client) -> None:
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
        assert find_tickets(client, "tenant_id=acme") == {"t-0"}
