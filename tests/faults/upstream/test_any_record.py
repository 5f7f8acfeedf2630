"""Any JSON value in any field of any record, from upstream to MongoDB."""

import json
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.engine.rebuild import find_discrepancies
from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.store import jobs
from tests.support.factories import make_raw
from tests.support.odd_records import odd_records
from tests.support.types import Mongo
from tickets.core.incoming import find_id

Ingest = Callable[[str], Job]

NEIGHBOURS = ("neighbour-1", "neighbour-2")
URGENT = "You charged my card twice and I demand a refund today!"
FATES = (
    *("new_ingested", "updated", "unchanged", "restored", "outdated"),
    *("repeated", "skipped", "rejected"),
)
tenants: Iterator[str] = (f"acme-{number}" for number in count())


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return 1, 1


@pytest.fixture
def crawl(mongo: Mongo, config: JobConfig) -> Ingest:
    def run(tenant_id: str) -> Job:
        job_id = start_job(tenant_id, run="here").job_id
        run_slice(job_id, config=config)
        return jobs.get_job(job_id)

    return run


@given(odd=st.lists(odd_records(), min_size=10, max_size=30))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_record_is_counted_once_and_its_neighbours_are_stored_and_announced(
    mongo: Mongo, upstream: httpx.Client, crawl: Ingest, odd: list[Any]
) -> None:
    tenant_id = next(tenants)
    odd = [
        _rename(record, tenant_id, number)
        for number, record in enumerate(odd)
        if find_id(record) not in NEIGHBOURS
    ]
    first, second = (make_raw(id=name, tenant_id=tenant_id, message=URGENT) for name in NEIGHBOURS)
    records = [first, *odd, second]
    # ASCII, because half a surrogate pair has no other form.
    body = json.dumps({"create": {"tenant_id": tenant_id, "tickets": records}})
    assert upstream.post("/control/mutate", content=body).status_code == 200
    # The mock has one record of an id.
    page = upstream.get("/external/support-tickets", params={"tenant_id": tenant_id}).json()
    listed = page["total_count"]
    assert listed > len(odd) / 2
    for crawls in (1, 2):
        job = crawl(tenant_id)
        assert job.status in ("completed", "completed_with_errors"), job.error
        assert sum(job.counters[name] for name in FATES) == listed
        assert job.new_ingested == 0 or crawls == 1
    own = {"tenant_id": tenant_id}
    stored = set(mongo.tickets.distinct("external_id", own | {"is_deleted": False}))
    assert stored >= set(NEIGHBOURS)
    assert set(mongo.notifications.distinct("ticket_id", own)) >= set(NEIGHBOURS)
    assert list(find_discrepancies(tenant_id)) == []


def _rename(record: Any, tenant_id: str, number: int) -> Any:
    """Return the record under an id and a tenant of its own, where it has the usual ones."""
    if not isinstance(record, dict):
        return record
    usual = {"id": ("t-1", f"t-{number}"), "tenant_id": ("acme", tenant_id)}
    own = {name: new for name, (old, new) in usual.items() if record.get(name) == old}
    return record | own
