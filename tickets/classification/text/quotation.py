"""Quotation of a phrase: as it stands in the text, with words around it if it says little by itself."""

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

from tickets.classification.text.tokens import FIRST_WORD, TokenizedText

# A phrase of fewer words is quoted with those around it, until there are WIDE_WORDS.
ENOUGH_WORDS: Final = 4
WIDE_WORDS: Final = 7
# A longer quotation is cut.
MOST_WORDS: Final = 8
# A number of more digits may be that of a card or a customer, which belongs into no alert.
_MOST_DIGITS: Final = 3
_ELLIPSIS: Final = "\u2026"


class Side(Enum):
    """The side of a phrase on which its meaning stands: *can you …* continues, *… is horrible* ends."""

    AFTER = 1
    BEFORE = -1


class Span(NamedTuple):
    """The words of a text from `start` up to and including `end`."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        """Return whether two spans have a word in common."""
        return self.start <= other.end and other.start <= self.end


def quote_phrase(text: TokenizedText, span: Span) -> str:
    """Return a phrase in quotation marks; an ellipsis says that its clause goes on."""
    words = text.as_written(*span)
    goes_on = len(words) == WIDE_WORDS and _may_be_added(text.words[span.end + 1])
    return quote(words, goes_on=goes_on)


def widen(text: TokenizedText, span: Span, *, sides: Sequence[Side]) -> Span:
    """Return a short phrase with words around it: on the first side, and if it is still short on the next.

    What is added ends at a punctuation mark and at a word that may be a secret.
    """
    most = WIDE_WORDS
    for side in sides:
        if _count(text, span) < ENOUGH_WORDS:
            span = _extend(text, span, side, most=most)
        most = ENOUGH_WORDS
    return span


def quote(words: Sequence[str], *, goes_on: bool = False) -> str:
    """Return words in quotation marks, MOST_WORDS at most; an ellipsis says that there are more."""
    shown = " ".join(words[:MOST_WORDS])
    return f"\u201c{shown}{_ELLIPSIS if goes_on or len(words) > MOST_WORDS else ''}\u201d"


def has_letters(words: Sequence[str]) -> bool:
    """Return whether words say something out of their context, which a question mark doesn't."""
    return any(word[:1].isalnum() for word in words)


def _count(text: TokenizedText, span: Span) -> int:
    return sum(word[:1].isalnum() for word in text.as_written(*span))


def _extend(text: TokenizedText, span: Span, side: Side, *, most: int) -> Span:
    start, end = span
    missing = most - _count(text, span)
    while missing > 0:
        at = end + 1 if side is Side.AFTER else start - 1
        if not FIRST_WORD <= at < len(text.words) or not _may_be_added(text.words[at]):
            break
        start, end = min(start, at), max(end, at)
        # The second half of "don't" is written with the first.
        missing -= bool(text.written[at])
    return Span(start, end)


def _may_be_added(word: str) -> bool:
    """Return whether a word is one of letters, or a short number such as that of hours."""
    return (word.isdecimal() and len(word) <= _MOST_DIGITS) or word.replace("'", "").isalpha()
