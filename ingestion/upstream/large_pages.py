"""Reads a page whose reply is over a limit, in parts that are small enough.

One record over the limit on a page of 100 takes 15 calls instead of one, and no page takes more than 127.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog

from ingestion.core.endings import ReplyTooLarge, UpstreamFailed
from ingestion.core.page_parts import (
    MAX_REPEATED,
    MAX_TOO_LARGE,
    Part,
    end_of_feed,
    join,
    split,
    too_large,
)
from ingestion.core.pages import Page
from ingestion.upstream.client import NotFound
from ingestion.upstream.fetch import SliceExpired, UpstreamUnavailable

log = structlog.get_logger(__name__)

Read = Callable[[Part], Awaitable[Page]]


@dataclass(slots=True)
class LargePage:
    """The page `whole`, read in parts from its record `start` on; `interruption` is what ended that early."""

    whole: Part
    start: int
    read_part: Read
    interruption: SliceExpired | UpstreamUnavailable | None = None
    _pages: list[Page] = field(default_factory=list)
    _unreadable: int = 0

    async def read(self) -> Page:
        """Return the page; if it is interrupted, as much of it as there is, which says where to go on.

        Raises NotFound, UpstreamFailed, or the interruption if nothing was read before it.
        """
        waiting = split(self.whole)[::-1] if self.whole.size > 1 else [self.whole]
        while waiting:
            part = waiting.pop()
            if part.end <= self.whole.first + self.start:
                continue
            try:
                further = await self._read_or_split(part)
            except (SliceExpired, UpstreamUnavailable) as interruption:
                if not self._pages:
                    raise
                self.interruption = interruption
                return self._join(resume_at=part.first - self.whole.first)
            if not further and self._pages[-1].next_page is None:
                break
            waiting += further[::-1]
        return self._join(resume_at=None)

    async def _read_or_split(self, part: Part) -> list[Part]:
        """Read a part; return its own parts if it is to be read in those."""
        if part.first < self.whole.first + self.start:
            return split(part)
        try:
            page = await self.read_part(part)
        except ReplyTooLarge as error:
            if part.size > 1:
                log.warning(
                    "page too large", action="page_split", page=self.whole.number, size=part.size
                )
                return split(part)
            page = self._reject(part, error)
        except NotFound:
            if self.start == 0 and not self._pages:
                raise
            page = end_of_feed(part)
        self._pages.append(page)
        if len(page.tickets) + len(page.rejects) + page.skipped > part.size + MAX_REPEATED:
            raise UpstreamFailed(
                f"The external API sent more tickets than the {part.size} asked for."
            )
        return []

    def _reject(self, part: Part, error: ReplyTooLarge) -> Page:
        """Return the one record as a reject. Raises `error` if nothing on the page is small enough."""
        self._unreadable += 1
        is_all = self._unreadable == len(self._pages) + 1 and part.end == self.whole.end
        if is_all and self._unreadable >= MAX_TOO_LARGE:
            raise error
        return too_large(part, reason=str(error))

    def _join(self, *, resume_at: int | None) -> Page:
        return join(self._pages, whole=self.whole, start=self.start, resume_at=resume_at)
