"""Workers that die, are stopped or lose their lock keep their tenant for a lease, and write no more."""

import signal
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import httpx
import pytest
from django.conf import settings

from ingestion.config import JobConfig
from ingestion.engine import run
from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs, lock
from tests.support.types import Document, Mongo
from tests.support.waiting import PATIENCE_SECONDS, end_lease, wait_for
from ticketsaas.mongo import start_session

Call = Callable[..., Any]

INGEST = ("manage.py", "ingest", "--tenant", "acme")
DYING = ("-m", "tests.faults.support.dying_worker")


@pytest.fixture
def start_work(mongo: Mongo, upstream: httpx.Client, start: Call) -> Call:
    """Start `manage.py ingest` for acme; return it and its job's id once it waits for page 3."""

    def start_one() -> tuple[subprocess.Popen[str], str]:
        set_fault(upstream, hang=True, after=2)
        worker = start(*INGEST)
        job = wait_for(lambda: mongo.ingestion_jobs.find_one({"processed_pages": 2}))
        return worker, job["_id"]

    return start_one


@pytest.fixture
def orphan(upstream: httpx.Client, start_work: Call) -> str:
    """The job of a worker that was killed; upstream answers again."""
    worker, job_id = start_work()
    worker.kill()
    worker.wait()
    set_fault(upstream, hang=False)
    return job_id


@pytest.fixture
def sleeper(
    upstream: httpx.Client, start_work: Call, outlast_lease: Call
) -> tuple[subprocess.Popen[str], str]:
    """A worker that was stopped until its lease was over, and its job; upstream answers again."""
    worker, job_id = start_work()
    worker.send_signal(signal.SIGSTOP)
    set_fault(upstream, hang=False)
    outlast_lease()
    return worker, job_id


def wake(worker: subprocess.Popen[str]) -> None:
    """Let the worker go on, and wait for its end."""
    worker.send_signal(signal.SIGCONT)
    worker.wait(PATIENCE_SECONDS)


