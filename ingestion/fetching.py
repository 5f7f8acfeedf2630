"""Gets one page from upstream: waits for the budget, calls, tries again what can pass."""

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx
import structlog

from ingestion import rate_limit
from ingestion.client import FetchError, Throttled, fetch_page
from ingestion.pages import InvalidPage, Page, parse_page
from ingestion.retry import FetchFailure, plan_retry

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Feed:
    """A tenant's feed as one slice reads it.

    `calls` counts the calls made since it was last taken; they are added to the job with the next
    page that is committed.
    """

    client: httpx.AsyncClient
    tenant_id: str
    job_id: str
    page_size: int
    calls_per_minute: int
    deadline: float
    """In seconds of the monotonic clock; nobody waits for the budget any longer."""
    calls: int = field(default=0)

    def take_calls(self) -> int:
        calls, self.calls = self.calls, 0
        return calls


class OutOfTime(Exception):
    """The slice's time is over; the job goes on in its next slice."""


async def get_page(feed: Feed, *, number: int) -> Page:
    """The page, after as many tries as `retry.py` allows.

    Raises FetchError with the last failure, or OutOfTime when the slice is over before the call. A
    429 stops every process for as long as upstream asks and is not a failure of this page.
    """
    started = time.monotonic()
    attempt = 0
    while True:
        await _wait_for_budget(feed)
        attempt += 1
        try:
            return await _call(feed, number=number)
        except Throttled as pause:
            attempt -= 1
            log.warning("upstream throttled", action="upstream_throttled", seconds=pause.seconds)
            await asyncio.to_thread(rate_limit.block, pause.seconds)
        except FetchError as error:
            delay = plan_retry(
                error.failure,
                attempt=attempt,
                elapsed_seconds=time.monotonic() - started,
                jitter=random.random(),
            )
            if delay is None:
                raise
            log.warning(
                "fetch failed", action="fetch_retry", page=number, reason=str(error), delay=delay
            )
            await asyncio.sleep(delay)


async def _wait_for_budget(feed: Feed) -> None:
    """Return when one call may start; a grant that got old on the way is asked for again.

    Whoever runs out of time leaves the queue, so that nobody waits behind a slice that is over.
    """
    while time.monotonic() < feed.deadline:
        asked = time.monotonic()
        allowance = await asyncio.to_thread(
            rate_limit.take, feed.job_id, limit=feed.calls_per_minute
        )
        fresh = time.monotonic() - asked <= rate_limit.GRANT_VALID_SECONDS
        if allowance.granted and (fresh or feed.calls_per_minute == 0):
            return
        await asyncio.sleep(allowance.wait_seconds)
    await asyncio.to_thread(rate_limit.leave, feed.job_id)
    raise OutOfTime


async def _call(feed: Feed, *, number: int) -> Page:
    feed.calls += 1
    raw = await fetch_page(
        feed.client, tenant_id=feed.tenant_id, page=number, page_size=feed.page_size
    )
    try:
        return parse_page(raw, tenant_id=feed.tenant_id, number=number)
    except InvalidPage as error:
        raise FetchError(FetchFailure(str(error), passing=True)) from error
