"""What a row of `tickets` that another program wrote becomes, and how it is shown until then."""

from collections.abc import Mapping
from typing import Any

from tickets.classification.classify import ClassifyService
from tickets.core.documents import ticket_document
from tickets.core.incoming import InvalidTicket
from tickets.core.incomplete_rows import read_placeholder, read_row
from ticketsaas.document_type import Document

# A list of deleted tickets asks for it, and other lists don't have it.
_HIDDEN = frozenset({"deleted_at"})


def complete_row(row: Mapping[str, Any]) -> Document:
    """Return an incomplete row with everything that a reply shows.

    What it lacks is derived as `rebuild_stats` will; what can't be is empty, and a time that can't be read
    is None.
    """
    try:
        ticket = read_row(row)
    except InvalidTicket:
        ticket, times = read_placeholder(row), {"created_at": None, "updated_at": None}
    else:
        times = {}
    shown = ticket_document(ticket, ClassifyService().classify(ticket.subject, ticket.message))
    return (
        {name: value for name, value in shown.items() if name in row or name not in _HIDDEN}
        | {name: row[name] for name in ("changed_at", "deleted_at") if name in row}
        | times
    )
