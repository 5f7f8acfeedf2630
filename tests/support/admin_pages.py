"""Pages of the admin: their addresses, their text, and the messages that a request led to."""

from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def list_address(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def page_address(model: type, key: Any) -> str:
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[quote(str(key))]
    )


def read_page(client: Client, path: str) -> str:
    """Return the text of a page, which must be there."""
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def messages_of(response: HttpResponse) -> list[str]:
    """Return the messages that are shown on the page a request led to."""
    return [str(message) for message in response.context["messages"]]


def outcome_of(response: HttpResponse) -> tuple[str, str]:
    """Return the address that a request led to, and the one message shown there."""
    (message,) = messages_of(response)
    return response.redirect_chain[-1][0], message
