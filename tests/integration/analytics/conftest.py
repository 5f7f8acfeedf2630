from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from pymongo.database import Database

from tests.factories import make_classification, make_ticket
from tickets.documents import ticket_document

Document = dict[str, Any]
Insert = Callable[..., Document]

LABELS = ("urgency", "sentiment", "requires_action")


@pytest.fixture
def insert(mongo: Database[Document]) -> Insert:
    """Store one ticket of acme: upstream's fields, labels and stored fields by keyword."""
    numbers = count(1)

    def insert_one(**values: Any) -> Document:
        labels = {name: values.pop(name) for name in LABELS if name in values}
        stored = {name: values.pop(name) for name in ("is_deleted", "keywords") if name in values}
        ticket = make_ticket(external_id=f"t-{next(numbers)}", **values)
        document = ticket_document(ticket, make_classification(**labels)) | stored
        mongo.tickets.insert_one(document)
        return document

    return insert_one
