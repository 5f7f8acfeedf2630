"""Reads long lists: a page by its number, or what comes after a place; each query walks one index.

A place is the moment and the key of a row, so whatever is written before or behind it in the meantime,
no row that stays comes twice or never.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Model

from ticketsaas.mongo import Document, get_collection

# Tickets of a usual length are half a megabyte then, and MongoDB finds them in some 10 ms; the longest
# kind of ticket arrives in several replies, each with a time limit of its own.
BATCH_SIZE = 500


# An index is counted key by key: 10,000 take some 5 ms, and 60,000, those of the most frequent word of
# 200,000 tickets, 30 to 60 ms, which is more than the page takes that they are counted for.
MAX_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a list has; at least so many where it `is_minimum`."""

    number: int
    is_minimum: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in its list."""

    time: datetime
    key: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which rows, and in which order: by the field `time`, and by `key` against it in the same moment.

    An index must have them in this order, and the projection must show both. `index` names it where
    MongoDB's own choice would be slower. `find_count` may know sooner than an index how many there are.
    """

    model: type[Model]
    wanted: Document
    time: str
    key: str = "_id"
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
        return [(self.time, direction), (self.key, -direction)]

    def place_of(self, row: Document) -> Place:
        return Place(row[self.time], row[self.key])


def count_rows(listing: Listing) -> Count:
    """How many there are on all pages."""
    known = listing.find_count()
    if known is not None:
        return Count(known)
    number = get_collection(listing.model).count_documents(
        listing.wanted, limit=MAX_COUNTED + 1, **listing.hint
    )
    return Count(min(number, MAX_COUNTED), is_minimum=number > MAX_COUNTED)


def read_rows(listing: Listing, *, skip: int = 0, size: int) -> list[Document]:
    """The first rows after so many skipped ones; MongoDB walks over those."""
    return _read(listing, listing.wanted, skip=skip, limit=size)


def read_after(listing: Listing, place: Place, *, size: int) -> list[Document]:
    """The next rows after the place, whether or not the row that stood there is still there.

    Those of the same moment are a query of their own, so that both know where in the index to begin.
    """
    rows = _read(listing, _same_moment(listing, place), limit=size)
    if len(rows) < size:
        rows += _read(listing, _later_moments(listing, place), limit=size - len(rows))
    return rows


def read_batches(listing: Listing) -> Iterator[list[Document]]:
    """All rows, a batch at a time; the first is read now, so that what is wrong is known at once.

    No cursor is left open in MongoDB however long the reader takes.
    """
    first = read_rows(listing, size=BATCH_SIZE)
    return chain([first], _read_further(listing, first))


def _read_further(listing: Listing, rows: list[Document]) -> Iterator[list[Document]]:
    while len(rows) == BATCH_SIZE:
        rows = read_after(listing, listing.place_of(rows[-1]), size=BATCH_SIZE)
        yield rows


def _read(listing: Listing, wanted: Document, *, limit: int, skip: int = 0) -> list[Document]:
    collection = get_collection(listing.model)
    cursor = collection.find(wanted, listing.projection, **listing.hint)
    return list(cursor.sort(listing.sort).skip(skip).limit(limit))


def _same_moment(listing: Listing, place: Place) -> Document:
    after = "$gt" if listing.newest_first else "$lt"
    return _narrowed(listing, {listing.time: place.time, listing.key: {after: place.key}})


def _later_moments(listing: Listing, place: Place) -> Document:
    later = "$lt" if listing.newest_first else "$gt"
    return _narrowed(listing, {listing.time: {later: place.time}})


def _narrowed(listing: Listing, conditions: Document) -> Document:
    """Both apply: the filter may limit the time itself."""
    return {"$and": [listing.wanted, conditions]}
