"""A page whose reply is over a limit, read in parts: which parts to ask for, and the page they make.

Upstream's pages are numbered, so a part is a page of a smaller size, which must divide the larger one:

    page 2 of 100 records  =  pages 3 and 4 of 50  =  pages 5 to 8 of 25  ...  =  pages 101 to 200 of 1
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.core.pages import Page, Reject

# If at least this many records of a page are too large and none is small enough, upstream most likely ignores
# the size that it is asked for.
MAX_TOO_LARGE = 10
# Some upstreams repeat the last record of one page at the beginning of the next, whatever its size. Any more
# and upstream doesn't heed the size: its pages of another size would be other records.
MAX_REPEATED = 1


@dataclass(frozen=True, slots=True)
class Part:
    """The records that page `number` of the feed has if pages have `size` records."""

    number: int
    size: int

    @property
    def first(self) -> int:
        """The place of its first record in the feed, from 0."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """The place of the first record after it."""
        return self.number * self.size


def split(part: Part) -> list[Part]:
    """Return the equal parts of a part with more than one record, as large as half of it or less."""
    count = next(number for number in range(2, part.size + 1) if part.size % number == 0)
    before = (part.number - 1) * count
    return [Part(before + index, part.size // count) for index in range(1, count + 1)]


def too_large(part: Part, *, reason: str) -> Page:
    """Return a part of one record that is too large to be read: it is a reject, known by its place.

    Its id can't be read, so that it can't be told from the record that has its place in another crawl.
    """
    place = part.first + 1
    reject = Reject(
        external_id=f"record {place} of the feed",
        ticket_id=None,
        field=None,
        reason=f"Record {place} of the feed is too large, even asked for alone. {reason}",
        raw="",
        key=f"place:{place}",
        is_too_large=True,
    )
    return Page(
        number=part.number,
        tickets=(),
        rejects=(reject,),
        skipped=0,
        next_page=part.number + 1,
        total_count=None,
    )


def join(pages: Sequence[Page], *, whole: Part, start: int, resume_at: int | None) -> Page:
    """Return the page `whole` made of its parts, in their order, from its record `start` on.

    `resume_at` is where to go on if later parts are still missing; the page then names itself as the next.
    """
    following = whole.number if resume_at is not None else whole.number + 1
    counts = [page.total_count for page in pages if page.total_count is not None]
    has_more = resume_at is not None or not pages or pages[-1].next_page is not None
    if resume_at is None and pages and pages[-1].ends_unread and counts:
        has_more = counts[-1] > whole.end
    return Page(
        number=whole.number,
        tickets=tuple(ticket for page in pages for ticket in page.tickets),
        rejects=tuple(reject for page in pages for reject in page.rejects),
        skipped=sum(page.skipped for page in pages),
        next_page=following if has_more else None,
        total_count=counts[-1] if counts else None,
        start=start,
        resume_at=resume_at,
        is_unclear_end=bool(pages) and pages[-1].is_unclear_end,
    )


def end_of_feed(part: Part) -> Page:
    """Return a part that isn't there any more: the feed ends before it."""
    return replace(too_large(part, reason=""), rejects=(), next_page=None)
