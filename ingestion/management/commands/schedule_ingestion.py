"""`manage.py schedule_ingestion`: has the cluster ingest a tenant at regular intervals."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingestion.engine.schedules import find_schedules, is_paused, remove_schedule, save_schedule
from ingestion.store.job_queries import find_newest_job
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live

_UNITS = {"d": 24 * 60, "h": 60, "m": 1}
_INTERVAL = re.compile(r"(\d{1,5})([mhd])", re.ASCII)
# django-q2 keeps the minutes as a small integer, which ends at 32,767.
MAX_MINUTES = 22 * _UNITS["d"]


def parse_interval(text: str) -> int:
    """Read `15m`, `2h` or `1d`; return minutes. Raises ArgumentTypeError, which names what is allowed."""
    match = _INTERVAL.fullmatch(text)
    minutes = int(match[1]) * _UNITS[match[2]] if match else 0
    if not 1 <= minutes <= MAX_MINUTES:
        raise ArgumentTypeError(
            f"{text!r} is not an interval. Allowed: whole minutes, hours or days "
            "such as 15m, 90m, 2h or 1d, from 1m to 22d."
        )
    return minutes


class Command(BaseCommand):
    help = (
        "Ingest a tenant at regular intervals. A tenant has one schedule; scheduling again changes "
        "it. Schedules need a running cluster."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tenant", metavar="ID", type=parse_tenant, help="the tenant to ingest"
        )
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--every",
            metavar="TIME",
            type=parse_interval,
            help="the interval: 15m, 90m, 2h, 1d; whole minutes, at least 1m",
        )
        what.add_argument("--list", action="store_true", help="show every tenant's schedule")
        what.add_argument("--remove", action="store_true", help="end the tenant's schedule")

    def handle(self, *args: Any, **options: Any) -> None:
        tenant_id = options["tenant"]
        if options["list"] == (tenant_id is not None):
            raise CommandError(
                "Give --tenant ID with --every and --remove, and not with --list.", returncode=2
            )
        require_answer()
        if options["list"]:
            self._list()
        elif options["remove"]:
            self._remove(tenant_id)
        else:
            self._save(tenant_id, minutes=options["every"])

    def _save(self, tenant_id: str, *, minutes: int) -> None:
        schedule = save_schedule(tenant_id, minutes=minutes)
        interval = _describe_interval(minutes)
        self.stdout.write(f"{tenant_id}: every {interval}, next run {_describe_next_run(schedule)}")
        self._mention_cluster()

    def _remove(self, tenant_id: str) -> None:
        if not remove_schedule(tenant_id):
            raise CommandError(f"{tenant_id} has no schedule; --list shows those there are.")
        self.stdout.write(f"{tenant_id}: no longer scheduled; a running job goes on")

    def _list(self) -> None:
        schedules = find_schedules()
        if not schedules:
            self.stdout.write("No tenant is scheduled; add one with --tenant ID --every 15m.")
            return
        for schedule in schedules:
            self.stdout.write(
                f"{schedule.name}: every {_describe_interval(schedule.minutes)}, "
                f"next run {_describe_next_run(schedule)}, "
                f"last start {_describe_last_start(schedule.name)}"
            )
        self._mention_cluster()

    def _mention_cluster(self) -> None:
        if find_live(WorkerKind.TASK_QUEUE):
            self.stdout.write("The running cluster starts what is due, within half a minute.")
        else:
            self.stdout.write(
                "Nothing starts without a running cluster, and none is running: "
                "start one with manage.py qcluster, or everything with manage.py up."
            )


def _describe_interval(minutes: int) -> str:
    unit = next(unit for unit, size in _UNITS.items() if minutes % size == 0)
    return f"{minutes // _UNITS[unit]}{unit}"


def _describe_time(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%S}Z"


def _describe_next_run(schedule: Any) -> str:
    if is_paused(schedule):
        return "when it is resumed in the admin"
    return _describe_time(schedule.next_run)


def _describe_last_start(tenant_id: str) -> str:
    """Describe when the tenant's newest job was created, by whatever means, and its status."""
    job = find_newest_job(tenant_id)
    return f"{_describe_time(job.created_at)} ({job.status})" if job else "never"
