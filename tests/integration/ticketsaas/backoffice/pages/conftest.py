"""Rows of every model, and a browser that is logged in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from ingestion.models import (
    ApiBudget,
    DistributedLock,
    IngestionJob,
    IngestionLog,
    IngestionReject,
)
from notifications.models import Notification
from tests.integration.ticketsaas.backoffice.pages.browsing import JOB_ID, SCRIPT, write_ticket
from tests.support.factories import NOON
from tickets.models import TicketHistory
from ticketsaas.access.core.caller import DEFAULT_SCOPES
from ticketsaas.access.issue import issue_key
from ticketsaas.models import Tenant
from ticketsaas.mongo import get_collection

ODD_TENANT = "a/b ü%_2F <b>&'\"?#"


@pytest.fixture(autouse=True)
def rows(mongo: Any) -> None:
    """At least one row of every model, for two tenants, one of them with an odd name."""
    for number, tenant_id in enumerate(("acme", ODD_TENANT)):
        write_ticket(tenant_id=tenant_id, external_id=f"t-{number}")
        get_collection(Tenant).insert_one(
            {"_id": tenant_id, "created_at": NOON, "last_completed_sync": None}
        )
        get_collection(DistributedLock).insert_one(
            {
                "_id": f"ingest:{tenant_id}",
                "resource_id": f"ingest:{tenant_id}",
                "owner_id": JOB_ID,
                "fence": 1,
                "acquired_at": NOON,
                "expires_at": NOON,
            }
        )
    counted = dict.fromkeys(("new_ingested", "updated", "deleted", "errors"), 1)
    ended = {"tenant_id": "acme", "started_at": NOON, "ended_at": NOON + timedelta(seconds=90)}
    log = {"_id": JOB_ID, "job_id": JOB_ID, "status": "failed", "error": SCRIPT} | ended | counted
    get_collection(IngestionLog).insert_one(log)
    job = {name: log[name] for name in log if name != "job_id"} | {
        name: 0
        for name in (
            "processed_pages",
            "unchanged",
            "restored",
            "skipped",
            "rejected",
            "api_calls",
            "slices",
        )
    }
    get_collection(IngestionJob).insert_one(
        job | {"progress": 40, "total_pages": None, "next_page": 5, "created_at": NOON}
    )
    get_collection(IngestionReject).insert_one(
        {
            "_id": "r-1",
            "tenant_id": "acme",
            "job_id": JOB_ID,
            "page": 1,
            "external_id": None,
            "field": "id",
            "reason": "The field 'id' is missing.",
            "raw": SCRIPT,
            "recorded_at": NOON,
            "first_seen_at": NOON,
            "last_seen_at": NOON,
            "times": 1,
        }
    )
    get_collection(Notification).insert_one(
        {
            "_id": "n-1",
            "tenant_id": "acme",
            "ticket_id": "t-0",
            "urgency": "high",
            "reason": "urgency.outage (down)",
            "status": "parked",
            "attempts": 10,
            "next_attempt_at": NOON,
            "last_error": "HTTP 500",
            "created_at": NOON,
            "sent_at": None,
            "job_id": JOB_ID,
        }
    )
    get_collection(ApiBudget).insert_one({"_id": "external_api", "clock": NOON, "grants": []})
    issue_key("acme", scopes=DEFAULT_SCOPES)
    get_collection(TicketHistory).insert_many(
        [
            write_step("created", minute=0, changes={}),
            write_step(
                "updated",
                minute=1,
                changes={"updated_at": {"old": NOON, "new": NOON + timedelta(minutes=1)}},
            ),
        ]
    )


def write_step(action: str, *, minute: int, changes: dict[str, Any]) -> dict[str, Any]:
    return {
        "tenant_id": "acme",
        "ticket_id": "t-0",
        "action": action,
        "changes": changes,
        "recorded_at": NOON + timedelta(minutes=minute),
        "job_id": JOB_ID,
    }


@pytest.fixture
def client() -> Iterator[Client]:
    """Logged in as a superuser."""
    client = Client()
    client.force_login(User.objects.create(username="root", is_staff=True, is_superuser=True))
    return client
