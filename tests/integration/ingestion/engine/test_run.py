from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
import structlog

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import cancel_job, run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs
from ingestion.upstream import fetch
from tests.support.types import Document, Mongo

Ingest = Callable[[str], Job]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries come at once; how long they wait is tested where it is decided."""
    monkeypatch.setattr(fetch.random, "random", lambda: 0.0)


def feed_of(upstream: httpx.Client, tenant_id: str) -> dict[str, Document]:
    """Return everything upstream has for a tenant, read without the product's code."""
    tickets: dict[str, Document] = {}
    page: int | None = 1
    while page is not None:
        reply = upstream.get(
            "/external/support-tickets",
            params={"tenant_id": tenant_id, "page": page, "page_size": 100},
        ).json()
        tickets |= {ticket["id"]: ticket for ticket in reply["tickets"]}
        page = reply["next_page"]
    return tickets


def stored(mongo: Mongo, tenant_id: str) -> dict[str, Document]:
    """Return the tenant's stored tickets as upstream would write them."""
    names = ("tenant_id", "source", "customer_id", "subject", "message", "status")
    return {
        row["external_id"]: {
            "id": row["external_id"],
            **{name: row[name] for name in names},
            **{
                name: f"{row[name].isoformat(timespec='milliseconds')}Z"
                for name in ("created_at", "updated_at")
            },
        }
        for row in mongo.tickets.find({"tenant_id": tenant_id})
    }


