"""A real job on a MongoDB that refuses, stalls, loses connections and is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from pymongo import MongoClient

from tests.support.paths import ROOT
from tests.support.types import Document, Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from ticketsaas.local import mongod as embedded_mongo
from ticketsaas.local.child import Process
from ticketsaas.local.mongod import EmbeddedMongo, RunningMongo

TICKETS = 400
PAGE_SIZE = 20
STALL_SECONDS = 10
# A log that is finished; it has its row from the beginning of the run.
ENDED = {"ended_at": {"$ne": None}}

Start = Callable[..., subprocess.Popen[str]]


@dataclass(frozen=True, kw_only=True)
class FaultyMongo(EmbeddedMongo):
    """A `mongod` that can be made to fail commands."""

    @property
    def process(self) -> Process:
        process = super().process
        options = ("--setParameter", "enableTestCommands=1")
        return replace(process, command=(*process.command, *options))


def start_mongod(folder: Path, *, port: int | None = None) -> RunningMongo:
    prepared = embedded_mongo.prepare(folder, preferred_ports=(port,) if port else ())
    return RunningMongo(
        FaultyMongo(binary=prepared.binary, folder=prepared.folder, port=prepared.port)
    )


class Server:
    """The module's `mongod`, which may be killed and started again on its folder and port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running = start_mongod(folder)
        self.url = self.running.url
        self.client = MongoClient[Document](self.url)

    def send(self, number: signal.Signals) -> None:
        os.kill(self.running.pid, number)

    def fail_commands(self, *, times: int, data: Document) -> None:
        mode = {"times": times}
        self.client.admin.command("configureFailPoint", "failCommand", mode=mode, data=data)

    def count_failed(self) -> int:
        """Return the commands that failed on purpose since the start."""
        name = "failpoint.failCommand"
        count: int = self.client.admin.command("getParameter", 1, **{name: 1})[name]["timesEntered"]
        return count

    def start_again(self) -> None:
        self.running.stop()
        self.running = start_mongod(self.folder, port=urlsplit(self.url).port)
        assert self.url == self.running.url

    def stop(self) -> None:
        self.client.close()
        self.running.stop()


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return TICKETS, 1


@pytest.fixture
def page_size() -> int:
    return PAGE_SIZE


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A migrated MongoDB of this module's own."""
    server = Server(tmp_path_factory.mktemp("mongodb"))
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"MONGO_URL": server.url, "MONGO_DB": "faults"},
        check=True,
    )
    yield server
    server.stop()


@pytest.fixture
def mongo(server: Server) -> Iterator[Mongo]:
    """Its database; every collection is empty again afterwards."""
    database = server.client["faults"]
    yield database
    for name in database.list_collection_names(filter={"type": "collection"}):
        if name != "django_migrations":
            database[name].delete_many({})


