"""The order in which a real worker sends alerts, to a webhook that answers one call after another."""

import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx

from ingestion.config import job_config
from ingestion.engine.lifecycle import run_slice, start_job
from notifications.core.pace import QUIET_SECONDS
from notifications.engine.calls import MAX_IN_FLIGHT
from tests.faults.delivery.circuits import prove_circuit, read_state
from tests.faults.delivery.ledger import count_in, is_over, received, write_alerts
from tests.support.factories import make_raw
from tests.support.types import Mongo
from tests.support.waiting import wait_for

OLD = 300
URGENT = "Production is down for everybody, we cannot work at all."
# In flight are two calls at most, and a third may have begun while the alert was written.
MOST_BEFORE = 4

Start = Callable[..., subprocess.Popen[str]]
SetFault = Callable[..., None]


def raw(name: str, *, age: timedelta) -> dict[str, object]:
    stamp = (datetime.now(UTC) - age).isoformat()
    return make_raw(id=name, message=URGENT, created_at=stamp, updated_at=stamp)


def test_a_fresh_emergency_of_a_first_import_passes_three_hundred_old_ones(
    mongo: Mongo, webhook: httpx.Client, start_worker: Start
) -> None:
    """It comes last in the feed, on page 4."""
    years = [raw(f"old-{number}", age=timedelta(days=1000 - number)) for number in range(OLD)]
    fresh = raw("fresh", age=timedelta(minutes=1))
    mutation = {"create": {"tickets": [*years, fresh]}}
    assert webhook.post("/control/mutate", json=mutation).status_code == 200
    url = str(webhook.base_url).rstrip("/")
    config = replace(job_config(slice_seconds=None), external_api_url=url)
    run_slice(start_job("acme", run="here").job_id, config=config)
    start_worker()
    wait_for(lambda: is_over(mongo))
    calls = [call["ticket_id"] for call in received(webhook)]
    assert len(calls) == OLD + 1
    # Calls that are in flight together may arrive in any order.
    assert calls[0] == "fresh"
    assert f"old-{OLD - 1}" in calls[1:3]
    # The oldest went last.
    assert "old-0" in calls[-16:]


def test_an_emergency_that_comes_while_old_ones_are_sent_goes_next(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    """With a proven circuit, which allows sixteen calls in flight."""
    set_fault(notify_serial_ms=700)
    prove_circuit()
    write_alerts(mongo, OLD, tenants=("acme",), age=timedelta(days=700))
    start_worker()
    for number in range(3):
        passed = len(received(webhook)) + 4
        wait_for(lambda passed=passed: len(received(webhook)) >= passed)
        write_alerts(mongo, 1, tenants=("acme",), name=f"fresh-{number}-")
        before = len(received(webhook))
        key = f"acme-fresh-{number}-0"
        wait_for(lambda key=key: key in keys(webhook))
        assert keys(webhook).index(key) <= before + MOST_BEFORE
    assert {call["attempt"] for call in received(webhook)} == {1}


def test_a_webhook_that_becomes_slow_at_full_speed_still_gets_a_fresh_emergency_next(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    """It answers sixteen calls at once in 50 ms, while rows are claimed ahead, then one a second."""
    set_fault(notify_slow_ms=50)
    prove_circuit()
    write_alerts(mongo, 3000, tenants=("acme",), age=timedelta(days=700))
    start_worker()
    wait_for(lambda: len(received(webhook)) >= 100)
    set_fault(notify_slow_ms=0, notify_serial_ms=1_000)
    write_alerts(mongo, 1, tenants=("acme",), name="fresh-")
    before = len(received(webhook))
    wait_for(lambda: "acme-fresh-0" in keys(webhook))
    # Each place in flight may be taken once more before the first call is late.
    assert keys(webhook).index("acme-fresh-0") <= before + MAX_IN_FLIGHT + MOST_BEFORE
    # Nothing but what was in flight waits too long, and no failure opens the circuit.
    wait_for(
        lambda: mongo.notifications.count_documents({"attempts": {"$gte": 1}, "status": "pending"})
    )
    assert mongo.notifications.count_documents({"status": "sending"}) <= MAX_IN_FLIGHT
    assert read_state() == "closed"


def test_what_was_learned_before_a_pause_does_not_count_after_it(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    set_fault(notify_slow_ms=20)
    prove_circuit()
    write_alerts(mongo, 100, name="quick-")
    start_worker()
    wait_for(lambda: is_over(mongo))
    time.sleep(2 * QUIET_SECONDS)
    set_fault(notify_slow_ms=0, notify_serial_ms=1_000)
    write_alerts(mongo, 100, name="slow-")
    wait_for(lambda: count_in(mongo, "sending"))
    most = 0
    while len(received(webhook)) < 104:
        most = max(most, count_in(mongo, "sending"))
    assert most <= MOST_BEFORE


def keys(webhook: httpx.Client) -> list[str]:
    return [call["idempotency_key"] for call in received(webhook)]


def test_tenants_take_turns_call_by_call(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    set_fault(notify_serial_ms=600)
    write_alerts(mongo, 100, tenants=("big",), age=timedelta(days=1))
    write_alerts(mongo, 10, tenants=("small", "tiny"), age=timedelta(days=300))
    start_worker()
    wait_for(lambda: len(received(webhook)) >= 9)
    calls = Counter(call["tenant_id"] for call in received(webhook)[:9])
    assert max(calls.values()) - min(calls.values()) <= 1
    assert len(calls) == 3


def test_retries_take_every_other_call_while_first_attempts_wait(
    mongo: Mongo, webhook: httpx.Client, start_worker: Start
) -> None:
    write_alerts(mongo, 40, name="failed-", attempts=3)
    write_alerts(mongo, 30, name="first-", age=timedelta(days=9))
    start_worker()
    wait_for(lambda: is_over(mongo))
    is_retry = ["failed" in key for key in keys(webhook)]
    half = is_retry[:60]
    # Calls that are in flight together may arrive in any order.
    for count in range(16, 61, 4):
        assert sum(half[:count]) <= count / 2 + 8
    assert sum(half) <= 30 + 8
