"""Reads one page of a long list, and how long it is: two queries on one index."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from ticketsaas.mongo import Document, get_collection


@dataclass(frozen=True, slots=True)
class Listing:
    """`rows` stand on the page asked for, `count` is how many there are on all pages."""

    count: int
    rows: list[Document]
    page: int
    page_size: int


def read_listing(
    model: type[Model],
    wanted: Document,
    *,
    sort: Sequence[tuple[str, int]],
    page: int,
    page_size: int,
    projection: Document | None = None,
    index: str | None = None,
) -> Listing:
    """The `page`th page (from 1) of the documents matching `wanted`; empty beyond the last one.

    `index` names the index to use where MongoDB's own choice would be slower or differ by page.
    """
    hint: dict[str, Any] = {} if index is None else {"hint": index}
    collection = get_collection(model)
    count = collection.count_documents(wanted, **hint)
    cursor = collection.find(wanted, projection, **hint).sort(sort)
    rows = list(cursor.skip((page - 1) * page_size).limit(page_size))
    return Listing(count, rows, page, page_size)
