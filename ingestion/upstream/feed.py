"""A tenant's feed: its pages, single tickets, and the list of deleted ones."""

import asyncio
from dataclasses import dataclass, field

import structlog

from ingestion.core.endings import ReplyTooLarge, UpstreamFailed
from ingestion.core.fetch_retry import MAX_LOOK_UP_ATTEMPTS
from ingestion.core.lookups import Gone, LookUp, Undecided, parse_look_up
from ingestion.core.page_parts import Part, too_large
from ingestion.core.pages import Page, parse_deleted_ids, parse_page
from ingestion.upstream.client import NotFound, fetch_deleted_ids, fetch_page, fetch_ticket
from ingestion.upstream.fetch import Fetcher, SliceExpired, UpstreamUnavailable
from ingestion.upstream.large_pages import LargePage

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Feed:
    """A tenant's feed as one slice reads it, in pages of `page_size` tickets.

    Every method but `find_deleted_ids` raises UpstreamFailed, and UpstreamUnavailable when upstream gives no
    usable answer for now. All of them raise SliceExpired when the slice's time is over before upstream has
    answered.
    """

    fetcher: Fetcher
    tenant_id: str
    page_size: int
    interruptions: list[SliceExpired | UpstreamUnavailable] = field(default_factory=list)
    """What interrupted a page that was returned without its end; at most one."""

    async def get_page(self, number: int, *, start: int = 0) -> Page:
        """Return the page of this number, from its record `start` on. Raises NotFound as well.

        A page whose reply is over a limit is read in parts. If that is interrupted, the page has the parts
        read so far and says where to `resume_at`, and the next call raises what interrupted it.
        """
        if self.interruptions:
            raise self.interruptions.pop()
        whole = Part(number, self.page_size)
        try:
            if start == 0:
                return await self._read_part(whole)
        except ReplyTooLarge as error:
            log.warning("page too large", action="page_split", page=number, size=whole.size)
            if whole.size == 1:
                return too_large(whole, reason=str(error))
        large = LargePage(whole, start, self._read_part)
        page = await large.read()
        if large.interruption is not None:
            self.interruptions.append(large.interruption)
        return page

    async def _read_part(self, part: Part) -> Page:
        async def call() -> Page:
            raw = await fetch_page(
                self.fetcher.client,
                tenant_id=self.tenant_id,
                page=part.number,
                page_size=part.size,
                limits=self.fetcher.limits,
            )
            # In a thread: a text of megabytes would keep the event loop from noticing a cancel.
            return await asyncio.to_thread(
                parse_page, raw, tenant_id=self.tenant_id, number=part.number
            )

        return await self.fetcher.fetch(call, what=f"page {part.number} of {part.size}")

    async def find_deleted_ids(self) -> list[str]:
        """Return the upstream ids of the deleted tickets of all tenants.

        A list that upstream doesn't have, or doesn't give in a few tries, counts as empty: all it does is
        save asking for tickets one by one.
        """

        async def call() -> list[str]:
            # In a thread: a million ids would keep the event loop from noticing a cancel.
            raw = await fetch_deleted_ids(self.fetcher.client, limits=self.fetcher.limits)
            return await asyncio.to_thread(parse_deleted_ids, raw)

        try:
            return await self.fetcher.fetch(
                call, what="the deleted tickets", max_attempts=MAX_LOOK_UP_ATTEMPTS
            )
        except NotFound:
            return []
        except (UpstreamFailed, UpstreamUnavailable, SliceExpired) as error:
            if isinstance(error, SliceExpired) and not error.failed_attempts:
                raise
            log.warning("no deleted ids", action="deleted_ids_missing", reason=str(error))
            return []

    async def look_up(self, external_id: str, *, tries: int = 0) -> LookUp:
        """Return what upstream says about one ticket, asking up to three times.

        `tries` is how often that failed in earlier slices. An answer of upstream's that another call would
        not change decides at once, and so does a wish for a long wait. Raises SliceExpired when the slice
        is over before that.
        """

        async def call() -> LookUp:
            raw = await fetch_ticket(
                self.fetcher.client, external_id=external_id, limits=self.fetcher.limits
            )
            return parse_look_up(raw, tenant_id=self.tenant_id, external_id=external_id)

        left = MAX_LOOK_UP_ATTEMPTS - tries
        if left <= 0:
            return Undecided(has_failed=True)
        try:
            return await self.fetcher.fetch(call, what="a ticket", max_attempts=left)
        except NotFound:
            return Gone()
        except UpstreamFailed as refusal:
            return self._explain(Undecided(), reason=str(refusal))
        except UpstreamUnavailable as error:
            if error.retry.tries_used or error.retry.parks:
                return self._explain(Undecided(has_failed=True), reason=str(error))
            raise SliceExpired(failed_attempts=error.attempts) from error

    def _explain(self, undecided: Undecided, *, reason: str) -> Undecided:
        log.info("look-up undecided", action="lookup_undecided", reason=reason)
        return undecided
