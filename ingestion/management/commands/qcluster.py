"""`manage.py qcluster`: django-q2's cluster, which also resumes jobs that lost their worker or wake-up.

Replaces django-q2's own command of the same name, so that there is one way to start a cluster.
"""

import threading
import time
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand
from django_q.cluster import Cluster

from ingestion.engine.abandoned import sweep_jobs
from ingestion.engine.stopping import ask_to_stop
from ticketsaas.mongo import is_away
from ticketsaas.monitoring.heartbeat import WorkerKind, beat, touch_liveness_file

log = structlog.get_logger(__name__)

# A job is resumed at most this long after its lease has ended.
SWEEP_SECONDS = 10.0
# By then the cluster has forked its children, which should not inherit an open connection.
FIRST_SWEEP_SECONDS = 2.0


class StoppableCluster(Cluster):  # type: ignore[misc]
    """A cluster that doesn't wait for its slices to end by themselves."""

    def stop(self) -> bool:
        """Called by the signal's handler; returns when the workers have ended."""
        ask_to_stop()
        return bool(super().stop())


class Command(BaseCommand):
    help = "Run the task queue's workers, and resume jobs whose worker has died."

    def handle(self, *args: Any, **options: Any) -> None:
        touch_liveness_file()
        log.info("workers start", action="cluster_started", workers=settings.Q_CLUSTER["workers"])
        # A daemon thread of the main process, so that it ends with it.
        threading.Thread(target=_sweep_for_ever, name="sweep", daemon=True).start()
        StoppableCluster().start()


def _sweep_for_ever() -> None:
    time.sleep(FIRST_SWEEP_SECONDS)
    while True:
        try:
            beat(WorkerKind.TASK_QUEUE)
            sweep_jobs()
        except Exception as error:
            # The next sweep makes up for one that fails; the thread must survive each of them.
            level = log.warning if is_away(error) else log.exception
            level("sweep failed", action="sweep_failed", reason=str(error))
        time.sleep(SWEEP_SECONDS)
