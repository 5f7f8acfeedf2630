"""The real worker process against a webhook, a MongoDB and a machine that fail it.

Each test ends with the ledger: how many alerts were written, how many of them were delivered, how many
deliveries were repeats (under the same key), and how many alerts were lost.
"""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from pymongo import MongoClient
from pymongo.database import Database

from notifications import circuit_breaker
from notifications.circuit import CallResult, CircuitPolicy
from notifications.delivery import CLAIM_SIZE, MOST_IN_FLIGHT
from tests.waiting import PATIENCE_SECONDS, wait_for
from ticketsaas import embedded_mongo
from ticketsaas.embedded_mongo import RunningMongo
from ticketsaas.ports import find_free_port

ROOT = Path(__file__).parents[2]

Document = dict[str, Any]
Mongo = Database[Document]
Start = Callable[..., subprocess.Popen[str]]


@dataclass(frozen=True)
class Ledger:
    """What became of the alerts. `lost` are those that were neither delivered nor still in sight."""

    written: int
    delivered: int
    repeated: int
    lost: int


@pytest.fixture(scope="module")
def mock_process(start_mock: Callable[..., Any]) -> httpx.Client:
    options = ("--tickets", "400", "--tenants", "1", "--rate-limit", "0")
    client: httpx.Client = start_mock(*options)[1]
    return client


@pytest.fixture
def webhook(mock_process: httpx.Client) -> httpx.Client:
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a command of `manage.py`, as a rule the worker, with quick retries; killed in the end."""
    running: list[subprocess.Popen[str]] = []

    def start_one(
        mongo: Mongo, webhook: httpx.Client | str, *arguments: str, **environment: str
    ) -> subprocess.Popen[str]:
        url = webhook if isinstance(webhook, str) else str(webhook.base_url).rstrip("/")
        quick = {"CIRCUIT_BREAKER_TIMEOUT": "0.5", "NOTIFY_BACKOFF_SECONDS": "0.05"}
        where = {"MONGO_DB": mongo.name, "EXTERNAL_API_URL": url}
        process = subprocess.Popen(
            [sys.executable, "manage.py", *(arguments or ("deliver_notifications",))],
            cwd=ROOT,
            env=os.environ | quick | where | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(process)
        return process

    yield start_one
    for process in running:
        process.kill()
        process.communicate()


def write_alerts(mongo: Mongo, count: int) -> None:
    now = datetime.now(UTC) - timedelta(seconds=1)
    mongo.notifications.insert_many(
        {
            "_id": f"alert-{number}",
            "tenant_id": f"tenant-{number % 3}",
            "ticket_id": f"t-{number}",
            "urgency": "high",
            "reason": "outage (down)",
            "status": "pending",
            "status_reason": None,
            "attempts": 0,
            "next_attempt_at": now,
            "lease_id": None,
            "last_error": None,
            "created_at": now,
            "sent_at": None,
            "job_id": "job-1",
        }
        for number in range(count)
    )


def received(webhook: httpx.Client) -> list[Document]:
    calls: list[Document] = webhook.get("/control/notifications").json()["notifications"]
    return calls


def set_fault(webhook: httpx.Client, **faults: Any) -> None:
    assert webhook.post("/control/faults", json=faults).status_code == 200


def is_over(mongo: Mongo) -> bool:
    return mongo.notifications.count_documents({"status": {"$in": ["pending", "sending"]}}) == 0


def prove_circuit() -> None:
    """As if the webhook had just answered a window of calls, so that many may be in flight."""
    policy = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=1))
    results = [CallResult(epoch=0, succeeded=True)] * policy.window_size
    circuit_breaker.note_results(results, policy=policy)


def end_leases(mongo: Mongo) -> None:
    """As if the leases of a dead worker had run out, on the server's clock."""
    mongo.notifications.update_many({"status": "sending"}, [{"$set": {"next_attempt_at": "$$NOW"}}])


def read_ledger(mongo: Mongo, webhook: httpx.Client) -> Ledger:
    """Every accepted call is looked at: it must carry the key and the ticket of its row."""
    rows = {row["_id"]: row for row in mongo.notifications.find()}
    accepted = [call for call in received(webhook) if call["accepted"]]
    keys = Counter(call["idempotency_key"] for call in accepted)
    for call in accepted:
        row = rows[call["idempotency_key"]]
        assert (row["tenant_id"], row["ticket_id"]) == (call["tenant_id"], call["ticket_id"])
    in_sight = {key for key, row in rows.items() if row["status"] != "sent"}
    return Ledger(
        written=len(rows),
        delivered=len(keys),
        repeated=keys.total() - len(keys),
        lost=len(rows.keys() - keys.keys() - in_sight),
    )


