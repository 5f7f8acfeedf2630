"""Outages of upstream, through real clusters and commands: the job waits, and goes on where it was."""

import os
import signal
import subprocess
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.test import Client

from ingestion.core.fetch_retry import MAX_ATTEMPTS
from ingestion.core.job import Job
from ingestion.engine.lifecycle import start_job
from ingestion.store import jobs, lock
from tests.support.types import Mongo
from tests.support.waiting import wait_for

Call = Callable[..., Any]

LIST = "/external/support-tickets"
# The children of a process that a shell has started in the background, as a whole test run, ignore Ctrl-C.
INTERRUPTIBLE = """
import signal
from django.core.management import execute_from_command_line
signal.signal(signal.SIGINT, signal.default_int_handler)
execute_from_command_line(["manage.py", "ingest", "--tenant", "acme"])
"""
# The smallest `LOCK_TTL_SECONDS` that the settings allow: a sweep has to extend it all the time.
SHORTEST_LEASE = 3
# Longer than a slice sits a wait out, and short for a test.
ASKED = 6


@pytest.fixture
def start_cluster(start: Call, settings: Any) -> Call:
    """Start a cluster of two workers with the shortest leases, here as there."""
    settings.LOCK_TTL_SECONDS = SHORTEST_LEASE

    def start_one(**environment: str) -> subprocess.Popen[str]:
        process: subprocess.Popen[str] = start(
            *("manage.py", "qcluster"),
            DJANGO_SETTINGS_MODULE="ticketsaas.settings",
            LOCK_TTL_SECONDS=str(SHORTEST_LEASE),
            QUEUE_WORKERS="2",
            **environment,
        )
        return process

    return start_one


