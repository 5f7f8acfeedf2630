"""`manage.py qcluster`: django-q2's cluster, which also resumes jobs that lost their worker or wake-up.

Replaces django-q2's own command of the same name, so that there is one way to start a cluster.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django_q.cluster import Cluster

from analytics.engine.marked import rebuild_next
from ingestion.config import job_config
from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.lifecycle import wake_due_jobs
from ingestion.engine.schedules import fire_due_schedules
from ingestion.engine.stopping import ask_to_stop, is_asked_to_stop
from tickets.classification import ClassifyService
from ticketsaas.mongo import answer_within, is_away
from ticketsaas.monitoring.heartbeat import WorkerKind, beat, sign_off, touch_liveness_file

log = structlog.get_logger(__name__)

# A job is resumed at most this long after its lease has ended, and a schedule fires so long after it is due.
SWEEP_SECONDS = 10.0
# A sweep extends the leases of jobs that wait, so there are several in the shortest lease.
SWEEPS_PER_LEASE = 3
# How late a parked job goes on. The query for due ones reads only the rows of running jobs.
WAKE_SECONDS = 1.0
# How often the main process looks whether it is asked to stop.
_POLL_SECONDS = 0.1
# A stop takes this much longer at most for the sake of others' view of this worker.
_SIGN_OFF_SECONDS = 1.0


class SentinelDied(CommandError):
    """The process that watches over the workers has ended by itself."""


class StoppableCluster(Cluster):  # type: ignore[misc]
    """A cluster that can be stopped at any moment, and doesn't wait for its slices to end by themselves.

    The signal's handler only takes a note. django-q2's own stops the cluster: it fails before the sentinel is
    forked, forgets the signal meanwhile, and waits for ever if it interrupts the holder of a lock.
    """

    def sig_handler(self, signum: int, frame: FrameType | None) -> None:
        ask_to_stop()

    def run(self) -> None:
        """Run until asked to stop, and return when the workers have ended. Raises `SentinelDied`."""
        self.start()
        # Nothing is forked from this process any more, so that it may have threads and connections.
        with _sweeping():
            while self.sentinel.is_alive() and not is_asked_to_stop():
                self.sentinel.join(_POLL_SECONDS)
            self.stop()
        if not is_asked_to_stop():
            raise SentinelDied("The task queue's sentinel died: start the task queue again.")


class Command(BaseCommand):
    help = "Run the task queue's workers, and resume jobs whose worker has died."

    def handle(self, *args: Any, **options: Any) -> None:
        cluster = StoppableCluster()
        touch_liveness_file()
        # The workers share what is loaded with the process that forks them.
        ClassifyService().load()
        log.info("workers start", action="cluster_started", workers=settings.Q_CLUSTER["workers"])
        cluster.run()


@contextmanager
def _sweeping() -> Iterator[None]:
    """Beat, sweep, wake and fire schedules from another thread meanwhile, and sign off in the end."""
    done = threading.Event()
    # A daemon, so that the process can end while it waits for MongoDB.
    sweeper = threading.Thread(target=_sweep_until, args=(done,), name="sweep", daemon=True)
    sweeper.start()
    # In a thread of its own, because a rebuild may take minutes, and nobody waits for one that is cut short.
    threading.Thread(target=_rebuild_until, args=(done,), name="rebuild", daemon=True).start()
    try:
        yield
    finally:
        done.set()
        sweeper.join(_SIGN_OFF_SECONDS)
        _sign_off()


def _sweep_until(done: threading.Event) -> None:
    interval = min(SWEEP_SECONDS, job_config().lock_ttl_seconds / SWEEPS_PER_LEASE)
    next_sweep = time.monotonic()
    while not done.is_set():
        is_due = time.monotonic() >= next_sweep
        try:
            if is_due:
                next_sweep = time.monotonic() + interval
                beat(WorkerKind.TASK_QUEUE)
                sweep_jobs()
                fire_due_schedules()
            wake_due_jobs()
        except Exception as error:
            # The next sweep makes up for one that fails; the thread must survive each of them.
            level = log.warning if is_away(error) else log.exception
            level("sweep failed", action="sweep_failed", reason=str(error))
            done.wait(interval)
        done.wait(WAKE_SECONDS)


def _rebuild_until(done: threading.Event) -> None:
    """Make the statistics anew of tenants whose tickets were stored without being counted."""
    while not done.is_set():
        try:
            rebuild_next()
        except Exception as error:
            level = log.warning if is_away(error) else log.exception
            level("rebuild failed", action="rebuild_failed", reason=str(error))
        done.wait(SWEEP_SECONDS)


def _sign_off() -> None:
    try:
        with answer_within(_SIGN_OFF_SECONDS):
            sign_off(WorkerKind.TASK_QUEUE)
    except Exception as error:
        if not is_away(error):
            raise
