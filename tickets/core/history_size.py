"""Keeps a row of history within what MongoDB stores, whatever texts a ticket had before and has now."""

from collections.abc import Iterable
from typing import Any

from tickets.core.lengths import cut_bytes
from ticketsaas.document_type import Document

# A document has at most 16 MB, and two texts of 1,000,000 characters, old and new, may have as much. Half of
# it leaves room for the other fields, and for a list of such rows in a reply.
MAX_CHANGES_BYTES = 8 * 1024 * 1024
CUT = " [cut: the whole text had {} characters]"
_CUT_BYTES = len(CUT) + 10


def fit_changes(changes: Document) -> Document:
    """Return the changes of a row with texts that are short enough.

    As long as all texts together fit, they are whole. If not, each gets the same share; a longer one is cut,
    ends with a mark that says so, and its field has `truncated: true`.
    """
    texts = [value for pair in changes.values() for value in _texts_of(pair)]
    if sum(len(text) for text in texts) * 4 <= MAX_CHANGES_BYTES:
        return changes
    if sum(len(text.encode()) for text in texts) <= MAX_CHANGES_BYTES:
        return changes
    share = MAX_CHANGES_BYTES // len(texts)
    return {name: _fit_pair(pair, maximum=share) for name, pair in changes.items()}


def _texts_of(pair: Document) -> Iterable[str]:
    return (value for value in pair.values() if isinstance(value, str))


def _fit_pair(pair: Document, *, maximum: int) -> Document:
    short = {name: _fit(value, maximum=maximum) for name, value in pair.items()}
    return short if short == pair else short | {"truncated": True}


def _fit(value: Any, *, maximum: int) -> Any:
    if not isinstance(value, str) or len(value.encode()) <= maximum:
        return value
    return cut_bytes(value, maximum=maximum - _CUT_BYTES) + CUT.format(len(value))
