"""The real worker against a webhook that fails, is down, asks for pauses, or answers oddly."""

import re
import socket
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from notifications.store import circuit
from tests.faults.delivery.circuits import break_circuit, end_wait, prove_circuit, read_state
from tests.faults.delivery.conftest import QUICK
from tests.faults.delivery.ledger import (
    Ledger,
    count_in,
    is_over,
    read_ledger,
    received,
    write_alerts,
)
from tests.support.types import Mongo
from tests.support.waiting import wait_for
from ticketsaas.local.ports import find_free_port

OPEN_SECONDS = float(QUICK["CIRCUIT_BREAKER_TIMEOUT"])
# The webhook sends 32 MB; hardly any of it may be in memory.
MOST_GROWTH_KILOBYTES = 8 * 1024

Start = Callable[..., subprocess.Popen[str]]
SetFault = Callable[..., None]


def test_a_flaky_webhook_gets_every_alert_at_the_third_attempt(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    set_fault(notify_flaky=2)
    write_alerts(mongo, 10)
    start_worker()
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=10, delivered=10, repeated=0, lost=0)
    assert {row["attempts"] for row in mongo.notifications.find()} == {3}


def test_a_dead_webhook_is_hardly_called_and_gets_everything_afterwards(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    set_fault(notify_dead=503)
    write_alerts(mongo, 100)
    start_worker()
    wait_for(lambda: len(received(webhook)) >= 5 + 4)
    times = [datetime.fromisoformat(call["received_at"]) for call in received(webhook)]
    # Five calls open the circuit; after that there is one at the end of each open time.
    pauses = [after - before for before, after in pairwise(times[4:])]
    assert min(pauses).total_seconds() >= OPEN_SECONDS
    set_fault(notify_dead=0)
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=100, delivered=100, repeated=0, lost=0)
    # While it was open, no attempt was used up.
    attempts = sum(row["attempts"] for row in mongo.notifications.find())
    assert len(received(webhook)) == attempts


def test_a_webhook_that_asks_for_pauses_gets_them_and_then_everything(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    set_fault(notify_429=1)
    write_alerts(mongo, 50)
    start_worker()
    wait_for(lambda: len(received(webhook)) >= 2)
    first, second = (datetime.fromisoformat(call["received_at"]) for call in received(webhook)[:2])
    assert (second - first).total_seconds() >= 1
    status = circuit.read_status()
    assert (status["state"], status["failure_count"]) == ("closed", 0)
    set_fault(notify_429=0)
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=50, delivered=50, repeated=0, lost=0)


def test_alerts_wait_while_nothing_listens_at_the_webhooks_address(
    mongo: Mongo, start_worker: Start, start_mock: Callable[..., Any]
) -> None:
    write_alerts(mongo, 50)
    port = find_free_port()
    start_worker(NOTIFY_URL=f"http://127.0.0.1:{port}/notify")
    wait_for(lambda: read_state() == "open")
    assert mongo.notifications.find_one({"last_error": {"$regex": "ConnectError"}})
    webhook = start_mock("--port", str(port), "--tickets", "0")[1]
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=50, delivered=50, repeated=0, lost=0)


def test_a_slow_webhook_is_given_ten_seconds_and_holds_up_no_other_alert(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    """One answer comes too late, one comes a byte at a time.

    The webhook accepted both alerts, and gets them again under the same keys: the price of losing none.
    """
    prove_circuit()
    start_worker()
    for number, fault in enumerate(("notify_slow_ms", "notify_byte_drip"), start=1):
        set_fault(**{fault: {"notify_slow_ms": 12_000, "notify_byte_drip": 1_000}[fault]})
        write_alerts(mongo, 1, tenants=(fault,))
        wait_for(lambda number=number: len(received(webhook)) == number)
        set_fault(**{fault: 0})
    write_alerts(mongo, 60)
    wait_for(lambda: count_in(mongo, "sent") == 60)
    assert mongo.notifications.count_documents({"status": "sending", "attempts": 0}) == 2
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=62, delivered=62, repeated=2, lost=0)
    sent_twice = list(mongo.notifications.find({"attempts": 2}))
    expected = ["The webhook took longer than 10 s."] * 2
    assert [row["last_error"] for row in sent_twice] == expected
    assert circuit.read_status()["failure_count"] == 2


