"""The real processes as somebody on call sees them: one request followed through their logs, metrics
of two web processes, and answers while MongoDB and upstream stand still."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.paths import ROOT
from tests.support.types import Document
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from ticketsaas.local.mongod import RunningMongo, start
from ticketsaas.local.ports import find_free_port


class Product:
    """Web server, task queue and notification worker on a MongoDB and an upstream of their own."""

    def __init__(self, folder: Path, *, mongo_url: str, upstream: httpx.Client) -> None:
        self.folder = folder
        self.port = find_free_port()
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}", timeout=20, trust_env=False
        )
        self.environment = os.environ | {
            "MONGO_URL": mongo_url,
            "MONGO_DB": "watched",
            "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/"),
            "LOG_FORMAT": "json",
            "QUEUE_WORKERS": "1",
            "PROMETHEUS_MULTIPROC_DIR": str(folder / "metrics"),
        }
        self.manage("migrate", "--verbosity", "0").wait(PATIENCE_SECONDS)
        self.web = [self.serve(), self.serve()]
        self.others = [self.manage("qcluster"), self.manage("deliver_notifications")]

    def serve(self) -> subprocess.Popen[bytes]:
        return self.manage("serve", "--port", str(self.port))

    def manage(self, command: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{command}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "manage.py", command, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    def is_at_work(self) -> bool:
        try:
            live = self.client.get("/health").json()["dependencies"]["workers"]
        except httpx.TransportError:
            return False
        return bool(live["status"] == "ok" and live["notifications"])

    def read_states(self) -> tuple[int, set[str]]:
        """Return the status of `/health` and the states of the dependencies."""
        reply = self.client.get("/health")
        return reply.status_code, {
            report["status"] for report in reply.json()["dependencies"].values()
        }

    def find_lines(self, name: str, request_id: str) -> list[Document]:
        """One grep in one process's log."""
        text = (self.folder / f"{name}.log").read_text()
        return [
            json.loads(line)
            for line in text.splitlines()
            if f'"request_id": "{request_id}"' in line
        ]

    def read_metrics(self) -> dict[str, float]:
        """The samples by their names with labels."""
        lines = self.client.get("/metrics").text.splitlines()
        samples = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
        return {name: float(value) for name, value in samples}

    def stop(self) -> None:
        processes = self.web + self.others
        for process in processes:
            process.send_signal(signal.SIGTERM)
        assert [process.wait(PATIENCE_SECONDS) for process in processes] == [0, 0, 0, 0]
        self.client.close()


@pytest.fixture(scope="module")
def mongod(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningMongo]:
    with start(tmp_path_factory.mktemp("mongodb")) as running:
        yield running


@pytest.fixture(scope="module")
def mock(start_mock: Callable[..., Any]) -> tuple[subprocess.Popen[str], httpx.Client]:
    process, client = start_mock("--tickets", "200", "--tenants", "1", "--rate-limit", "0")
    return process, client


@pytest.fixture(scope="module")
def product(
    mongod: RunningMongo,
    mock: tuple[subprocess.Popen[str], httpx.Client],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Product]:
    product = Product(tmp_path_factory.mktemp("logs"), mongo_url=mongod.url, upstream=mock[1])
    wait_for(product.is_at_work)
    yield product
    product.stop()


def test_one_name_finds_a_request_its_job_and_its_alerts(product: Product) -> None:
    name = {"X-Request-ID": "story-17"}
    reply = product.client.post("/ingest/run?tenant_id=acme&wait=30", headers=name)
    job = reply.json()
    assert (reply.status_code, job["status"], job["request_id"]) == (200, "completed", "story-17")
    alerts = product.client.get("/notifications?tenant_id=acme").json()
    assert {alert["request_id"] for alert in alerts["results"]} == {"story-17"}

    sent = wait_for(
        lambda: (
            len(found := product.find_lines("deliver_notifications", "story-17")) >= alerts["count"]
            and found
        )
    )
    asked = product.find_lines("serve", "story-17")
    done = product.find_lines("qcluster", "story-17")
    assert [line["action"] for line in asked] == ["job_created", "request_answered"]
    assert [line["action"] for line in done] == ["slice_started", "candidates_noted", "job_ended"]
    assert {line["action"] for line in sent} == {"notification_sent"}
    assert {("acme", job["job_id"])} == {
        (line["tenant_id"], line["job_id"]) for line in (asked[0], *done, *sent)
    }


def test_numbers_of_all_web_processes_add_up_and_outlive_a_process(product: Product) -> None:
    metric = 'ticketsaas_requests_total{method="GET",route="/health/live",status="2xx"}'
    before = product.read_metrics().get(metric, 0)
    for _ in range(20):
        # A connection each, so that both processes get some.
        headers = {"Connection": "close"}
        assert product.client.get("/health/live", headers=headers).status_code == 200
    assert product.read_metrics()[metric] == before + 20
    killed = product.web.pop()
    killed.kill()
    killed.wait()
    product.web.append(product.serve())
    wait_for(lambda: (product.folder / "serve.log").read_text().count("web_server_started") == 3)
    assert product.read_metrics()[metric] == before + 20


def test_it_answers_while_mongodb_and_upstream_stand_still(
    product: Product,
    mongod: RunningMongo,
    mock: tuple[subprocess.Popen[str], httpx.Client],
) -> None:
    stopped = (mongod.pid, mock[0].pid)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        # The external API's last answer is remembered for a moment.
        assert wait_for(lambda: product.read_states() == (503, {"down"}))
        metrics = product.read_metrics()
        assert (metrics["ticketsaas_mongodb_up"], "ticketsaas_tenants" in metrics) == (0, False)
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
    assert wait_for(lambda: product.read_metrics()["ticketsaas_mongodb_up"])
