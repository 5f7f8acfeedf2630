"""Rate of delivery, calls that a dead webhook gets, and the time in which a backlog drains.

    .venv/bin/python -m benchmarks.delivery

One real worker against the mock's webhook; absolute figures depend on the machine.
"""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx

from benchmarks.own_servers import ROOT, own_mongodb, own_upstream

TENANTS = ("acme", "globex", "initech", "umbrella")
WEBHOOK_MS = 50
HEALTHY_ALERTS = 4_000
BACKLOG_ALERTS = 10_000
DEAD_SECONDS = 10
# Shorter than the default of 30 s, only to get the result sooner.
CIRCUIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 300
# Not more often, because each poll takes resources away from the worker.
POLL_SECONDS = 0.25


def main() -> None:
    delay = ("--notify-delay-ms", str(WEBHOOK_MS))
    with (
        own_mongodb(),
        own_upstream("--tickets", "0", *delay) as url,
        httpx.Client(base_url=url, trust_env=False, timeout=30) as mock,
    ):
        _print_healthy(mock)
        _print_dead(mock)
        _print_recovery(mock)


def _print_healthy(mock: httpx.Client) -> None:
    for workers in (1, 2):
        _begin(mock, alerts=HEALTHY_ALERTS)
        seconds = _deliver_all(mock, workers=workers)
        rate = HEALTHY_ALERTS / seconds
        print(f"healthy webhook ({WEBHOOK_MS} ms), {workers} worker(s): {rate:.0f} deliveries/s")


def _print_dead(mock: httpx.Client) -> None:
    """Count the calls to a webhook that is dead from the start, with the default 30 s until a probe."""
    _begin(mock, alerts=BACKLOG_ALERTS)
    mock.post("/control/faults", json={"notify_dead": 503})
    with own_worker(mock, circuit_seconds=30):
        _wait_for(lambda: _received(mock)["count"])
        time.sleep(DEAD_SECONDS)
        print(f"dead webhook: {_received(mock)['count']} calls in {DEAD_SECONDS} s")


def _print_recovery(mock: httpx.Client) -> None:
    """Let the webhook die while it is called at full speed, and come back."""
    from notifications.store import circuit

    _begin(mock, alerts=BACKLOG_ALERTS)
    with own_worker(mock, circuit_seconds=CIRCUIT_SECONDS):
        _wait_for(lambda: _count_waiting() < BACKLOG_ALERTS - 500)
        mock.post("/control/faults", json={"notify_dead": 503})
        _wait_for(lambda: circuit.read_status()["state"] == "open")
        received = _received(mock)
        print(f"webhook dies at full speed: {received['count'] - received['accepted']} calls fail")
        mock.post("/control/faults", json={"notify_dead": 0})
        _wait_for(lambda: circuit.read_status()["state"] == "closed")
        started, openings, left = time.monotonic(), 0, _count_waiting()
        while _count_waiting():
            openings += circuit.read_status()["state"] != "closed"
            time.sleep(POLL_SECONDS)
        rate = left / (time.monotonic() - started)
    print(
        f"recovery: a backlog of {left} drains at {rate:.0f} deliveries/s, opened {openings} times"
    )


def _begin(mock: httpx.Client, *, alerts: int) -> None:
    from notifications.models import Notification
    from notifications.store import circuit
    from ticketsaas.mongo import get_collection_across_tenants

    mock.post("/control/reset")
    circuit.reset()
    get_collection_across_tenants(Notification).delete_many({})
    get_collection_across_tenants(Notification).insert_many(
        [_alert(number) for number in range(alerts)]
    )


def _alert(number: int) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "_id": uuid.uuid4().hex,
        "tenant_id": TENANTS[number % len(TENANTS)],
        "ticket_id": f"t-{number}",
        "urgency": "high",
        "reason": "outage (down)",
        "status": "pending",
        "status_reason": None,
        "attempts": 0,
        "ticket_updated_at": now,
        "too_old": False,
        "unsure": False,
        "by_hand": False,
        "next_attempt_at": now,
        "lease_id": None,
        "last_error": None,
        "created_at": now,
        "sent_at": None,
        "job_id": "benchmark",
    }


def _deliver_all(mock: httpx.Client, *, workers: int) -> float:
    """Return the seconds from the first alert that arrives to the last row that is written."""
    with ExitStack() as running:
        for _ in range(workers):
            running.enter_context(own_worker(mock, circuit_seconds=30))
        _wait_for(lambda: _received(mock)["count"])
        started = time.monotonic()
        _wait_for(lambda: not _count_waiting())
        return time.monotonic() - started


@contextmanager
def own_worker(mock: httpx.Client, *, circuit_seconds: float) -> Iterator[None]:
    environment = os.environ | {
        "NOTIFY_URL": f"{str(mock.base_url).rstrip('/')}/notify",
        "CIRCUIT_BREAKER_TIMEOUT": str(circuit_seconds),
    }
    command = [sys.executable, "manage.py", "deliver_notifications"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _received(mock: httpx.Client) -> dict[str, Any]:
    received: dict[str, Any] = mock.get("/control/notifications").json()
    return received


def _count_waiting() -> int:
    from notifications.store.backlog import read_backlog

    return read_backlog().waiting


def _wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("The worker took too long.")
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    main()
