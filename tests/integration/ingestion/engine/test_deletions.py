"""Which tickets are deleted when some are missing upstream, and which are not."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.core.step_plans import Plan
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.slice import Slice
from ingestion.store import jobs
from ingestion.upstream import fetch
from tests.support.types import Document, Mongo

Ingest = Callable[[str], Job]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries come at once; how long they wait is tested where it is decided."""
    monkeypatch.setattr(fetch.random, "random", lambda: 0.0)


def fault(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def mutate(upstream: httpx.Client, **operations: Any) -> dict[str, list[str]]:
    reply = upstream.post("/control/mutate", json=operations)
    assert reply.status_code == 200
    return reply.json()


def deleted(mongo: Mongo, tenant_id: str = "acme") -> list[str]:
    wanted = {"tenant_id": tenant_id, "is_deleted": True, "deleted_at": {"$ne": None}}
    return sorted(row["external_id"] for row in mongo.tickets.find(wanted))


def history(mongo: Mongo, action: str) -> list[str]:
    return sorted(row["ticket_id"] for row in mongo.ticket_history.find({"action": action}))


def leftovers(mongo: Mongo) -> int:
    return mongo.page_sightings.count_documents({}) + mongo.deletion_candidates.count_documents({})


def test_what_upstream_lists_as_deleted_is_deleted_softly_with_its_history(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    gone = sorted(mutate(upstream, delete={"tenant_id": "acme", "count": 7})["delete"])
    job = ingest("acme")
    assert (job.status, job.deleted, deleted(mongo)) == ("completed", 7, gone)
    assert history(mongo, "deleted") == gone
    row = mongo.ticket_history.find_one({"action": "deleted"})
    assert {"old": None, "new": row["recorded_at"]} == row["changes"]["deleted_at"]
    assert leftovers(mongo) == 0
    again = ingest("acme")
    assert (again.deleted, history(mongo, "deleted")) == (0, gone)


def test_without_a_list_of_deleted_tickets_each_missing_one_is_asked_for(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    gone = sorted(mutate(upstream, delete={"tenant_id": "acme", "count": 7})["delete"])
    fault(upstream, no_deleted_feed=True)
    before = len(upstream.get("/control/calls").json()["calls"])
    job = ingest("acme")
    assert (job.status, job.deleted, deleted(mongo)) == ("completed", 7, gone)
    calls = upstream.get("/control/calls").json()["calls"][before:]
    singly = [call["path"].rsplit("/", 1)[1] for call in calls if call["path"].count("/") == 3]
    assert gone == sorted(singly)
    assert len(calls) == job.api_calls


def test_a_ticket_that_is_only_missing_from_the_pages_stays_and_is_updated(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    first = ingest("acme")
    ids = mutate(upstream, change={"tenant_id": "acme", "count": 3, "status": "on hold"})["change"]
    mutate(upstream, vanish={"ids": ids})
    job = ingest("acme")
    assert (job.status, job.deleted, job.updated) == ("completed", 0, 3)
    assert first.new_ingested - 3 == job.unchanged
    assert mongo.tickets.count_documents({"status": "on hold", "is_deleted": False}) == 3


def test_an_empty_feed_deletes_nothing_and_asks_a_person(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    first = ingest("acme")
    fault(upstream, empty_feed=True)
    job = ingest("acme")
    assert ("needs_review", 0, first.new_ingested) == (
        job.status,
        job.deleted,
        job.withheld,
    )
    assert job.job_id in job.error
    assert deleted(mongo) == []
    log = mongo.ingestion_logs.find_one({"job_id": job.job_id})
    assert (log["status"], log["deleted"]) == ("needs_review", 0)
    fault(upstream, empty_feed=False)
    assert ingest("acme").status == "completed"
    assert mongo.ingestion_jobs.count_documents({"status": "needs_review"}) == 0


def test_the_guard_is_exact(mongo: Mongo, upstream: httpx.Client, ingest: Ingest) -> None:
    active = ingest("acme").new_ingested
    allowed = active // 10
    mutate(upstream, delete={"tenant_id": "acme", "count": allowed + 1})
    job = ingest("acme")
    assert (job.status, job.deleted, job.withheld) == ("needs_review", 0, allowed + 1)
    ids = sorted(row["external_id"] for row in mongo.deletion_candidates.find())
    mutate(upstream, restore={"ids": ids[:1]})
    job = ingest("acme")
    assert (job.status, job.deleted) == ("completed", allowed)


def test_of_a_small_tenant_ten_may_go(mongo: Mongo, upstream: httpx.Client, ingest: Ingest) -> None:
    mutate(upstream, create={"tenant_id": "small", "count": 12})
    ingest("small")
    mutate(upstream, delete={"tenant_id": "small", "count": 10})
    job = ingest("small")
    assert (job.status, job.deleted) == ("completed", 10)
    assert len(deleted(mongo, "small")) == 10


def test_a_ticket_that_comes_back_is_restored(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    gone = mutate(upstream, delete={"tenant_id": "acme", "count": 3})["delete"]
    ingest("acme")
    mutate(upstream, restore={"ids": gone})
    job = ingest("acme")
    assert (job.restored, job.deleted, deleted(mongo)) == (3, 0, [])
    assert history(mongo, "restored") == sorted(gone)


def test_a_ticket_that_comes_back_in_an_older_version_keeps_the_newer_one(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    (key,) = mutate(upstream, change={"tenant_id": "acme", "count": 1, "subject": "Newer"})[
        "change"
    ]
    ingest("acme")
    mutate(upstream, delete={"ids": [key]})
    ingest("acme")
    mutate(upstream, restore={"ids": [key]})
    old = {"subject": "Older", "updated_at": "2020-01-01T00:00:00Z"}
    mutate(upstream, set={"ids": [key], "fields": old})
    job = ingest("acme")
    row = mongo.tickets.find_one({"external_id": key})
    assert (job.restored, row["is_deleted"], row["subject"]) == (1, False, "Newer")


def test_a_bad_record_protects_its_ticket(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    keys = [row["external_id"] for row in mongo.tickets.find({"tenant_id": "acme"}).limit(3)]
    mutate(upstream, set={"ids": keys, "fields": {"updated_at": None}})
    job = ingest("acme")
    assert (job.status, job.rejected, job.deleted) == ("completed_with_errors", 3, 0)
    assert job.candidates == 0


@pytest.mark.usefixtures("no_patience")
@pytest.mark.parametrize("faults", [{"error_always": 503}, {"error_always": 404, "only": "list"}])
def test_a_failed_crawl_deletes_nothing(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, faults: Document
) -> None:
    ingest("acme")
    mutate(upstream, delete={"tenant_id": "acme", "count": 3})
    fault(upstream, **faults)
    assert ingest("acme").status == "failed"
    assert (deleted(mongo), leftovers(mongo)) == ([], 0)


def test_a_crawl_that_finds_out_nothing_when_it_asks_singly_deletes_nothing(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    mutate(upstream, vanish={"tenant_id": "acme", "count": 3})
    fault(upstream, error_always=500, only="ticket")
    job = ingest("acme")
    assert (job.status, job.undecided) == ("completed", 3)
    assert (deleted(mongo), leftovers(mongo)) == ([], 0)


def test_a_job_that_is_cancelled_before_its_deletions_deletes_nothing(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    config: JobConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ingest("acme")
    mutate(upstream, delete={"tenant_id": "acme", "count": 3})
    job_id = start_job("acme", run="here").job_id

    commit = Slice.commit

    def cancel_after_the_last_page(current: Slice, plan: Plan) -> None:
        commit(current, plan)
        if plan.moved.get("next_page", 1) is None:
            jobs.request_cancel(job_id)

    monkeypatch.setattr(Slice, "commit", cancel_after_the_last_page)
    run_slice(job_id, config=config)
    assert jobs.get_job(job_id).status == "cancelled"
    assert (deleted(mongo), leftovers(mongo)) == ([], 0)


def test_a_broken_list_of_deleted_tickets_is_no_error(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    mutate(upstream, delete={"tenant_id": "acme", "count": 3})
    fault(upstream, html_every=1, only="deleted")
    job = ingest("acme")
    assert (job.status, job.deleted) == ("completed", 3)


def test_a_tenant_whose_id_upstream_lists_as_deleted_for_another_keeps_its_tickets(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    ingest("globex")
    mutate(upstream, delete={"tenant_id": "globex", "count": 3})
    assert (ingest("acme").deleted, deleted(mongo, "globex")) == (0, [])
