"""Gets something from upstream: waits for the budget, calls, tries again what can pass."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import httpx
import structlog

from ingestion.core.fetch_retry import FetchFailure, plan_retry
from ingestion.core.pages import InvalidPage, Page, parse_deleted_ids, parse_page, parse_single
from ingestion.core.states import Wait
from ingestion.store import jobs, rate_limit
from ingestion.upstream.client import (
    Absent,
    FetchError,
    Throttled,
    fetch_deleted_ids,
    fetch_page,
    fetch_ticket,
)
from tickets.core.incoming import IncomingTicket
from ticketsaas import clock

log = structlog.get_logger(__name__)

Answer = TypeVar("Answer")

# A person who looks at a job wants to know of a wait; a shorter one is over before they have read it.
NOTED_WAIT_SECONDS = 1.0


@dataclass(slots=True)
class Feed:
    """A tenant's feed as one slice reads it.

    `calls` counts the calls made since it was last taken; they are added to the job with the next
    step that is committed.
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
    """The slice's time is over; the job goes on in its next slice.

    `after_failure` when the call at hand had failed before, so that a job whose every slice ends like
    this can be told from one that only waits its turn.
    """

    def __init__(self, *, after_failure: bool = False) -> None:
        super().__init__("The slice's time is over.")
        self.after_failure = after_failure


async def get_page(feed: Feed, *, number: int) -> Page:
    """The page of that number. Raises as `_get` does."""

    async def call() -> Page:
        raw = await fetch_page(
            feed.client, tenant_id=feed.tenant_id, page=number, page_size=feed.page_size
        )
        return parse_page(raw, tenant_id=feed.tenant_id, number=number)

    return await _get(feed, call, what=f"page {number}")


async def find_deleted_ids(feed: Feed) -> list[str]:
    """The upstream ids of the deleted tickets of all tenants; none when upstream has no such list.

    A list that can't be had counts as missing: it only saves asking for tickets singly. Raises
    OutOfTime.
    """

    async def call() -> list[str]:
        # Elsewhere: a million ids would keep the event loop from noticing a cancel.
        return await asyncio.to_thread(parse_deleted_ids, await fetch_deleted_ids(feed.client))

    try:
        return await _get(feed, call, what="the deleted tickets")
    except Absent:
        return []
    except FetchError as error:
        log.warning("no deleted ids", action="deleted_ids_missing", reason=str(error))
        return []


async def get_ticket(feed: Feed, *, external_id: str) -> IncomingTicket | None:
    """The ticket as upstream has it now; None when it is there but can't be read as this tenant's.

    Raises Absent when upstream does not have it, and otherwise as `_get` does.
    """

    async def call() -> IncomingTicket | None:
        raw = await fetch_ticket(feed.client, external_id=external_id)
        return parse_single(raw, tenant_id=feed.tenant_id, external_id=external_id)

    return await _get(feed, call, what="a ticket")


async def _get(feed: Feed, call: Callable[[], Awaitable[Answer]], *, what: str) -> Answer:
    """What the call gives, after as many tries as `retry.py` allows.

    Raises FetchError with the last failure, Absent, or OutOfTime when the slice is over before the
    call. A 429 stops every process for as long as upstream asks and is not a failure of this call.
    """
    attempt, spent = 0, 0.0
    while True:
        try:
            await _wait_for_budget(feed)
        except OutOfTime:
            raise OutOfTime(after_failure=attempt > 0) from None
        # Not the time in the queue: a call that waited a minute for its turn may fail once too.
        began = time.monotonic()
        attempt += 1
        feed.calls += 1
        try:
            return await _parsed(call)
        except Throttled as pause:
            attempt -= 1
            log.warning("upstream throttled", action="upstream_throttled", seconds=pause.seconds)
            await asyncio.to_thread(rate_limit.block, pause.seconds)
            await asyncio.to_thread(jobs.note_throttled, feed.job_id)
        except FetchError as error:
            spent += time.monotonic() - began
            delay = plan_retry(
                error.failure, attempt=attempt, elapsed_seconds=spent, jitter=random.random()
            )
            if delay is None:
                raise
            spent += delay
            log.warning(
                "fetch failed", action="fetch_retry", what=what, reason=str(error), delay=delay
            )
            await _wait_for_retry(feed, delay)


async def _parsed(call: Callable[[], Awaitable[Answer]]) -> Answer:
    """A reply that makes no sense may make sense the next time."""
    try:
        return await call()
    except InvalidPage as error:
        raise FetchError(FetchFailure(str(error), passing=True)) from error


async def _wait_for_budget(feed: Feed) -> None:
    """Return when one call may start.

    Whoever stops waiting, out of time or cancelled, leaves the queue, so that nobody waits behind a
    slice that is over.
    """
    try:
        await _ask_until_granted(feed)
    except (OutOfTime, asyncio.CancelledError):
        await asyncio.to_thread(rate_limit.leave, feed.job_id)
        raise


async def _ask_until_granted(feed: Feed) -> None:
    """Return when one call may start; a grant that got old on the way is asked for again."""
    noted: datetime | None = None
    while time.monotonic() < feed.deadline:
        asked = time.monotonic()
        allowance = await asyncio.to_thread(
            rate_limit.take, feed.job_id, limit=feed.calls_per_minute
        )
        fresh = time.monotonic() - asked <= rate_limit.GRANT_VALID_SECONDS
        if allowance.granted and (fresh or feed.calls_per_minute == 0):
            if noted is not None:
                await _note_waiting(feed, None, until=None)
            return
        noted = await _note_budget_wait(feed, allowance.free_at, noted=noted)
        await asyncio.sleep(allowance.wait_seconds)
    raise OutOfTime


async def _note_budget_wait(
    feed: Feed, free_at: datetime | None, *, noted: datetime | None
) -> datetime | None:
    """Note the wait when it is worth a note and not noted yet; what is noted now."""
    earliest = noted or clock.utc_now()
    if free_at is None or free_at - earliest < timedelta(seconds=NOTED_WAIT_SECONDS):
        return noted
    await _note_waiting(feed, Wait.BUDGET, until=free_at)
    return free_at


async def _wait_for_retry(feed: Feed, delay: float) -> None:
    if delay >= NOTED_WAIT_SECONDS:
        await _note_waiting(feed, Wait.RETRY, until=clock.utc_now() + timedelta(seconds=delay))
    await asyncio.sleep(delay)
    if delay >= NOTED_WAIT_SECONDS:
        await _note_waiting(feed, None, until=None)


async def _note_waiting(feed: Feed, waiting_for: Wait | None, *, until: datetime | None) -> None:
    await asyncio.to_thread(jobs.note_waiting, feed.job_id, waiting_for=waiting_for, until=until)
