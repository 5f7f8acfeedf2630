from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from pymongo.client_session import ClientSession

from ingestion.core.job import Job
from ingestion.core.pages import Reject
from ingestion.core.step_plans import Plan, plan_page
from ingestion.core.ticket_writes import plan_writes
from ingestion.engine.lifecycle import start_job
from ingestion.store import jobs, lock, rejects
from ingestion.store.commit import StaleCheckpoint, commit_page
from ingestion.store.lock import Lease, LeaseLost
from notifications.core.alert_policy import Suppression
from notifications.store import outbox
from tests.support.factories import NOON, POLICY, make_page, make_ticket
from tests.support.types import Mongo
from tickets.store import tickets
from tickets.store.tickets import find_stored
from ticketsaas.mongo import start_session

TTL = 60
URGENT = "You charged my card twice and I demand a refund today!"
WRITTEN = ("tickets", "ticket_history", "notifications", "ingestion_rejects")


@pytest.fixture
def session(mongo: Mongo) -> Iterator[ClientSession]:
    with start_session() as session:
        yield session


@pytest.fixture
def job(session: ClientSession) -> Job:
    """A running job of acme that expects page 1."""
    return start_job("acme", run="here")


@pytest.fixture
def lease(job: Job, session: ClientSession) -> Lease:
    lease = lock.acquire_slice("acme", job_id=job.job_id, session=session, ttl_seconds=TTL)
    jobs.start_slice(job.job_id, now=NOON)
    return lease


def plan(job: Job, **page: Any) -> Plan:
    """A page that writes to every collection: a new urgent ticket, a changed one and a reject."""
    reject = Reject(
        external_id=None, ticket_id=None, field="id", reason="The field 'id' is missing.", raw="{}"
    )
    tickets = (make_ticket(message=URGENT), make_ticket(external_id="t-2", subject="changed"))
    return plan_page(
        make_page(*tickets, rejects=(reject,), next_page=2, total_count=150, **page),
        job=replace(job, page_size=100),
        stored=find_stored("acme", external_ids=["t-1", "t-2"]),
        seen=frozenset(),
        fence=1,
        stale_pages=0,
        policy=POLICY,
        now=NOON,
    )


def apply(page_plan: Plan, *, lease: Lease) -> None:
    commit_page(page_plan, lease=lease, api_calls=1)


def counts(mongo: Mongo) -> dict[str, int]:
    return {name: mongo[name].count_documents({}) for name in WRITTEN}


def test_a_page_writes_tickets_history_alerts_rejects_and_the_checkpoint(
    mongo: Mongo, job: Job, lease: Lease
) -> None:
    apply(plan(job), lease=lease)
    assert counts(mongo) == {
        "tickets": 2,
        "ticket_history": 2,
        "notifications": 1,
        "ingestion_rejects": 1,
    }
    row = jobs.get_job(job.job_id)
    assert tuple(
        getattr(row, name)
        for name in (
            *("next_page", "total_pages", "progress", "processed_pages"),
            *("new_ingested", "rejected", "api_calls"),
        )
    ) == (2, 2, 50, 1, 2, 1, 1)


@pytest.mark.parametrize(
    ("module", "step"),
    [(jobs, "advance"), (tickets, "write"), (outbox, "add"), (rejects, "add")],
)
def test_a_page_that_fails_at_any_write_leaves_nothing(
    mongo: Mongo,
    job: Job,
    lease: Lease,
    module: ModuleType,
    step: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = jobs.get_job(job.job_id)
    write = getattr(module, step)

    def write_and_fail(*args: Any, **kwargs: Any) -> None:
        write(*args, **kwargs)
        raise ConnectionResetError("the worker dies here")

    monkeypatch.setattr(module, step, write_and_fail)
    with pytest.raises(ConnectionResetError):
        apply(plan(job), lease=lease)
    assert dict.fromkeys(WRITTEN, 0) == counts(mongo)
    assert jobs.get_job(job.job_id) == before


def test_a_replayed_page_changes_nothing(mongo: Mongo, job: Job, lease: Lease) -> None:
    again = plan(job)
    apply(plan(job), lease=lease)
    before = {name: list(mongo[name].find()) for name in WRITTEN}
    with pytest.raises(StaleCheckpoint):
        apply(again, lease=lease)
    assert {name: list(mongo[name].find()) for name in WRITTEN} == before


def test_a_page_of_a_cancelled_job_is_refused(mongo: Mongo, job: Job, lease: Lease) -> None:
    jobs.request_cancel(job.job_id)
    with pytest.raises(StaleCheckpoint):
        apply(plan(job), lease=lease)
    assert dict.fromkeys(WRITTEN, 0) == counts(mongo)


def test_a_worker_that_slept_through_its_lease_writes_nothing(
    mongo: Mongo, job: Job, lease: Lease
) -> None:
    mongo.distributed_locks.update_one({}, {"$set": {"expires_at": NOON}})
    with start_session() as other:
        lock.acquire_slice("acme", job_id=job.job_id, session=other, ttl_seconds=TTL)
    # The takeover also ended the sleeper's session; the fence must hold without that.
    with start_session() as fresh, pytest.raises(LeaseLost):
        apply(plan(job), lease=replace(lease, session=fresh))
    assert dict.fromkeys(WRITTEN, 0) == counts(mongo)


@pytest.mark.parametrize(
    ("status", "becomes"),
    [
        ("pending", "suppressed"),
        ("parked", "suppressed"),
        ("sending", "sending"),
        ("sent", "sent"),
    ],
)
def test_waiting_alerts_of_a_ticket_are_suppressed_when_its_urgency_ends(
    mongo: Mongo,
    job: Job,
    lease: Lease,
    status: str,
    becomes: str,
) -> None:
    """Another ticket's alert, another tenant's, and one that a worker holds stay as they are."""
    waiting = {"tenant_id": "acme", "ticket_id": "t-1", "status": status, "next_attempt_at": NOON}
    others = [waiting | {"ticket_id": "t-9"}, waiting | {"tenant_id": "globex"}]
    mongo.notifications.insert_many([waiting, *(dict(other) for other in others)])
    writes = plan_writes([], tenant_id="acme", job_id=job.job_id, policy=POLICY, now=NOON)
    ended = replace(writes, suppressed={"t-1": Suppression("It was closed.")})
    apply(replace(plan(job), writes=ended), lease=lease)
    rows = list(mongo.notifications.find(sort=[("_id", 1)]))
    assert [row["status"] for row in rows] == [becomes, status, status]
    is_suppressed = becomes == "suppressed"
    assert (rows[0].get("status_reason") == "It was closed.") == is_suppressed
    assert (rows[0]["next_attempt_at"] is None) == is_suppressed


def test_an_alert_that_is_there_already_is_the_same_alert(
    mongo: Mongo, job: Job, lease: Lease
) -> None:
    first = plan(job)
    sent = first.writes.notifications[0] | {"status": "sent"}
    mongo.notifications.insert_one(dict(sent))
    apply(first, lease=lease)
    assert [row["status"] for row in mongo.notifications.find()] == ["sent"]
