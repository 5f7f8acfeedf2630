"""Several real workers on one outbox: they share the alerts, the circuit, and the tenants' turns."""

import subprocess
from collections.abc import Callable
from datetime import timedelta

import httpx

from notifications.engine.worker import CLAIM_SIZE, POLL_SECONDS
from tests.faults.delivery.circuits import end_wait, read_state
from tests.faults.delivery.ledger import (
    Ledger,
    count_in,
    is_over,
    read_ledger,
    received,
    write_alerts,
)
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for

WORKERS = 8
FAILED_PROBES = 2
# Longer than an idle worker sleeps, so that each of them asks while the probe is in flight.
SLOW_MS = int(POLL_SECONDS * 1000) + 100

Start = Callable[..., subprocess.Popen[str]]


def test_two_workers_share_the_alerts_and_send_none_twice(
    mongo: Mongo, webhook: httpx.Client, set_fault: Callable[..., None], start_crowd: Start
) -> None:
    set_fault(notify_slow_ms=30)
    write_alerts(mongo, 200)
    start_crowd(2)
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=200, delivered=200, repeated=0, lost=0)


def test_one_worker_at_a_time_probes_a_dead_webhook(
    mongo: Mongo,
    webhook: httpx.Client,
    set_fault: Callable[..., None],
    start_crowd: Start,
    find_at_work: Callable[[], list[int]],
) -> None:
    """With the default open time of 30 s, which the test ends itself."""
    set_fault(notify_dead=503, notify_slow_ms=SLOW_MS)
    start_crowd(WORKERS, CIRCUIT_BREAKER_TIMEOUT="30")
    wait_for(lambda: len(find_at_work()) == WORKERS)
    write_alerts(mongo, 100)
    wait_for(lambda: read_state() == "open" and is_every_call_recorded(mongo, webhook))
    # Five failures open it, while each of the other workers may have a call in flight.
    assert 5 <= len(received(webhook)) <= 5 + WORKERS - 1
    for _ in range(FAILED_PROBES):
        assert count_calls_of_a_probe(mongo, webhook) == 1
        assert read_state() == "open"
    set_fault(notify_dead=0, notify_slow_ms=0)
    end_wait(mongo)
    wait_for(lambda: is_over(mongo))
    assert read_state() == "closed"
    assert read_ledger(mongo, webhook) == Ledger(written=100, delivered=100, repeated=0, lost=0)


def count_calls_of_a_probe(mongo: Mongo, webhook: httpx.Client) -> int:
    """Count the calls from the end of the open time until the probe has failed."""
    before, epoch = len(received(webhook)), mongo.circuits.find_one({})["epoch"]
    end_wait(mongo)
    wait_for(lambda: mongo.circuits.find_one({})["epoch"] == epoch + 2)
    wait_for(lambda: is_every_call_recorded(mongo, webhook))
    return len(received(webhook)) - before


def is_every_call_recorded(mongo: Mongo, webhook: httpx.Client) -> bool:
    return sum(row["attempts"] for row in mongo.notifications.find()) == len(received(webhook))


def test_two_thousand_alerts_of_one_tenant_do_not_hold_up_three_of_another(
    mongo: Mongo, webhook: httpx.Client, start_worker: Start
) -> None:
    write_alerts(mongo, 2000, tenants=("big",), age=timedelta(hours=1))
    write_alerts(mongo, 3, tenants=("small",))
    worker = start_worker()
    small = {"tenant_id": "small", "status": "sent"}
    wait_for(lambda: mongo.notifications.count_documents(small) == 3)
    worker.terminate()
    assert worker.wait(PATIENCE_SECONDS) == 0
    tenants = [call["tenant_id"] for call in received(webhook)]
    assert tenants[:CLAIM_SIZE].count("small") == 3
    expected = Ledger(written=2003, delivered=count_in(mongo, "sent"), repeated=0, lost=0)
    assert read_ledger(mongo, webhook) == expected