def test_a_flaky_webhook_gets_every_alert_at_the_third_attempt(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    set_fault(webhook, notify_flaky=2)
    write_alerts(mongo, 20)
    start(mongo, webhook)
    wait_for(lambda: is_over(mongo))
    assert Ledger(written=20, delivered=20, repeated=0, lost=0) == read_ledger(mongo, webhook)
    assert 20 * 3 == len(received(webhook))
    assert {3} == {row["attempts"] for row in mongo.notifications.find()}


def test_a_webhook_dead_for_a_while_is_hardly_called_and_gets_everything_afterwards(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    set_fault(webhook, notify_dead=503)
    write_alerts(mongo, 300)
    start(mongo, webhook)
    wait_for(lambda: len(received(webhook)) >= 5 + 4)
    calls = received(webhook)
    assert {503} == {call["status"] for call in calls}
    # Five calls opened the circuit; after that, one in each half second.
    seconds = (parse(calls[-1]) - parse(calls[0])).total_seconds()
    assert len(calls) <= 5 + seconds / 0.5
    set_fault(webhook, notify_dead=0)
    wait_for(lambda: is_over(mongo))
    assert Ledger(written=300, delivered=300, repeated=0, lost=0) == read_ledger(mongo, webhook)


def parse(call: Document) -> datetime:
    return datetime.fromisoformat(call["received_at"])


def test_a_webhook_slower_than_the_time_for_a_call_is_told_again_under_the_same_key(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    """It accepts before the worker gives up, so the repeat is the price of losing nothing."""
    set_fault(webhook, notify_slow_ms=12_000)
    write_alerts(mongo, 1)
    start(mongo, webhook)
    wait_for(lambda: mongo.notifications.find_one({"attempts": 1}))
    assert "took longer than 10 s" in mongo.notifications.find_one()["last_error"]
    set_fault(webhook, notify_slow_ms=0)
    wait_for(lambda: is_over(mongo))
    ledger = read_ledger(mongo, webhook)
    assert (1, 1, 0) == (ledger.written, ledger.delivered, ledger.lost)
    assert 1 <= ledger.repeated <= 2


def test_a_webhook_that_asks_for_pauses_gets_them_and_then_everything(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    set_fault(webhook, notify_429=1)
    write_alerts(mongo, 50)
    start(mongo, webhook)
    wait_for(lambda: len(received(webhook)) >= 3)
    calls = received(webhook)
    assert (parse(calls[2]) - parse(calls[0])).total_seconds() >= 2
    assert ("closed", 0) == tuple(
        circuit_breaker.read_status()[name] for name in ("state", "failure_count")
    )
    set_fault(webhook, notify_429=0)
    wait_for(lambda: is_over(mongo))
    assert Ledger(written=50, delivered=50, repeated=0, lost=0) == read_ledger(mongo, webhook)


def test_alerts_wait_while_nothing_listens_at_the_webhooks_address(
    mongo: Mongo, start: Start, start_mock: Callable[..., Any]
) -> None:
    write_alerts(mongo, 50)
    port = find_free_port()
    start(mongo, f"http://127.0.0.1:{port}")
    wait_for(lambda: circuit_breaker.read_status()["state"] == "open")
    assert mongo.notifications.find_one({"last_error": {"$regex": "ConnectError"}})
    webhook = start_mock("--port", str(port), "--tickets", "0")[1]
    wait_for(lambda: is_over(mongo))
    assert Ledger(written=50, delivered=50, repeated=0, lost=0) == read_ledger(mongo, webhook)


def test_a_worker_killed_with_alerts_claimed_and_in_flight_loses_none(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    """Of the rows it held, half were sent but not marked, half were claimed but not sent."""
    set_fault(webhook, notify_slow_ms=5_000)
    write_alerts(mongo, 60)
    prove_circuit()
    worker = start(mongo, webhook)
    wait_for(lambda: len(received(webhook)) == MOST_IN_FLIGHT)
    worker.kill()
    worker.wait()
    assert CLAIM_SIZE == mongo.notifications.count_documents({"status": "sending"})
    set_fault(webhook, notify_slow_ms=0)
    start(mongo, webhook)
    wait_for(lambda: mongo.notifications.count_documents({"status": "sent"}) == 60 - CLAIM_SIZE)
    assert CLAIM_SIZE == mongo.notifications.count_documents({"status": "sending"})
    end_leases(mongo)
    wait_for(lambda: is_over(mongo))
    expected = Ledger(written=60, delivered=60, repeated=MOST_IN_FLIGHT, lost=0)
    assert expected == read_ledger(mongo, webhook)


def test_a_probe_whose_worker_was_killed_is_followed_by_another_after_its_lease(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    set_fault(webhook, notify_dead=503)
    write_alerts(mongo, 20)
    worker = start(mongo, webhook)
    wait_for(lambda: circuit_breaker.read_status()["state"] == "open")
    set_fault(webhook, notify_dead=0, notify_slow_ms=5_000)
    wait_for(lambda: any(call["accepted"] for call in received(webhook)))
    worker.kill()
    worker.wait()
    assert "half_open" == circuit_breaker.read_status()["state"]
    set_fault(webhook, notify_slow_ms=0)
    second = start(mongo, webhook, "deliver_notifications", "--once")
    assert 1 == second.wait(PATIENCE_SECONDS)
    assert 1 == sum(call["accepted"] for call in received(webhook))
    mongo.circuits.update_one({}, [{"$set": {"retry_at": "$$NOW"}}])
    end_leases(mongo)
    start(mongo, webhook)
    wait_for(lambda: is_over(mongo))
    assert Ledger(written=20, delivered=20, repeated=1, lost=0) == read_ledger(mongo, webhook)


def test_two_workers_share_the_alerts_and_send_none_twice(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    set_fault(webhook, notify_slow_ms=30)
    write_alerts(mongo, 400)
    for _ in range(2):
        start(mongo, webhook)
    wait_for(lambda: is_over(mongo))
    assert Ledger(written=400, delivered=400, repeated=0, lost=0) == read_ledger(mongo, webhook)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_ends_its_calls_and_gives_the_rest_back(
    mongo: Mongo, webhook: httpx.Client, start: Start, number: signal.Signals
) -> None:
    set_fault(webhook, notify_slow_ms=1_000)
    write_alerts(mongo, 60)
    prove_circuit()
    worker = start(mongo, webhook)
    wait_for(lambda: len(received(webhook)) == MOST_IN_FLIGHT)
    worker.send_signal(number)
    assert 0 == worker.wait(PATIENCE_SECONDS)
    states = Counter(row["status"] for row in mongo.notifications.find())
    assert {"sent": MOST_IN_FLIGHT, "pending": 60 - MOST_IN_FLIGHT} == states
    set_fault(webhook, notify_slow_ms=0)
    once = start(mongo, webhook, "deliver_notifications", "--once")
    told = f"{60 - MOST_IN_FLIGHT} sent\n"
    assert (0, told) == (once.wait(PATIENCE_SECONDS), once.stdout and once.stdout.read())
    assert Ledger(written=60, delivered=60, repeated=0, lost=0) == read_ledger(mongo, webhook)


def test_every_urgent_ticket_that_is_ingested_is_announced_once(
    mongo: Mongo, webhook: httpx.Client, start: Start
) -> None:
    start(mongo, webhook)
    for _ in range(2):
        ingest = start(mongo, webhook, "ingest", "--tenant", "acme")
        assert 0 == ingest.wait(PATIENCE_SECONDS)
    wait_for(lambda: is_over(mongo))
    urgent = mongo.tickets.count_documents({"urgency": "high", "status": {"$ne": "closed"}})
    expected = Ledger(written=urgent, delivered=urgent, repeated=0, lost=0)
    assert urgent > 0
    assert expected == read_ledger(mongo, webhook)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_while_mongodb_restarts_the_worker_waits_and_then_goes_on(
    tmp_path: Path, webhook: httpx.Client, start: Start, number: signal.Signals
) -> None:
    set_fault(webhook, notify_slow_ms=100)
    with embedded_mongo.start(tmp_path) as first:
        mongo = MongoClient[Document](first.url)["delivery"]
        write_alerts(mongo, 600)
        worker = start(mongo, webhook, MONGO_URL=first.url)
        wait_for(lambda: mongo.notifications.count_documents({"status": "sent"}) > 100)
        os.kill(first.pid, number)
    port = urlsplit(first.url).port or 0
    prepared = embedded_mongo.prepare(tmp_path, preferred_ports=(port,))
    with RunningMongo(prepared) as again, mongo.client:
        assert first.url == again.url
        wait_for(lambda: is_over(mongo))
        assert worker.poll() is None
        expected = Ledger(written=600, delivered=600, repeated=0, lost=0)
        assert expected == read_ledger(mongo, webhook)
        worker.terminate()
        assert 0 == worker.wait(PATIENCE_SECONDS)
