"""One slice of a job: it keeps the job's lease, notices a cancel, and commits the job's steps."""

import asyncio
import time
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog

from ingestion.core.endings import JobCancelled
from ingestion.core.job import Job
from ingestion.core.states import JobStatus
from ingestion.core.step_plans import Plan
from ingestion.engine.statistics import Counting, TooMuch
from ingestion.engine.stopping import is_asked_to_stop
from ingestion.store import job_logs, jobs, lock
from ingestion.store.commit import StaleCheckpoint, commit_page
from ingestion.store.lock import Lease
from ingestion.upstream.feed import Feed
from ingestion.upstream.fetch import SliceExpired
from notifications.core.alert_policy import AlertPolicy
from tickets.store.tickets import TicketCorrected

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

# How often a slice checks whether its job was cancelled or its worker is to stop; a person sees the effect
# within three seconds.
WATCH_SECONDS = 1.0


@dataclass(slots=True)
class Slice:
    """The time slice that a worker spends on a job.

    `job` is the row as the slice's last commit left it; nobody else moves a job's checkpoint while
    the lease lasts.
    """

    job: Job
    lease: Lease
    feed: Feed
    policy: AlertPolicy
    has_rejects: bool = False
    """Whether the tenant may have rejects; if not, no page has to look for them."""
    logged: Mapping[str, int] | None = None
    """The numbers that the job's log has."""
    counting: Counting = field(init=False)

    def __post_init__(self) -> None:
        self.counting = Counting(self.job.tenant_id)

    async def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run `work` while keeping the lease, and return its result.

        Raises what ended the work early: its own error, JobCancelled, LeaseLost, or SliceExpired when the
        worker is to stop. A commit that was under way then is finished by its own thread before the event
        loop closes.
        """
        async with self.feed.fetcher.client:
            worker = asyncio.create_task(work)
            watcher = asyncio.create_task(self._watch())
            await asyncio.wait({worker, watcher}, return_when=asyncio.FIRST_COMPLETED)
            for task in (worker, watcher):
                task.cancel()
            await asyncio.gather(worker, watcher, return_exceptions=True)
            if not watcher.cancelled():
                watcher.result()
            return worker.result()

    def commit(self, plan: Plan) -> None:
        """Commit a step of the job, with the calls it took. Raises as `Counting.commit` does.

        Raises TicketCorrected as well; then the step has to be planned anew.
        """
        calls = self.feed.fetcher.take_calls()
        try:
            self.job = self.counting.commit(
                lambda is_counted: commit_page(
                    plan, lease=self.lease, api_calls=calls, is_counted=is_counted
                )
            )
        except (StaleCheckpoint, TooMuch, TicketCorrected):
            # The calls were made; the next attempt, a cut of the page, or the slice's end counts them.
            self.feed.fetcher.calls += calls
            raise
        self.has_rejects = self.has_rejects or bool(plan.rejects)
        log.debug("committed", action="committed", **plan.expected, **plan.counters)
        if outdated := plan.counters.get("outdated", 0):
            log.info("older versions ignored", action="older_versions_ignored", count=outdated)

    def is_cancelled(self) -> bool:
        """Return whether somebody has asked the job to stop."""
        job = jobs.find_job(self.job.job_id)
        return job is None or job.status is JobStatus.CANCELLING

    def _look(self) -> None:
        """Copy what the job has done to its log. Raises JobCancelled, or LeaseLost when overtaken."""
        job = jobs.find_job(self.job.job_id)
        if job is None or job.status is JobStatus.CANCELLING:
            raise JobCancelled
        if job.counters != self.logged:
            lock.require_held(self.lease)
            job_logs.keep(job)
            self.logged = job.counters

    async def _watch(self) -> None:
        """Keep the lease alive, and notice a cancel or a stop, for as long as the work runs."""
        refreshed = time.monotonic()
        while not is_asked_to_stop():
            await asyncio.sleep(WATCH_SECONDS)
            await asyncio.to_thread(self._look)
            if time.monotonic() - refreshed >= self.lease.ttl_seconds / 4:
                await asyncio.to_thread(lock.refresh, self.lease)
                refreshed = time.monotonic()
        raise SliceExpired
