"""Values of rows that the admin shows, and tickets written as ingestion writes them."""

from typing import Any

from django.test import Client

from tests.support.factories import make_ticket
from tests.support.texts_read import classify
from tickets.core.documents import ticket_document
from tickets.models import Ticket
from ticketsaas.mongo import get_collection

JOB_ID = "2f1c6c1e-0000-4000-8000-000000000000"
SCRIPT = "<script>alert(1)</script>"
TICKETS = "/admin/tickets/ticket/"


def write_ticket(**values: Any) -> None:
    overridden = {name: values.pop(name) for name in ("is_deleted", "language") if name in values}
    ticket = make_ticket(**values)
    classification = classify(subject=ticket.subject, message=ticket.message)
    document = ticket_document(ticket, classification) | overridden
    get_collection(Ticket).insert_one(document)


def find_tickets(client: Client, query: str) -> set[str]:
    response = client.get(f"{TICKETS}?{query}")
    assert response.status_code == 200
    return {ticket.external_id for ticket in response.context["cl"].result_list}
