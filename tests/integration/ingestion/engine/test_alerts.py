"""From upstream's ticket to a delivered or suppressed alert: one for each episode of urgency."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from django.test import Client

from ingestion.core.job import Job
from notifications.config import delivery_config
from notifications.engine.delivery import deliver_once
from tests.support.factories import make_raw
from tests.support.types import Document, Mongo

URGENT = "You charged my card twice and I demand a refund today!"
CALM = "How do I export my contacts?"

Ingest = Callable[[str], Job]


@pytest.fixture
def mutate(upstream: httpx.Client) -> Callable[..., None]:
    """Change a tenant's one ticket, which is urgent to begin with."""

    def order(**orders: Any) -> None:
        assert upstream.post("/control/mutate", json=orders).status_code == 200

    order(create={"tickets": [make_raw(id="t-1", tenant_id="solo", message=URGENT)]})
    return order


def forget_rules(mongo: Mongo) -> None:
    """Label all tickets as if older rules had found nothing urgent."""
    mongo.tickets.update_many({}, {"$set": {"urgency": "low", "classification.version": "0"}})


def do_nothing(_: Mongo) -> None:
    """Leave everything as it was for the next crawl."""


NOTHING_NEW = [
    pytest.param({}, do_nothing, id="a second crawl"),
    pytest.param({"ids": ["t-1"], "status": "pending"}, do_nothing, id="an unrelated edit"),
    pytest.param({}, forget_rules, id="new rules"),
]


@pytest.mark.parametrize(("edit", "change_rules"), NOTHING_NEW)
def test_what_begins_no_episode_writes_no_alert(
    mongo: Mongo,
    ingest: Ingest,
    mutate: Callable[..., None],
    edit: Document,
    change_rules: Callable[[Mongo], None],
) -> None:
    ingest("solo")
    assert [row["ticket_id"] for row in mongo.notifications.find()] == ["t-1"]
    mongo.notifications.delete_many({})
    change_rules(mongo)
    mutate(**({"change": edit} if edit else {}))
    job = ingest("solo")
    assert ("completed", len(edit) // 2) == (job.status, job.updated)
    assert mongo.notifications.count_documents({}) == 0


OUTDATED = [
    pytest.param({"change": {"ids": ["t-1"], "status": "closed"}}, "was closed", id="closed"),
    pytest.param({"change": {"ids": ["t-1"], "message": CALM}}, "fell to", id="no longer high"),
    pytest.param({"delete": {"ids": ["t-1"]}}, "was deleted", id="deleted"),
]


@pytest.mark.parametrize(("mutation", "reason"), OUTDATED)
def test_an_alert_that_waits_while_its_ticket_settles_itself_is_shown_as_suppressed(
    upstream: httpx.Client,
    client: Client,
    ingest: Ingest,
    mutate: Callable[..., None],
    mutation: Document,
    reason: str,
) -> None:
    ingest("solo")
    mutate(**mutation)
    ingest("solo")
    url = f"{str(upstream.base_url).rstrip('/')}/notify"
    config = replace(delivery_config(), notify_url=url)
    counts = asyncio.run(deliver_once(config, stop=asyncio.Event()))
    assert counts.total() == 0
    shown = client.get("/notifications?tenant_id=solo&status=suppressed").json()
    (row,) = shown["results"]
    assert (row["ticket_id"], row["sent_at"], row["attempts"]) == ("t-1", None, 0)
    assert reason in row["status_reason"]
    assert upstream.get("/control/notifications").json()["count"] == 0
