"""Where the words that the writer wrote stand in a message as it came."""

import re
from collections.abc import Iterator
from typing import Final

from tickets.core.mail.written_text import read_written_text
from tickets.core.markup_patterns import LINE_TAG
from tickets.core.visible_text import is_html, read_prose

Span = tuple[int, int]

_LINE: Final = re.compile(f"\n|{LINE_TAG.pattern}", LINE_TAG.flags)
_QUOTE_MARKS: Final = "> "


def find_written_spans(message: str) -> Iterator[Span]:
    """Yield the spans of the lines, tags between them excluded, that were read as they stand there.

    A line of which a part was left out is none.
    """
    written = {_unify(line) for line in read_written_text(message).split("\n")} - {""}
    for start, end in _split_lines(message):
        if _unify(read_prose(message[start:end])) in written:
            yield start, end


def _split_lines(message: str) -> Iterator[Span]:
    start = 0
    for found in (LINE_TAG if is_html(message) else _LINE).finditer(message):
        yield start, found.start()
        start = found.end()
    yield start, len(message)


def _unify(line: str) -> str:
    return " ".join(line.lstrip(_QUOTE_MARKS).split())
