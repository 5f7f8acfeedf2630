"""What every part of a slice works with: its lease, which is kept alive, and its commits."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog

from ingestion.core.states import JobStatus
from ingestion.core.step_plans import Plan
from ingestion.store import jobs, lock
from ingestion.store.commit import PageRefused, commit_page
from ingestion.store.lock import Lease
from ingestion.upstream.fetch import Feed
from ticketsaas.mongo import Document

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

# How often a slice looks whether its job was cancelled; a person sees the effect within three.
WATCH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Slice:
    """What one slice works with; `job` is the row as the slice found it."""

    job: Document
    lease: Lease
    feed: Feed


class JobCancelled(Exception):
    """Somebody asked the job to stop."""


async def run_watched(current: Slice, work: Coroutine[Any, Any, Result]) -> Result:
    """What the work gives. Raises what ended it before that: its own error, JobCancelled, LeaseLost.

    A commit that was under way then is finished by its own thread before the event loop closes.
    """
    async with current.feed.client:
        worker = asyncio.create_task(work)
        watcher = asyncio.create_task(_watch(current))
        await asyncio.wait({worker, watcher}, return_when=asyncio.FIRST_COMPLETED)
        for task in (worker, watcher):
            task.cancel()
        await asyncio.gather(worker, watcher, return_exceptions=True)
        if not watcher.cancelled():
            watcher.result()
        return worker.result()


def commit_step(current: Slice, plan: Plan) -> None:
    """Commit a step of the slice's job, with the calls it took. Raises as `commit_page` does."""
    calls = current.feed.take_calls()
    try:
        commit_page(plan, lease=current.lease, api_calls=calls)
    except PageRefused:
        # The calls were made; the slice's end counts them.
        current.feed.calls += calls
        raise
    log.debug("committed", action="committed", **plan.expected, **plan.counters)


def is_cancelled(current: Slice) -> bool:
    """True when somebody asked the job to stop."""
    job = jobs.find_job(current.job["_id"])
    return job is None or job["status"] == JobStatus.CANCELLING


async def _watch(current: Slice) -> None:
    """Keep the lease alive and notice a cancel, for as long as the work runs."""
    refreshed = time.monotonic()
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if await asyncio.to_thread(is_cancelled, current):
            raise JobCancelled
        if time.monotonic() - refreshed >= current.lease.ttl_seconds / 4:
            await asyncio.to_thread(lock.refresh, current.lease)
            refreshed = time.monotonic()
