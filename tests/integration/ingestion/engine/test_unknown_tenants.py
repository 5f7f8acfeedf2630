"""A tenant that upstream has no tickets of is not kept, unless somebody has named it on purpose."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from django.contrib.auth.models import User

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.core.states import JobStatus
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.schedules import remove_schedule, save_schedule
from ingestion.store import jobs
from ingestion.store.known_tenants import find_known_tenants
from tests.support.keys import make_key
from tests.support.types import Mongo
from ticketsaas.models import StaffTenants

Ingest = Callable[[str], Job]

ENDED = (
    JobStatus.COMPLETED,
    "The tenant is not kept: upstream has no tickets of 'nosuch'.",
)
AN_ORDINARY_END = (JobStatus.COMPLETED, None)


def end_of(job: Job) -> tuple[JobStatus, str | None]:
    return job.status, job.error


def create(upstream: httpx.Client, *tickets: Any) -> None:
    orders = {"create": {"tenant_id": "nosuch", "tickets": list(tickets)}}
    assert upstream.post("/control/mutate", json=orders).status_code == 200


def test_a_crawl_without_a_ticket_leaves_its_job_and_its_log_and_no_tenant(
    mongo: Mongo, ingest: Ingest
) -> None:
    job = ingest("nosuch")
    assert end_of(job) == ENDED
    assert find_known_tenants() == []
    assert mongo.ingestion_logs.find_one()["error"] == ENDED[1]


def test_a_tenant_is_known_while_its_first_job_is_under_way(mongo: Mongo) -> None:
    start_job("nosuch", run="here")
    assert find_known_tenants() == ["nosuch"]


def test_it_is_known_once_upstream_has_a_ticket(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest("nosuch")
    reply = upstream.post("/control/mutate", json={"create": {"tenant_id": "nosuch", "count": 1}})
    assert reply.status_code == 200
    job = ingest("nosuch")
    assert (end_of(job), job.new_ingested) == (AN_ORDINARY_END, 1)
    assert find_known_tenants() == ["nosuch"]
    tenant = mongo.tenants.find_one()
    assert (tenant["has_rollups"], tenant["last_completed_sync"]) == (
        True,
        job.ended_at.replace(tzinfo=None),
    )


def give_a_key() -> None:
    make_key(tenant_id="nosuch")


def give_a_schedule() -> None:
    save_schedule("nosuch", minutes=60)


def give_to_a_user() -> None:
    ann = User.objects.create_user("ann")
    StaffTenants.objects.create(user=ann, tenant_ids=["acme", "nosuch"])


@pytest.mark.parametrize("name_it", [give_a_key, give_a_schedule, give_to_a_user])
def test_a_tenant_that_somebody_has_named_stays(
    mongo: Mongo, ingest: Ingest, name_it: Callable[[], None]
) -> None:
    name_it()
    assert end_of(ingest("nosuch")) == AN_ORDINARY_END
    assert find_known_tenants() == ["nosuch"]


@pytest.mark.parametrize("undo", ["revoked", "removed"])
def test_a_tenant_that_nobody_names_any_more_goes(mongo: Mongo, ingest: Ingest, undo: str) -> None:
    if undo == "revoked":
        make_key(tenant_id="nosuch", revoked_at=datetime.now(UTC))
    else:
        give_a_schedule()
        ingest("nosuch")
        remove_schedule("nosuch")
    assert end_of(ingest("nosuch")) == ENDED
    assert find_known_tenants() == []


def test_a_tenant_whose_records_can_not_be_read_stays(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    create(upstream, {"id": "x", "tenant_id": "nosuch"})
    assert ingest("nosuch").status is JobStatus.COMPLETED_WITH_ERRORS
    assert find_known_tenants() == ["nosuch"]


def test_a_tenant_whose_tickets_are_all_gone_stays(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    upstream.post("/control/mutate", json={"create": {"tenant_id": "nosuch", "count": 2}})
    ingest("nosuch")
    upstream.post("/control/mutate", json={"delete": {"tenant_id": "nosuch", "count": 2}})
    job = ingest("nosuch")
    assert (end_of(job), job.deleted) == (AN_ORDINARY_END, 2)
    assert end_of(ingest("nosuch")) == AN_ORDINARY_END
    assert find_known_tenants() == ["nosuch"]


def test_a_job_that_fails_keeps_its_tenant(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    upstream.post("/control/faults", json={"error_always": 403})
    assert ingest("nosuch").status is JobStatus.FAILED
    assert find_known_tenants() == ["nosuch"]


def test_a_job_that_is_cancelled_at_its_last_moment_forgets_the_tenant_too(
    mongo: Mongo, config: JobConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = start_job("nosuch", run="here").job_id
    end_job = jobs.end_job

    def cancel_first(*arguments: Any, **options: Any) -> bool:
        jobs.request_cancel(job_id)
        return end_job(*arguments, **options)

    monkeypatch.setattr(jobs, "end_job", cancel_first)
    run_slice(job_id, config=config)
    assert end_of(jobs.get_job(job_id)) == (JobStatus.CANCELLED, ENDED[1])
    assert find_known_tenants() == []
