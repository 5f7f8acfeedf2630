import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pymongo.client_session import ClientSession

from ingestion.store import lock
from ingestion.store.lock import LeaseLost, LockHeld
from tests.support.types import Mongo
from tests.support.waiting import end_lease
from ticketsaas.mongo import start_session

TTL = 60


@pytest.fixture
def session(mongo: Mongo) -> Iterator[ClientSession]:
    with start_session() as session:
        yield session


def race(callers: int, attempt: Any) -> list[Any]:
    """Call `attempt(number)` from that many threads at the same moment."""
    barrier, results = threading.Barrier(callers), []

    def run(number: int) -> None:
        barrier.wait()
        results.append(attempt(number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.parametrize("before", ["never locked", "released", "lease ended"])
def test_of_fifty_callers_at_once_one_gets_the_lock_and_the_others_its_owner(
    mongo: Mongo, before: str
) -> None:
    if before != "never locked":
        lock.acquire("acme", job_id="old", ttl_seconds=TTL)
    if before == "released":
        lock.release("acme", job_id="old")
    if before == "lease ended":
        end_lease(mongo)

    def attempt(number: int) -> str:
        try:
            lock.acquire("acme", job_id=f"job-{number}", ttl_seconds=TTL)
        except LockHeld as held:
            return held.owner_id
        return f"job-{number}"

    owners = race(50, attempt)
    assert len(owners) == 50
    assert {mongo.distributed_locks.find_one({"_id": "ingest:acme"})["owner_id"]} == set(owners)


def test_tenants_do_not_lock_each_other_out(mongo: Mongo) -> None:
    lock.acquire("acme", job_id="a", ttl_seconds=TTL)
    lock.acquire("globex", job_id="b", ttl_seconds=TTL)
    assert lock.find_lock("acme")["owner_id"] == "a"


def test_of_ten_slices_of_a_job_at_once_one_is_at_work(mongo: Mongo) -> None:
    lock.acquire("acme", job_id="job", ttl_seconds=TTL)

    def attempt(_: int) -> bool:
        with start_session() as own:
            try:
                lock.acquire_slice("acme", job_id="job", session=own, ttl_seconds=TTL)
            except LockHeld:
                return False
        return True

    assert race(10, attempt).count(True) == 1


def test_the_fence_grows_with_every_slice_and_never_starts_again(
    mongo: Mongo, session: ClientSession
) -> None:
    fences = []
    for job_id in ("a", "b", "c"):
        lock.acquire("acme", job_id=job_id, ttl_seconds=TTL)
        lease = lock.acquire_slice("acme", job_id=job_id, session=session, ttl_seconds=TTL)
        fences.append(lease.fence)
        lock.release("acme", job_id=job_id)
    assert sorted(set(fences)) == fences


def test_a_suspended_job_keeps_its_tenant_and_its_next_slice_goes_on(
    mongo: Mongo, session: ClientSession
) -> None:
    lease = lock.acquire_slice("acme", job_id="job", session=session, ttl_seconds=TTL)
    lock.suspend(lease)
    with pytest.raises(LockHeld):
        lock.acquire("acme", job_id="other", ttl_seconds=TTL)
    again = lock.acquire_slice("acme", job_id="job", session=session, ttl_seconds=TTL)
    assert again.fence > lease.fence


def test_a_worker_that_lost_the_lease_can_neither_refresh_nor_suspend_nor_write(
    mongo: Mongo, session: ClientSession
) -> None:
    lease = lock.acquire_slice("acme", job_id="old", session=session, ttl_seconds=TTL)
    end_lease(mongo)
    assert lock.acquire("acme", job_id="new", ttl_seconds=TTL) == "old"

    def write(active: ClientSession) -> None:
        mongo.tickets.insert_one({"_id": "late"}, session=active)

    with start_session() as fresh, pytest.raises(LeaseLost):
        lock.fenced(replace(lease, session=fresh), write)
    lock.suspend(lease)
    lock.release("acme", job_id="old")
    assert mongo.tickets.count_documents({}) == 0
    assert tuple(lock.find_lock("acme")[key] for key in ("owner_id", "locked")) == ("new", True)


def test_a_lease_that_ended_unclaimed_may_be_refreshed_by_its_holder(
    mongo: Mongo, session: ClientSession
) -> None:
    lease = lock.acquire_slice("acme", job_id="job", session=session, ttl_seconds=TTL)
    end_lease(mongo)
    assert not lock.find_lock("acme")["locked"]
    lock.refresh(lease)
    assert lock.find_lock("acme")["locked"]


def test_a_takeover_ends_the_transaction_that_a_dead_worker_left_open(mongo: Mongo) -> None:
    mongo.tickets.insert_one({"_id": 1, "tenant_id": "acme", "external_id": "x"})
    with start_session() as dead:
        lock.acquire_slice("acme", job_id="old", session=dead, ttl_seconds=TTL)
        dead.start_transaction()
        mongo.tickets.update_one({"_id": 1}, {"$set": {"subject": "half"}}, session=dead)
        end_lease(mongo)
        lock.acquire("acme", job_id="new", ttl_seconds=TTL)
        # Otherwise this waits for the open transaction's end, longer than its time limit allows.
        mongo.tickets.update_one({"_id": 1}, {"$set": {"subject": "whole"}}, comment="no wait")
    assert mongo.tickets.find_one({"_id": 1})["subject"] == "whole"


def test_a_tenant_that_was_never_locked_has_no_lock(mongo: Mongo) -> None:
    assert lock.find_lock("acme") is None
