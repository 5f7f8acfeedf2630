"""Runs jobs of one tenant, one after another, in a worker of the task queue: TENANT JOBS EVERY.

Around each job the worker does what it does in a cluster. After every EVERY jobs it prints what the
process holds.
"""

import json
import sys
from collections.abc import Callable
from multiprocessing import Value
from pathlib import Path
from typing import Any

import django

PROCESS = Path("/proc/self")
PAGE_KILOBYTES = 4


class Tasks:
    """The queue that the worker reads: each read starts a new job."""

    def __init__(self, start: Callable[[], str], *, jobs: int) -> None:
        self.start = start
        self.left = jobs

    def get(self) -> Any:
        if self.left == 0:
            return "STOP"
        self.left -= 1
        job_id = self.start()
        task = {"func": "ingestion.tasks.run_job_slice", "args": (job_id,), "kwargs": {}}
        return {"name": job_id, **task}


class Results:
    """The queue to which the worker writes results."""

    def __init__(self, *, every: int) -> None:
        self.every = every
        self.jobs = 0

    def put(self, task: dict[str, Any]) -> None:
        assert task["success"], task["result"]
        assert task["result"] == "job_ended"
        self.jobs += 1
        if self.jobs % self.every == 0:
            sys.stdout.write(f"{json.dumps({'jobs': self.jobs, **measure()})}\n")
            sys.stdout.flush()


def measure() -> dict[str, int]:
    """Return the process's resident memory, threads and open connections."""
    links = (str(link.readlink()) for link in (PROCESS / "fd").iterdir() if link.is_symlink())
    return {
        "kilobytes": int((PROCESS / "statm").read_text().split()[1]) * PAGE_KILOBYTES,
        "threads": len(list((PROCESS / "task").iterdir())),
        "connections": sum(link.startswith("socket:") for link in links),
    }


def main(tenant_id: str, jobs: int, every: int) -> None:
    django.setup()
    from django_q.worker import worker

    from ingestion.engine.lifecycle import start_job

    tasks = Tasks(lambda: str(start_job(tenant_id, run="here").job_id), jobs=jobs)
    worker(tasks, Results(every=every), Value("f", -1))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
