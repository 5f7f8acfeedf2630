"""Long lists, read by page number or from a position; each query walks one index.

A position is the time and the key of a row, and its rank where ranks come first. A row that exists throughout
a walk therefore comes exactly once, whatever is written before or after it in the meantime.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Model

from ticketsaas.mongo import Document, get_collection

# 500 tickets of average length are half a megabyte, which MongoDB finds in about 10 ms. The longest tickets
# arrive in several replies, each with its own time limit.
BATCH_SIZE = 500
# An index is counted key by key: 10,000 keys take about 5 ms. The 60,000 keys of the most frequent word in
# 200,000 tickets take 30 to 60 ms, longer than reading the page itself.
MAX_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Count:
    """The number of rows in a list, or a lower bound if `is_minimum`."""

    number: int
    is_minimum: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """The place of a row in its list."""

    time: datetime | None
    key: Any
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows of a list and their order: by the field `time`, and for equal times by `key`, reversed.

    With a `rank`, a field of whole numbers that every row has, the lowest of those come first. An index must
    have these fields in this order, and the projection must include them. `index` names that index where
    MongoDB would choose a slower one. `find_count` returns the number of rows if something knows it without
    counting, else None.
    """

    model: type[Model]
    wanted: Document
    time: str
    key: str = "_id"
    rank: str | None = None
    newest_first: bool = True
    projection: Document | None = None
    index: str | None = None
    find_count: Callable[[], int | None] = lambda: None

    @property
    def hint(self) -> dict[str, Any]:
        return {} if self.index is None else {"hint": self.index}

    @property
    def sort(self) -> list[tuple[str, int]]:
        direction = -1 if self.newest_first else 1
        ranks = [] if self.rank is None else [(self.rank, 1)]
        return [*ranks, (self.time, direction), (self.key, -direction)]

    def position_of(self, row: Document) -> Position:
        # Another program may have written a row without them; the rest of the list can still be read.
        rank = None if self.rank is None else row.get(self.rank)
        return Position(row.get(self.time), row.get(self.key), rank)


def count_rows(listing: Listing) -> Count:
    """Return the number of rows on all pages, counted up to MAX_COUNTED."""
    known = listing.find_count()
    if known is not None:
        return Count(known)
    number = get_collection(listing.model).count_documents(
        listing.wanted, limit=MAX_COUNTED + 1, **listing.hint
    )
    return Count(min(number, MAX_COUNTED), is_minimum=number > MAX_COUNTED)


def read_rows(listing: Listing, *, skip: int = 0, size: int) -> list[Document]:
    """Return `size` rows after the first `skip`, which MongoDB has to walk over."""
    return _read(listing, listing.wanted, skip=skip, limit=size)


def read_after(listing: Listing, position: Position, *, size: int) -> list[Document]:
    """Return the next `size` rows after `position`, even if the row that was there is gone.

    Rows with the same time, or the same rank, are queried separately, so that each query starts at the right
    index entry.
    """
    rows: list[Document] = []
    for conditions in _conditions_after(listing, position):
        if len(rows) < size:
            rows += _read(listing, _narrowed(listing, conditions), limit=size - len(rows))
    return rows


def read_batches(listing: Listing) -> Iterator[list[Document]]:
    """Return all rows in batches. The first batch is read immediately, so that errors show at once.

    No cursor stays open in MongoDB between batches, however slow the reader is.
    """
    first = read_rows(listing, size=BATCH_SIZE)
    return chain([first], _read_further(listing, first))


def _read_further(listing: Listing, rows: list[Document]) -> Iterator[list[Document]]:
    while len(rows) == BATCH_SIZE:
        rows = read_after(listing, listing.position_of(rows[-1]), size=BATCH_SIZE)
        yield rows


def _read(listing: Listing, wanted: Document, *, limit: int, skip: int = 0) -> list[Document]:
    collection = get_collection(listing.model)
    cursor = collection.find(wanted, listing.projection, **listing.hint)
    return list(cursor.sort(listing.sort).skip(skip).limit(limit))


def _conditions_after(listing: Listing, position: Position) -> Iterator[Document]:
    """Yield the conditions of the rows after a position: of the same moment, then later, of higher rank."""
    after, later = ("$gt", "$lt") if listing.newest_first else ("$lt", "$gt")
    same_rank = {} if listing.rank is None else {listing.rank: position.rank}
    yield same_rank | {listing.time: position.time, listing.key: {after: position.key}}
    yield same_rank | {listing.time: {later: position.time}}
    if listing.rank is not None:
        yield {listing.rank: {"$gt": position.rank}}


def _narrowed(listing: Listing, conditions: Document) -> Document:
    """Return a filter to which both apply; the list's own may restrict the time as well."""
    return {"$and": [listing.wanted, conditions]}
