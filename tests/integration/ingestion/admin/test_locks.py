"""Releasing a lock in the admin: only one whose lease has run out, and as safely as a takeover."""

import pytest
from django.contrib.admin.models import LogEntry

from ingestion.engine.lifecycle import start_job
from ingestion.store import lock
from ingestion.store.lock import LeaseLost
from tests.support.admin_pages import outcome_of, read_page
from tests.support.logins import log_in
from tests.support.types import Mongo
from ticketsaas.mongo import run_transaction

LOCKS = "/admin/ingestion/distributedlock/"
LOCK = f"{LOCKS}ingest_3Aacme/change/"
RELEASE = f"{LOCKS}ingest_3Aacme/release/"
MAY = ("view_distributedlock", "release_distributedlock")


@pytest.fixture
def job_id(mongo: Mongo) -> str:
    """A job at work at acme."""
    started: str = start_job("acme", run="here").job_id
    mongo.ingestion_jobs.update_one({}, {"$set": {"status": "running"}})
    return started


def end_lease(mongo: Mongo) -> None:
    mongo.distributed_locks.update_one({}, [{"$set": {"expires_at": "$$NOW"}}])


def find_standing(mongo: Mongo) -> tuple[str, str | None]:
    """Of the job and of the lock."""
    return (
        mongo.ingestion_jobs.find_one()["status"],
        mongo.distributed_locks.find_one()["owner_id"],
    )


class TestReleasing:
    def test_a_get_asks_and_changes_nothing(self, mongo: Mongo, job_id: str) -> None:
        end_lease(mongo)
        ann = log_in("ann", *MAY)
        assert f'href="{RELEASE}"' in read_page(ann, LOCK)
        page = read_page(ann, RELEASE)
        assert "Release the lock of acme?" in page
        assert "ends as lost" in page
        assert find_standing(mongo) == ("running", job_id)

    def test_the_tenant_is_free_and_the_job_is_lost(self, mongo: Mongo, job_id: str) -> None:
        end_lease(mongo)
        response = log_in("ann", *MAY).post(RELEASE, follow=True)
        assert outcome_of(response) == (LOCK, "The lock of acme is free; the next job may start.")
        assert find_standing(mongo) == ("lost", None)
        assert LogEntry.objects.get().change_message == f"Released; job {job_id} had it."
        assert start_job("acme", run="here")

    def test_a_lock_of_a_job_that_has_ended_is_freed(self, mongo: Mongo, job_id: str) -> None:
        end_lease(mongo)
        mongo.ingestion_jobs.update_one({}, {"$set": {"status": "completed"}})
        log_in("ann", *MAY).post(RELEASE)
        assert find_standing(mongo) == ("completed", None)

    def test_whoever_slept_through_it_writes_nothing(self, mongo: Mongo, job_id: str) -> None:
        lease = run_transaction(
            lambda session: lock.acquire_slice(
                "acme", job_id=job_id, session=session, ttl_seconds=60
            )
        )
        fence = mongo.distributed_locks.find_one()["fence"]
        end_lease(mongo)
        log_in("ann", *MAY).post(RELEASE)
        with pytest.raises(LeaseLost):
            lock.refresh(lease)
        assert mongo.distributed_locks.find_one()["fence"] == fence

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_while_the_lease_lasts_it_is_refused(
        self, mongo: Mongo, job_id: str, method: str
    ) -> None:
        ann = log_in("ann", *MAY)
        assert RELEASE not in read_page(ann, LOCK)
        response = getattr(ann, method)(RELEASE, follow=True)
        assert f"Job {job_id} holds the lock" in outcome_of(response)[1]
        assert find_standing(mongo) == ("running", job_id)
        assert not LogEntry.objects.exists()

    def test_a_free_one_is_refused(self, mongo: Mongo, job_id: str) -> None:
        end_lease(mongo)
        ann = log_in("ann", *MAY)
        ann.post(RELEASE, follow=True)
        assert outcome_of(ann.post(RELEASE, follow=True))[1] == "The lock is free already."

    def test_one_of_another_tenant_is_not_there(self, mongo: Mongo, job_id: str) -> None:
        end_lease(mongo)
        ann = log_in("ann", *MAY, tenants=["globex"])
        assert outcome_of(ann.post(RELEASE, follow=True)) == (
            LOCKS,
            "There is no lock ingest:acme.",
        )
        assert find_standing(mongo) == ("running", job_id)

    def test_one_that_never_existed_is_reported(self, mongo: Mongo) -> None:
        response = log_in("ann", *MAY).post(RELEASE, follow=True)
        assert outcome_of(response) == (LOCKS, "There is no lock ingest:acme.")

    @pytest.mark.parametrize("permission", MAY)
    def test_nobody_without_both_permissions(
        self, mongo: Mongo, job_id: str, permission: str
    ) -> None:
        end_lease(mongo)
        bob = log_in("bob", permission)
        assert [bob.get(RELEASE).status_code, bob.post(RELEASE).status_code] == [403, 403]
        assert find_standing(mongo) == ("running", job_id)
