"""`manage.py ingest`: runs a tenant's job in this process, so that cron needs no cluster."""

import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from ingestion.config import job_config
from ingestion.core.job import Job
from ingestion.core.states import JobStatus
from ingestion.engine import lifecycle, parked
from ingestion.engine.run import SliceEnd
from ingestion.management.commands._progress import JobProgress
from ingestion.store import jobs
from ingestion.store.known_tenants import find_known_tenants
from ingestion.store.lock import LockHeld
from tickets.classification import ClassifyService
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer

EXIT_FAILED = 1
EXIT_HELD = 3
EXIT_WITH_ERRORS = 4
EXIT_NEEDS_REVIEW = 5
EXIT_NO_SUCH_TENANT = 6
_EXIT_CODES = {
    JobStatus.COMPLETED: 0,
    JobStatus.COMPLETED_WITH_ERRORS: EXIT_WITH_ERRORS,
    JobStatus.NEEDS_REVIEW: EXIT_NEEDS_REVIEW,
    JobStatus.CANCELLED: EXIT_FAILED,
    JobStatus.FAILED: EXIT_FAILED,
    JobStatus.LOST: EXIT_FAILED,
}
# No queue knows of the job.
_GOES_ON_HERE = (SliceEnd.PARKED, SliceEnd.SUSPENDED)


class Command(BaseCommand):
    help = (
        "Ingest a tenant's tickets. Exit code: 0 completed, 1 failed or cancelled, "
        "3 the tenant is being ingested already, 4 completed but some records were rejected, "
        "5 deletions were withheld until a person decides, 6 upstream has no tickets of a tenant that "
        "nobody has named otherwise, so it is not kept. With --all: the highest exit code of all tenants, "
        "where 6 counts as 0."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--tenant", metavar="ID", type=parse_tenant, help="the tenant to ingest")
        which.add_argument("--all", action="store_true", help="every known tenant")
        parser.add_argument(
            "--no-wait", action="store_true", help="hand the job to the cluster and return"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        if not options["no_wait"]:
            # A job that loads it at its first page loses turns at the budget to other processes.
            ClassifyService().load()
        tenants = find_known_tenants() if options["all"] else [options["tenant"]]
        codes = [self._ingest(tenant, no_wait=options["no_wait"]) for tenant in tenants]
        if options["all"]:
            # Nobody asked for that tenant by its name, and the others' codes are what matters.
            codes = [0 if code == EXIT_NO_SUCH_TENANT else code for code in codes]
        if not codes:
            self.stdout.write("No tenant is known yet; start one with --tenant ID.")
        if code := max(codes, default=0):
            raise SystemExit(code)

    def _ingest(self, tenant_id: str, *, no_wait: bool) -> int:
        try:
            job = lifecycle.start_job(tenant_id, run="queue" if no_wait else "here")
        except LockHeld as held:
            self.stderr.write(f"{tenant_id}: {held}")
            return EXIT_HELD
        if no_wait:
            self.stdout.write(f"{tenant_id}: job {job.job_id} is queued")
            return 0
        return self._run(job)

    def _run(self, job: Job) -> int:
        try:
            with JobProgress(job, self.stdout) as progress:
                worker = _Worker(job.job_id)
                worker.start()
                while worker.is_alive():
                    progress.show(jobs.get_job(job.job_id))
                    worker.join(timeout=0.5)
                ended = jobs.get_job(job.job_id)
                progress.end(ended)
        except KeyboardInterrupt:
            lifecycle.cancel_job(job.job_id)
            worker.join()
            self.stderr.write(f"{job.tenant_id}: cancelled; what was committed stays")
            return EXIT_FAILED
        if worker.error is not None:
            raise worker.error
        if ended.found_no_tenant:
            return EXIT_NO_SUCH_TENANT
        return _EXIT_CODES.get(ended.status, EXIT_FAILED)


class _Worker(threading.Thread):
    """A thread that runs the job to its end while the main thread shows it and waits for Ctrl-C."""

    def __init__(self, job_id: str) -> None:
        super().__init__(name="ingest")
        self.job_id = job_id
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            config = job_config(slice_seconds=None)
            while lifecycle.run_slice(self.job_id, config=config) in _GOES_ON_HERE:
                parked.wait_until_due(self.job_id, ttl_seconds=config.lock_ttl_seconds)
        except Exception as error:
            self.error = error
