"""Decides from what was seen of a feed whether tickets moved between its pages unseen.

A feed of numbered pages shifts while it is read. What comes in behind the reader pushes tickets on,
and they are seen twice; what goes away there pulls tickets back, past the reader:

    page 1 = a b c    page 2 = d e f       the reader has page 1, then a is deleted
    page 1 = b c d    page 2 = e f g       page 2 has no d, and total_count fell by one
"""

from collections.abc import Set
from dataclasses import dataclass, replace

from ingestion.core.pages import Page

# A boundary looks no further back: three hundred tickets that went between two calls are a mass
# deletion, which the next crawl finds.
MAX_STEPS_BACK = 3
# After the last page, as many calls again as a tenth of the pages, or a third of a minute's budget.
SECOND_LOOK_ONE_IN = 10
MIN_SECOND_LOOKS = 20
# A feed with so many pages in a row and nothing new on them goes in a circle, or on for ever. A filter
# upstream empties a page or two.
MAX_BARREN_PAGES = 20


@dataclass(frozen=True, slots=True)
class Glance:
    """What is remembered of the page before, across slices too."""

    ids: frozenset[str]
    total_count: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """A crawl's count of what it saw against what upstream says there is.

    `seen` are different tickets and records without an id, `gone` those of them that upstream lists
    as deleted by now, `repeated` records that came more than once, `deleted` tickets that are stored
    as deleted: some upstreams go on counting them.
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
    def unexplained(self) -> int:
        """Those of them that neither records that came twice nor deleted tickets explain."""
        return max(0, (self.total_count or 0) - self.seen - self.repeated - self.deleted)


def pages_to_look_at_again(before: Glance | None, page: Page, *, page_size: int) -> range:
    """The pages before this one, nearest first, into which tickets may have moved unread.

    A fall of the total says how many went; a rise without a repeated ticket may hide one that went.
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
    """The page with those tickets of a page looked at again that nobody has seen yet."""
    known = seen | page.ids()
    missed = tuple(ticket for ticket in again.tickets if ticket.external_id not in known)
    return replace(page, tickets=page.tickets + missed)


def is_barren(page: Page, *, seen: Set[str], page_size: int) -> bool:
    """True when a page has nothing that the crawl has not seen.

    A record without an id may be new, but not behind the end that `total_count` gives the feed.
    """
    if page.ids() - seen:
        return False
    is_behind_the_end = (
        page.total_count is not None and (page.number - 1) * page_size >= page.total_count
    )
    return is_behind_the_end or page.others() == 0


def max_second_looks(pages: int) -> int:
    """How many pages may be looked at again after the last one of a feed with so many."""
    return min(pages, max(MIN_SECOND_LOOKS, pages // SECOND_LOOK_ONE_IN))


def is_worth_another_look(tally: Tally, *, looks: int, pages: int, found: bool) -> bool:
    """True when unseen tickets may be on page number `looks` + 1; `found` when the last look had some.

    Where repeated records explain the difference, one look without a find settles it.
    """
    if tally.unseen == 0 or looks >= max_second_looks(pages):
        return False
    return found or tally.unexplained > 0
