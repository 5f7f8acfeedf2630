"""Workers that slept through their lease, and what a late look at a job does to its tenant."""

from contextlib import suppress
from typing import Any

import httpx
import pytest

from ingestion.core.fetch_retry import Outage
from ingestion.core.job import Job
from ingestion.core.step_plans import Plan
from ingestion.engine import lifecycle
from ingestion.engine.abandoned import end_abandoned, sweep_jobs
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.review import ReviewClosed, approve
from ingestion.engine.run import SliceEnd
from ingestion.engine.slice import Slice
from ingestion.store import jobs, lock, seen_tickets
from ingestion.upstream.fetch import Fetcher, SliceExpired
from tests.support.factories import NOON
from tests.support.types import Mongo
from tests.support.waiting import end_lease


def mutate(upstream: httpx.Client, **order: Any) -> dict[str, list[str]]:
    reply = upstream.post("/control/mutate", json=order)
    assert reply.status_code == 200
    return reply.json()


def run(config: Any) -> Job:
    job_id = start_job("acme", run="here").job_id
    run_slice(job_id, config=config)
    return jobs.get_job(job_id)


def test_a_worker_that_slept_before_it_clears_away_leaves_the_next_job_its_review(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(config)
    delete_earlier = seen_tickets.delete_earlier
    newer: list[Job] = []

    def sleep_first(tenant_id: str, **given: Any) -> None:
        # The lease ends, half the feed goes, and another job judges.
        monkeypatch.setattr(seen_tickets, "delete_earlier", delete_earlier)
        end_lease(mongo)
        mutate(upstream, delete={"tenant_id": "acme", "count": 50})
        newer.append(run(config))
        delete_earlier(tenant_id, **given)

    monkeypatch.setattr(seen_tickets, "delete_earlier", sleep_first)
    run_slice(start_job("acme", run="here").job_id, config=config)
    (judged,) = newer
    assert (judged.status, judged.withheld) == ("needs_review", 50)
    waiting = mongo.deletion_candidates.count_documents({"job_id": judged.job_id})
    assert (jobs.get_job(judged.job_id).status, waiting) == ("needs_review", 50)


def test_a_review_is_superseded_though_the_next_jobs_first_worker_dies(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(config)
    gone = mutate(upstream, delete={"tenant_id": "acme", "count": 50})["delete"]
    older = run(config)
    assert older.status == "needs_review"
    mutate(upstream, restore={"ids": gone})

    def die(*_: Any, **__: Any) -> None:
        raise ConnectionResetError

    job_id = start_job("acme", run="here").job_id
    with monkeypatch.context() as patch:
        patch.setattr(seen_tickets, "delete_earlier", die)
        with pytest.raises(ConnectionResetError):
            run_slice(job_id, config=config)
    end_lease(mongo)
    run_slice(job_id, config=config)
    assert jobs.get_job(job_id).status == "completed"
    assert jobs.get_job(older.job_id).review["decision"] == "superseded"
    assert mongo.deletion_candidates.count_documents({}) == 0


@pytest.fixture
def broken_off(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> tuple[Job, Job]:
    """A job that waits for a review, and a newer one whose worker died after three pages."""
    run(config)
    gone = mutate(upstream, delete={"tenant_id": "acme", "count": 50})["delete"]
    reviewed = run(config)
    mutate(upstream, restore={"ids": gone})
    job_id = start_job("acme", run="here").job_id
    commit = Slice.commit

    def die_after_three(current: Slice, plan: Plan) -> None:
        commit(current, plan)
        if plan.expected["next_page"] == 3:
            raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(Slice, "commit", die_after_three)
        with pytest.raises(ConnectionResetError):
            run_slice(job_id, config=config)
    end_lease(mongo)
    return reviewed, jobs.get_job(job_id)


def test_a_review_waits_for_a_job_that_goes_on_after_its_workers_death(
    mongo: Mongo, config: Any, broken_off: tuple[Job, Job]
) -> None:
    reviewed, newer = broken_off
    with suppress(lock.LockHeld, ReviewClosed):
        approve(reviewed.job_id, by="ann")
    run_slice(newer.job_id, config=config)
    assert jobs.get_job(newer.job_id).status == "completed"
    # Upstream has all of them, and the newer crawl saw them all.
    assert mongo.tickets.count_documents({"tenant_id": "acme", "is_deleted": True}) == 0


def test_a_job_that_lost_its_lock_to_a_review_does_not_run_for_ever(
    mongo: Mongo, config: Any, broken_off: tuple[Job, Job]
) -> None:
    reviewed, newer = broken_off
    with suppress(lock.LockHeld, ReviewClosed):
        approve(reviewed.job_id, by="ann")
    mongo.distributed_locks.update_one(
        {}, [{"$set": {"expires_at": {"$subtract": ["$$NOW", 3_600_000]}}}]
    )
    end_abandoned("acme")
    assert jobs.get_job(newer.job_id).status == "lost"


def test_a_start_that_dies_before_it_ends_its_predecessor_leaves_no_job_running(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a cluster; the next job runs to its end, and somebody looks."""
    older = start_job("acme", run="here")
    end_lease(mongo)

    def die(*_: Any, **__: Any) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(lifecycle, "end_as_lost", die)
        with pytest.raises(ConnectionResetError):
            start_job("acme", run="here")
    newer = mongo.ingestion_jobs.find_one({"_id": {"$ne": older.job_id}})
    run_slice(newer["_id"], config=config)
    assert jobs.get_job(newer["_id"]).status == "completed"
    mongo.distributed_locks.update_one(
        {}, [{"$set": {"expires_at": {"$subtract": ["$$NOW", 3_600_000]}}}]
    )
    end_abandoned("acme")
    run(config)
    assert jobs.get_job(older.job_id).status == "lost"


def test_a_sweep_that_comes_as_a_job_ends_leaves_its_tenant_free(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = start_job("acme", run="here")
    seen = jobs.find_active_jobs()
    run_slice(job.job_id, config=config)
    monkeypatch.setattr(jobs, "find_active_jobs", lambda: seen)
    sweep_jobs()
    # What the wake-up does.
    run_slice(job.job_id, config=config)
    assert jobs.get_job(job.job_id).status == "completed"
    assert not lock.find_lock("acme")["locked"]


def test_an_overtaken_worker_notes_nothing_on_its_job(
    mongo: Mongo, upstream: httpx.Client, config: Any
) -> None:
    job = run(config)
    jobs.record_waiting(job.job_id, waiting_for=jobs.Wait.BUDGET, until=NOON)
    jobs.record_suspension(job.job_id, calls=3, outage=Outage(2, 9.5), parked_seconds=60)
    assert jobs.get_job(job.job_id) == job


def test_a_slice_that_goes_on_at_once_no_longer_says_that_it_waits(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = start_job("acme", run="here").job_id
    # As a slice leaves the job if its time ends while it waits for the budget.
    jobs.record_waiting(job_id, waiting_for=jobs.Wait.BUDGET, until=NOON)
    seen = []
    commit = Slice.commit

    def look(current: Slice, plan: Plan) -> None:
        commit(current, plan)
        seen.append(jobs.get_job(job_id).waiting_for)

    monkeypatch.setattr(Slice, "commit", look)
    run_slice(job_id, config=config)
    assert set(seen) == {None}


def test_the_calls_of_a_refused_commit_are_counted(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = start_job("acme", run="here").job_id
    commit = Slice.commit

    def cancel_before(current: Slice, plan: Plan) -> None:
        if plan.expected["next_page"] == 3:
            jobs.request_cancel(job_id)
        commit(current, plan)

    monkeypatch.setattr(Slice, "commit", cancel_before)
    run_slice(job_id, config=config)
    job = jobs.get_job(job_id)
    calls = len(upstream.get("/control/calls").json()["calls"])
    assert (job.status, job.api_calls) == ("cancelled", calls)


def test_one_call_a_slice_is_enough_to_come_to_the_end(
    mongo: Mongo, upstream: httpx.Client, config: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A budget of one call a minute, or of sixty for as many tenants, gives a slice one call."""
    calls = []

    async def allow_one(fetcher: Fetcher) -> None:
        calls.append(fetcher)
        if [id(each) for each in calls].count(id(fetcher)) > 1:
            raise SliceExpired

    monkeypatch.setattr(Fetcher, "wait_for_budget", allow_one)
    faults = {"shift_per_page": 1, "shift_mode": "insert"}
    assert upstream.post("/control/faults", json=faults).status_code == 200
    job_id = start_job("acme", run="here").job_id
    ends = [run_slice(job_id, config=config) for _ in range(60)]
    assert SliceEnd.JOB_ENDED in ends
