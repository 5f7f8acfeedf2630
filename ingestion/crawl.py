"""One slice's walk over the pages of a feed: fetch, plan, commit, next."""

import asyncio

import structlog

from ingestion import jobs, sightings
from ingestion.client import FetchError
from ingestion.drift import (
    MAX_BARREN_PAGES,
    Glance,
    add_missed,
    is_barren,
    pages_to_look_at_again,
)
from ingestion.fetching import get_page
from ingestion.pages import Page
from ingestion.planning import Plan, plan_page
from ingestion.retry import FetchFailure
from ingestion.slices import Slice, commit_step
from tickets.store import find_stored

log = structlog.get_logger(__name__)


async def crawl(current: Slice, *, first_page: int | None) -> None:
    """Walk from the checkpoint until the feed ends; nothing happens when it had ended.

    Raises PageRefused, OutOfTime, FetchError, LeaseLost, or the driver's error. While a page is
    committed the next is already fetched and planned.
    """
    before = await asyncio.to_thread(_recall, current) if first_page is not None else None
    page = await _look(current, number=first_page, before=before)
    barren = 0
    committing: asyncio.Future[None] = asyncio.ensure_future(asyncio.sleep(0))
    try:
        while page is not None:
            ids = page.ids()
            if before is not None and not before.ids.isdisjoint(ids):
                # The plan would miss what the page before is about to write. Otherwise it can't:
                # nobody but the holder of the lease writes tickets.
                await asyncio.shield(committing)
            plan = await asyncio.to_thread(_plan, current, page, before)
            barren = barren + 1 if is_barren(plan.counters) else 0
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
    return sightings.find_last_glance(current.feed.tenant_id, job_id=current.feed.job_id)


async def _look(current: Slice, *, number: int | None, before: Glance | None) -> Page | None:
    """The page, with the tickets that slipped back over its beginning since the one before."""
    if number is None:
        return None
    page = await get_page(current.feed, number=number)
    for earlier in pages_to_look_at_again(before, page, page_size=current.feed.page_size):
        again = await get_page(current.feed, number=earlier)
        seen = await asyncio.to_thread(_find_seen, current, again, before)
        page = add_missed(page, again, seen=seen)
        log.info("feed shifted", action="feed_shifted", page=number, looked_again_at=earlier)
    return page


def _find_seen(current: Slice, page: Page, before: Glance | None) -> frozenset[str]:
    """Those of the page's tickets that the job has seen; the page before may not be committed yet."""
    seen = sightings.find_seen(
        current.feed.tenant_id, job_id=current.feed.job_id, external_ids=page.ids()
    )
    return seen if before is None else seen | (before.ids & page.ids())


def _plan(current: Slice, page: Page, before: Glance | None) -> Plan:
    external_ids = {ticket.external_id for ticket in page.tickets}
    return plan_page(
        page,
        tenant_id=current.feed.tenant_id,
        job_id=current.feed.job_id,
        stored=find_stored(current.feed.tenant_id, external_ids=external_ids),
        seen=_find_seen(current, page, before),
        page_size=current.feed.page_size,
        now=jobs.utc_now(),
    )
