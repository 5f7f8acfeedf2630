"""Every list of the API: how to fill it in MongoDB, and which field identifies its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pymongo.database import Database

from tests.support.factories import UNSURE, make_classification, make_ticket
from tests.support.types import Document
from tickets.core.documents import ticket_document


@dataclass(frozen=True)
class KindOfList:
    address: str
    collection: str
    shown: str
    """The field of the reply that identifies a row."""
    stored: str
    """The same field in MongoDB."""
    make: Callable[[str, datetime], Document]


def _ticket(name: str, time: datetime) -> Document:
    ticket = make_ticket(external_id=name, created_at=time)
    return ticket_document(ticket, make_classification(urgency="high"))


def _unsure_ticket(name: str, time: datetime) -> Document:
    ticket = make_ticket(external_id=name, created_at=time)
    # Minutes have both, so that pages end between ranks as well.
    urgency = ("high", "low")[int(name[-1]) % 2]
    return ticket_document(ticket, make_classification(urgency=urgency, confidence=UNSURE))


def _change(name: str, time: datetime) -> Document:
    return {
        "tenant_id": "acme",
        "ticket_id": "t-1",
        "action": "updated",
        "changes": {"status": {"old": "open", "new": "closed"}},
        "recorded_at": time,
        "job_id": name,
    }


def _job(name: str, time: datetime) -> Document:
    numbers = dict.fromkeys(
        "progress processed_pages new_ingested updated unchanged repeated deleted restored skipped"
        " rejected errors api_calls withheld".split(),
        0,
    )
    empty = dict.fromkeys(
        ("total_pages", "waiting_for", "waiting_until", "started_at", "ended_at", "error")
    )
    row = {"_id": name, "tenant_id": "acme", "status": "failed", "created_at": time}
    return row | numbers | empty


def _log(name: str, time: datetime) -> Document:
    return _job(name, time) | {"job_id": name, "ended_at": time}


def _notification(name: str, time: datetime) -> Document:
    empty = dict.fromkeys(("status_reason", "next_attempt_at", "last_error", "sent_at"))
    return {
        "_id": name,
        "tenant_id": "acme",
        "ticket_id": "t-1",
        "urgency": "high",
        "reason": "outage",
        "status": "parked",
        "attempts": 3,
        "created_at": time,
        "job_id": "j-1",
        **empty,
    }


LISTS = {
    "tickets": KindOfList("/tickets", "tickets", "id", "external_id", _ticket),
    "oldest first": KindOfList(
        "/tickets?ordering=created_at", "tickets", "id", "external_id", _ticket
    ),
    "search": KindOfList("/tickets?q=contacts", "tickets", "id", "external_id", _ticket),
    "urgent": KindOfList("/tickets/urgent", "tickets", "id", "external_id", _ticket),
    "unsure": KindOfList("/tickets/unsure", "tickets", "id", "external_id", _unsure_ticket),
    "unsure, newest first": KindOfList(
        "/tickets?confidence=unsure", "tickets", "id", "external_id", _unsure_ticket
    ),
    "history": KindOfList("/tickets/t-1/history", "ticket_history", "job_id", "job_id", _change),
    "jobs": KindOfList("/ingest/jobs", "ingestion_jobs", "job_id", "_id", _job),
    "logs": KindOfList("/ingest/logs", "ingestion_logs", "job_id", "_id", _log),
    "notifications": KindOfList("/notifications", "notifications", "id", "_id", _notification),
}


def address_of(kind: KindOfList, **parameters: object) -> str:
    mark = "&" if "?" in kind.address else "?"
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    return f"{kind.address}{mark}tenant_id=acme&{query}"


def fill(kind: KindOfList, times: dict[str, datetime], *, mongo: Database[Document]) -> None:
    mongo[kind.collection].insert_many(kind.make(name, time) for name, time in times.items())