def set_fault(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def count_unanswered(upstream: httpx.Client) -> int:
    """Count the unanswered calls: one while the first hangs, two when it was given up and tried again."""
    calls = upstream.get("/control/calls").json()["calls"]
    return sum(call["status"] is None for call in calls)


def read_all(mongo: Mongo) -> dict[str, list[Document]]:
    names = ("tickets", "ticket_history", "notifications", "ingestion_jobs", "ingestion_logs")
    return {name: list(mongo[name].find()) for name in names}


def test_a_dead_worker_keeps_others_out_for_its_lease_and_then_its_job_is_woken_once(
    mongo: Mongo,
    start: Call,
    orphan: str,
    outlast_lease: Call,
    run_next: Call,
    assert_whole: Call,
) -> None:
    second = start(*INGEST)
    assert second.wait(PATIENCE_SECONDS) == 3
    assert orphan in second.stdout.read()
    sweep_jobs()
    assert mongo.task_queue.count_documents({}) == 0
    outlast_lease()
    sweep_jobs()
    sweep_jobs()
    assert mongo.task_queue.count_documents({}) == 1
    assert_whole(run_next(orphan))


def test_a_new_job_after_a_dead_one_ends_it_as_lost(
    mongo: Mongo, orphan: str, outlast_lease: Call, run_next: Call
) -> None:
    outlast_lease()
    job_id = start_job("acme", run="here").job_id
    assert jobs.get_job(orphan).status == "lost"
    assert run_next(job_id).status == "completed"
    ends = {row["job_id"]: row["status"] for row in mongo.ingestion_logs.find()}
    assert {orphan: "lost", job_id: "completed"} == ends


def test_a_worker_that_was_stopped_through_its_lease_writes_nothing_when_it_wakes(
    mongo: Mongo, sleeper: tuple[subprocess.Popen[str], str], run_next: Call, assert_whole: Call
) -> None:
    worker, job_id = sleeper
    job = run_next(job_id)
    before = read_all(mongo)
    wake(worker)
    assert read_all(mongo) == before
    assert_whole(job)


def test_a_worker_whose_lock_is_deleted_stops_and_the_sweep_resumes_its_job(
    mongo: Mongo, upstream: httpx.Client, start_work: Call, run_next: Call, assert_whole: Call
) -> None:
    worker, job_id = start_work()
    mongo.distributed_locks.delete_one({"_id": "ingest:acme"})
    set_fault(upstream, hang=False)
    assert worker.wait(PATIENCE_SECONDS) == 1
    assert "lease lost" in worker.stdout.read()
    assert jobs.get_job(job_id).status == "running"
    sweep_jobs()
    assert mongo.task_queue.count_documents({}) == 1
    assert_whole(run_next(job_id))


def test_a_fence_that_starts_again_after_a_deleted_lock_lets_no_old_worker_write(
    mongo: Mongo, sleeper: tuple[subprocess.Popen[str], str], run_next: Call, assert_whole: Call
) -> None:
    """The new slice belongs to the same job and gets the same number; it is another holder still."""
    worker, job_id = sleeper
    old = mongo.distributed_locks.find_one_and_delete({"_id": "ingest:acme"})
    sweep_jobs()
    before = read_all(mongo)
    with start_session() as session:
        lease = lock.acquire_slice("acme", job_id=job_id, session=session, ttl_seconds=60)
        assert (old["owner_id"], old["fence"]) == (lease.owner_id, lease.fence)
        wake(worker)
        assert read_all(mongo) == before
        lock.suspend(lease)
    assert_whole(run_next(job_id))


def test_a_page_that_kills_every_worker_ends_its_job_and_nobody_elses(
    mongo: Mongo,
    start_slice: Call,
    outlast_lease: Call,
    run_next: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "MAX_STALLED_SLICES", 2)
    point = "ingestion.store.commit.commit_page:before"
    job_id = start_job("acme", run="here").job_id
    # The first still commits a page before the one that kills.
    for nth in (2, 1, 1):
        worker = start_slice(job_id, runner=(*DYING, point, str(nth)))
        assert worker.wait(PATIENCE_SECONDS) == -signal.SIGKILL
        assert jobs.get_job(job_id).status == "running"
        outlast_lease()
    assert run_next(start_job("globex", run="here").job_id).status == "completed"
    job = run_next(job_id)
    error = "2 slices ended on page 2 without a result."
    assert (job.status, job.error) == ("failed", error)
    assert job.new_ingested == mongo.tickets.count_documents({"tenant_id": "acme"}) > 0
    assert mongo.ingestion_logs.count_documents({"job_id": job_id, "status": "failed"}) == 1
    assert run_next(start_job("acme", run="here").job_id).status == "completed"


def test_a_slice_that_cannot_refresh_its_lease_ends_though_upstream_never_answers(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    set_fault(upstream, hang=True, after=1)
    job_id = start_job("acme", run="here").job_id
    with ThreadPoolExecutor(1) as pool:
        slice_end = pool.submit(run_slice, job_id, config=replace(config, lock_ttl_seconds=4))
        wait_for(lambda: jobs.get_job(job_id).processed_pages == 1)
        end_lease(mongo)
        lock.acquire("acme", job_id="other", ttl_seconds=60)
        assert slice_end.result(PATIENCE_SECONDS) is SliceEnd.REFUSED
    assert count_unanswered(upstream) == 1
    sweep_jobs()
    assert jobs.get_job(job_id).status == "lost"
    assert [row["job_id"] for row in mongo.ingestion_logs.find({"status": "lost"})] == [job_id]


def test_a_slice_does_not_outlive_the_watch_that_keeps_its_lease(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh = lock.refresh

    def break_down(*given: Any, session: Any = None, **named: Any) -> None:
        if session is None:
            raise RuntimeError("broken watch")
        refresh(*given, session=session, **named)

    set_fault(upstream, hang=True)
    job_id = start_job("acme", run="here").job_id
    monkeypatch.setattr(lock, "refresh", break_down)
    with pytest.raises(RuntimeError, match="broken watch"):
        run_slice(job_id, config=replace(config, lock_ttl_seconds=4))
    assert count_unanswered(upstream) == 1


def test_a_cancelled_job_stops_and_keeps_what_it_has(mongo: Mongo, start_work: Call) -> None:
    _, job_id = start_work()
    jobs.request_cancel(job_id)
    wait_for(lambda: mongo.ingestion_jobs.find_one({"_id": job_id, "status": "cancelled"}))
    kept = mongo.tickets.count_documents({})
    assert kept == jobs.get_job(job_id).new_ingested > 0
    start_job("acme", run="here")


def test_the_suite_uses_the_database_its_workers_use(mongo: Mongo) -> None:
    assert settings.DATABASES["default"]["NAME"] == mongo.name
