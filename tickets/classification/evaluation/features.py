"""Chooses the words and pairs of words that the table of points is fitted with."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tickets.classification.score_table import Feature
from tickets.core.keywords import FUNCTION_WORDS

_POLITE: Final = "please hello hi dear team regards thanks thank best kind"
_TURNING: Final = "not no never nothing why how if still again now"
# Words of every letter, except those that turn a sentence round. Words of two and three letters stay:
# "you" and "my" say something about the tone.
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
    """Leave out numbers, whose digits are chance, single letters, and marks but of a raised voice."""
    if word in _MARKS:
        return True
    return len(word) > 1 and not word.isdigit() and word not in _UNINFORMATIVE
