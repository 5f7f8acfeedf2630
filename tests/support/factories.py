"""Values with good defaults, so that a test names only what it is about."""

from datetime import UTC, datetime
from typing import Any

from ingestion.core.job import Job
from ingestion.core.pages import Page
from notifications.core.alert_policy import AlertPolicy
from tickets.core.changes import StoredTicket
from tickets.core.documents import words_of
from tickets.core.incoming import IncomingTicket
from tickets.core.labels import (
    LABEL_FIELDS,
    Classification,
    Confidence,
    Confidences,
    Sentiment,
    Urgency,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CLOSED = frozenset({"closed", "solved"})
POLICY = AlertPolicy(closed=CLOSED)
UNSURE = Confidences(urgency=Confidence.UNSURE)


def make_raw(**overrides: Any) -> dict[str, Any]:
    """Return a record as upstream sends it."""
    return {
        "id": "t-1",
        "tenant_id": "acme",
        "source": "email",
        "customer_id": "c-1",
        "subject": "Question",
        "message": "How do I export my contacts?",
        "status": "open",
        "created_at": "2026-03-01T10:00:00Z",
        "updated_at": "2026-03-01T11:00:00Z",
    } | overrides


def make_ticket(**overrides: Any) -> IncomingTicket:
    values: dict[str, Any] = {
        "tenant_id": "acme",
        "external_id": "t-1",
        "source": "email",
        "customer_id": "c-1",
        "subject": "Question",
        "message": "How do I export my contacts?",
        "status": "open",
        "created_at": datetime(2026, 3, 1, 10, tzinfo=UTC),
        "updated_at": datetime(2026, 3, 1, 11, tzinfo=UTC),
    }
    return IncomingTicket(**values | overrides)


def make_classification(**overrides: Any) -> Classification:
    values: dict[str, Any] = {
        "urgency": Urgency.LOW,
        "sentiment": Sentiment.NEUTRAL,
        "requires_action": True,
        "version": "test",
        "rules": (),
    }
    return Classification(**values | overrides)


def make_stored(ticket: IncomingTicket | None = None, **overrides: Any) -> StoredTicket:
    """Make a stored ticket; `rule_set`, `rules`, `confidence` and `language` go to its classification."""
    ticket = ticket or make_ticket()
    named = {"rule_set": "version"} | {
        name: name for name in (*LABEL_FIELDS, "rules", "confidence", "language")
    }
    given = {named[name]: overrides.pop(name) for name in named if name in overrides}
    classification = make_classification(**given)
    values: dict[str, Any] = {
        "ticket": ticket,
        **{name: getattr(classification, name) for name in LABEL_FIELDS},
        "classification": classification,
        "keywords": words_of(ticket).keywords,
        "deleted_at": None,
    }
    return StoredTicket(**values | overrides)


def make_page(*tickets: IncomingTicket, **overrides: Any) -> Page:
    values: dict[str, Any] = {
        "number": 1,
        "tickets": tickets,
        "rejects": (),
        "skipped": 0,
        "next_page": None,
        "total_count": len(tickets),
    }
    return Page(**values | overrides)


def make_job(**overrides: Any) -> Job:
    values: dict[str, Any] = {
        "job_id": "job",
        "tenant_id": "acme",
        "page_size": 100,
        "created_at": NOON,
    }
    return Job(**values | overrides)
