"""A slice whose worker is to stop: it leaves its job to the next slice, with nothing lost."""

import pytest

from ingestion.config import JobConfig
from ingestion.engine import stopping
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs, lock
from tests.support.types import Mongo


@pytest.fixture(autouse=True)
def _own_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """The request to stop ends with the test; for a process there is no way back."""
    monkeypatch.setattr(stopping, "_asked", bytearray(1))


def test_a_slice_that_is_asked_to_stop_parks_its_job(
    mongo: Mongo, config: JobConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = start_job("acme", run="here").job_id
    stopping.ask_to_stop()
    assert run_slice(job_id, config=config) is SliceEnd.SUSPENDED
    row = lock.find_lock("acme")
    assert row is not None
    assert (row["owner_id"], row["holder"]) == (job_id, None)

    monkeypatch.setattr(stopping, "_asked", bytearray(1))
    assert run_slice(job_id, config=config) is SliceEnd.JOB_ENDED
    job = jobs.get_job(job_id)
    assert (job.status, job.new_ingested) == ("completed", job.total_count)
