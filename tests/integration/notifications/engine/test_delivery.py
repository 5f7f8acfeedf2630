"""A worker in this process against the mock's webhook."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from notifications.config import DeliveryConfig
from notifications.core.circuit_breaker import CircuitPolicy
from notifications.core.delivery_retry import RetryPolicy
from notifications.engine import delivery
from notifications.engine.delivery import deliver_once
from notifications.store import circuit
from tests.support.factories import POLICY, make_classification, make_ticket
from tests.support.types import Document, Mongo
from tests.support.waiting import wait_for
from tickets.core.documents import ticket_document

AddAlert = Callable[..., str]

PATIENT = CircuitPolicy(failure_threshold=100, window_size=100, timeout=timedelta(seconds=30))
USUAL = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=30))


def make_config(
    webhook: httpx.Client, *, circuit: CircuitPolicy = PATIENT, max_attempts: int = 10
) -> DeliveryConfig:
    return DeliveryConfig(
        notify_url=f"{str(webhook.base_url).rstrip('/')}/notify",
        retry=RetryPolicy(first_seconds=60, max_attempts=max_attempts),
        circuit=circuit,
        alerts=POLICY,
    )


@pytest.fixture
def deliver(mongo: Mongo, webhook: httpx.Client) -> Callable[..., Counter[str]]:
    """Return a function that attempts every due alert once, and counts the outcomes."""

    def run(**policy: Any) -> Counter[str]:
        config = make_config(webhook, **policy)
        counts = asyncio.run(deliver_once(config, stop=asyncio.Event()))
        return Counter({name: count for name, count in counts.items() if count})

    return run


Deliver = Callable[..., Counter[str]]


def received(webhook: httpx.Client) -> list[Document]:
    calls: list[Document] = webhook.get("/control/notifications").json()["notifications"]
    return calls


def make_due(mongo: Mongo) -> None:
    """Move every due time an hour back, so that all are due in the same order."""
    waiting = {"next_attempt_at": {"$ne": None}}
    earlier = {"$subtract": ["$next_attempt_at", 3_600_000]}
    mongo.notifications.update_many(waiting, [{"$set": {"next_attempt_at": earlier}}])


def add_ticket(mongo: Mongo, external_id: str, *, urgency: str = "high", **overrides: Any) -> None:
    is_deleted = overrides.pop("is_deleted", False)
    ticket = make_ticket(external_id=external_id, **overrides)
    document = ticket_document(ticket, make_classification(urgency=urgency))
    mongo.tickets.insert_one(document | {"is_deleted": is_deleted})


def test_every_due_alert_is_sent_once(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    names = [add_alert(f"{number}", tenant_id=f"t{number % 3}") for number in range(100)]
    assert deliver() == {"sent": 100}
    assert sorted(call["idempotency_key"] for call in received(webhook)) == sorted(names)
    assert deliver() == {}
    assert len(received(webhook)) == 100


def test_a_failed_alert_is_sent_again_under_the_same_key(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    add_alert("a")
    webhook.post("/control/faults", json={"notify_flaky": 2})
    for ending in ("pending", "pending", "sent"):
        assert deliver() == {ending: 1}
        make_due(mongo)
    assert [call["idempotency_key"] for call in received(webhook)] == ["a"] * 3
    row = mongo.notifications.find_one()
    assert (row["attempts"], row["last_error"]) == (3, "The webhook answered 503.")


def test_an_alert_out_of_attempts_is_parked_and_stays_so(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    add_alert("a")
    webhook.post("/control/faults", json={"notify_dead": 503})
    for ending in ("pending", "parked"):
        assert deliver(max_attempts=2) == {ending: 1}
        make_due(mongo)
    assert deliver() == {}
    row = mongo.notifications.find_one()
    assert row["status_reason"] == "All 2 attempts failed: The webhook answered 503."


def test_a_refused_alert_is_parked_and_the_others_go_on(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    for number in range(20):
        add_alert(f"{number}")
    webhook.post("/control/faults", json={"notify_status": 400})
    assert deliver(circuit=USUAL) == {"parked": 20}
    assert circuit.read_status()["state"] == "closed"


TICKET_STATES = [
    pytest.param({}, "sent", None, id="still urgent"),
    pytest.param({"status": "closed"}, "suppressed", "was closed", id="closed"),
    pytest.param({"is_deleted": True}, "suppressed", "was deleted", id="deleted"),
    pytest.param({"urgency": "medium"}, "suppressed", "fell to medium", id="no longer high"),
    pytest.param(None, "sent", None, id="purged"),
]


@pytest.mark.parametrize(("ticket", "status", "reason"), TICKET_STATES)
def test_an_alert_that_is_no_longer_needed_is_suppressed_with_the_reason(
    mongo: Mongo,
    add_alert: AddAlert,
    webhook: httpx.Client,
    deliver: Deliver,
    ticket: Document | None,
    status: str,
    reason: str | None,
) -> None:
    add_alert("a", ticket_id="t-1")
    if ticket is not None:
        add_ticket(mongo, "t-1", **ticket)
    # Another tenant's ticket with the same upstream id says nothing about this one.
    add_ticket(mongo, "t-1", tenant_id="globex", status="closed")
    assert deliver() == {status: 1}
    row = mongo.notifications.find_one()
    assert (row["status"], row["next_attempt_at"]) == (status, None)
    assert reason is None if row["status_reason"] is None else reason in row["status_reason"]
    assert (1 if status == "sent" else 0) == len(received(webhook)) == row["attempts"]


def test_five_failures_stop_the_calls_and_use_up_no_other_alerts_attempts(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    for number in range(30):
        add_alert(f"{number}")
    webhook.post("/control/faults", json={"notify_dead": 500})
    assert deliver(circuit=USUAL) == {"pending": 5, "left": 25}
    assert len(received(webhook)) == 5
    assert mongo.notifications.count_documents({"attempts": 0, "status": "pending"}) == 25
    make_due(mongo)
    assert deliver(circuit=USUAL) == {"left": 30}
    assert len(received(webhook)) == 5


def end_open_time(mongo: Mongo) -> None:
    mongo.circuits.update_one({}, [{"$set": {"retry_at": {"$subtract": ["$$NOW", 1]}}}])


def test_a_suppressed_alert_is_no_probe(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    add_ticket(mongo, "closed", status="closed")
    for number in range(5):
        add_alert(f"{number}")
    webhook.post("/control/faults", json={"notify_dead": 500})
    deliver(circuit=USUAL)
    webhook.post("/control/faults", json={"notify_dead": 0})
    add_alert("x", ticket_id="closed", attempts=4)
    make_due(mongo)
    end_open_time(mongo)
    assert deliver(circuit=USUAL) == {"suppressed": 1, "sent": 5}


def test_a_flaky_webhooks_backlog_drains_as_fast_as_the_circuit_allows(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    """Each ticket's first two attempts fail, and the circuit takes five failures each time it is closed.

    In the best case that is two and a half alerts each time, so ten alerts are delivered by the sixth.
    """
    for number in range(10):
        add_alert(f"{number}")
    webhook.post("/control/faults", json={"notify_flaky": 2})
    sent, rounds = 0, 0
    while sent < 10:
        sent += deliver(circuit=USUAL)["sent"]
        rounds += 1
        make_due(mongo)
        end_open_time(mongo)
        assert rounds <= 6
    assert len(received(webhook)) == 30


def test_a_429_stops_everybody_for_its_time_and_opens_nothing(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    for number in range(30):
        add_alert(f"{number}")
    webhook.post("/control/faults", json={"notify_429": 60})
    assert deliver(circuit=USUAL) == {"pending": 1, "left": 29}
    status = circuit.read_status()
    assert (status["state"], status["failure_count"]) == ("closed", 0)
    assert 50 < status["retry_after"] <= 60


def test_an_alert_that_becomes_due_later_is_not_attempted_by_this_run(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client, deliver: Deliver
) -> None:
    add_alert("a", next_attempt_at=datetime(2199, 1, 1))
    add_alert("b")
    assert deliver() == {"sent": 1}
    assert [call["idempotency_key"] for call in received(webhook)] == ["b"]


def test_a_stop_waits_for_the_answer_of_a_webhook_that_takes_seconds(
    mongo: Mongo, add_alert: AddAlert, webhook: httpx.Client
) -> None:
    add_alert("a")
    webhook.post("/control/faults", json={"notify_slow_ms": 3_500})

    async def stop_in_flight() -> None:
        stop = asyncio.Event()
        worker = asyncio.create_task(delivery.deliver(make_config(webhook), stop=stop))
        await asyncio.to_thread(wait_for, lambda: received(webhook))
        stop.set()
        await worker

    asyncio.run(stop_in_flight())
    row = mongo.notifications.find_one()
    assert (row["status"], row["attempts"], len(received(webhook))) == ("sent", 1, 1)
