"""The real worker during an ingestion, when it is stopped, and while its MongoDB restarts."""

import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from pymongo import MongoClient

from ingestion.config import job_config
from ingestion.engine.lifecycle import run_slice, start_job
from notifications.engine.calls import MAX_IN_FLIGHT
from tests.faults.delivery.circuits import prove_circuit
from tests.faults.delivery.conftest import WORKER
from tests.faults.delivery.ledger import (
    Ledger,
    count_in,
    is_over,
    read_ledger,
    received,
    wait_until_sent,
    write_alerts,
)
from tests.support.factories import make_raw
from tests.support.types import Document, Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from ticketsaas.local import mongod as embedded_mongo
from ticketsaas.local.mongod import RunningMongo

# The promise for a healthy webhook, counted from the alert's commit.
MOST_WAIT = timedelta(seconds=2)
URGENT = "You charged my card twice and I demand a refund today!"
URGENT_TICKETS = 10

Start = Callable[..., subprocess.Popen[str]]


def test_every_urgent_ticket_that_is_ingested_is_announced_once_and_soon(
    mongo: Mongo,
    webhook: httpx.Client,
    start_worker: Start,
    find_at_work: Callable[[], list[int]],
) -> None:
    raw = [make_raw(id=f"t-{number}", message=URGENT) for number in range(URGENT_TICKETS)]
    mutation = {"create": {"tickets": raw}}
    assert webhook.post("/control/mutate", json=mutation).status_code == 200
    start_worker()
    wait_for(find_at_work)
    url = str(webhook.base_url).rstrip("/")
    config = replace(job_config(slice_seconds=None), external_api_url=url)
    for _ in range(2):
        run_slice(start_job("acme", run="here").job_id, config=config)
    wait_for(lambda: is_over(mongo))
    written = URGENT_TICKETS
    expected = Ledger(written=written, delivered=written, repeated=0, lost=0)
    assert read_ledger(mongo, webhook) == expected
    waits = [row["sent_at"] - row["created_at"] for row in mongo.notifications.find()]
    assert max(waits) < MOST_WAIT


def test_stopped_workers_let_their_calls_end_and_release_the_rest(
    mongo: Mongo, webhook: httpx.Client, set_fault: Callable[..., None], start_worker: Start
) -> None:
    """By either signal. The next worker can send the released rows at once."""
    set_fault(notify_slow_ms=1_000)
    write_alerts(mongo, 200)
    prove_circuit()
    workers = [start_worker(), start_worker()]
    wait_for(lambda: len(received(webhook)) - count_in(mongo, "sent") >= 2 * MAX_IN_FLIGHT)
    for worker, number in zip(workers, (signal.SIGTERM, signal.SIGINT), strict=True):
        worker.send_signal(number)
    assert [worker.wait(PATIENCE_SECONDS) for worker in workers] == [0, 0]
    assert list(mongo.worker_heartbeats.find()) == []
    sent, left = count_in(mongo, "sent"), count_in(mongo, "pending")
    assert (len(received(webhook)), 200) == (sent, sent + left)
    set_fault(notify_slow_ms=0)
    once = start_worker(*WORKER, "--once")
    assert (0, f"{left} sent\n") == (
        once.wait(PATIENCE_SECONDS),
        once.stdout and once.stdout.read(),
    )
    assert read_ledger(mongo, webhook) == Ledger(written=200, delivered=200, repeated=0, lost=0)


def test_while_mongodb_restarts_the_worker_waits_and_then_goes_on(
    tmp_path: Path, webhook: httpx.Client, set_fault: Callable[..., None], start_worker: Start
) -> None:
    """MongoDB is first stopped in order, then killed."""
    set_fault(notify_slow_ms=100)
    server = embedded_mongo.start(tmp_path)
    with MongoClient[Document](server.url) as client:
        mongo = client["delivery"]
        write_alerts(mongo, 400)
        worker = start_worker(MONGO_URL=server.url, MONGO_DB=mongo.name)
        for number, sent in ((signal.SIGTERM, 50), (signal.SIGKILL, 200)):
            wait_until_sent(mongo, sent)
            server = restart(server, folder=tmp_path, number=number)
        # The client is closed before the server: it would wait for one that is gone.
        with server, client:
            wait_for(lambda: is_over(mongo))
            assert worker.poll() is None
            worker.terminate()
            assert worker.wait(PATIENCE_SECONDS) == 0
            expected = Ledger(written=400, delivered=400, repeated=0, lost=0)
            assert read_ledger(mongo, webhook) == expected


def restart(server: RunningMongo, *, folder: Path, number: signal.Signals) -> RunningMongo:
    """End the server by this signal, and start it again on the same folder and port."""
    with server:
        os.kill(server.pid, number)
    port = urlsplit(server.url).port or 0
    return RunningMongo(embedded_mongo.prepare(folder, preferred_ports=(port,)))
