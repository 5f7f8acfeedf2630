"""Starting and cancelling jobs in the admin: who may, how it is asked, and what comes of it."""

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry

from ingestion.engine.lifecycle import start_job, wake_job
from ingestion.store import lock
from tests.support.admin_pages import outcome_of, read_page
from tests.support.factories import NOON
from tests.support.logins import log_in
from tests.support.types import Mongo

JOBS = "/admin/ingestion/ingestionjob/"
START = f"{JOBS}start/"
MAY_START = ("view_ingestionjob", "start_ingestionjob")
MAY_CANCEL = ("view_ingestionjob", "cancel_ingestionjob")


def page_of(job_id: str) -> str:
    return f"{JOBS}{job_id}/change/"


def cancel_of(job_id: str) -> str:
    return f"{JOBS}{job_id}/cancel/"


def read_log() -> list[tuple[str, int, str]]:
    entries = LogEntry.objects.order_by("action_time")
    return [(entry.user.username, entry.action_flag, entry.change_message) for entry in entries]


@pytest.fixture(autouse=True)
def tenants(mongo: Mongo) -> None:
    known = {"created_at": NOON, "last_completed_sync": None}
    mongo.tenants.insert_many([{"_id": "acme", **known}, {"_id": "globex", **known}])


def count_jobs(mongo: Mongo) -> int:
    return mongo.ingestion_jobs.count_documents({})


class TestStarting:
    def test_the_form_says_what_will_happen_and_changes_nothing(self, mongo: Mongo) -> None:
        ann = log_in("ann", *MAY_START)
        assert f'href="{START}"' in read_page(ann, JOBS)
        page = read_page(ann, START)
        assert "All pages of the tenant&#x27;s feed are read" in page
        assert [name in page for name in ("acme", "globex", 'name="new_tenant_id"')] == [True] * 3
        assert (count_jobs(mongo), read_log()) == (0, [])

    @pytest.mark.parametrize(
        ("given", "tenant_id"),
        [
            pytest.param({"tenant_id": "acme"}, "acme", id="a known one"),
            pytest.param({"new_tenant_id": " a/b <b>"}, " a/b <b>", id="a new one"),
        ],
    )
    def test_a_job_starts_as_over_rest_and_is_recorded(
        self, mongo: Mongo, given: dict[str, str], tenant_id: str
    ) -> None:
        response = log_in("ann", *MAY_START).post(START, given, follow=True)
        job = mongo.ingestion_jobs.find_one()
        assert job
        assert (job["tenant_id"], job["status"]) == (tenant_id, "queued")
        assert job["wake_again_at"]
        assert mongo.task_queue.count_documents({}) == 1
        assert page_of(job["_id"]) == outcome_of(response)[0]
        assert read_log() == [("ann", ADDITION, "Started.")]

    @pytest.mark.parametrize(
        ("given", "error"),
        [
            pytest.param({}, "Name one tenant.", id="none"),
            pytest.param(
                {"tenant_id": "acme", "new_tenant_id": "new"}, "Name one tenant.", id="two"
            ),
            pytest.param({"tenant_id": "initech"}, "Select a valid choice", id="not in the list"),
            pytest.param({"new_tenant_id": "a\x07b"}, "No request could name", id="impossible"),
        ],
    )
    def test_a_form_without_one_tenant_is_asked_again(
        self, mongo: Mongo, given: dict[str, str], error: str
    ) -> None:
        response = log_in("ann", *MAY_START).post(START, given)
        assert error in response.content.decode()
        assert count_jobs(mongo) == 0

    def test_while_one_runs_it_is_refused_with_the_page_of_that_one(self, mongo: Mongo) -> None:
        running = start_job("acme", run="here").job_id
        response = log_in("ann", *MAY_START).post(START, {"tenant_id": "acme"}, follow=True)
        page, told = outcome_of(response)
        assert page_of(running) == page
        assert f"The tenant is being ingested by job {running}." in told
        assert (count_jobs(mongo), read_log()) == (1, [])

    def test_who_sees_some_tenants_can_start_those_alone(self, mongo: Mongo) -> None:
        ann = log_in("ann", *MAY_START, tenants=["acme"])
        page = read_page(ann, START)
        assert [name in page for name in ("acme", "globex", 'name="new_tenant_id"')] == [
            True,
            False,
            False,
        ]
        for given in ({"tenant_id": "globex"}, {"new_tenant_id": "globex"}):
            assert ann.post(START, given).status_code == 200
        assert count_jobs(mongo) == 0
        ann.post(START, {"tenant_id": "acme"})
        assert count_jobs(mongo) == 1

    @pytest.mark.parametrize("permission", MAY_START)
    def test_nobody_without_both_permissions(self, mongo: Mongo, permission: str) -> None:
        bob = log_in("bob", permission)
        assert [bob.get(START).status_code, bob.post(START, {}).status_code] == [403, 403]
        if permission == "view_ingestionjob":
            assert START not in read_page(bob, JOBS)
        assert count_jobs(mongo) == 0