def test_alerts_go_nowhere_but_to_the_configured_address(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    """Redirects to the cloud's metadata address or to a neighbour are not followed."""
    start_worker()
    with socket.create_server(("127.0.0.1", 0)) as neighbour:
        targets = ("169.254.169.254", f"127.0.0.1:{neighbour.getsockname()[1]}")
        for number, target in enumerate(targets, start=1):
            set_fault(notify_redirect=f"http://{target}/")
            write_alerts(mongo, 1, tenants=(target,))
            wait_for(lambda number=number: count_in(mongo, "parked") == number)
        neighbour.settimeout(0)
        assert isinstance(_accept(neighbour), BlockingIOError)
    reasons = {row["status_reason"] for row in mongo.notifications.find()}
    assert reasons == {"Trying again would not help: The webhook answered 307."}
    assert len(received(webhook)) == 2
    assert read_ledger(mongo, webhook) == Ledger(written=2, delivered=0, repeated=0, lost=0)


def _accept(server: socket.socket) -> object:
    """Return the waiting connection, or the error that there is none."""
    try:
        return server.accept()
    except BlockingIOError as error:
        return error


def test_only_the_status_of_an_answer_counts_not_its_body(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    """The first attempt of each alert gets 503, the second 200, both with the same odd body."""
    worker = start_worker()
    write_alerts(mongo, 3)
    wait_for(lambda: is_over(mongo))
    before = read_peak_kilobytes(worker.pid)
    for body in ("html", "half", "huge", "packed"):
        set_fault(notify_body=body, notify_flaky=1)
        write_alerts(mongo, 1, tenants=(body,))
        wait_for(lambda: is_over(mongo))
    assert read_peak_kilobytes(worker.pid) - before < MOST_GROWTH_KILOBYTES
    assert read_ledger(mongo, webhook) == Ledger(written=7, delivered=7, repeated=0, lost=0)
    odd = list(mongo.notifications.find({"attempts": 2}))
    assert [row["last_error"] for row in odd] == ["The webhook answered 503."] * 4


@pytest.mark.parametrize("body", ["endless", "stall", "reset", "rest"])
def test_what_a_webhook_accepted_is_sent_once_however_its_answer_ends(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start, body: str
) -> None:
    set_fault(notify_body=body)
    write_alerts(mongo, 6)
    start_worker()
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=6, delivered=6, repeated=0, lost=0)
    assert len(received(webhook)) == 6
    status = circuit.read_status()
    assert (status["state"], status["failure_count"]) == ("closed", 0)


@pytest.mark.parametrize("status", [404, 401])
def test_a_webhook_that_is_away_for_a_deploy_gets_everything_afterwards(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start, status: int
) -> None:
    prove_circuit()
    before = circuit.read_status()
    set_fault(notify_dead=status)
    write_alerts(mongo, 8)
    start_worker()
    wait_for(lambda: mongo.notifications.count_documents({"attempts": 1, "status": "pending"}) == 8)
    assert circuit.read_status() == before
    waits = [row["next_attempt_at"].replace(tzinfo=UTC) for row in mongo.notifications.find()]
    assert min(waits) > datetime.now(UTC) + timedelta(minutes=14)
    set_fault(notify_dead=0)
    mongo.notifications.update_many({}, [{"$set": {"next_attempt_at": "$$NOW"}}])
    wait_for(lambda: is_over(mongo))
    assert read_ledger(mongo, webhook) == Ledger(written=8, delivered=8, repeated=0, lost=0)
    assert {row["attempts"] for row in mongo.notifications.find()} == {2}


def test_a_probe_that_finds_no_webhook_is_followed_by_another_at_once(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    """With the default open time of 30 s, of which nothing is left."""
    break_circuit()
    end_wait(mongo)
    set_fault(notify_dead=404)
    write_alerts(mongo, 8)
    start_worker(CIRCUIT_BREAKER_TIMEOUT="30")
    # Eight probes: with the lease of each left to end, they would take two minutes.
    wait_for(lambda: mongo.notifications.count_documents({"attempts": 1, "status": "pending"}) == 8)
    # The worker records an alert first, the circuit after it.
    wait_for(lambda: circuit.read_status()["retry_after"] is None)
    assert read_state() == "half_open"
    set_fault(notify_dead=0)
    write_alerts(mongo, 1, name="later")
    wait_for(lambda: count_in(mongo, "sent") == 1)
    wait_for(lambda: read_state() == "closed")


def test_a_circuit_is_half_open_after_its_time_while_no_alert_waits(
    mongo: Mongo, webhook: httpx.Client, set_fault: SetFault, start_worker: Start
) -> None:
    set_fault(notify_dead=503)
    write_alerts(mongo, 5)
    start_worker(CIRCUIT_BREAKER_TIMEOUT="2", NOTIFY_BACKOFF_SECONDS="900")
    wait_for(lambda: read_state() == "open")
    mongo.notifications.delete_many({})
    wait_for(lambda: read_state() == "half_open")
    assert circuit.read_status()["retry_after"] is None
    assert mongo.circuits.find_one()["status"] == "open"
    set_fault(notify_dead=0)
    write_alerts(mongo, 1)
    wait_for(lambda: count_in(mongo, "sent") == 1 and read_state() == "closed")


def read_peak_kilobytes(pid: int) -> int:
    """Return the peak memory of the process."""
    found = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1])
