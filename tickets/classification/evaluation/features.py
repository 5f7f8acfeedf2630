"""Features: the words that may get points in the table."""

from collections.abc import Iterable
from typing import Final

from tickets.classification.rules.language import word_set
from tickets.classification.score_table import TURNING_WORDS, Feature
from tickets.core.keywords import FUNCTION_WORDS, POLITE_WORDS

# Words that carry grammar and have fewer letters than a keyword.
_SHORT_FUNCTION_WORDS: Final = word_set(
    "a able all am an and any are as at be been by can did do etc for from get got had has he her him his i "
    "if in is it its let may of off oh ok on one or out per re s said say says she so t than the to too two "
    "up via was yes"
)
_UNINFORMATIVE: Final = (FUNCTION_WORDS | POLITE_WORDS | _SHORT_FUNCTION_WORDS) - TURNING_WORDS
SHORTEST: Final = 2


def find_features(words: Iterable[str]) -> set[Feature]:
    """Return the features of a ticket: its words of content, without marks and numbers."""
    return {
        word
        for word in words
        if len(word) >= SHORTEST and word.isalpha() and word not in _UNINFORMATIVE
    }
