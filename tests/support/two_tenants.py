"""Data of two tenants with the same ids: what acme may see, and what nobody but globex may."""

from datetime import datetime, timedelta
from typing import Any

from ingestion.core.states import JobStatus
from ingestion.store import jobs, lock
from tests.support.factories import NOON, make_classification, make_ticket
from tests.support.types import Mongo
from tickets.core.documents import ticket_document

# In every text of globex. No request names it.
CANARY = "canary-3c1d9f"
ENDED_JOB = "0b0f7f6e-6f0d-4c8e-9a51-7a4f2f6f2c11"
FOREIGN_JOB = "5b0f7f6e-6f0d-4c8e-9a51-7a4f2f6f2c55"
ALERT, FOREIGN_ALERT = "a" * 32, "b" * 32
TICKETS = 5


def fill(mongo: Mongo) -> None:
    """Tickets with history, ended jobs with logs, locks and alerts of both tenants."""
    _add_tenant(mongo, "acme", mark="plain", job_id=ENDED_JOB, alert_id=ALERT)
    _add_tenant(mongo, "globex", mark=CANARY, job_id=FOREIGN_JOB, alert_id=FOREIGN_ALERT)


def _add_tenant(mongo: Mongo, tenant_id: str, *, mark: str, job_id: str, alert_id: str) -> None:
    for number in range(TICKETS):
        _add_ticket(mongo, tenant_id, external_id=f"t-{number}", mark=mark)
    job = jobs.create_job(tenant_id, job_id=job_id, page_size=100, request_id="r-1", now=NOON)
    lock.acquire(tenant_id, job_id=job_id, ttl_seconds=60)
    jobs.end_job(job, status=JobStatus.FAILED, now=NOON, error=f"It broke: {mark}.")
    mongo.notifications.insert_one(_alert(tenant_id, alert_id=alert_id, mark=mark))


def _add_ticket(mongo: Mongo, tenant_id: str, *, external_id: str, mark: str) -> None:
    ticket = make_ticket(
        tenant_id=tenant_id,
        external_id=external_id,
        source=mark,
        customer_id=mark,
        subject=f"Question {mark}",
        message=f"How do I export {mark}?",
        created_at=NOON,
    )
    mongo.tickets.insert_one(ticket_document(ticket, make_classification(urgency="high")))
    mongo.ticket_history.insert_one(
        {
            "tenant_id": tenant_id,
            "ticket_id": external_id,
            "action": "updated",
            "changes": {"subject": {"old": mark, "new": f"Question {mark}"}},
            "recorded_at": NOON,
            "job_id": ENDED_JOB,
        }
    )


def _alert(tenant_id: str, *, alert_id: str, mark: str) -> dict[str, Any]:
    due: datetime = NOON + timedelta(minutes=1)
    return {
        "_id": alert_id,
        "tenant_id": tenant_id,
        "ticket_id": "t-1",
        "urgency": "high",
        "reason": f"outage ({mark})",
        "status": "pending",
        "status_reason": None,
        "attempts": 1,
        "next_attempt_at": due,
        "lease_id": None,
        "last_error": f"It answered {mark}.",
        "created_at": NOON,
        "sent_at": None,
        "job_id": ENDED_JOB,
    }
