from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pymongo.database import Database

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.core.states import JobStatus
from ingestion.engine import wait
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.models import IngestionJob
from ingestion.store import job_queries, jobs, lock
from tests.support.explain import explain
from tests.support.factories import NOON
from tests.support.types import Document
from ticketsaas.api.lists.listing import read_rows
from ticketsaas.mongo import get_collection_across_tenants

JOB_FIELDS = {
    *("job_id", "tenant_id", "status", "progress", "total_pages", "processed_pages"),
    *("new_ingested", "updated", "unchanged", "deleted", "restored", "skipped", "rejected"),
    *("errors", "api_calls", "started_at", "ended_at", "error"),
    *("undecided", "alerts_suppressed"),
    *("repeated", "outdated", "withheld", "waiting_for", "waiting_until", "request_id"),
}

pytestmark = pytest.mark.usefixtures("mongo")


def get(client: Client, address: str) -> Any:
    reply = client.get(address)
    assert reply.status_code == 200, reply.content
    return reply.json()


def run(client: Client, query: str = "tenant_id=acme") -> tuple[int, Any]:
    reply = client.post(f"/ingest/run?{query}")
    return reply.status_code, reply.json()


def codes(body: Any) -> dict[str | None, str]:
    return {error["attr"]: error["code"] for error in body["errors"]}


class Clock:
    """A clock that only sleeping advances."""

    def __init__(self) -> None:
        self.slept = 0.0

    def monotonic(self) -> float:
        return self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(wait, "time", clock)
    return clock


@pytest.fixture
def worker(config: JobConfig) -> Iterator[None]:
    """Run the queued jobs, as the task queue would in another process."""
    stopped = Event()

    def work() -> None:
        while not stopped.wait(0.05):
            for job in jobs.find_active_jobs():
                run_slice(job.job_id, config=config)

    thread = Thread(target=work)
    thread.start()
    yield
    stopped.set()
    thread.join()


def test_starting_answers_202_and_where_to_watch(client: Client) -> None:
    reply = client.post("/ingest/run?tenant_id=acme")

    body = reply.json()
    assert reply.status_code == 202
    assert {"job_id": body["job_id"], "tenant_id": "acme", "status": "queued"} == body
    assert reply["Location"] == f"/ingest/progress/{body['job_id']}"
    watched = get(client, reply["Location"])
    assert watched.keys() == JOB_FIELDS
    assert (watched["status"], watched["total_pages"]) == ("queued", None)


def test_starting_puts_one_task_on_the_queue(client: Client, mongo: Database[Document]) -> None:
    assert run(client)[0] == 202

    assert mongo["task_queue"].count_documents({}) == 1


def test_a_tenant_that_is_being_ingested_is_refused_with_its_job(client: Client) -> None:
    first = run(client)[1]

    status, body = run(client)

    assert status == 409
    assert body["job_id"] == first["job_id"]
    assert codes(body) == {None: "ingestion_running"}
    assert run(client, "tenant_id=globex")[0] == 202


@pytest.mark.usefixtures("worker")
def test_waiting_gives_the_job_as_it_ended(client: Client) -> None:
    status, body = run(client, "tenant_id=acme&wait=60")

    assert status == 200
    assert body.keys() == JOB_FIELDS
    assert (body["status"], body["progress"]) == ("completed", 100)
    assert body["new_ingested"] > 0


def test_waiting_in_vain_ends_with_202(client: Client, clock: Clock) -> None:
    status, body = run(client, "tenant_id=acme&wait=3")

    assert (status, body["status"]) == (202, "queued")
    assert clock.slept == pytest.approx(3)


def test_a_process_with_enough_waiting_callers_answers_at_once(
    client: Client, clock: Clock
) -> None:
    with ExitStack() as others:
        for _ in range(wait.MAX_WAITING):
            others.enter_context(wait.slots)
        status, body = run(client, "tenant_id=acme&wait=60")

    assert (status, body["status"]) == (202, "queued")
    assert clock.slept == 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"tenant_id": "required"}),
        ("tenant_id=acme&wait=61", {"wait": "max_value"}),
        ("tenant_id=acme&wait=-1", {"wait": "invalid"}),
        ("tenant_id=acme&force=true", {"force": "unknown"}),
    ],
)
def test_a_bad_start_is_refused_by_name_and_starts_nothing(
    client: Client, mongo: Database[Document], query: str, expected: dict[str, str]
) -> None:
    status, body = run(client, query)

    assert (status, codes(body)) == (400, expected)
    assert mongo["ingestion_jobs"].count_documents({}) == 0


