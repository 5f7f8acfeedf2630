"""Tickets inserted into MongoDB as ingestion would insert them."""

from collections.abc import Callable
from typing import Any

import pytest
from pymongo.database import Database

from tests.support.factories import NOON, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document

LABELS = ("urgency", "sentiment", "requires_action", "confidence", "language")


@pytest.fixture
def insert(mongo: Database[Document]) -> Callable[..., Document]:
    """Return a function that inserts a ticket from fields and labels, soft-deleted if `deleted=True`."""

    def insert_one(*, deleted: bool = False, **values: Any) -> Document:
        labels = {name: values.pop(name) for name in LABELS if name in values}
        document = ticket_document(make_ticket(**values), make_classification(**labels))
        if deleted:
            document |= {"is_deleted": True, "deleted_at": NOON}
        mongo["tickets"].insert_one(document)
        return document

    return insert_one
