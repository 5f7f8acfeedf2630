"""One slice's walk over the pages of a feed: fetch, plan, commit, next."""

import asyncio
from dataclasses import replace

import structlog

from ingestion.core.feed_drift import (
    MAX_BARREN_PAGES,
    Glance,
    add_missed,
    is_barren,
    pages_to_look_at_again,
)
from ingestion.core.fetch_retry import FetchFailure
from ingestion.core.pages import Page
from ingestion.core.step_plans import Plan, plan_page
from ingestion.engine.slice import Slice, commit_step
from ingestion.store import seen_tickets
from ingestion.upstream.client import Absent, FetchError
from ingestion.upstream.fetch import get_page
from tickets.store.tickets import find_stored
from ticketsaas import clock

log = structlog.get_logger(__name__)


async def crawl(current: Slice, *, first_page: int | None) -> None:
    """Walk from the checkpoint until the feed ends; nothing happens when it had ended.

    Raises PageRefused, OutOfTime, FetchError, LeaseLost, or the driver's error. While a page is
    committed the next is already fetched and planned.
    """
    before = await asyncio.to_thread(_recall, current) if first_page is not None else None
    page = await _look(current, number=first_page, before=before)
    barren = current.job["barren_pages"]
    committing: asyncio.Future[None] = asyncio.ensure_future(asyncio.sleep(0))
    try:
        while page is not None:
            ids = page.ids()
            if before is not None and not before.ids.isdisjoint(ids):
                # The plan would miss what the page before is about to write. Otherwise it can't:
                # nobody but the holder of the lease writes tickets.
                await asyncio.shield(committing)
            plan = await asyncio.to_thread(_plan, current, page, before, barren)
            barren = plan.moved["barren_pages"] or 0
            if barren > MAX_BARREN_PAGES:
                raise _endless(page)
            await asyncio.shield(committing)
            committing = asyncio.ensure_future(asyncio.to_thread(commit_step, current, plan))
            before = Glance(ids, page.total_count)
            page = await _look(current, number=page.next_page, before=before)
    finally:
        await committing


def _endless(page: Page) -> FetchError:
    reason = (
        f"The {MAX_BARREN_PAGES} pages up to {page.number} had nothing new, and more are named."
    )
    return FetchError(FetchFailure(reason, passing=False))


def _recall(current: Slice) -> Glance | None:
    return seen_tickets.find_last_glance(current.feed.tenant_id, job_id=current.feed.job_id)


async def _look(current: Slice, *, number: int | None, before: Glance | None) -> Page | None:
    """The page, with the tickets that slipped back over its beginning since the one before."""
    if number is None:
        return None
    page = await _get_page_or_end(current, number=number)
    for earlier in pages_to_look_at_again(before, page, page_size=current.feed.page_size):
        again = await get_page(current.feed, number=earlier)
        seen = await asyncio.to_thread(_find_seen, current, again, before)
        page = add_missed(page, again, seen=seen)
        log.info("feed shifted", action="feed_shifted", page=number, looked_again_at=earlier)
    return page


async def _get_page_or_end(current: Slice, *, number: int) -> Page:
    """The page; an empty last one when the feed has become too short for it, as the page before says."""
    try:
        return await get_page(current.feed, number=number)
    except Absent as absent:
        if number > 1 and (end := await _find_end(current, number=number - 1)) is not None:
            return replace(end, number=number, tickets=(), rejects=(), skipped=0)
        raise FetchError(FetchFailure(str(absent), passing=False)) from None


async def _find_end(current: Slice, *, number: int) -> Page | None:
    """The page if it is the last one now."""
    try:
        page = await get_page(current.feed, number=number)
    except Absent:
        return None
    return page if page.next_page is None else None


def _find_seen(current: Slice, page: Page, before: Glance | None) -> frozenset[str]:
    """Those of the page's tickets that the job has seen; the page before may not be committed yet."""
    seen = seen_tickets.find_seen(
        current.feed.tenant_id, job_id=current.feed.job_id, external_ids=page.ids()
    )
    return seen if before is None else seen | (before.ids & page.ids())


def _plan(current: Slice, page: Page, before: Glance | None, barren: int) -> Plan:
    external_ids = {ticket.external_id for ticket in page.tickets}
    seen = _find_seen(current, page, before)
    return plan_page(
        page,
        tenant_id=current.feed.tenant_id,
        job_id=current.feed.job_id,
        stored=find_stored(current.feed.tenant_id, external_ids=external_ids),
        seen=seen,
        page_size=current.feed.page_size,
        fence=current.lease.fence,
        barren_pages=barren + 1
        if is_barren(page, seen=seen, page_size=current.feed.page_size)
        else 0,
        now=clock.utc_now(),
    )
