"""Keeps one schedule a tenant, and starts one job for each time it is due, however often it fires.

The schedules are django-q2's. Its scheduler relies on row locks that MongoDB's backend lacks, so with
two clusters every schedule fires twice, and both firings name the same slot: the time it was due.
"""

import hashlib
import uuid
from datetime import timedelta
from enum import StrEnum

import structlog
from django_q.models import Schedule

from ingestion.engine.lifecycle import start_job
from ingestion.store import jobs
from ingestion.store.jobs import JobExists
from ingestion.store.lock import LockHeld
from ticketsaas import clock
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live

log = structlog.get_logger(__name__)

TASK = "ingestion.tasks.start_scheduled"
# Makes the ids of scheduled jobs; another one would let a slot start a second time.
_SLOTS = uuid.UUID("6b0f3c1e-5f0a-4c55-9f39-6a4f6c1d2b77")


# What django-q2 takes for "no more" and for "for ever".
_PAUSED, _ENDLESS = 0, -1


class ScheduleDue(Exception):
    """The schedule is about to fire, so it can't be paused now. Nothing was changed."""


class SlotStart(StrEnum):
    """What a firing of a schedule led to."""

    STARTED = "started"
    ALREADY_STARTED = "already_started"
    ALREADY_RUNNING = "already_running"


def save_schedule(tenant_id: str, *, minutes: int) -> Schedule:
    """Have the tenant ingested every so many minutes; a new schedule is due at once.

    Again with the same interval changes nothing, with another one the next run is that far away at
    most. Its key is made from the tenant, so that even two callers at once make one schedule.
    """
    now = clock.utc_now()
    key = hashlib.sha256(tenant_id.encode()).hexdigest()[:24]
    schedule, is_new = Schedule.objects.get_or_create(
        pk=key,
        defaults={
            "name": tenant_id,
            "func": TASK,
            "args": repr((tenant_id,)),
            "intended_date_kwarg": "slot",
            "schedule_type": Schedule.MINUTES,
            "minutes": minutes,
            "next_run": now,
        },
    )
    if not is_new:
        schedule.minutes = minutes
        schedule.next_run = min(schedule.next_run, now + timedelta(minutes=minutes))
        schedule.save(update_fields=["minutes", "next_run"])
    return schedule


def find_schedules() -> list[Schedule]:
    """All tenants' schedules, in the order of the tenants' ids."""
    return sorted(Schedule.objects.filter(func=TASK), key=lambda schedule: str(schedule.name))


def remove_schedule(tenant_id: str) -> bool:
    """End the tenant's schedule; a running job goes on. False when there is none."""
    removed, _ = Schedule.objects.filter(func=TASK, name=tenant_id).delete()
    return bool(removed)


def is_paused(schedule: Schedule) -> bool:
    """Whether it fires no more until it is resumed; saving another interval doesn't resume it."""
    return bool(schedule.repeats == _PAUSED)


def pause(tenant_id: str) -> bool:
    """Let the tenant's schedule fire no more; False when it is paused or there is none.

    Raises ScheduleDue. A scheduler that has read the row before writes it back as it was, pause and
    all, but it reads only what is due; and one that is due without a cluster nobody has read.
    """
    active = Schedule.objects.filter(func=TASK, name=tenant_id, repeats=_ENDLESS)
    if not find_live(WorkerKind.TASK_QUEUE):
        return bool(active.update(repeats=_PAUSED))
    if active.filter(next_run__gt=clock.utc_now()).update(repeats=_PAUSED):
        return True
    if active.exists():
        raise ScheduleDue(
            "The schedule is due this moment. Pause it when it has fired, in a minute."
        )
    return False


def resume(tenant_id: str) -> bool:
    """Let the tenant's schedule fire again; False when it is not paused or there is none."""
    paused = Schedule.objects.filter(func=TASK, name=tenant_id, repeats=_PAUSED)
    return bool(paused.update(repeats=_ENDLESS))


def start_slot(tenant_id: str, *, slot: str) -> SlotStart:
    """Start and wake the job of this slot, unless it was started before or the tenant is busy.

    The job's id is made from tenant and slot, so the job's row is what claims the slot. A worker that
    dies on the way loses no slot: without the row the task's redelivery starts the job, and with it
    the sweep wakes the job.
    """
    job_id = str(uuid.uuid5(_SLOTS, f"{slot} {tenant_id}"))
    result = _start_once(tenant_id, job_id=job_id)
    log.info(
        "schedule fired",
        action="schedule_fired",
        tenant_id=tenant_id,
        slot=slot,
        job_id=job_id,
        result=result.value,
    )
    return result


def _start_once(tenant_id: str, *, job_id: str) -> SlotStart:
    # Asked before the lock is taken, because a job that has ended would keep it for its time to live.
    if jobs.find_job(job_id) is not None:
        return SlotStart.ALREADY_STARTED
    try:
        start_job(tenant_id, job_id=job_id)
    except JobExists:
        return SlotStart.ALREADY_STARTED
    except LockHeld:
        return SlotStart.ALREADY_RUNNING
    return SlotStart.STARTED
