"""Matcher that finds the phrases of all rules in the words of a ticket.

The time is linear in the number of words, because the words that a phrase may skip are bounded.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from tickets.classification.rules.language import SENTENCE_ENDS
from tickets.classification.rules.rule import Rule
from tickets.classification.text.phrases import Phrase, Step

Words = Sequence[str]


class Hit(NamedTuple):
    """A rule and the position of one of its phrases: the words `start` up to and including `end`.

    `anchor` is the word by which the phrase was looked up.
    """

    rule: Rule
    start: int
    anchor: int
    end: int


class PhraseIndex:
    """Phrases by anchor, each with a neighbour of the anchor: checking it first rules most phrases out."""

    def __init__(self, phrases: Iterable[Phrase], *, unskippable: Set[str] = SENTENCE_ENDS) -> None:
        self._unskippable = unskippable
        self._by_word: dict[str, list[tuple[int, frozenset[str], Phrase]]] = {}
        for phrase in phrases:
            for word in phrase.anchor:
                self._by_word.setdefault(word, []).append((*_find_neighbour(phrase), phrase))

    def find(self, words: Words) -> Iterator[Hit]:
        """Find every phrase in words that begin and end with `EDGE` full stops, in their order."""
        for at, word in enumerate(words):
            for offset, wanted, phrase in self._by_word.get(word, ()):
                if words[at + offset] in wanted:
                    end = self._walk(words, at, phrase.right, 1)
                    start = self._walk(words, at, phrase.left, -1)
                    if start is not None and end is not None:
                        yield Hit(phrase.rule, start, at, end)

    def _walk(self, words: Words, at: int, steps: Sequence[Step], direction: int) -> int | None:
        """Return the position of the last step, or None if a step matches no word."""
        for place, (gap, wanted) in enumerate(steps):
            if gap:
                return self._search(words, at, steps[place:], direction)
            at += direction
            if words[at] not in wanted:
                return None
        return at

    def _search(self, words: Words, at: int, steps: Sequence[Step], direction: int) -> int | None:
        """Walk steps; the first may skip words, but not an unskippable one."""
        gap, wanted = steps[0]
        for place in range(at + direction, at + direction * (gap + 2), direction):
            if words[place] in wanted:
                end = self._walk(words, place, steps[1:], direction)
                if end is not None:
                    return end
            if words[place] in self._unskippable:
                return None
        return None


def _find_neighbour(phrase: Phrase) -> tuple[int, frozenset[str]]:
    """Return the offset and the words of a step next to the anchor, or of the anchor if there is none."""
    for offset, steps in ((1, phrase.right), (-1, phrase.left)):
        if steps and not steps[0].gap:
            return offset, steps[0].wanted
    return 0, phrase.anchor
