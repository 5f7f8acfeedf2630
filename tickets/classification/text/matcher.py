"""Finds the phrases of all rules in the words of a ticket.

Promise: the time is linear in the number of words, because what a phrase may skip is bounded.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import Final, final

from librt.vecs import vec
from mypy_extensions import i64

from tickets.classification.rules.rule import Rule
from tickets.classification.text.phrases import SENTENCE_ENDS, Numbers, Phrase, Steps
from tickets.classification.text.word_ids import OTHER_NUMBER, Lexicon

# Full stops that must stand before and after the words. A skip ends at the first; the second is for
# phrases that name one and go on.
EDGE: Final = 2
# In place of a gap: there are no more steps.
_END: Final = -1
# One less than a number of 64 bits has, for the sign.
_BITS: Final = 63


@final
class Hit:
    """A rule whose phrase stands at words `start` up to and including `end`.

    `anchor` is the word that gave it away.
    """

    def __init__(self, rule: Rule, start: int, anchor: int, end: int) -> None:
        self.rule = rule
        self.start = start
        self.anchor = anchor
        self.end = end


class _Layout:
    """The steps of all phrases in rows, and which words each of them accepts, in bits."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.gaps = [_END]
        self.columns = [0]
        self.masks = [0]
        self._lexicon = lexicon
        self._sets: dict[frozenset[str], int] = {}
        self._rows: dict[Steps, int] = {(): 0}

    def add(self, steps: Steps) -> int:
        """The row where these steps begin."""
        row = self._rows.setdefault(steps, len(self.gaps))
        if row == len(self.gaps):
            for gap, wanted in steps:
                number = self._sets.setdefault(wanted, len(self._sets))
                self.gaps.append(gap)
                self.columns.append(number // _BITS)
                self.masks.append(1 << number % _BITS)
            self.gaps.append(_END)
            self.columns.append(0)
            self.masks.append(0)
        return row

    def width(self) -> int:
        """The columns of bits that each word has."""
        return len(self._sets) // _BITS + 1

    def bits(self) -> list[int]:
        """For each word its columns of bits, one for each set that has the word."""
        width = self.width()
        bits = [0] * (self._lexicon.size() * width)
        for wanted, number in self._sets.items():
            for word in self._members(wanted):
                bits[word * width + number // _BITS] |= 1 << number % _BITS
        return bits

    def _members(self, wanted: frozenset[str]) -> list[int]:
        if isinstance(wanted, Numbers):
            return [*self._lexicon.members(wanted), OTHER_NUMBER]
        return [self._lexicon.find(word) for word in wanted]


@final
class PhraseIndex:
    """Phrases, by the word that gives each of them away.

    `lexicon` has every word of the phrases.
    """

    def __init__(self, phrases: Iterable[Phrase], lexicon: Lexicon) -> None:
        layout = _Layout(lexicon)
        by_anchor: list[list[Phrase]] = [[] for _ in range(lexicon.size())]
        for phrase in phrases:
            for word in phrase.anchor:
                by_anchor[lexicon.find(word)].append(phrase)
        sorted_phrases = [phrase for found in by_anchor for phrase in found]
        self._rules = [phrase.rule for phrase in sorted_phrases]
        self._lefts = vec[i64]([layout.add(phrase.left) for phrase in sorted_phrases])
        self._rights = vec[i64]([layout.add(phrase.right) for phrase in sorted_phrases])
        # The phrases of word n are those from `_firsts[n]` on, up to `_firsts[n + 1]`.
        self._firsts = vec[i64](accumulate(map(len, by_anchor), initial=0))
        self._gaps = vec[i64](layout.gaps)
        self._columns = vec[i64](layout.columns)
        self._masks = vec[i64](layout.masks)
        self._width: i64 = layout.width()
        self._bits = vec[i64](layout.bits())
        ends = lexicon.members(SENTENCE_ENDS)
        self._ends = vec[i64]([number in ends for number in range(lexicon.size())])

    def find(self, words: vec[i64]) -> list[Hit]:
        """Every phrase found in the words, which must begin and end with `EDGE` full stops."""
        hits: list[Hit] = []
        gaps, columns, masks, bits = self._gaps, self._columns, self._masks, self._bits
        for at in range(EDGE - 1, len(words) - EDGE):
            word: i64 = words[at]
            before, after = words[at - 1] * self._width, words[at + 1] * self._width
            for place in range(self._firsts[word], self._firsts[word + 1]):
                left, right = self._lefts[place], self._rights[place]
                # A look at the neighbours, which nearly always is enough.
                if gaps[right] == 0 and bits[after + columns[right]] & masks[right] == 0:
                    continue
                if gaps[left] == 0 and bits[before + columns[left]] & masks[left] == 0:
                    continue
                end = self._walk(words, at, right, 1)
                start = self._walk(words, at, left, -1) if end else 0
                if start:
                    hits.append(Hit(self._rules[place], start, at, end))
        return hits

    def _walk(self, words: vec[i64], at: i64, row: i64, direction: i64) -> i64:
        """The place of the last step, or 0, where no phrase can end, if a step is not there."""
        while self._gaps[row] == 0:
            at += direction
            if not self._accepts(row, words[at]):
                return 0
            row += 1
        return at if self._gaps[row] == _END else self._search(words, at, row, direction)

    def _search(self, words: vec[i64], at: i64, row: i64, direction: i64) -> i64:
        for _ in range(self._gaps[row] + 1):
            at += direction
            word: i64 = words[at]
            if self._accepts(row, word):
                found = self._walk(words, at, row + 1, direction)
                if found:
                    return found
            if self._ends[word]:
                return 0
        return 0

    def _accepts(self, row: i64, word: i64) -> bool:
        return self._bits[word * self._width + self._columns[row]] & self._masks[row] != 0
