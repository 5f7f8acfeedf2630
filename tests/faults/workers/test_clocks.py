"""Nothing is decided by a worker's own clock."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from ingestion.config import JobConfig
from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs, lock
from tests.support.types import Mongo
from ticketsaas import clock


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_worker_whose_clock_is_off_takes_no_lock_too_early_and_stores_the_same(
    mongo: Mongo,
    upstream: httpx.Client,
    config: JobConfig,
    assert_whole: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    minutes: int,
) -> None:
    utc_now = clock.utc_now
    running = start_job("acme", run="here").job_id
    monkeypatch.setattr(clock, "utc_now", lambda: utc_now() + timedelta(minutes=minutes))
    with pytest.raises(lock.LockHeld):
        start_job("acme", run="here")
    sweep_jobs()
    assert lock.find_lock("acme")["owner_id"] == running
    assert SliceEnd.JOB_ENDED is run_slice(running, config=config)
    assert_whole(jobs.get_job(running))
