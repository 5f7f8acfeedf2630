"""Schedules in the admin: when they fire next, how the last job ended, and pausing that holds."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django_q.models import Schedule
from django_q.scheduler import scheduler

from ingestion.core.states import JobStatus
from ingestion.engine import schedules
from ingestion.engine.lifecycle import start_job
from ingestion.engine.schedules import is_paused, save_schedule
from ingestion.store import jobs
from tests.support.admin_pages import outcome_of, read_page
from tests.support.logins import log_in
from tests.support.types import Mongo
from ticketsaas import clock
from ticketsaas.mongo.task_queue import TaskQueue

SCHEDULES = "/admin/django_q/schedule/"
MAY = ("view_schedule", "change_schedule")
HOUR = timedelta(hours=1)


@pytest.fixture
def schedule(mongo: Mongo) -> Schedule:
    """Of acme, due in an hour."""
    save_schedule("acme", minutes=15)
    Schedule.objects.update(next_run=clock.utc_now() + HOUR)
    return find_schedule()


def find_schedule() -> Schedule:
    return Schedule.objects.get(name="acme")


def path_of(schedule: Schedule, page: str) -> str:
    return f"{SCHEDULES}{schedule.pk}/{page}/"


def fire(mongo: Mongo) -> int:
    """Let django-q2 look for what is due; how many tasks there are then."""
    Schedule.objects.update(next_run=clock.utc_now() - timedelta(seconds=1))
    scheduler(broker=TaskQueue())
    return int(mongo.task_queue.count_documents({}))


class TestLooking:
    def test_the_list_shows_the_next_run_and_how_the_last_job_ended(
        self, schedule: Schedule
    ) -> None:
        job = start_job("acme", run="here")
        jobs.end_job(job, status=JobStatus.COMPLETED_WITH_ERRORS, now=clock.utc_now())
        page = read_page(log_in("ann", "view_schedule"), SCHEDULES)
        assert f"{schedule.next_run:%Y-%m-%d %H:%M}" in page
        assert "completed with errors" in page
        assert f"/admin/ingestion/ingestionjob/{job.job_id}/change/" in page

    def test_schedules_of_other_tenants_are_not_in_it(self, schedule: Schedule) -> None:
        ann = log_in("ann", *MAY, tenants=["globex"])
        assert "acme" not in read_page(ann, SCHEDULES)
        response = ann.post(path_of(schedule, "pause"), follow=True)
        assert "There is no" in outcome_of(response)[1]
        assert not is_paused(find_schedule())

    def test_nobody_edits_the_code_that_is_run(self, schedule: Schedule) -> None:
        ann = log_in("ann", *MAY, "add_schedule", "delete_schedule")
        answers = [
            ann.get(f"{SCHEDULES}add/"),
            ann.post(path_of(schedule, "change"), {"func": "os.system"}),
            ann.post(path_of(schedule, "delete"), {"post": "yes"}),
        ]
        assert [answer.status_code for answer in answers] == [403] * 3


class TestPausing:
    def test_a_get_asks_and_changes_nothing(self, schedule: Schedule) -> None:
        ann = log_in("ann", *MAY)
        page = read_page(ann, path_of(schedule, "change"))
        assert path_of(schedule, "pause") in page
        assert path_of(schedule, "resume") not in page
        assert "Pause the schedule of acme?" in read_page(ann, path_of(schedule, "pause"))
        assert not is_paused(find_schedule())

    def test_a_paused_one_does_not_fire_and_a_resumed_one_does(
        self, schedule: Schedule, mongo: Mongo
    ) -> None:
        ann = log_in("ann", *MAY)
        response = ann.post(path_of(schedule, "pause"), follow=True)
        assert outcome_of(response)[1] == "The schedule of acme is paused."
        assert fire(mongo) == 0
        response = ann.post(path_of(schedule, "resume"), follow=True)
        assert outcome_of(response)[1] == "The schedule of acme is resumed."
        assert fire(mongo) == 1
        messages = [e.change_message for e in LogEntry.objects.order_by("action_time")]
        assert messages == ["The schedule of acme is paused.", "The schedule of acme is resumed."]

    def test_another_interval_leaves_it_paused_and_the_command_says_so(
        self, schedule: Schedule
    ) -> None:
        schedules.pause("acme")
        out = StringIO()
        call_command("schedule_ingestion", "--tenant", "acme", "--every", "30m", stdout=out)
        call_command("schedule_ingestion", "--list", stdout=out)
        assert out.getvalue().count("next run when it is resumed in the admin") == 2
        assert is_paused(find_schedule())

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("page", ["pause", "resume"])
    def test_what_is_so_already_is_refused(
        self, schedule: Schedule, page: str, method: str
    ) -> None:
        if page == "pause":
            schedules.pause("acme")
        response = getattr(log_in("ann", *MAY), method)(path_of(schedule, page), follow=True)
        assert outcome_of(response)[1] == f"The schedule of acme is {page}d already."
        assert not LogEntry.objects.exists()

    def test_one_that_is_due_is_left_to_the_scheduler_that_has_it(
        self, schedule: Schedule, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Schedule.objects.update(next_run=clock.utc_now() - timedelta(seconds=1))
        monkeypatch.setattr(schedules, "find_live", lambda kind: ["a cluster"])
        ann = log_in("ann", *MAY)
        response = ann.post(path_of(schedule, "pause"), follow=True)
        assert "The schedule is due this moment." in outcome_of(response)[1]
        assert not is_paused(find_schedule())

    def test_one_that_is_due_without_a_cluster_is_paused(self, schedule: Schedule) -> None:
        Schedule.objects.update(next_run=clock.utc_now() - timedelta(seconds=1))
        log_in("ann", *MAY).post(path_of(schedule, "pause"))
        assert is_paused(find_schedule())

    @pytest.mark.parametrize("permission", MAY)
    def test_nobody_without_both_permissions(self, schedule: Schedule, permission: str) -> None:
        bob = log_in("bob", permission)
        path = path_of(schedule, "pause")
        assert [bob.get(path).status_code, bob.post(path).status_code] == [403, 403]
        assert not is_paused(find_schedule())