class TestCancelling:
    def test_a_get_asks_and_changes_nothing(self, mongo: Mongo) -> None:
        job_id = start_job("acme", run="here").job_id
        ann = log_in("ann", *MAY_CANCEL)
        assert f'href="{cancel_of(job_id)}"' in read_page(ann, page_of(job_id))
        assert "Cancel the job of acme?" in read_page(ann, cancel_of(job_id))
        assert mongo.ingestion_jobs.find_one()["status"] == "queued"

    def test_a_job_that_no_slice_works_on_ends_at_once(self, mongo: Mongo) -> None:
        job_id = start_job("acme", run="here").job_id
        response = log_in("ann", *MAY_CANCEL).post(cancel_of(job_id), follow=True)
        assert "The job stops before its next page" in outcome_of(response)[1]
        assert mongo.ingestion_jobs.find_one()["status"] == "cancelled"
        assert read_log() == [("ann", CHANGE, "Cancelled; it was queued.")]
        assert cancel_of(job_id) not in response.content.decode()

    def test_a_job_that_a_slice_works_on_is_asked_to_stop(self, mongo: Mongo) -> None:
        job_id = start_job("acme", run="here").job_id
        mongo.distributed_locks.update_one({}, {"$set": {"holder": "a slice"}})
        log_in("ann", *MAY_CANCEL).post(cancel_of(job_id))
        assert mongo.ingestion_jobs.find_one()["status"] == "cancelling"

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize(
        ("status", "why"),
        [
            ("completed", "The job has ended already: completed."),
            ("cancelling", "The job is being cancelled already."),
        ],
    )
    def test_one_that_has_ended_or_is_ending_is_refused(
        self, mongo: Mongo, method: str, status: str, why: str
    ) -> None:
        job_id = start_job("acme", run="here").job_id
        mongo.ingestion_jobs.update_one({}, {"$set": {"status": status}})
        response = getattr(log_in("ann", *MAY_CANCEL), method)(cancel_of(job_id), follow=True)
        assert outcome_of(response) == (page_of(job_id), why)
        assert read_log() == []

    def test_one_of_another_tenant_is_not_there(self, mongo: Mongo) -> None:
        job_id = start_job("globex", run="here").job_id
        ann = log_in("ann", *MAY_CANCEL, tenants=["acme"])
        for path in (cancel_of(job_id), cancel_of("nothing")):
            response = ann.post(path, follow=True)
            assert "There is no" in outcome_of(response)[1]
        assert mongo.ingestion_jobs.find_one()["status"] == "queued"

    @pytest.mark.parametrize("permission", MAY_CANCEL)
    def test_nobody_without_both_permissions(self, mongo: Mongo, permission: str) -> None:
        job_id = start_job("acme", run="here").job_id
        bob = log_in("bob", permission)
        path = cancel_of(job_id)
        assert [bob.get(path).status_code, bob.post(path).status_code] == [403, 403]
        assert mongo.ingestion_jobs.find_one()["status"] == "queued"


class TestWatching:
    def test_the_page_of_a_job_at_work_asks_for_its_standing_again(self, mongo: Mongo) -> None:
        job_id = start_job("acme", run="here").job_id
        wake_job(job_id)
        ann = log_in("ann", "view_ingestionjob")
        asks = f'hx-get="{page_of(job_id)}"'
        assert asks in read_page(ann, page_of(job_id))
        lock.release("acme", job_id=job_id)
        mongo.ingestion_jobs.update_one({}, {"$set": {"status": "completed"}})
        assert asks not in read_page(ann, page_of(job_id))
