"""Keeps one schedule per tenant, and starts one job each time a schedule is due, however often it fires.

The schedules are django-q2's. Its scheduler relies on row locks, which MongoDB's backend lacks. So with
two clusters every schedule fires twice; both firings name the same slot, the time it was due.
"""

import hashlib
import uuid
from datetime import timedelta
from enum import StrEnum

import structlog
from django_q.models import Schedule
from django_q.scheduler import scheduler

from ingestion.engine.lifecycle import start_job
from ingestion.store import jobs
from ingestion.store.jobs import JobExists
from ingestion.store.lock import LockHeld
from ingestion.store.schedules import TASK
from ticketsaas import clock
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live

log = structlog.get_logger(__name__)

# The namespace of scheduled jobs' ids; another value would let a slot start a second time.
_SLOTS = uuid.UUID("6b0f3c1e-5f0a-4c55-9f39-6a4f6c1d2b77")

# What django-q2 takes for "no more" and for "for ever".
_PAUSED, _ENDLESS = 0, -1


class ScheduleDue(Exception):
    """The schedule is about to fire, so it can't be paused now. Nothing was changed."""


class SlotStart(StrEnum):
    """What the firing of a schedule led to."""

    STARTED = "started"
    ALREADY_STARTED = "already_started"
    ALREADY_RUNNING = "already_running"


def save_schedule(tenant_id: str, *, minutes: int) -> Schedule:
    """Have the tenant ingested every `minutes` minutes. A new schedule is due at once.

    Saving the same interval again changes nothing; with another one the next run is at most that far
    away. The key is made from the tenant, so that two callers at once still make one schedule.
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
    """Return all tenants' schedules, in the order of the tenants' ids."""
    return sorted(Schedule.objects.filter(func=TASK), key=lambda schedule: str(schedule.name))


def find_intervals() -> dict[str, timedelta]:
    """Return how often each tenant is ingested; tenants whose schedule is paused are left out."""
    return {
        str(schedule.name): timedelta(minutes=schedule.minutes)
        for schedule in find_schedules()
        if not is_paused(schedule)
    }


def fire_due_schedules() -> None:
    """Have django-q2 enqueue a task for each schedule that is due; any number of processes may call it."""
    scheduler()


def remove_schedule(tenant_id: str) -> bool:
    """Remove the tenant's schedule; a running job goes on. Return False when there is none."""
    removed, _ = Schedule.objects.filter(func=TASK, name=tenant_id).delete()
    return bool(removed)


def is_paused(schedule: Schedule) -> bool:
    """Return whether the schedule is paused. Saving another interval doesn't resume it."""
    return bool(schedule.repeats == _PAUSED)


def pause(tenant_id: str) -> bool:
    """Pause the tenant's schedule. Return False when it is paused already or there is none.

    A scheduler that has read the row would write it back unpaused. But schedulers read only rows that
    are due, so one that isn't due yet can be paused; and without a cluster no scheduler has read any.
    Raises ScheduleDue otherwise.
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
    """Resume the tenant's schedule. Return False when it isn't paused or there is none."""
    paused = Schedule.objects.filter(func=TASK, name=tenant_id, repeats=_PAUSED)
    return bool(paused.update(repeats=_ENDLESS))


def start_slot(tenant_id: str, *, slot: str) -> SlotStart:
    """Start the job of this slot, unless it was started before or the tenant is busy.

    The job's id is made from tenant and slot, so the job's row claims the slot. A worker that dies on
    the way loses no slot: if the row is missing, the task's redelivery starts the job, and if it is
    there, the sweep wakes the job.
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
    # Checked before the lock is taken: a job that has ended would keep it for its time to live.
    if jobs.find_job(job_id) is not None:
        return SlotStart.ALREADY_STARTED
    try:
        start_job(tenant_id, job_id=job_id)
    except JobExists:
        return SlotStart.ALREADY_STARTED
    except LockHeld:
        return SlotStart.ALREADY_RUNNING
    return SlotStart.STARTED