@pytest.fixture
def manage(server: Server, start: Start) -> Start:
    """Start a command of `manage.py` on that MongoDB."""

    def start_one(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        short = {"LOCK_TTL_SECONDS": "5", "QUEUE_WORKERS": "1"}
        return start("manage.py", *arguments, MONGO_URL=server.url, **short, **environment)

    return start_one


def assert_stored_once(mongo: Mongo, upstream: httpx.Client) -> None:
    """Assert that what is stored is what upstream has: each ticket, its history and alert once, one log."""
    (job,) = mongo.ingestion_jobs.find()
    assert (job["status"], job["error"]) == ("completed", None)
    listed = {"tenant_id": "acme", "page_size": 100}
    feed = [
        ticket
        for page in range(1, TICKETS // 100 + 1)
        for ticket in upstream.get(
            "/external/support-tickets", params={**listed, "page": page}
        ).json()["tickets"]
    ]
    expected = sorted((ticket["id"], ticket["message"]) for ticket in feed)
    stored = sorted((row["external_id"], row["message"]) for row in mongo.tickets.find())
    assert TICKETS == len(expected) == job["new_ingested"]
    assert stored == expected
    created = sorted(row["ticket_id"] for row in mongo.ticket_history.find({"action": "created"}))
    assert [ticket_id for ticket_id, _ in expected] == created
    assert mongo.ticket_history.count_documents({}) == TICKETS
    urgent = mongo.tickets.count_documents({"urgency": "high", "status": {"$ne": "closed"}})
    assert urgent == mongo.notifications.count_documents({}) > 0
    assert job["processed_pages"] == TICKETS // PAGE_SIZE
    assert [row["status"] for row in mongo.ingestion_logs.find()] == ["completed"]
    assert None is mongo.distributed_locks.find_one({"_id": "ingest:acme"})["owner_id"]


IN_PAGE = {"failCommands": ["insert"], "namespace": "faults.tickets"}
AT_COMMIT = {"failCommands": ["commitTransaction"]}
WRITE_CONFLICT, NO_SUCH_TRANSACTION, WRITE_CONCERN_FAILED = 112, 251, 64
# The server adds this label itself to errors inside a transaction, but not at its end.
TRANSIENT = {"errorLabels": ["TransientTransactionError"]}
UNCONFIRMED = {"code": WRITE_CONCERN_FAILED, "errmsg": "waiting for replication timed out"}


FAILURES = {
    "conflict in a page": {**IN_PAGE, "errorCode": WRITE_CONFLICT},
    "transaction ended in a page": {**IN_PAGE, "errorCode": NO_SUCH_TRANSACTION},
    "connection lost in a page": {**IN_PAGE, "closeConnection": True},
    "transaction ended before its commit": {
        **AT_COMMIT,
        "errorCode": NO_SUCH_TRANSACTION,
        **TRANSIENT,
    },
    "connection lost before a commit": {**AT_COMMIT, "closeConnection": True},
    "unconfirmed commit": {**AT_COMMIT, "writeConcernError": UNCONFIRMED},
}


def test_pages_that_mongodb_refuses_five_times_each_are_stored_once(
    mongo: Mongo, server: Server, upstream: httpx.Client, manage: Start
) -> None:
    """One failure after the other, each on the next page of the same job."""
    upstream.post("/control/faults", json={"slow_ms": 50})
    worker = manage("ingest", "--tenant", "acme")
    for number, failure in enumerate(FAILURES.values(), start=1):
        server.fail_commands(times=5, data=failure)
        wait_for(lambda: server.count_failed() == 5 * number)  # noqa: B023
        assert worker.poll() is None
    assert worker.wait(PATIENCE_SECONDS) == 0
    assert_stored_once(mongo, upstream)


def test_a_job_outlives_a_mongodb_that_stands_still_for_ten_seconds(
    mongo: Mongo, server: Server, upstream: httpx.Client, manage: Start
) -> None:
    """The lease ends in the meantime, too."""
    upstream.post("/control/faults", json={"slow_ms": 50})
    worker = manage("ingest", "--tenant", "acme")
    wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": {"$gte": 5}}))
    server.send(signal.SIGSTOP)
    try:
        time.sleep(STALL_SECONDS)
    finally:
        server.send(signal.SIGCONT)
    assert worker.wait(PATIENCE_SECONDS) == 0
    assert_stored_once(mongo, upstream)


def start_in_cluster(
    mongo: Mongo, upstream: httpx.Client, manage: Start, **environment: str
) -> subprocess.Popen[str]:
    """A cluster that has committed five pages of acme's job."""
    cluster = manage("qcluster", **environment)
    assert manage("ingest", "--tenant", "acme", "--no-wait").wait(PATIENCE_SECONDS) == 0
    wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": {"$gte": 5}}))
    return cluster


def test_a_clusters_job_goes_on_when_mongodb_was_killed_and_is_back_at_once(
    mongo: Mongo, server: Server, upstream: httpx.Client, manage: Start
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 50})
    cluster = start_in_cluster(mongo, upstream, manage)
    server.send(signal.SIGKILL)
    server.start_again()
    wait_for(lambda: mongo.ingestion_logs.find_one(ENDED))
    assert None is cluster.poll()
    assert_stored_once(mongo, upstream)


def test_a_clusters_job_is_resumed_when_mongodb_comes_back_after_its_slice_gave_up(
    mongo: Mongo, server: Server, upstream: httpx.Client, manage: Start
) -> None:
    upstream.post("/control/faults", json={"after": 5, "hang": True})
    cluster = start_in_cluster(mongo, upstream, manage, MONGO_TIMEOUT_SECONDS="3")
    server.send(signal.SIGKILL)
    wait_for(lambda: "action=mongodb_away" in cluster.stdout.readline())
    upstream.post("/control/faults", json={"hang": False})
    server.start_again()
    wait_for(lambda: mongo.ingestion_logs.find_one(ENDED))
    assert None is cluster.poll()
    assert mongo.ingestion_jobs.find_one()["slices"] == 2
    assert_stored_once(mongo, upstream)
