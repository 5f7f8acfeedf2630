"""Tickets whose urgency is unsure in the admin: their line, what their page says, and sending their alert."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from notifications.core.alert_policy import draft_notification
from notifications.models import Notification
from tests.integration.ticketsaas.backoffice.pages.browsing import TICKETS
from tests.support.admin_pages import page_address, read_page
from tests.support.factories import (
    CLOSED,
    NOON,
    POLICY,
    UNSURE,
    make_classification,
    make_ticket,
)
from tickets.core.changes import detect_change
from tickets.core.documents import ticket_document
from tickets.core.labels import Confidence, Confidences
from tickets.models import Ticket
from ticketsaas.mongo import get_collection

NO_ALERT = "unsure: no alert by itself"
NOT_ANNOUNCED = "not announced: unsure"
KINDS: dict[str, dict[str, Any]] = {
    "old": {"urgency": "high", "confidence": UNSURE},
    "new": {"urgency": "high", "confidence": UNSURE},
    "low": {"urgency": "low", "confidence": UNSURE},
    "closed": {"urgency": "high", "confidence": UNSURE, "status": "closed"},
    "sure": {"urgency": "high", "confidence": Confidences(sentiment=Confidence.UNSURE)},
}


@pytest.fixture(autouse=True)
def line(rows: None) -> None:
    """Tickets from the oldest to the newest, and the alert of the one called new."""
    for number, (name, values) in enumerate(KINDS.items()):
        labels = {key: value for key, value in values.items() if key != "status"}
        ticket = make_ticket(
            external_id=name,
            status=values.get("status", "open"),
            created_at=NOON + number * timedelta(hours=1),
        )
        classification = make_classification(**labels)
        get_collection(Ticket).insert_one(ticket_document(ticket, classification))
        change = detect_change(None, ticket, classification, closed=CLOSED)
        alert = draft_notification(change, job_id="job", policy=POLICY, now=NOON)
        if name == "new" and alert is not None:
            get_collection(Notification).insert_one(alert)


def page_of(client: Client, name: str) -> str:
    ticket = Ticket.objects.get(tenant_id="acme", external_id=name)
    return read_page(client, page_address(Ticket, ticket.pk))


def doubts_on(page: str) -> str:
    """Return the word that follows the heading of the unsure labels."""
    return strip_tags(page.split("Unsure about", 1)[1]).split()[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("confidence=unsure", ["closed", "new", "old", "low"]),
        ("confidence=unsure&open=yes", ["new", "old", "low"]),
        ("confidence=unsure&urgency__exact=low", ["low"]),
        # A search has the order of its own index.
        ("confidence=unsure&q=contacts", ["closed", "low", "new", "old"]),
        ("confidence=nonsense&q=contacts&urgency__exact=high", ["sure", "closed", "new", "old"]),
    ],
)
def test_unsure_tickets_are_a_line_with_high_ones_first(
    client: Client, query: str, expected: list[str]
) -> None:
    listed = client.get(f"{TICKETS}?{query}").context["cl"].result_list

    assert [ticket.external_id for ticket in listed] == expected


def test_the_list_marks_unsure_tickets(client: Client) -> None:
    unsure, high = (
        read_page(client, f"{TICKETS}?tenant_id=acme&{query}")
        for query in ("confidence=unsure", "urgency__exact=high&q=sure")
    )

    assert unsure.count(f">{NO_ALERT}<") == 2
    assert unsure.count(">unsure<") == 2
    assert NO_ALERT not in high


@pytest.mark.parametrize(
    ("name", "is_told", "unsure_about"),
    [
        ("new", True, "urgency"),
        ("low", False, "urgency"),
        ("closed", False, "urgency"),
        ("sure", False, "sentiment"),
        ("t-0", False, "nothing"),
    ],
)
def test_a_page_says_what_is_unsure_and_whether_nobody_was_alerted_for_that(
    client: Client, name: str, is_told: bool, unsure_about: str
) -> None:
    page = page_of(client, name)

    assert page.count(NO_ALERT) == page.count(NOT_ANNOUNCED) == int(is_told)
    assert doubts_on(page) == unsure_about


def test_where_any_high_is_announced_nothing_else_is_said(client: Client, settings: Any) -> None:
    settings.ALERT_ON = "any"

    assert NO_ALERT not in page_of(client, "old")


def test_a_ticket_of_an_older_version_is_shown_as_sure(client: Client, mongo: Any) -> None:
    older = {"confidence": "", "unsure_rank": ""}
    mongo.tickets.update_one({"external_id": "new"}, {"$unset": older})

    page = page_of(client, "new")
    assert doubts_on(page) == "nothing"
    assert NO_ALERT not in page


def test_a_person_has_the_alert_of_an_unsure_ticket_sent(client: Client, mongo: Any) -> None:
    row = mongo.notifications.find_one({"ticket_id": "new"})
    page = page_address(Notification, row["_id"])
    assert "Not announced: the urgency is unsure." in read_page(client, page)

    client.post(f"{page.removesuffix('change/')}retry/")

    row = mongo.notifications.find_one({"ticket_id": "new"})
    assert (row["status"], row["by_hand"], row["unsure"]) == ("pending", True, False)
