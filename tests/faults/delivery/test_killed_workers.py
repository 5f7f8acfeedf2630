"""Real workers that get SIGKILL: no alert is lost, and only what was in flight is sent twice."""

import os
import random
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from notifications.core.circuit_breaker import PROBE_LEASE
from notifications.engine.calls import MAX_IN_FLIGHT
from notifications.engine.worker import CLAIM_SIZE
from notifications.store import circuit
from tests.faults.delivery.circuits import (
    POLICY,
    break_circuit,
    end_wait,
    prove_circuit,
    read_state,
)
from tests.faults.delivery.conftest import WORKER
from tests.faults.delivery.ledger import (
    Ledger,
    count_deliveries,
    count_in,
    end_leases,
    is_over,
    read_ledger,
    received,
    wait_until_sent,
    write_alerts,
)
from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for

ALERTS = 600
WORKERS = 4
KILLS = 6

Start = Callable[..., subprocess.Popen[str]]
FindAtWork = Callable[[], list[int]]

MOMENTS = [
    pytest.param(
        "notifications.upstream.webhook.Webhook.send:before", 1, 0, id="claimed, not sent"
    ),
    pytest.param("notifications.upstream.webhook.Webhook.send:after", 1, 1, id="sent, not marked"),
    pytest.param("notifications.store.circuit.record_results:before", 0, 0, id="marked"),
]


@pytest.mark.parametrize(("moment", "held", "repeated"), MOMENTS)
def test_only_an_alert_that_was_sent_and_not_marked_is_sent_twice(
    mongo: Mongo,
    webhook: httpx.Client,
    start_crowd: Start,
    find_at_work: FindAtWork,
    moment: str,
    held: int,
    repeated: int,
) -> None:
    write_alerts(mongo, 5)
    start_crowd(1, moment, "1")
    wait_for(lambda: len(find_at_work()) == 2 and count_in(mongo, "sent") == 5 - held)
    assert count_in(mongo, "sending") == held
    end_leases(mongo)
    wait_for(lambda: is_over(mongo))
    expected = Ledger(written=5, delivered=5, repeated=repeated, lost=0)
    assert read_ledger(mongo, webhook) == expected


def test_a_probe_whose_worker_was_killed_is_followed_by_another_after_its_lease(
    mongo: Mongo, webhook: httpx.Client, start_crowd: Start, find_at_work: FindAtWork
) -> None:
    break_circuit()
    end_wait(mongo)
    write_alerts(mongo, 20)
    start_crowd(1, "notifications.upstream.webhook.Webhook.send:after", "1")
    wait_for(lambda: len(find_at_work()) == 2)
    assert read_state() == "half_open"
    assert 0 < circuit.read_status()["retry_after"] <= PROBE_LEASE.total_seconds()
    assert circuit.take_permit(policy=POLICY, limit=MAX_IN_FLIGHT).calls == 0
    assert len(received(webhook)) == 1
    end_wait(mongo)
    end_leases(mongo)
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=20, delivered=20, repeated=1, lost=0)
    assert read_state() == "closed"


def test_workers_that_are_killed_again_and_again_lose_no_alert(
    mongo: Mongo,
    webhook: httpx.Client,
    set_fault: Callable[..., None],
    start_crowd: Start,
    start_worker: Start,
    find_at_work: FindAtWork,
) -> None:
    chance = random.Random(45)
    set_fault(notify_slow_ms=20)
    write_alerts(mongo, ALERTS)
    prove_circuit()
    crowd = start_crowd(WORKERS)
    for _ in range(KILLS):
        wait_until_sent(mongo, count_in(mongo, "sent") + chance.randrange(5, 25))
        os.kill(chance.choice(find_living(crowd, find_at_work())), signal.SIGKILL)
    os.killpg(crowd.pid, signal.SIGTERM)
    assert crowd.wait(PATIENCE_SECONDS) == 0
    held = {row["_id"] for row in mongo.notifications.find({"status": "sending"})}
    # What a worker has in flight, what has completed meanwhile, and what is queued.
    assert 0 < len(held) <= KILLS * (2 * MAX_IN_FLIGHT + CLAIM_SIZE)
    set_fault(notify_slow_ms=0)
    end_leases(mongo)
    assert start_worker(*WORKER, "--once").wait(PATIENCE_SECONDS) == 0
    ledger = read_ledger(mongo, webhook)
    assert (ledger.written, ledger.delivered, ledger.lost) == (ALERTS, ALERTS, 0)
    repeated = {key for key, count in count_deliveries(webhook).items() if count > 1}
    assert repeated <= held
    assert ledger.repeated <= KILLS * 2 * MAX_IN_FLIGHT


def find_living(crowd: subprocess.Popen[str], at_work: list[int]) -> list[int]:
    children = Path(f"/proc/{crowd.pid}/task/{crowd.pid}/children").read_text().split()
    return sorted({int(child) for child in children} & set(at_work))