def fault(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def mutate(upstream: httpx.Client, **operations: Any) -> dict[str, list[str]]:
    reply = upstream.post("/control/mutate", json=operations)
    assert reply.status_code == 200
    return reply.json()


def test_what_is_stored_is_what_upstream_has(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    job = ingest("acme")
    expected = feed_of(upstream, "acme")
    assert stored(mongo, "acme") == expected
    assert ("completed", 100, len(expected)) == (
        job.status,
        job.progress,
        job.new_ingested,
    )
    assert job.processed_pages == job.total_pages == job.api_calls - 1 > 1


def test_a_second_run_writes_no_ticket_and_no_history(mongo: Mongo, ingest: Ingest) -> None:
    ingest("acme")
    names = ("tickets", "ticket_history", "notifications")
    before = {name: list(mongo[name].find().sort("_id")) for name in names}
    job = ingest("acme")
    assert {name: list(mongo[name].find().sort("_id")) for name in names} == before
    assert (job.new_ingested, job.updated, job.unchanged) == (0, 0, len(before["tickets"]))


def test_tickets_that_are_only_touched_are_unchanged_but_for_their_stamp(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    names = ("ticket_history", "notifications", "ticket_rollups")
    before = {name: list(mongo[name].find().sort("_id")) for name in names}
    touched = mutate(upstream, touch={"tenant_id": "acme", "count": 60})["touch"]
    job = ingest("acme")
    assert feed_of(upstream, "acme") == stored(mongo, "acme")
    assert {name: list(mongo[name].find().sort("_id")) for name in names} == before
    found = len(stored(mongo, "acme"))
    assert (job.updated, job.outdated, job.unchanged) == (0, 0, found)
    assert len(touched) == 60


def test_older_versions_are_ignored_and_the_job_and_its_log_say_how_many(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    before = stored(mongo, "acme")
    old = {"status": "closed", "updated_at": "2001-01-01T00:00:00Z"}
    mutate(upstream, set={"ids": sorted(before)[:3], "fields": old})
    with structlog.testing.capture_logs() as lines:
        job = ingest("acme")
    assert stored(mongo, "acme") == before
    assert (job.outdated, job.unchanged, job.updated) == (3, len(before) - 3, 0)
    row = mongo.ingestion_logs.find_one({"job_id": job.job_id})
    assert row is not None
    assert row["outdated"] == 3
    ignored = [line for line in lines if line.get("action") == "older_versions_ignored"]
    assert sum(line["count"] for line in ignored) == 3


def test_only_what_changed_is_written_with_its_history(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    changed = mutate(
        upstream, change={"tenant_id": "acme", "count": 5, "status": "on hold", "subject": "New"}
    )["change"]
    job = ingest("acme")
    assert (job.new_ingested, job.updated) == (0, 5)
    assert feed_of(upstream, "acme") == stored(mongo, "acme")
    rows = list(mongo.ticket_history.find({"action": "updated"}))
    assert sorted(row["ticket_id"] for row in rows) == sorted(changed)
    assert {row["changes"]["status"]["new"] for row in rows} == {"on hold"}
    assert {row["job_id"] for row in rows} == {job.job_id}


def test_two_tenants_never_see_each_other_even_in_a_mixed_feed(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    expected = {name: feed_of(upstream, name) for name in ("acme", "globex")}
    fault(upstream, mixed_feed=True)
    for tenant_id, tickets in expected.items():
        job = ingest(tenant_id)
        assert stored(mongo, tenant_id) == tickets
        assert 280 - len(tickets) == job.skipped
    assert mongo.tickets.count_documents({"tenant_id": {"$nin": ["acme", "globex"]}}) == 0


@pytest.mark.parametrize(
    "faults",
    [
        pytest.param({"error_first": 2}, id="5xx"),
        pytest.param({"drop_every": 3}, id="dropped connections"),
        pytest.param({"half_json_every": 2}, id="half a JSON"),
        pytest.param({"html_every": 2}, id="HTML with status 200"),
    ],
)
def test_what_can_pass_is_tried_again_and_nothing_is_missing(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, faults: dict[str, int]
) -> None:
    expected = feed_of(upstream, "acme")
    fault(upstream, **faults)
    job = ingest("acme")
    assert (job.status, stored(mongo, "acme")) == ("completed", expected)
    assert job.api_calls > job.processed_pages


@pytest.mark.usefixtures("no_patience")
@pytest.mark.parametrize(
    ("faults", "error", "calls"),
    [
        pytest.param({"error_always": 503}, "answered 503", 6, id="what does not pass in time"),
        pytest.param({"error_always": 403}, "answered 403", 1, id="what cannot pass, at once"),
        pytest.param({"next_page_loop": True}, "leads from page", 6, id="a feed without an end"),
    ],
)
def test_a_job_that_cannot_go_on_fails_with_a_reason_and_frees_its_tenant(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    faults: dict[str, Any],
    error: str,
    calls: int,
) -> None:
    fault(upstream, **faults)
    job = ingest("acme")
    assert (job.status, job.api_calls) == ("failed", calls)
    assert error in job.error
    assert [row["status"] for row in mongo.ingestion_logs.find()] == ["failed"]
    start_job("acme", run="here")


def test_a_failure_on_a_later_page_keeps_the_pages_before(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    fault(upstream, error_always=404, after=1)
    job = ingest("acme")
    assert (job.status, job.new_ingested, job.processed_pages) == ("failed", 40, 1)
    assert mongo.tickets.count_documents({}) == 40


def test_bad_records_are_kept_with_a_reason_and_their_neighbours_stored(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    total = len(feed_of(upstream, "acme"))
    fault(upstream, bad_records_every=9)
    job = ingest("acme")
    assert job.status == "completed_with_errors"
    assert 0 < job.rejected == mongo.ingestion_rejects.count_documents({"tenant_id": "acme"})
    assert total == job.rejected + job.new_ingested == job.errors + job.new_ingested
    assert all(row["reason"] and row["raw"] for row in mongo.ingestion_rejects.find())


def test_a_throttled_call_blocks_the_budget_and_is_no_failure(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    expected = feed_of(upstream, "globex")
    fault(upstream, rate_limit_every=2, retry_after_seconds=1, after=1)
    job_id = start_job("globex", run="here").job_id
    assert run_slice(job_id, config=replace(config, calls_per_minute=60)) is SliceEnd.JOB_ENDED
    job = jobs.get_job(job_id)
    assert (job.status, stored(mongo, "globex")) == ("completed", expected)
    assert job.processed_pages < job.api_calls == len(mongo.api_budgets.find_one()["grants"])


def test_a_slice_whose_time_is_over_suspends_the_job_and_the_next_goes_on(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    job_id = start_job("acme", run="here").job_id
    no_time = replace(config, slice_seconds=1e-9)
    assert run_slice(job_id, config=no_time) is SliceEnd.SUSPENDED
    assert ((job := jobs.get_job(job_id)).status, job.next_page) == ("running", 1)
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    assert feed_of(upstream, "acme") == stored(mongo, "acme")


def test_a_task_delivered_again_after_the_end_changes_nothing(
    mongo: Mongo, config: JobConfig, ingest: Ingest
) -> None:
    job = ingest("acme")
    assert run_slice(job.job_id, config=config) is SliceEnd.REFUSED
    assert jobs.get_job(job.job_id) == job
    assert run_slice("unknown", config=config) is SliceEnd.REFUSED


def test_a_job_cancelled_before_its_slice_does_nothing(mongo: Mongo, config: JobConfig) -> None:
    job_id = start_job("acme", run="here").job_id
    assert cancel_job(job_id).status == "cancelling"
    assert jobs.get_job(job_id).status == "cancelled"
    assert run_slice(job_id, config=config) is SliceEnd.REFUSED
    assert mongo.tickets.count_documents({}) == 0
    assert cancel_job(job_id) is None


def test_slices_that_die_on_the_same_page_end_the_job(mongo: Mongo, config: JobConfig) -> None:
    job_id = start_job("acme", run="here").job_id
    mongo.ingestion_jobs.update_one({"_id": job_id}, {"$set": {"idle_slices": 5}})
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    job = jobs.get_job(job_id)
    assert (
        job.status,
        job.error,
    ) == ("failed", "5 slices ended on page 1 without a result.")


def test_the_log_says_how_a_job_ended(mongo: Mongo, ingest: Ingest) -> None:
    job = ingest("acme")
    (row,) = mongo.ingestion_logs.find()
    assert tuple(
        row[name]
        for name in (
            *("job_id", "tenant_id", "status", "new_ingested"),
            *("updated", "deleted", "errors", "error"),
        )
    ) == (job.job_id, "acme", "completed", job.new_ingested, 0, 0, 0, None)
    assert row["started_at"] <= row["ended_at"]


def test_a_completed_sync_is_recorded_with_its_tenant(mongo: Mongo, ingest: Ingest) -> None:
    job = ingest("acme")
    tenant = mongo.tenants.find_one({"_id": "acme"})
    assert job.ended_at.replace(tzinfo=None) == tenant["last_completed_sync"]


def test_the_history_is_numbered_without_a_gap_and_tickets_say_when_they_changed(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    mutate(upstream, change={"tenant_id": "acme", "count": 5, "status": "on hold"})
    mutate(upstream, delete={"tenant_id": "acme", "count": 2})
    ingest("acme")
    before = {row["external_id"]: row["changed_at"] for row in mongo.tickets.find()}
    mutate(upstream, touch={"tenant_id": "acme", "count": 50})
    ingest("acme")
    rows = list(mongo.ticket_history.find({"tenant_id": "acme"}).sort("_id"))
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    latest = {row["ticket_id"]: row["recorded_at"] for row in rows}
    assert {row["external_id"]: row["changed_at"] for row in mongo.tickets.find()} == latest
    assert before == latest
