"""*Wrong label* on a ticket's page: who may correct, how it is asked, and what comes of it."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from tests.integration.ticketsaas.backoffice.pages.browsing import SCRIPT
from tests.integration.ticketsaas.backoffice.pages.test_timeline import read_timeline
from tests.support.admin_pages import messages_of, outcome_of, page_address, read_page
from tests.support.logins import log_in
from tests.support.types import Document, Mongo
from tickets.models import Ticket, TicketHistory

HIGH = {"urgency": "high", "sentiment": "", "requires_action": "no", "note": "Shop down"}


@pytest.fixture
def operator() -> Client:
    return log_in("ann", role="operator", tenants=["acme"])


def ticket() -> Ticket:
    return Ticket.objects.get(tenant_id="acme", external_id="t-0")


def address(action: str, of: Ticket | None = None) -> str:
    return page_address(Ticket, (of or ticket()).pk).replace("/change/", f"/{action}/")


def post(client: Client, action: str, **fields: Any) -> Any:
    return client.post(address(action), fields, follow=True)


def correction_of(mongo: Mongo) -> Document | None:
    found: Document | None = mongo.tickets.find_one({"external_id": "t-0"})["correction"]
    return found


def test_it_asks_for_the_labels_and_says_what_the_rules_say(operator: Client) -> None:
    assert address("wrong_label") in read_page(operator, page_address(Ticket, ticket().pk))
    page = read_page(operator, address("wrong_label"))
    assert [f"as the rules say: {said}" in page for said in ("low", "neutral", "yes")] == [True] * 3


def test_the_labels_are_corrected_by_the_user_and_the_log_says_so(
    operator: Client, mongo: Mongo
) -> None:
    page, message = outcome_of(post(operator, "wrong_label", **HIGH))
    assert page == page_address(Ticket, ticket().pk)
    assert message == "The labels are corrected until the ticket's subject or message change."
    row = mongo.tickets.find_one({"external_id": "t-0"})
    assert (row["urgency"], row["sentiment"], row["requires_action"]) == ("high", "neutral", False)
    assert (row["correction"]["by"], row["correction"]["note"]) == ("ann", "Shop down")
    (entry,) = LogEntry.objects.all()
    assert entry.change_message == "Corrected: urgency high, requires action no: Shop down"


def test_the_page_its_timeline_and_the_history_show_the_correction(operator: Client) -> None:
    post(operator, "wrong_label", **HIGH)
    page = read_page(operator, page_address(Ticket, ticket().pk))
    assert "urgency high, requires action no: Shop down (ann, 20" in page
    assert "relabelled" in [what for _, what in read_timeline(operator)]
    assert "by ann" in page
    assert "None → urgency high, requires action no: Shop down" in page
    step = TicketHistory.objects.get(action="relabelled")
    assert "ann" in read_page(operator, page_address(TicketHistory, step.pk))


def test_the_form_begins_with_the_correction_that_stands(operator: Client) -> None:
    post(operator, "wrong_label", **HIGH)
    form = operator.get(address("wrong_label")).context["question"].form
    assert [form[name].initial for name in HIGH] == ["high", None, "no", "Shop down"]
    assert form.fields["urgency"].choices[0] == ("", "as the rules say: low")


def test_a_correction_is_taken_back_once(operator: Client, mongo: Mongo) -> None:
    post(operator, "wrong_label", **HIGH)
    assert address("take_back") in read_page(operator, page_address(Ticket, ticket().pk))
    assert "urgency high, requires action no" in read_page(operator, address("take_back"))
    assert messages_of(post(operator, "take_back")) == ["The labels are those of the rules again."]
    assert correction_of(mongo) is None
    assert address("take_back") not in read_page(operator, page_address(Ticket, ticket().pk))
    assert messages_of(post(operator, "take_back")) == [
        "The correction has ended or was taken back meanwhile."
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "Correct at least one label."),
        ({"note": "why"}, "Correct at least one label."),
        ({"urgency": "huge"}, "Select a valid choice."),
        ({"urgency": "low", "note": "x" * 301}, "at most 300 characters"),
        ({"urgency": "low", "note": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_a_form_that_says_nothing_or_too_much_is_shown_again(
    operator: Client, mongo: Mongo, fields: dict[str, str], problem: str
) -> None:
    response = post(operator, "wrong_label", **fields)
    assert (response.status_code, problem in response.content.decode()) == (200, True)
    assert correction_of(mongo) is None


def test_the_same_again_changes_nothing(operator: Client, mongo: Mongo) -> None:
    for _ in range(2):
        response = post(operator, "wrong_label", **HIGH)
    assert messages_of(response) == ["Somebody has said the same before; nothing was changed."]
    assert mongo.ticket_history.count_documents({"action": "relabelled"}) == 1
    assert LogEntry.objects.count() == 1


def test_a_note_is_shown_as_text(operator: Client) -> None:
    post(operator, "wrong_label", urgency="high", note=SCRIPT)
    for page in (page_address(Ticket, ticket().pk), address("take_back")):
        assert SCRIPT not in read_page(operator, page)


def test_a_deleted_ticket_offers_nothing_and_is_refused(operator: Client, mongo: Mongo) -> None:
    mongo.tickets.update_one({"external_id": "t-0"}, {"$set": {"is_deleted": True}})
    page = read_page(operator, page_address(Ticket, ticket().pk))
    assert address("wrong_label") not in page
    assert messages_of(operator.get(address("wrong_label"), follow=True)) == [
        "The ticket is deleted, and its labels stay as they are."
    ]


def test_a_ticket_of_another_program_is_refused_with_the_reason(
    operator: Client, mongo: Mongo
) -> None:
    mongo.tickets.update_one({"external_id": "t-0"}, {"$unset": {"classification": 1}})
    (message,) = messages_of(post(operator, "wrong_label", **HIGH))
    assert message.startswith("Another program wrote this ticket")


@pytest.mark.parametrize("action", ["wrong_label", "take_back"])
def test_who_may_only_look_is_refused(mongo: Mongo, action: str) -> None:
    support = log_in("sue", role="support", tenants=["acme"])
    assert address(action) not in read_page(support, page_address(Ticket, ticket().pk))
    assert [
        support.get(address(action)).status_code,
        post(support, action, **HIGH).status_code,
    ] == [
        403,
        403,
    ]
    assert correction_of(mongo) is None


@pytest.mark.parametrize("action", ["wrong_label", "take_back"])
def test_another_tenants_ticket_looks_like_a_missing_one(mongo: Mongo, action: str) -> None:
    stranger = log_in("eve", role="operator", tenants=["initech"])
    (message,) = messages_of(post(stranger, action, **HIGH))
    assert message == f"There is no ticket {ticket().pk}."
    assert correction_of(mongo) is None


def test_the_exported_file_has_the_correction(operator: Client) -> None:
    post(operator, "wrong_label", **HIGH)
    response: Any = operator.get("/admin/tickets/ticket/export_ndjson/?tenant_id=acme")
    assert '"note":"Shop down"' in b"".join(response).decode().replace('": "', '":"')
