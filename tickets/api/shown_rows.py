"""Shows rows of `tickets`, also those that another program wrote."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from tickets.core.incomplete_rows import is_complete
from tickets.models import Ticket
from ticketsaas.document_type import Document


def show_row(row: Document) -> Document:
    """Return a row with everything that a reply shows; what it lacks is derived, empty or None."""
    # Replies don't have these two.
    if is_complete({"keywords": [], "is_deleted": False, **row}):
        return row
    completed: Document = import_string(settings.ROW_COMPLETER)(row)
    return completed


def read_instance(ticket: Ticket) -> Document:
    """Return a ticket of the admin as a document; of its fields only those that were read."""
    deferred: set[str] = ticket.get_deferred_fields()
    names: list[Any] = [field.attname for field in ticket._meta.concrete_fields]
    return {name: getattr(ticket, name) for name in names if name not in deferred}
