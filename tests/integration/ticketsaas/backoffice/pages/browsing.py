"""Addresses and pages of the admin, and what its rows say."""

from typing import Any

from django.contrib.admin.utils import quote
from django.test import Client
from django.urls import reverse

from tests.support.factories import make_ticket
from tickets.classification.classify import classify
from tickets.core.documents import ticket_document
from tickets.models import Ticket
from ticketsaas.mongo import get_collection

JOB_ID = "2f1c6c1e-0000-4000-8000-000000000000"
SCRIPT = "<script>alert(1)</script>"
TICKETS = "/admin/tickets/ticket/"


def write_ticket(**values: Any) -> None:
    deleted = values.pop("is_deleted", False)
    ticket = make_ticket(**values)
    classification = classify(subject=ticket.subject, message=ticket.message)
    document = ticket_document(ticket, classification) | {"is_deleted": deleted}
    get_collection(Ticket).insert_one(document)


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
