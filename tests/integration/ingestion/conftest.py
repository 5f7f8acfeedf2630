"""The size of upstream, and a way to run a tenant's job against it to its end."""

from collections.abc import Callable
from typing import Any

import pytest
from pymongo.database import Database

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.store import jobs
from tests.support.types import Document


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    """Tickets of acme, globex and initech; acme's make four pages."""
    return 280, 3


@pytest.fixture(autouse=True)
def _small_pages(settings: Any) -> None:
    settings.INGEST_PAGE_SIZE = 40


@pytest.fixture
def no_patience(settings: Any) -> None:
    """Jobs that don't wait an outage of upstream out."""
    settings.UPSTREAM_PATIENCE_SECONDS = 0


@pytest.fixture
def ingest(mongo: Database[Document], config: JobConfig) -> Callable[[str], Job]:
    """Run a whole job of the tenant in this process, and return the job as it ended."""

    def run(tenant_id: str) -> Job:
        job_id = start_job(tenant_id, run="here").job_id
        run_slice(job_id, config=config)
        return jobs.get_job(job_id)

    return run
