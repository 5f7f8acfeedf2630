"""The loop over a feed's pages: fetch, plan, commit, next."""

import asyncio
from contextlib import suppress
from dataclasses import replace

import structlog

from ingestion.core.endings import UpstreamFailed
from ingestion.core.feed_drift import (
    MAX_STALE_PAGES,
    PageSummary,
    add_missed,
    is_stale,
    pages_to_reread,
)
from ingestion.core.page_cuts import rest_of
from ingestion.core.pages import Page
from ingestion.core.step_plans import Plan, plan_page
from ingestion.engine.corrected_tickets import repeat_if_corrected
from ingestion.engine.page_cuts import commit_in_cuts
from ingestion.engine.slice import Slice
from ingestion.store import seen_tickets
from ingestion.upstream.client import NotFound
from tickets.store.tickets import TicketCorrected, find_stored
from ticketsaas import clock
from ticketsaas.mongo.refusals import is_refused

log = structlog.get_logger(__name__)


class Crawl:
    """One slice's walk over a feed's pages, from the checkpoint on.

    While a page is committed the next one is already fetched and planned.
    """

    def __init__(self, current: Slice) -> None:
        self._slice, self._feed = current, current.feed
        self._before: PageSummary | None = None
        self._stale_pages = current.job.barren_pages

    async def run(self) -> None:
        """Commit page after page until the feed ends; return at once if it had ended before.

        Raises UpstreamFailed, SliceExpired, StaleCheckpoint, LeaseLost, or the driver's error.
        """
        self._before = await asyncio.to_thread(self._recall)
        job = self._slice.job
        page = await self._fetch(job.next_page, start=job.records_read)
        if page is not None and job.page_offset:
            page = rest_of(page, offset=job.page_offset)
        committing: asyncio.Future[None] = asyncio.ensure_future(asyncio.sleep(0))
        try:
            while page is not None:
                if self._overlaps(page):
                    # The plan would miss what the page before is about to write. Without a ticket in
                    # both it can't: only the holder of the lease and people who correct labels write tickets,
                    # and what people write is noticed at the commit.
                    await asyncio.shield(committing)
                plan = await asyncio.to_thread(self._plan, page)
                await asyncio.shield(committing)
                stale_pages = self._stale_pages
                committing = asyncio.ensure_future(
                    asyncio.to_thread(self._commit, page, plan, stale_pages=stale_pages)
                )
                self._before = PageSummary(page.ids(), page.total_count)
                page = await self._fetch(page.next_page, start=page.resume_at or 0)
        finally:
            await committing

    def _recall(self) -> PageSummary | None:
        """Return what is remembered of the page before the checkpoint."""
        job = self._slice.job
        if job.next_page is None or job.processed_pages == 0:
            return None
        return seen_tickets.find_page_before(job.tenant_id, job_id=job.job_id, number=job.next_page)

    def _overlaps(self, page: Page) -> bool:
        return self._before is not None and not self._before.ids.isdisjoint(page.ids())

    async def _fetch(self, number: int | None, *, start: int) -> Page | None:
        """Return the page, with the tickets that slipped back over its beginning since the one before.

        `start` says how many of its records are committed already.
        """
        if number is None:
            return None
        page = await self._get_page_or_end(number, start=start)
        reread = pages_to_reread(self._before, page, page_size=self._feed.page_size)
        for earlier in reread:
            again = await self._feed.get_page(earlier)
            seen = await asyncio.to_thread(self._find_seen, again)
            page = add_missed(page, again, seen=seen)
            log.info("feed shifted", action="feed_shifted", page=number, looked_again_at=earlier)
        return page

    async def _get_page_or_end(self, number: int, *, start: int) -> Page:
        """Return the page, or an empty last one when the feed has become too short for it.

        The feed has become too short if the page before names no next one any more.
        """
        try:
            return await self._feed.get_page(number, start=start)
        except NotFound as missing:
            if number > 1 and (end := await self._find_last_page(number - 1)) is not None:
                empty = replace(end, number=number, tickets=(), rejects=(), skipped=0)
                return replace(empty, next_page=None, start=0)
            raise UpstreamFailed(str(missing)) from missing

    async def _find_last_page(self, number: int) -> Page | None:
        """Return the page if it is the feed's last one now."""
        try:
            page = await self._feed.get_page(number)
            while page.resume_at is not None:
                page = await self._feed.get_page(number, start=page.resume_at)
        except NotFound:
            return None
        return page if page.next_page is None or page.ends_unread else None

    def _find_seen(self, page: Page) -> frozenset[str]:
        """Return the page's tickets that the job has seen before.

        The page before counts as seen although it may not be committed yet.
        """
        job = self._slice.job
        seen = seen_tickets.find_seen(job.tenant_id, job_id=job.job_id, external_ids=page.ids())
        return seen if self._before is None else seen | (self._before.ids & page.ids())

    def _plan(self, page: Page) -> Plan | None:
        """Plan the page's step; None for a page that is too large to be looked up as a whole.

        Raises UpstreamFailed for a feed that goes in a circle.
        """
        try:
            seen = self._find_seen(page)
            self._count_stale_page(page, seen=seen)
            return self._plan_cut(page, seen=seen, stale_pages=self._stale_pages)
        except Exception as error:
            if not is_refused(error):
                raise
            return None

    def _plan_cut(self, cut: Page, *, seen: frozenset[str], stale_pages: int) -> Plan:
        job = self._slice.job
        external_ids = {ticket.external_id for ticket in cut.tickets}
        return plan_page(
            cut,
            job=job,
            stored=find_stored(job.tenant_id, external_ids=external_ids),
            seen=seen,
            fence=self._slice.lease.fence,
            stale_pages=stale_pages,
            has_rejects=self._slice.has_rejects,
            policy=self._slice.policy,
            now=clock.utc_now(),
        )

    def _commit(self, page: Page, plan: Plan | None, *, stale_pages: int) -> None:
        """Commit the page's step, or, if that is too much, the page in cuts."""
        job = self._slice.job

        def commit(cut: Page) -> None:
            if cut is page and plan is not None:
                with suppress(TicketCorrected):
                    self._slice.commit(plan)
                    return
            # All pages before are committed by now.
            seen = seen_tickets.find_seen(job.tenant_id, job_id=job.job_id, external_ids=cut.ids())
            repeat_if_corrected(
                lambda: self._slice.commit(self._plan_cut(cut, seen=seen, stale_pages=stale_pages))
            )

        commit_in_cuts(page, commit=commit)

    def _count_stale_page(self, page: Page, *, seen: frozenset[str]) -> None:
        stale = is_stale(page, seen=seen, page_size=self._feed.page_size)
        self._stale_pages = self._stale_pages + 1 if stale else 0
        if self._stale_pages > MAX_STALE_PAGES:
            raise UpstreamFailed(
                f"The {MAX_STALE_PAGES} pages up to {page.number} had nothing new, "
                "and more are named."
            )
