"""Tickets that move between the pages of a feed while it is read: which pages to read again.

A feed of numbered pages shifts while it is read. A ticket that is added behind the reader pushes others
on, and they are seen twice. A ticket that is removed there pulls others back, past the reader:

    page 1 = a b c    page 2 = d e f       the reader has page 1, then a is deleted
    page 1 = b c d    page 2 = e f g       page 2 has no d, and total_count fell by one
"""

from collections.abc import Set
from dataclasses import dataclass, replace

from ingestion.core.pages import Page

# At a boundary no page further back is read again: three hundred tickets that went between two calls
# are a mass deletion, which the next crawl finds.
MAX_STEPS_BACK = 3
# After the last page, as many calls more as a tenth of the pages, or a third of a minute's budget.
REREAD_ONE_IN = 10
MIN_REREADS = 20
# A feed with this many stale pages in a row goes in a circle, or on for ever. A filter upstream makes
# a page or two of a sound feed stale.
MAX_STALE_PAGES = 20


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What is remembered of a page, across slices too: its tickets, and how many upstream counted."""

    ids: frozenset[str]
    total_count: int | None


@dataclass(frozen=True, slots=True)
class FeedCount:
    """What a crawl saw, against the number of tickets that upstream says there are.

    `seen` counts different tickets and records without an id, `gone` those among them that upstream
    lists as deleted by now, `repeated` records that came more than once, and `deleted` tickets that are
    stored as deleted, because some upstreams go on counting those.
    """

    total_count: int | None
    seen: int
    gone: int
    repeated: int
    deleted: int

    @property
    def unseen(self) -> int:
        """Tickets that upstream counts and no page had, as far as the numbers tell."""
        return max(0, (self.total_count or 0) - (self.seen - self.gone))

    @property
    def confirms_end(self) -> bool:
        """Whether upstream counts its tickets, and pages had all of them."""
        return self.total_count is not None and self.unseen == 0

    @property
    def unexplained(self) -> int:
        """Unseen tickets that neither repeated records nor deleted tickets explain."""
        return max(0, (self.total_count or 0) - self.seen - self.repeated - self.deleted)


def pages_to_reread(before: PageSummary | None, page: Page, *, page_size: int) -> range:
    """Return the pages before this one into which tickets may have moved unread, nearest first.

    `before` is the page read before this one. A fall of the total says how many tickets went; a rise
    without a repeated ticket may hide one that went.
    """
    nothing = range(0)
    if before is None or before.total_count is None or page.total_count is None:
        return nothing
    fell = before.total_count - page.total_count
    if fell == 0 or (fell < 0 and not before.ids.isdisjoint(page.ids())):
        return nothing
    steps = min(max(1, -(-fell // page_size)), MAX_STEPS_BACK, page.number - 1)
    return range(page.number - 1, page.number - 1 - steps, -1)


def add_missed(page: Page, again: Page, *, seen: Set[str]) -> Page:
    """Return the page with the tickets of a page read again that nobody has seen yet."""
    known = seen | page.ids()
    missed = tuple(ticket for ticket in again.tickets if ticket.external_id not in known)
    return replace(page, tickets=page.tickets + missed)


def is_stale(page: Page, *, seen: Set[str], page_size: int) -> bool:
    """Return whether the crawl has seen everything on the page before.

    A record without an id may be new, but not behind the end that `total_count` gives the feed. A page of
    nothing but records that are too large to be read counts as stale: there could be more of them for ever.
    """
    if page.ids() - seen:
        return False
    if page.rejects and not page.skipped and all(each.is_too_large for each in page.rejects):
        return True
    is_behind_the_end = (
        page.total_count is not None and (page.number - 1) * page_size >= page.total_count
    )
    return is_behind_the_end or page.unidentified() == 0


def max_rereads(pages: int) -> int:
    """Return how many pages may be read again after the last one of a feed with `pages` pages."""
    return min(pages, max(MIN_REREADS, pages // REREAD_ONE_IN))


def is_reread_due(count: FeedCount, *, rereads: int, pages: int, found: bool) -> bool:
    """Return whether unseen tickets may be on page number `rereads` + 1, the next to be read again.

    `found` says whether the page read again last had some. Where repeated records explain the
    difference, one page without a find settles it.
    """
    if count.unseen == 0 or rereads >= max_rereads(pages):
        return False
    return found or count.unexplained > 0
