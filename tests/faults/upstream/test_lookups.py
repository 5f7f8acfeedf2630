"""A single ticket that upstream gives no clear answer about stays, and stops nothing else."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from django.test import Client

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.core.lookups import MAX_FAILED_IN_A_ROW
from ingestion.engine import deletions
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.store import jobs
from ingestion.upstream import client, feed, fetch
from mock_external_api.faults.odd_tickets import OTHER_TENANT
from tests.faults.support.interruptions import WorkerDied
from tests.support.types import Document, Mongo
from tests.support.waiting import end_lease

Ingest = Callable[[], Job]

LOOK_UP = "/external/support-tickets/"
URGENT = "Production is down for everybody, this is urgent."


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries come at once; how long they wait is tested where it is decided."""
    monkeypatch.setattr(fetch.random, "random", lambda: 0.0)


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    """Few enough for a short test, and enough for a tenth of them to be more than the guard's ten."""
    return 500, 2


def switch(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def mutate(upstream: httpx.Client, **operations: Any) -> dict[str, list[str]]:
    reply = upstream.post("/control/mutate", json=operations)
    assert reply.status_code == 200
    return dict(reply.json())


def look_ups(upstream: httpx.Client, ticket: str = "") -> int:
    calls = upstream.get("/control/calls").json()["calls"]
    return sum(call["path"].startswith(LOOK_UP + ticket) for call in calls)


def history(mongo: Mongo, ticket: str) -> list[tuple[str, str | None]]:
    rows = mongo.ticket_history.find({"ticket_id": ticket}).sort("_id")
    return [(row["action"], row["reason"]) for row in rows]


def is_deleted(mongo: Mongo, ticket: str) -> bool:
    row = mongo.tickets.find_one({"external_id": ticket})
    assert row is not None
    return bool(row["is_deleted"])


@pytest.fixture
def lost(mongo: Mongo, upstream: httpx.Client, ingest: Ingest) -> tuple[str, str]:
    """Two stored urgent tickets that no page has any more: one that upstream still has, one it deleted."""
    raw = {"tenant_id": "acme", "subject": "s", "message": URGENT, "status": "open"}
    raw |= {"source": "email", "customer_id": "c", "created_at": "2026-01-01T00:00:00Z"}
    raw |= {"updated_at": "2026-01-01T00:00:00Z"}
    tickets = [raw | {"id": "4711"}, raw | {"id": "honest"}]
    mutate(upstream, create={"tickets": tickets})
    assert ingest().status == "completed"
    mutate(upstream, vanish={"ids": ["4711"]}, delete={"ids": ["honest"]})
    return "4711", "honest"


UNDECIDED = [
    pytest.param({"error_always": 403}, 1, id="403"),
    pytest.param({"error_always": 401}, 1, id="401"),
    pytest.param({"error_always": 400}, 1, id="400"),
    pytest.param({"error_always": 301}, 1, id="a redirect"),
    pytest.param({"error_always": 204}, 3, id="204, which is no JSON"),
    pytest.param({"error_always": 500}, 3, id="500 for ever"),
    pytest.param({"error_always": 408}, 3, id="408 for ever"),
    pytest.param({"html_every": 1}, 3, id="HTML for ever"),
    pytest.param({"half_json_every": 1}, 3, id="half a JSON for ever"),
    pytest.param({"drop_every": 1}, 3, id="dropped connections"),
    pytest.param({"hang": True}, 3, id="a hang"),
    pytest.param({"rate_limit_every": 1, "retry_after_seconds": 1}, 3, id="429 for ever"),
    pytest.param({"rate_limit_every": 1, "retry_after_seconds": 600}, 1, id="429, a long pause"),
    pytest.param({"odd_ticket": "null"}, 1, id="null"),
    pytest.param({"odd_ticket": "list"}, 1, id="a list"),
    pytest.param({"odd_ticket": "nested"}, 1, id="nested"),
    pytest.param({"odd_ticket": "no_id"}, 1, id="no id"),
    pytest.param({"odd_ticket": "no_tenant"}, 1, id="no tenant"),
]


@pytest.mark.parametrize(("faults", "calls"), UNDECIDED)
def test_an_undecided_ticket_stays_and_its_neighbour_goes(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    lost: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    faults: Document,
    calls: int,
) -> None:
    monkeypatch.setattr(client, "CALL_SECONDS", 1.0)
    odd, honest = lost
    before = mongo.tickets.find_one({"external_id": odd})
    asked = look_ups(upstream, odd)
    switch(upstream, only_ticket=odd, **faults)
    job = ingest()
    # The pause is over for the next test.
    mongo.api_budgets.delete_many({})
    assert (job.status, job.undecided, job.deleted) == ("completed", 1, 1)
    assert (is_deleted(mongo, honest), history(mongo, honest)[-1]) == (True, ("deleted", None))
    assert mongo.tickets.find_one({"external_id": odd}) == before
    assert look_ups(upstream, odd) - asked == calls
    log = mongo.ingestion_logs.find_one({"job_id": job.job_id})
    assert (log["status"], log["undecided"], log["errors"]) == ("completed", 1, 0)
    assert mongo.deletion_candidates.count_documents({}) == 0


def test_the_next_crawl_asks_again(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, lost: tuple[str, str]
) -> None:
    odd, _ = lost
    switch(upstream, only_ticket=odd, error_always=403)
    ingest()
    switch(upstream)
    mutate(upstream, delete={"ids": [odd]})
    switch(upstream, only_ticket="", error_always=0, no_deleted_feed=True)
    job = ingest()
    assert (job.status, job.undecided, job.deleted) == ("completed", 0, 1)
    assert is_deleted(mongo, odd)


ELSEWHERE = [
    pytest.param("moved", "moved", id="another tenant"),
    pytest.param("merged", "merged into 4711-kept", id="another id"),
    pytest.param("moved_and_merged", "moved", id="both"),
]


@pytest.mark.parametrize(("odd_ticket", "reason"), ELSEWHERE)
def test_a_ticket_that_is_elsewhere_is_deleted_with_the_reason(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    lost: tuple[str, str],
    client: Client,
    caplog: pytest.LogCaptureFixture,
    odd_ticket: str,
    reason: str,
) -> None:
    odd, _ = lost
    caplog.clear()
    switch(upstream, only_ticket=odd, odd_ticket=odd_ticket)
    job = ingest()
    assert (job.status, job.undecided, job.deleted) == ("completed", 0, 2)
    assert (is_deleted(mongo, odd), history(mongo, odd)[-1]) == (True, ("deleted", reason))
    alert = mongo.notifications.find_one({"ticket_id": odd})
    assert alert["status"] == "suppressed"
    reply = client.get(f"/tickets/{odd}/history", {"tenant_id": "acme"}).json()
    assert [row["reason"] for row in reply["results"]] == [reason, None]
    rows = [list(mongo[name].find()) for name in mongo.list_collection_names()]
    assert OTHER_TENANT not in repr(rows) + caplog.text + repr(reply)


@pytest.mark.parametrize("odd_ticket", ["unreadable", "number_as_id"])
def test_a_ticket_that_is_there_stays_whatever_else_its_record_says(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    lost: tuple[str, str],
    odd_ticket: str,
) -> None:
    odd, _ = lost
    switch(upstream, only_ticket=odd, odd_ticket=odd_ticket)
    job = ingest()
    assert (job.status, job.undecided, job.deleted) == ("completed", 0, 1)
    assert not is_deleted(mongo, odd)


def test_after_twenty_failures_in_a_row_the_rest_is_undecided_without_a_call(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest()
    missing = MAX_FAILED_IN_A_ROW + 5
    mutate(upstream, vanish={"tenant_id": "acme", "count": missing})
    asked = look_ups(upstream)
    switch(upstream, only="ticket", error_always=503)
    job = ingest()
    assert (job.status, job.candidates, job.undecided) == ("completed", missing, missing)
    assert look_ups(upstream) - asked == 3 * MAX_FAILED_IN_A_ROW
    assert mongo.tickets.count_documents({"is_deleted": True}) == 0
    assert mongo.deletion_candidates.count_documents({}) == 0


def test_tries_count_over_slices(
    mongo: Mongo, upstream: httpx.Client, lost: tuple[str, str], config: JobConfig
) -> None:
    """A slice that has time for one call must not begin the same look-up anew for ever."""
    odd, _ = lost
    asked = look_ups(upstream, odd)
    switch(upstream, only_ticket=odd, rate_limit_every=1, retry_after_seconds=1)
    job_id = start_job("acme", run="here").job_id
    for _ in range(12):
        run_slice(job_id, config=replace(config, slice_seconds=0.8))
        if jobs.get_job(job_id).status == "completed":
            break
    job = jobs.get_job(job_id)
    assert (job.status, job.undecided, job.deleted) == ("completed", 1, 1)
    assert look_ups(upstream, odd) - asked == 3


def test_a_crash_before_the_deletion_keeps_the_reason(
    mongo: Mongo,
    upstream: httpx.Client,
    lost: tuple[str, str],
    config: JobConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    odd, _ = lost
    switch(upstream, only_ticket=odd, odd_ticket="moved")
    job_id = start_job("acme", run="here").job_id

    def die(*_: Any, **__: Any) -> None:
        raise WorkerDied("before the first deletion")

    with monkeypatch.context() as patched:
        patched.setattr(deletions, "plan_next_deletions", die)
        with pytest.raises(WorkerDied):
            run_slice(job_id, config=config)
    asked = look_ups(upstream)
    end_lease(mongo)
    run_slice(job_id, config=config)
    assert jobs.get_job(job_id).status == "completed"
    assert (look_ups(upstream), history(mongo, odd)[-1]) == (asked, ("deleted", "moved"))


def test_numbers_in_the_list_of_deleted_tickets_are_ids(
    mongo: Mongo,
    ingest: Ingest,
    lost: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fetch_numbers(*_: Any, **__: Any) -> Document:
        return {"deleted_ids": [4711, None, True]}

    monkeypatch.setattr(feed, "fetch_deleted_ids", fetch_numbers)
    job = ingest()
    assert (job.deleted, is_deleted(mongo, "4711")) == (2, True)


def test_the_command_says_how_many_and_ends_as_completed(
    mongo: Mongo,
    upstream: httpx.Client,
    lost: tuple[str, str],
    settings: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.EXTERNAL_API_URL = str(upstream.base_url).rstrip("/")
    switch(upstream, only_ticket=lost[0], error_always=403)
    call_command("ingest", "--tenant", "acme")
    assert "1 deleted, 1 undecided" in capsys.readouterr().out
