"""One slice's walk over the pages of a feed: fetch, plan, commit, next."""

import asyncio
import time
from dataclasses import dataclass

import structlog

from ingestion import jobs, lock
from ingestion.commit import commit_page
from ingestion.fetching import Feed, get_page
from ingestion.lock import Lease
from ingestion.pages import Page
from ingestion.planning import PagePlan, plan_page
from ingestion.states import JobStatus
from tickets.store import find_stored
from ticketsaas.mongo import Document, Session

log = structlog.get_logger(__name__)

# How often a slice looks whether its job was cancelled; a person sees the effect within three.
WATCH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Slice:
    """What one slice works with; `job` is the row as the slice found it."""

    job: Document
    lease: Lease
    session: Session
    feed: Feed
    lock_ttl_seconds: int


class JobCancelled(Exception):
    """Somebody asked the job to stop."""


async def crawl_watched(current: Slice, *, first_page: int | None) -> None:
    """Crawl from the checkpoint until the feed ends. Raises what ended it before that.

    That is JobCancelled, LeaseLost, PageRefused, OutOfTime, FetchError, or the driver's error. A
    commit that was under way then is finished by its own thread before the event loop closes.
    """
    async with current.feed.client:
        crawler = asyncio.create_task(_crawl(current, first_page=first_page))
        watcher = asyncio.create_task(_watch(current))
        done, running = await asyncio.wait({crawler, watcher}, return_when=asyncio.FIRST_COMPLETED)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        for task in done:
            task.result()


def is_cancelled(current: Slice) -> bool:
    """True when somebody asked the job to stop."""
    job = jobs.find_job(current.job["_id"])
    return job is None or job["status"] == JobStatus.CANCELLING


async def _crawl(current: Slice, *, first_page: int | None) -> None:
    """While a page is committed the next is already fetched and planned."""
    before: Page | None = None
    page = await _get_page(current.feed, number=first_page)
    committing: asyncio.Future[None] = asyncio.ensure_future(asyncio.sleep(0))
    try:
        while page is not None:
            if before is not None and _share_tickets(before, page):
                # The plan would miss what the page before is about to write. Otherwise it can't:
                # nobody but the holder of the lease writes tickets.
                await asyncio.shield(committing)
            plan = await asyncio.to_thread(_plan, current, page)
            await asyncio.shield(committing)
            committing = asyncio.ensure_future(asyncio.to_thread(_commit, current, plan))
            before, page = page, await _get_page(current.feed, number=page.next_page)
    finally:
        await committing


async def _get_page(feed: Feed, *, number: int | None) -> Page | None:
    return None if number is None else await get_page(feed, number=number)


def _share_tickets(one: Page, other: Page) -> bool:
    ids = {ticket.external_id for ticket in one.tickets}
    return any(ticket.external_id in ids for ticket in other.tickets)


def _plan(current: Slice, page: Page) -> PagePlan:
    tenant_id = current.job["tenant_id"]
    external_ids = {ticket.external_id for ticket in page.tickets}
    return plan_page(
        page,
        tenant_id=tenant_id,
        job_id=current.job["_id"],
        stored=find_stored(tenant_id, external_ids=external_ids),
        page_size=current.feed.page_size,
        now=jobs.utc_now(),
    )


def _commit(current: Slice, plan: PagePlan) -> None:
    commit_page(
        plan,
        lease=current.lease,
        ttl_seconds=current.lock_ttl_seconds,
        api_calls=current.feed.take_calls(),
        session=current.session,
    )
    log.debug("page committed", action="page_committed", page=plan.page, **plan.counters)


async def _watch(current: Slice) -> None:
    """Keep the lease alive and notice a cancel, for as long as the crawl runs."""
    refreshed = time.monotonic()
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if await asyncio.to_thread(is_cancelled, current):
            raise JobCancelled
        if time.monotonic() - refreshed >= current.lock_ttl_seconds / 4:
            await asyncio.to_thread(
                lock.refresh, current.lease, ttl_seconds=current.lock_ttl_seconds
            )
            refreshed = time.monotonic()
