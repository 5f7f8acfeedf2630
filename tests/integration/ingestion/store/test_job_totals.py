"""A tenant's totals are the sums over its jobs, each counted once, however it ended."""

from collections import Counter
from collections.abc import Callable

import httpx

from ingestion.core.job import Job, read_job
from ingestion.core.states import COUNTERS
from ingestion.engine.lifecycle import cancel_job, start_job
from ingestion.engine.review import approve
from ingestion.store import job_totals
from ingestion.store.job_totals import read_totals
from tests.support.types import Document, Mongo

Ingest = Callable[[str], Job]


def counted(mongo: Mongo, tenant_id: str) -> Counter[str]:
    """Add up the rows of the tenant's jobs."""
    rows = mongo.ingestion_jobs.find({"tenant_id": tenant_id})
    return sum((Counter({name: row[name] for name in COUNTERS}) for row in rows), Counter())


def test_they_are_the_sums_of_the_jobs(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    upstream.post("/control/mutate", json={"delete": {"tenant_id": "acme", "count": 3}})
    ingest("acme")
    ingest("globex")
    cancel_job(start_job("globex", run="here").job_id)
    read = read_totals()
    acme, globex = read.tenants
    assert (acme.tenant_id, globex.tenant_id) == ("acme", "globex")
    for tenant in (acme, globex):
        assert +counted(mongo, tenant.tenant_id) == +tenant.counters
        assert tenant.counters["new_ingested"] > 0
    assert acme.counters["deleted"] == 3
    assert (acme.ended, globex.ended) == ({"completed": 2}, {"completed": 1, "cancelled": 1})
    assert max(job.ended_at for job in jobs_of(mongo, "acme")) == acme.synced_at.replace(
        tzinfo=None
    )
    assert read.active == {}


def jobs_of(mongo: Mongo, tenant_id: str) -> list[Job]:
    return [read_job(row) for row in mongo.ingestion_jobs.find({"tenant_id": tenant_id})]


def test_a_running_job_counts_before_it_ends(mongo: Mongo, ingest: Ingest) -> None:
    before = ingest("acme")
    job = start_job("acme", run="here")
    mongo.ingestion_jobs.update_one({"_id": job.job_id}, {"$set": {"api_calls": 7}})
    read = read_totals()
    assert before.api_calls + 7 == read.tenants[0].counters["api_calls"]
    assert read.active == {"queued": 1}


def test_a_tenant_that_was_never_synced_waits_since_its_first_job(mongo: Mongo) -> None:
    created_at = start_job("acme", run="here").created_at
    assert read_totals().tenants[0].synced_at == created_at


def test_what_a_person_approves_counts_once(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    active = ingest("acme").new_ingested
    order = {"delete": {"tenant_id": "acme", "count": active // 2}}
    upstream.post("/control/mutate", json=order)
    job_id = ingest("acme").job_id
    assert read_totals().tenants[0].counters["deleted"] == 0
    assert approve(job_id, by="ann") == active // 2
    (acme,) = read_totals().tenants
    assert active // 2 == acme.counters["deleted"] == counted(mongo, "acme")["deleted"]
    assert acme.ended == {"completed": 1, "needs_review": 1}


def test_a_429_counts_as_a_call_and_as_throttled(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    upstream.post("/control/faults", json={"rate_limit_every": 3, "retry_after_seconds": 0})
    job = ingest("acme")
    refused = [call for call in calls(upstream) if call["status"] == 429]
    (acme,) = read_totals().tenants
    assert len(refused) == job.throttled == acme.counters["throttled"] > 0
    assert len(calls(upstream)) == acme.counters["api_calls"]


def calls(upstream: httpx.Client) -> list[Document]:
    return list(upstream.get("/control/calls").json()["calls"])


def test_a_forgotten_tenant_stays_in_the_sums(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("acme")
    upstream.post("/control/faults", json={"error_always": 403})
    ingest("nosuch")
    upstream.post("/control/faults", json={"error_always": 0})
    ingest("nosuch")
    start_job("globex", run="here")
    mongo.ingestion_jobs.update_one({"tenant_id": "globex"}, {"$set": {"processed_pages": 2}})
    read = read_totals()
    assert [tenant.tenant_id for tenant in read.tenants] == ["acme", "globex"]
    assert +read.ended == {"completed": 2, "failed": 1}
    everything = sum((counted(mongo, each) for each in ("acme", "nosuch", "globex")), Counter())
    assert +read.counters == +everything


def test_no_counter_falls_when_a_tenant_is_forgotten(mongo: Mongo, ingest: Ingest) -> None:
    start_job("nosuch", run="here")
    mongo.ingestion_jobs.update_one({}, {"$set": {"processed_pages": 3}})
    cancel_job(mongo.ingestion_jobs.find_one()["_id"])
    before = read_totals()
    ingest("nosuch")
    after = read_totals()
    assert before.counters["processed_pages"] + 1 == after.counters["processed_pages"]
    assert (+before.ended, +after.ended) == (
        {"cancelled": 1},
        {"cancelled": 1, "completed": 1},
    )


def test_a_job_from_before_is_added_as_far_as_it_counted(mongo: Mongo) -> None:
    job = start_job("acme", run="here")
    mongo.ingestion_jobs.update_one({"_id": job.job_id}, {"$unset": {"throttled": 1}})
    assert read_totals().active == {"queued": 1}
    cancel_job(job.job_id)
    assert job_totals.read_totals().tenants[0].ended == {"cancelled": 1}
