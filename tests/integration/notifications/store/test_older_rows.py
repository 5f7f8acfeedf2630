"""Rows that version 0.2.0 wrote: the migration fills in what is needed, and without it nothing fails."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from notifications.core.turns import Turn
from notifications.models import Notification
from notifications.store import outbox
from tests.support.factories import NOON, make_classification, make_ticket
from tests.support.types import Mongo
from tickets.core.documents import ticket_document
from ticketsaas.mongo import read_clock

AddAlert = Callable[..., str]

migration: Any = import_module("notifications.migrations.0004_newest_first")


@pytest.fixture
def add_older(mongo: Mongo, add_alert: AddAlert) -> AddAlert:
    def add(name: str, **overrides: Any) -> str:
        add_alert(name, **overrides)
        new = {"ticket_updated_at": 1, "too_old": 1}
        mongo.notifications.update_one({"_id": name}, {"$unset": new})
        return name

    return add


def migrate() -> None:
    migration.fill_in(None, SimpleNamespace(connection=connection))


def updated_at(mongo: Mongo) -> dict[str, datetime | None]:
    rows = mongo.notifications.find()
    return {row["_id"]: row.get("ticket_updated_at") for row in rows}


def test_undelivered_rows_get_the_time_from_their_ticket_or_their_own(
    mongo: Mongo, add_older: AddAlert, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In several batches, and as often as it is run."""
    monkeypatch.setattr(migration, "BATCH", 2)
    ticket = make_ticket(external_id="t", updated_at=NOON - timedelta(days=3))
    document = ticket_document(ticket, make_classification(urgency="high"))
    mongo.tickets.insert_one(document)
    mongo.tickets.insert_one(document | {"_id": 1, "tenant_id": "globex", "updated_at": NOON})
    for status in ("pending", "sending", "parked"):
        add_older(status, ticket_id="t", status=status, created_at=NOON)
    add_older("without a ticket", created_at=NOON)
    for status in ("sent", "suppressed"):
        add_older(status, ticket_id="t", status=status)
    expected = dict.fromkeys(("pending", "sending", "parked"), NOON - timedelta(days=3))
    for _ in range(2):
        migrate()
        found = {key: at and at.replace(tzinfo=UTC) for key, at in updated_at(mongo).items()}
        assert found == expected | {"without a ticket": NOON, "sent": None, "suppressed": None}


def test_without_the_migration_they_are_claimed_shown_and_sent_again(
    mongo: Mongo, add_older: AddAlert, client: Client
) -> None:
    add_older("pending")
    add_older("parked", status="parked", next_attempt_at=None)
    add_older("suppressed", status="suppressed", next_attempt_at=None)
    claimed, _ = outbox.claim(9, due_by=read_clock(), turn=Turn())
    assert [each.notification_id for each in claimed] == ["pending"]
    assert client.get("/notifications?tenant_id=acme").json()["count"] == 3
    retries = {row.pk: row.is_retryable for row in Notification.objects.all()}
    assert retries == {"pending": False, "parked": True, "suppressed": False}
    assert client.post("/notifications/parked/retry?tenant_id=acme").status_code == 202
    assert client.post("/notifications/suppressed/retry?tenant_id=acme").status_code == 409