def switch(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def calls_of(upstream: httpx.Client, page: int) -> list[float]:
    """Return when the page was asked for, in seconds of upstream's clock."""
    calls = upstream.get("/control/calls").json()["calls"]
    return [
        call["monotonic"]
        for call in calls
        if call["path"] == LIST and httpx.QueryParams(call["query"]).get("page") == str(page)
    ]


def wait_until_parked(job_id: str) -> Job:
    return wait_for(lambda: (job := jobs.get_job(job_id)).is_parked and job)


def wait_for_end(job_id: str) -> Job:
    return wait_for(lambda: (job := jobs.get_job(job_id)).ended_at and job)


def test_503_with_retry_after_is_waited_out_and_the_job_goes_on_at_its_checkpoint(
    mongo: Mongo,
    upstream: httpx.Client,
    start_cluster: Call,
    client: Client,
    assert_whole: Call,
) -> None:
    """The lease is half as long as the wait, and upstream is called only when it said so."""
    switch(upstream, error_always=503, error_retry_after=f"{ASKED}.5", page=3)
    start_cluster()
    job_id = start_job("acme").job_id
    wait_until_parked(job_id)
    shown = client.get(f"/ingest/progress/{job_id}").json()
    assert (shown["status"], shown["waiting_for"]) == ("running", "upstream")
    refused = client.post("/ingest/run?tenant_id=acme")
    assert (refused.status_code, refused.json()["job_id"]) == (409, job_id)
    switch(upstream, error_always=None)
    job = wait_for_end(job_id)
    asked = calls_of(upstream, 3)
    assert len(asked) == 2
    assert asked[1] - asked[0] > ASKED
    assert [len(calls_of(upstream, page)) for page in (1, 2)] == [1, 1]
    assert_whole(job, kills=0)


@pytest.mark.parametrize(
    "faults",
    [
        pytest.param({"drop_every": 1}, id="dropped connections"),
        pytest.param({"half_json_every": 1}, id="half a JSON"),
    ],
)
def test_an_outage_without_a_word_is_waited_out_too(
    mongo: Mongo,
    upstream: httpx.Client,
    start_cluster: Call,
    faults: dict[str, int],
    assert_whole: Call,
) -> None:
    """It lasts until two slices have ended with it."""
    switch(upstream, page=3, **faults)
    start_cluster()
    job_id = start_job("acme").job_id
    wait_for(lambda: jobs.get_job(job_id).outage_calls > MAX_ATTEMPTS)
    switch(upstream, **dict.fromkeys(faults))
    job = wait_for_end(job_id)
    assert job.slices == 3
    assert len(calls_of(upstream, 3)) == MAX_ATTEMPTS + 2
    assert_whole(job, kills=len(calls_of(upstream, 3)))


def test_a_parked_job_survives_the_death_of_its_cluster(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, assert_whole: Call
) -> None:
    switch(upstream, error_always=503, error_retry_after=str(ASKED), page=3)
    cluster = start_cluster()
    job_id = start_job("acme").job_id
    wait_until_parked(job_id)
    os.killpg(cluster.pid, signal.SIGKILL)
    cluster.wait()
    switch(upstream, error_always=None)
    start_cluster()
    job = wait_for_end(job_id)
    asked = calls_of(upstream, 3)
    assert len(asked) == 2
    assert asked[1] - asked[0] > ASKED - 0.5
    assert_whole(job, kills=0)


def test_without_a_cluster_a_parked_job_is_lost_and_its_tenant_free(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, client: Client
) -> None:
    switch(upstream, error_always=503, error_retry_after="600", page=3)
    cluster = start_cluster()
    job_id = start_job("acme").job_id
    wait_until_parked(job_id)
    os.killpg(cluster.pid, signal.SIGKILL)
    cluster.wait()
    wait_for(lambda: not lock.find_lock("acme")["locked"])
    assert client.post("/ingest/run?tenant_id=acme").status_code == 202
    assert client.get(f"/ingest/progress/{job_id}").json()["status"] == "lost"


def test_a_parked_job_is_cancelled_within_three_seconds(
    mongo: Mongo, upstream: httpx.Client, start_cluster: Call, client: Client
) -> None:
    switch(upstream, error_always=503, error_retry_after="600", page=3)
    start_cluster()
    job_id = start_job("acme").job_id
    wait_until_parked(job_id)
    assert client.delete(f"/ingest/{job_id}").status_code == 202
    shown = client.get(f"/ingest/progress/{job_id}").json()
    assert (shown["status"], shown["waiting_for"]) == ("cancelled", None)
    assert not client.get("/ingest/lock/acme").json()["locked"]
    assert len(calls_of(upstream, 3)) == 1


def test_the_command_waits_itself_says_so_and_needs_no_cluster(
    mongo: Mongo, upstream: httpx.Client, start: Call, assert_whole: Call
) -> None:
    switch(upstream, error_always=503, error_retry_after=str(ASKED), page=3)
    command = start("manage.py", "ingest", "--tenant", "acme", LOCK_TTL_SECONDS="3")
    wait_for(lambda: mongo.ingestion_jobs.find_one({"waiting_for": "upstream"}))
    switch(upstream, error_always=None)
    output, _ = command.communicate(timeout=60)
    assert command.returncode == 0, output
    assert "acme: waiting for the external API, which gives no usable answer, until" in output
    (row,) = mongo.ingestion_jobs.find()
    assert row["wake_again_at"] is None
    assert_whole(jobs.get_job(row["_id"]), kills=0)


def test_the_command_can_be_stopped_while_it_waits(
    mongo: Mongo, upstream: httpx.Client, start: Call
) -> None:
    switch(upstream, error_always=503, error_retry_after="600", page=3)
    command = start("-c", INTERRUPTIBLE)
    wait_for(lambda: mongo.ingestion_jobs.find_one({"waiting_for": "upstream"}))
    command.send_signal(signal.SIGINT)
    # A tenth of the wait that upstream asked for.
    output, _ = command.communicate(timeout=60)
    assert (command.returncode, "acme: cancelled" in output) == (1, True), output
    assert mongo.ingestion_jobs.find_one()["status"] == "cancelled"
    assert not lock.find_lock("acme")["locked"]


def test_the_command_fails_when_patience_is_over(
    mongo: Mongo, upstream: httpx.Client, start: Call
) -> None:
    switch(upstream, drop_every=1, page=3)
    command = start("manage.py", "ingest", "--tenant", "acme", UPSTREAM_PATIENCE_SECONDS="1")
    output, _ = command.communicate(timeout=60)
    assert command.returncode == 1
    assert "failed: The external API gave no usable answer for " in output
    job = mongo.ingestion_jobs.find_one()
    assert (job["status"], job["processed_pages"]) == ("failed", 2)
    assert len(calls_of(upstream, 3)) >= 6
