"""The words that phrases and points are about, each with a number.

Numbers, because a table of phrases is walked ten times faster by them than by words.
"""

from collections.abc import Container, Iterable
from typing import Final

from tickets.classification.text.phrases import SENTENCE_ENDS

# Words that no table names: any of them, and those that begin with a digit.
OTHER: Final = 0
OTHER_NUMBER: Final = 1


class Lexicon:
    """A number for each word, from two on; the marks that end sentences are always among them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        for word in (*sorted(SENTENCE_ENDS), *words):
            self._numbers.setdefault(word, len(self._numbers) + OTHER_NUMBER + 1)

    def size(self) -> int:
        """One more than the highest number."""
        return len(self._numbers) + OTHER_NUMBER + 1

    def members(self, words: Container[str]) -> list[int]:
        """The numbers of all words that a set has; the set may know words by their form."""
        return [number for word, number in self._numbers.items() if word in words]

    def find(self, word: str) -> int:
        """The number of a word."""
        number = self._numbers.get(word)
        if number is None:
            return OTHER_NUMBER if word[:1].isdigit() else OTHER
        return number
