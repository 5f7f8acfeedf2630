"""Tickets whose high urgency is unsure: nobody is alerted before a person asks for it or it is sure."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.test import Client

from ingestion.core.ticket_writes import plan_writes
from ingestion.store.commit import write
from notifications.config import alert_policy, delivery_config
from notifications.engine.delivery import deliver_once
from tests.support.factories import CLOSED, NOON, UNSURE, make_classification, make_ticket
from tests.support.types import Document, Mongo
from tickets.core.changes import detect_change, detect_deletion
from tickets.store.tickets import find_stored, record_tenant
from ticketsaas.mongo import run_transaction

Store = Callable[..., None]

LABELS: dict[str, dict[str, Any]] = {
    "low": {},
    "perhaps": {"urgency": "high", "confidence": UNSURE},
    "high": {"urgency": "high"},
}


@pytest.fixture
def store(mongo: Mongo) -> Store:
    """Return a function that stores the next version of acme's ticket, with other words, as a page would."""
    record_tenant("acme", now=NOON)
    versions = iter(range(99))

    def run(labels: str, **fields: Any) -> None:
        number = next(versions)
        at = NOON + timedelta(minutes=number)
        ticket = make_ticket(**{"message": f"Words of version {number}", "updated_at": at} | fields)
        known = find_stored("acme", external_ids=["t-1"]).get("t-1")
        classification = make_classification(**LABELS[labels])
        change = detect_change(known, ticket, classification, closed=CLOSED)
        planned = plan_writes(
            [change], tenant_id="acme", job_id="job", policy=alert_policy(), now=at
        )
        run_transaction(lambda session: write(planned, session=session))

    return run


def delete() -> None:
    known = find_stored("acme", external_ids=["t-1"])["t-1"]
    change = detect_deletion(known, closed=CLOSED, now=NOON)
    planned = plan_writes([change], tenant_id="acme", job_id="job", policy=alert_policy(), now=NOON)
    run_transaction(lambda session: write(planned, session=session))


@pytest.fixture
def deliver(mongo: Mongo, upstream: httpx.Client) -> Callable[[], int]:
    """Return a function that sends what is due, and returns how many calls the webhook has had."""
    url = f"{str(upstream.base_url).rstrip('/')}/notify"

    def run() -> int:
        config = replace(delivery_config(), notify_url=url)
        asyncio.run(deliver_once(config, stop=asyncio.Event()))
        return len(upstream.get("/control/notifications").json()["notifications"])

    return run


Deliver = Callable[[], int]


def alerts(client: Client) -> list[Document]:
    """Return the ticket's alerts, the newest first."""
    rows: list[Document] = client.get("/notifications?tenant_id=acme").json()["results"]
    return rows


def statuses(client: Client) -> list[str]:
    return [row["status"] for row in alerts(client)]


def send(client: Client, row: Document) -> int:
    address = f"/notifications/{row['id']}/retry?tenant_id=acme"
    return client.post(address).status_code


def test_an_unsure_one_is_high_everywhere_and_not_announced(
    client: Client, store: Store, deliver: Deliver
) -> None:
    store("perhaps")

    assert deliver() == 0
    [row] = alerts(client)
    assert (row["status"], row["attempts"], row["next_attempt_at"]) == ("suppressed", 0, None)
    assert row["status_reason"].startswith("Not announced: the urgency is unsure.")
    for address in ("/tickets/urgent?", "/tickets?urgency=high&", "/tickets/unsure?"):
        assert client.get(f"{address}tenant_id=acme").json()["count"] == 1
    assert client.get("/tenants/acme/stats").json()["by_urgency"]["high"] == 1


def test_a_person_has_it_sent_though_it_stays_unsure(
    client: Client, store: Store, deliver: Deliver
) -> None:
    store("perhaps")
    [row] = alerts(client)
    assert send(client, row) == 202
    store("perhaps", subject="Another edit")

    assert deliver() == 1
    assert statuses(client) == ["sent"]
    assert send(client, row) == 409


