"""`manage.py schedule_ingestion`, and what a schedule starts when it fires."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django_q.models import Schedule
from django_q.scheduler import scheduler
from django_q.signing import SignedPackage
from pymongo.errors import AutoReconnect

from ingestion.core.job import Job, read_job
from ingestion.core.states import JobStatus
from ingestion.engine import lifecycle
from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.lifecycle import start_job
from ingestion.engine.schedules import save_schedule
from ingestion.store import jobs, lock
from ingestion.store.job_queries import find_newest_job
from ingestion.tasks import start_scheduled
from tests.support.types import Mongo
from tests.support.waiting import end_lease
from ticketsaas import clock
from ticketsaas.mongo.task_queue import TaskQueue
from ticketsaas.monitoring.heartbeat import WorkerKind, beat

pytestmark = pytest.mark.usefixtures("mongo")

SLOT, NEXT_SLOT = "2026-03-01T12:00:00+00:00", "2026-03-01T12:15:00+00:00"


def run(*arguments: str) -> list[str]:
    """Run the command and return the lines it printed."""
    output = StringIO()
    call_command("schedule_ingestion", *arguments, stdout=output)
    return output.getvalue().splitlines()


def end(job: Job) -> None:
    assert jobs.end_job(job, status=JobStatus.COMPLETED, now=clock.utc_now())


class TestTheCommand:
    @pytest.mark.parametrize(
        ("given", "minutes", "shown"),
        [
            ("15m", 15, "15m"),
            ("90m", 90, "90m"),
            ("120m", 120, "2h"),
            ("2h", 120, "2h"),
            ("1d", 1440, "1d"),
            ("22d", 31680, "22d"),
        ],
    )
    def test_it_keeps_whole_minutes(self, given: str, minutes: int, shown: str) -> None:
        lines = run("--tenant", "acme", "--every", given)
        schedule = Schedule.objects.get()
        due = f"{schedule.next_run:%Y-%m-%dT%H:%M:%S}Z"
        assert (minutes, f"acme: every {shown}, next run {due}") == (schedule.minutes, lines[0])

    @pytest.mark.parametrize(
        "given",
        ["0m", "30s", "1.5h", "-5m", "15", "m", "", "23d", "15 m", "1h30m", "\uff11\uff15m"],
    )
    def test_it_says_what_an_interval_looks_like(self, given: str) -> None:
        with pytest.raises(CommandError, match="such as 15m, 90m, 2h or 1d, from 1m to 22d"):
            run("--tenant", "acme", f"--every={given}")
        assert not Schedule.objects.exists()

    @pytest.mark.parametrize("tenant_id", ["", "a\nb", "\udcff", "x" * 513])
    def test_it_refuses_a_tenant_that_no_request_could_name(self, tenant_id: str) -> None:
        with pytest.raises(CommandError, match="is not a tenant's id"):
            run("--tenant", tenant_id, "--every", "15m")

    @pytest.mark.parametrize(
        "arguments", [["--every", "1h"], ["--remove"], ["--list", "--tenant", "acme"]]
    )
    def test_it_says_when_a_tenant_has_to_be_named(self, arguments: list[str]) -> None:
        with pytest.raises(
            CommandError, match="Give --tenant ID with --every and --remove"
        ) as refused:
            run(*arguments)
        assert refused.value.returncode == 2

    def test_a_new_schedule_is_due_at_once(self) -> None:
        run("--tenant", "acme", "--every", "1d")
        assert Schedule.objects.get().next_run <= datetime.now(UTC)

    def test_scheduling_again_changes_the_one_schedule(self) -> None:
        run("--tenant", "acme", "--every", "1d")
        far = clock.utc_now() + timedelta(hours=20)
        Schedule.objects.update(next_run=far)
        run("--tenant", "acme", "--every", "1d")
        assert Schedule.objects.get().next_run == far
        run("--tenant", "acme", "--every", "1h")
        schedule = Schedule.objects.get()
        assert schedule.minutes == 60
        assert schedule.next_run <= clock.utc_now() + timedelta(hours=1)

    def test_scheduling_at_once_makes_one_schedule(self) -> None:
        def save(minutes: int) -> None:
            try:
                save_schedule("acme", minutes=minutes)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(save, range(1, 9)))
        assert Schedule.objects.count() == 1

    def test_the_list_shows_when_each_tenant_runs_and_ran(self) -> None:
        end(start_job("globex", run="here"))
        run("--tenant", "globex", "--every", "2h")
        run("--tenant", "acme", "--every", "15m")
        Schedule.objects.update(next_run=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC))
        newest = find_newest_job("globex")
        assert newest
        created = newest.created_at
        assert run("--list")[:2] == [
            "acme: every 15m, next run 2027-01-02T03:04:05Z, last start never",
            "globex: every 2h, next run 2027-01-02T03:04:05Z, "
            f"last start {created:%Y-%m-%dT%H:%M:%S}Z (completed)",
        ]

    def test_an_empty_list_says_what_to_do(self) -> None:
        assert run("--list") == ["No tenant is scheduled; add one with --tenant ID --every 15m."]

    def test_removing_ends_one_tenants_schedule(self) -> None:
        run("--tenant", "acme", "--every", "15m")
        run("--tenant", "globex", "--every", "15m")
        assert run("--remove", "--tenant", "acme") == [
            "acme: no longer scheduled; a running job goes on"
        ]
        assert [schedule.name for schedule in Schedule.objects.all()] == ["globex"]
        with pytest.raises(CommandError, match="acme has no schedule; --list shows"):
            run("--remove", "--tenant", "acme")

    def test_it_says_that_a_cluster_is_needed_and_whether_one_is_running(self) -> None:
        assert "none is running" in run("--tenant", "acme", "--every", "15m")[-1]
        beat(WorkerKind.TASK_QUEUE)
        assert "The running cluster starts what is due" in run("--list")[-1]


class TestASlot:
    def test_a_due_schedule_queues_a_task_that_starts_the_job(self, mongo: Mongo) -> None:
        save_schedule("o'hara, (inc)", minutes=15)
        slot = Schedule.objects.get().next_run.isoformat()
        broker = TaskQueue()
        scheduler(broker=broker)
        assert mongo.task_queue.count_documents({}) == 1
        assert Schedule.objects.get().next_run > datetime.now(UTC)
        assert start_scheduled("o'hara, (inc)", slot=slot) == "started"
        (job,) = mongo.ingestion_jobs.find()
        assert (job["tenant_id"], job["status"]) == ("o'hara, (inc)", "queued")

    def test_eight_firings_at_once_start_one_job(self, mongo: Mongo) -> None:
        def fire(_: int) -> str:
            try:
                return start_scheduled("acme", slot=SLOT)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            results = sorted(pool.map(fire, range(8)))
        assert results == ["already_started"] * 7 + ["started"]
        assert mongo.ingestion_jobs.count_documents({}) == 1
        assert mongo.task_queue.count_documents({}) == 1

    def test_a_firing_that_comes_after_the_jobs_end_starts_nothing(self, mongo: Mongo) -> None:
        start_scheduled("acme", slot=SLOT)
        end(read_job(mongo.ingestion_jobs.find_one()))
        assert start_scheduled("acme", slot=SLOT) == "already_started"
        assert mongo.ingestion_jobs.count_documents({}) == 1
        assert not lock.find_lock("acme")["locked"]

    def test_the_next_slot_and_another_tenants_have_jobs_of_their_own(self, mongo: Mongo) -> None:
        start_scheduled("acme", slot=SLOT)
        end(read_job(mongo.ingestion_jobs.find_one()))
        assert start_scheduled("acme", slot=NEXT_SLOT) == "started"
        assert start_scheduled("globex", slot=SLOT) == "started"
        assert mongo.ingestion_jobs.count_documents({}) == 3

    def test_a_tenant_that_is_being_ingested_is_left_alone(self, mongo: Mongo) -> None:
        running = start_job("acme", run="here")
        assert start_scheduled("acme", slot=SLOT) == "already_running"
        assert [job["_id"] for job in mongo.ingestion_jobs.find()] == [running.job_id]

    def test_a_worker_that_died_with_the_lock_loses_no_slot(
        self, mongo: Mongo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(jobs, "create_job", die)
            with pytest.raises(Died):
                start_scheduled("acme", slot=SLOT)
        assert lock.find_lock("acme")["locked"]
        assert start_scheduled("acme", slot=SLOT) == "started"
        assert mongo.ingestion_jobs.count_documents({}) == 1

    def test_a_worker_that_died_before_the_wake_up_loses_no_job(
        self, mongo: Mongo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(lifecycle, "wake_job", die)
            with pytest.raises(Died):
                start_scheduled("acme", slot=SLOT)
        lease_ends = lock.find_lock("acme")["expires_at"]
        sweep_jobs()
        assert lock.find_lock("acme")["expires_at"] == lease_ends
        end_lease(mongo)
        sweep_jobs()
        (job,) = mongo.ingestion_jobs.find()
        (task,) = mongo.task_queue.find()
        assert job["_id"] in SignedPackage.loads(task["payload"])["args"]

    def test_without_mongodb_the_task_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs, "find_job", be_away)
        assert start_scheduled("acme", slot=SLOT) == "mongodb_away"


class Died(BaseException):
    """Stands for the end of the process: nothing in the product catches it."""


def die(*_: Any, **__: Any) -> None:
    raise Died


def be_away(*_: Any) -> None:
    raise AutoReconnect("connection closed")
