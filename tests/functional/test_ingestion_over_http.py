"""An integrator's story over HTTP, on the real web server, task queue and upstream."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.support.paths import ROOT
from tests.support.types import Document, Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for
from tests.support.web_server import running_web_server


@pytest.fixture
def upstream(start_mock: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start_mock("--tickets", "700", "--tenants", "3", "--rate-limit", "0")[1]
    return client


@pytest.fixture
def api(mongo: Mongo, upstream: httpx.Client) -> Iterator[httpx.Client]:
    """The product's API, served as in production, with a cluster that works on the jobs."""
    environment = {
        "MONGO_DB": mongo.name,
        "EXTERNAL_API_URL": str(upstream.base_url).rstrip("/"),
    }
    cluster = subprocess.Popen(
        [sys.executable, "manage.py", "qcluster"], cwd=ROOT, env=os.environ | environment
    )
    with running_web_server(**environment) as client:
        wait_for(lambda: is_at_work(client))
        yield client
    cluster.send_signal(signal.SIGTERM)
    assert cluster.wait(PATIENCE_SECONDS) == 0


def is_at_work(client: httpx.Client) -> bool:
    """Whether the cluster has said that it lives."""
    return bool(client.get("/health").json()["dependencies"]["workers"]["status"] == "ok")


def test_two_tenants_are_ingested_listed_and_counted_without_meeting_each_other(
    api: httpx.Client, upstream: httpx.Client
) -> None:
    upstream.post("/control/faults", json={"mixed_feed": True})
    totals = {}
    for tenant_id in ("acme", "globex"):
        started = api.post("/ingest/run", params={"tenant_id": tenant_id})
        assert (started.status_code, started.json()["status"]) == (202, "queued")
        job = wait_for(lambda at=started.headers["Location"]: ended(api, at))
        assert (job["status"], job["progress"]) == ("completed", 100)
        assert job["new_ingested"] + job["skipped"] == 700
        totals[tenant_id] = job["new_ingested"]
    for tenant_id, total in totals.items():
        listed = api.get("/tickets", params={"tenant_id": tenant_id, "page_size": 100}).json()
        assert listed["count"] == total
        assert {ticket["tenant_id"] for ticket in listed["results"]} == {tenant_id}
        stats = api.get(f"/tenants/{tenant_id}/stats").json()
        assert total == stats["total_tickets"] == sum(stats["by_status"].values())

    ticket = listed["results"][0]
    mine = api.get(f"/tickets/{ticket['id']}", params={"tenant_id": "globex"})
    theirs = api.get(f"/tickets/{ticket['id']}", params={"tenant_id": "acme"})
    assert (mine.status_code, theirs.status_code) == (200, 404)

    again = api.post("/ingest/run", params={"tenant_id": "acme", "wait": 30})
    assert (200, 0, totals["acme"]) == (
        again.status_code,
        again.json()["new_ingested"] + again.json()["updated"],
        again.json()["unchanged"],
    )


def test_a_job_is_refused_twice_cancelled_once_and_leaves_its_tenant_free(
    api: httpx.Client, upstream: httpx.Client
) -> None:
    upstream.post("/control/faults", json={"slow_ms": 3000})
    job_id = api.post("/ingest/run", params={"tenant_id": "acme"}).json()["job_id"]
    refused = api.post("/ingest/run", params={"tenant_id": "acme"})
    assert (refused.status_code, refused.json()["job_id"]) == (409, job_id)
    wait_for(lambda: api.get("/ingest/status?tenant_id=acme").json()["status"] == "running")
    cancelled = api.delete(f"/ingest/{job_id}")
    assert (
        cancelled.status_code,
        cancelled.json(),
    ) == (202, {"job_id": job_id, "status": "cancelling"})
    assert wait_for(lambda: ended(api, f"/ingest/progress/{job_id}"))["status"] == "cancelled"
    assert api.delete(f"/ingest/{job_id}").status_code == 409
    assert not api.get("/ingest/lock/acme").json()["locked"]


def ended(api: httpx.Client, location: str) -> Document | None:
    """The job, once it has ended."""
    job: Document = api.get(location).json()
    return job if job["ended_at"] else None