def test_once_it_is_sure_it_is_announced_and_the_old_one_cannot_be_sent(
    client: Client, store: Store, deliver: Deliver
) -> None:
    store("perhaps")
    store("high")
    store("high")

    assert statuses(client) == ["pending", "suppressed"]
    assert send(client, alerts(client)[1]) == 409
    assert deliver() == 1
    assert statuses(client) == ["sent", "suppressed"]


def test_becoming_sure_under_the_same_stamp_is_announced_too(
    client: Client, store: Store, deliver: Deliver
) -> None:
    store("perhaps", updated_at=NOON)
    store("high", updated_at=NOON)

    assert deliver() == 1


def test_an_alert_that_waits_is_suppressed_when_its_ticket_becomes_unsure_and_can_be_sent(
    client: Client, store: Store, deliver: Deliver
) -> None:
    store("high")
    store("perhaps")

    [row] = alerts(client)
    assert "became unsure" in row["status_reason"]
    assert deliver() == 0
    assert send(client, row) == 202
    assert deliver() == 1


def test_what_a_worker_holds_meanwhile_is_suppressed_by_the_worker(
    client: Client, store: Store, deliver: Deliver, mongo: Mongo
) -> None:
    store("high")
    mongo.tickets.update_one({}, {"$set": {"confidence.urgency": "unsure", "unsure_rank": 0}})

    assert deliver() == 0
    [row] = alerts(client)
    assert (row["status"], "became unsure" in row["status_reason"]) == ("suppressed", True)
    assert send(client, row) == 202
    assert deliver() == 1


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (lambda store: store("perhaps", status="closed"), "was closed"),
        (lambda store: store("low"), "fell to low"),
        (lambda store: delete(), "was deleted"),
    ],
    ids=["closed", "low", "deleted"],
)
def test_when_the_episode_is_over_nobody_can_send_it_any_more(
    client: Client, store: Store, deliver: Deliver, end: Callable[[Store], None], reason: str
) -> None:
    store("perhaps")
    end(store)

    [row] = alerts(client)
    assert reason in row["status_reason"]
    assert send(client, row) == 409
    assert deliver() == 0


def test_what_a_person_sent_is_not_needed_when_the_ticket_is_closed_before_it_leaves(
    client: Client, store: Store, deliver: Deliver
) -> None:
    store("perhaps")
    assert send(client, alerts(client)[0]) == 202
    store("perhaps", status="closed")

    assert deliver() == 0
    assert statuses(client) == ["suppressed"]


def test_with_any_an_unsure_one_is_announced_and_becoming_sure_is_nothing_new(
    client: Client, store: Store, deliver: Deliver, settings: Any
) -> None:
    settings.ALERT_ON = "any"
    store("perhaps")
    assert deliver() == 1
    store("high")
    store("perhaps")
    assert deliver() == 1
    assert statuses(client) == ["sent"]


def test_what_waits_is_not_sent_once_only_sure_ones_are_to_be_announced(
    client: Client, store: Store, deliver: Deliver, settings: Any
) -> None:
    settings.ALERT_ON = "any"
    store("perhaps")
    settings.ALERT_ON = "sure"

    assert deliver() == 0
    [row] = alerts(client)
    assert "became unsure" in row["status_reason"]
    assert send(client, row) == 202
    assert deliver() == 1


def test_a_ticket_of_0_2_0_is_not_announced_a_second_time(
    client: Client, store: Store, deliver: Deliver, mongo: Mongo
) -> None:
    store("high", message="The same words")
    assert deliver() == 1
    older = {"confidence": "", "unsure_rank": "", "language": "", "classification.reasons": ""}
    mongo.tickets.update_one({}, {"$unset": older})
    mongo.notifications.update_many({}, {"$unset": {"unsure": "", "by_hand": ""}})

    store("high", message="The same words", status="pending")
    store("perhaps", message="The same words", status="open")
    store("high", message="The same words", status="pending")
    assert deliver() == 1
    assert statuses(client) == ["sent"]
