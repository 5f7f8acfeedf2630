"""Reads the tickets whose labels people corrected: texts that are labelled by those who know them best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pymongo import ASCENDING

from tickets.core.corrections import read_labels
from tickets.core.labels import LABEL_FIELDS, Label
from tickets.core.timestamps import EARLIEST
from tickets.models import BY_CORRECTION, Ticket
from ticketsaas.mongo import get_collection

_READ = dict.fromkeys(
    ("external_id", "subject", "message", *LABEL_FIELDS, "correction", "is_deleted"), 1
) | {"_id": 0}


@dataclass(frozen=True, slots=True)
class CorrectedTicket:
    """The text of a ticket, its labels by field, and the fields that a person corrected."""

    external_id: str
    subject: str
    message: str
    labels: Mapping[str, Label]
    corrected: frozenset[str]


def find_corrected(tenant_id: str) -> Iterator[CorrectedTicket]:
    """Yield the tenant's tickets with a correction that stands, the oldest correction first.

    A deleted ticket is left out: its customer may have asked for that.
    """
    wanted = {"tenant_id": tenant_id, "correction.at": {"$gte": EARLIEST}}
    rows = get_collection(Ticket).find(wanted, _READ, hint=BY_CORRECTION)
    for row in rows.sort("correction.at", ASCENDING):
        corrected = read_labels(row["correction"])
        labels = read_labels(row) | corrected
        subject, message = row.get("subject"), row.get("message")
        if not isinstance(subject, str) or not isinstance(message, str):
            # Another program wrote the row.
            continue
        if corrected and len(labels) == len(LABEL_FIELDS) and not row.get("is_deleted"):
            fields = frozenset(corrected)
            yield CorrectedTicket(row["external_id"], subject, message, labels, fields)