def test_the_status_names_the_running_and_the_last_job(
    client: Client, ingest: Callable[[str], Job]
) -> None:
    idle = {"tenant_id": "acme", "status": "idle"} | dict.fromkeys(
        ("job_id", "started_at", "waiting_for", "waiting_until")
    )
    assert get(client, "/ingest/status?tenant_id=acme") == idle | {"last_job": None}

    ended = ingest("acme")
    assert get(client, "/ingest/status?tenant_id=acme") == idle | {
        "last_job": get(client, f"/ingest/progress/{ended.job_id}")
    }

    queued = start_job("acme", run="here")
    body = get(client, "/ingest/status?tenant_id=acme")
    assert (body["status"], body["job_id"]) == ("queued", queued.job_id)
    assert body["last_job"]["job_id"] == ended.job_id


def test_cancelling_is_accepted_once_the_job_runs_and_refused_once_it_ended(
    client: Client,
) -> None:
    address = f"/ingest/{start_job('acme', run='here').job_id}"

    accepted, refused = client.delete(address), client.delete(address)

    job_id = address.removeprefix("/ingest/")
    assert (accepted.status_code, accepted.json()) == (
        202,
        {"job_id": job_id, "status": "cancelling"},
    )
    assert (refused.status_code, codes(refused.json())) == (409, {None: "job_ended"})
    assert get(client, f"/ingest/progress/{job_id}")["status"] == "cancelled"


@pytest.mark.parametrize(
    "job_id", ["0b6f2f0e-8a5b-4a53-9a0d-3f1f5c5f2a11", "not-a-uuid", "../jobs"]
)
@pytest.mark.parametrize(
    ("method", "prefix"), [("get", "/ingest/progress/"), ("delete", "/ingest/")]
)
def test_an_unknown_job_does_not_exist(
    client: Client, method: str, prefix: str, job_id: str
) -> None:
    reply = getattr(client, method)(f"{prefix}{job_id}")

    assert (reply.status_code, codes(reply.json())) == (404, {None: "not_found"})


def test_jobs_and_logs_are_listed_newest_first_by_page(client: Client) -> None:
    made = []
    for number in range(3):
        now = NOON + number * timedelta(minutes=1)
        job = jobs.create_job("acme", job_id=str(uuid4()), page_size=100, request_id="r", now=now)
        jobs.end_job(job, status=JobStatus.FAILED, now=now, error="It broke.")
        made.append(job.job_id)
    jobs.create_job("globex", job_id=str(uuid4()), page_size=100, request_id="r", now=NOON)

    for name in ("jobs", "logs"):
        first = get(client, f"/ingest/{name}?tenant_id=acme&page_size=2")
        second = get(client, first["next"].removeprefix("http://testserver"))
        found = [row["job_id"] for page in (first, second) for row in page["results"]]
        assert (first["count"], found) == (3, made[::-1])
        assert second["next"] is None
    assert first["results"][0] == {
        "job_id": made[-1],
        "tenant_id": "acme",
        "status": "failed",
        "started_at": None,
        "ended_at": "2026-03-01T12:02:00.000Z",
        "processed_pages": 0,
        "api_calls": 0,
        "new_ingested": 0,
        "updated": 0,
        "deleted": 0,
        "outdated": 0,
        "undecided": 0,
        "alerts_suppressed": 0,
        "errors": 1,
        "error": "It broke.",
    }


def test_the_lists_come_in_order_from_an_index() -> None:
    for listing in (job_queries.list_jobs("acme"), job_queries.list_logs("acme")):
        [plan] = explain(lambda listing=listing: read_rows(listing, size=10))
        assert "IXSCAN" in plan.stages
        assert {"SORT", "COLLSCAN"}.isdisjoint(plan.stages)


def test_the_lock_says_who_may_ingest(client: Client, mongo: Database[Document]) -> None:
    unlocked = {"locked": False, "owner_id": None, "acquired_at": None, "expires_at": None}
    assert get(client, "/ingest/lock/a%20b") == {"tenant_id": "a b"} | unlocked

    job = start_job("a b", run="here")
    held = get(client, "/ingest/lock/a%20b")
    assert (held["locked"], held["owner_id"]) == (True, job.job_id)
    assert held["acquired_at"] < held["expires_at"]

    mongo["distributed_locks"].update_one({}, {"$set": {"expires_at": NOON}})
    assert get(client, "/ingest/lock/a%20b") == held | {
        "locked": False,
        "expires_at": "2026-03-01T12:00:00.000Z",
    }


def test_a_job_whose_lock_ran_out_is_shown_as_its_row_says(
    client: Client, mongo: Database[Document]
) -> None:
    job = start_job("acme", run="here")
    lock.release("acme", job_id=job.job_id)
    get_collection_across_tenants(IngestionJob).update_one({}, {"$set": {"status": "running"}})

    assert get(client, "/ingest/status?tenant_id=acme")["status"] == "running"


def test_the_budget_is_shown(client: Client) -> None:
    assert get(client, "/rate-limit/status") == {
        "limit": 0,
        "window_seconds": 60,
        "used": 0,
        "remaining": None,
        "blocked_until": None,
    }
