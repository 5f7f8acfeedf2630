"""A mock of upstream, and a way to run a tenant's job against it to its end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from pymongo.database import Database

from ingestion import jobs
from ingestion.configuration import ingestion_config
from ingestion.engine import IngestionConfig, run_slice
from ingestion.starting import start_job

Document = dict[str, Any]


@pytest.fixture(scope="module")
def mock_process(start_mock: Callable[..., Any]) -> httpx.Client:
    client: httpx.Client = start_mock("--tickets", "700", "--tenants", "3", "--rate-limit", "0")[1]
    return client


@pytest.fixture
def upstream(mock_process: httpx.Client) -> httpx.Client:
    """700 tickets of acme, globex and initech, without faults; /control changes both."""
    assert mock_process.post("/control/reset").status_code == 200
    return mock_process


@pytest.fixture
def config(upstream: httpx.Client) -> IngestionConfig:
    return replace(
        ingestion_config(slice_seconds=None),
        external_api_url=str(upstream.base_url).rstrip("/"),
    )


@pytest.fixture
def ingest(mongo: Database[Document], config: IngestionConfig) -> Callable[[str], Document]:
    """Run a whole job of the tenant in this process; gives the job as it ended."""

    def run(tenant_id: str) -> Document:
        job_id = start_job(tenant_id)["_id"]
        run_slice(job_id, config=config)
        return jobs.get_job(job_id)

    return run
