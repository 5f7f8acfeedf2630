"""Finds the rows of `tickets` that another program wrote and that lack something."""

from collections.abc import Iterator

import pymongo
from pymongo.errors import ExecutionTimeout, NetworkTimeout

from tickets.core.documents import STORED_PROJECTION
from tickets.core.incomplete_rows import (
    UNCOUNTED_FIELDS,
    incomplete_rows,
    indexed_incomplete_rows,
)
from tickets.models import BY_UPSTREAM_ID, Ticket
from ticketsaas.mongo import Document, get_collection

_PROJECTION = STORED_PROJECTION | {"_id": 1} | dict.fromkeys(UNCOUNTED_FIELDS, 1)
# The tickets of one tenant that are opened in this time are some hundred thousand.
LOOK_SECONDS = 2.0


def find_incomplete(tenant_id: str) -> Iterator[Document]:
    """Yield the tenant's incomplete rows in order of upstream id. Opens all of the tenant's tickets."""
    rows = get_collection(Ticket).find(incomplete_rows(tenant_id), _PROJECTION, hint=BY_UPSTREAM_ID)
    yield from rows.sort("external_id", pymongo.ASCENDING)


def count_incomplete(tenant_id: str) -> int:
    """Count the tenant's incomplete rows. Opens all of its tickets."""
    return get_collection(Ticket).count_documents(incomplete_rows(tenant_id), hint=BY_UPSTREAM_ID)


def has_incomplete(tenant_id: str) -> bool:
    """Return whether the tenant has incomplete rows, within about LOOK_SECONDS.

    Indexes find nearly all kinds at once. A row that lacks only its reasons, its keywords or its text is
    found by opening the tickets, as many as the time allows.
    """
    tickets = get_collection(Ticket)
    for wanted in indexed_incomplete_rows(tenant_id):
        if tickets.find_one(wanted, {"_id": 1}) is not None:
            return True
    try:
        with pymongo.timeout(LOOK_SECONDS):
            found = tickets.find_one(incomplete_rows(tenant_id), {"_id": 1}, hint=BY_UPSTREAM_ID)
    except (ExecutionTimeout, NetworkTimeout):
        return False
    return found is not None
