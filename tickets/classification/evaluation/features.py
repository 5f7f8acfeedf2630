"""Features: the words and pairs of words that may get points in the table."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tickets.classification.score_table import Feature
from tickets.core.keywords import FUNCTION_WORDS

_POLITE: Final = "please hello hi dear team regards thanks thank best kind"
_TURNING: Final = "not no never nothing why how if still again now"
# Words that occur in any letter, except those that reverse a sentence. Words of two and three letters stay
# in: "you" and "my" say something about the tone.
_UNINFORMATIVE: Final = (FUNCTION_WORDS | set(_POLITE.split())) - set(_TURNING.split())
_MARKS: Final = frozenset("!?")


def find_features(words: Sequence[str]) -> set[Feature]:
    """Return the features of a ticket; a pair needs one informative word and no full stop."""
    informative = {word for word in words if _is_informative(word)}
    return informative | {
        f"{word} {following}"
        for word, following in pairwise(words)
        if not informative.isdisjoint((word, following)) and "." not in (word, following)
    }


def _is_informative(word: str) -> bool:
    """Return whether a word may be a feature.

    Numbers are not, because their digits are arbitrary, nor are single letters and marks other than `!`
    and `?`.
    """
    if word in _MARKS:
        return True
    return len(word) > 1 and not word.isdigit() and word not in _UNINFORMATIVE
