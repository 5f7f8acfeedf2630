"""Tokenizer: splits the text of a ticket into words, and maps each word back to the text as written."""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from tickets.classification.accents import fold_accents
from tickets.classification.rules.faces import ANGRY, GLAD
from tickets.classification.rules.language import SENTENCE_ENDS, Vocabulary

_DASHES: Final = "\u2013\u2014"
_EMOJI: Final = f"{ANGRY}{GLAD}".replace("|", "")
_TOKEN: Final = re.compile(
    rf"[^\W\d_]+(?:'[^\W\d_]+)?\d{{0,2}}|\d+(?:[.,:]\d+)*|[!?,;:(){_DASHES}{_EMOJI}]|\.(?!\S)"
)
_READ_AS_COMMA: Final = ";:()" + _DASHES

# Full stops added before and after the words, so that a phrase may match the start and the end of the
# text. A gap in a phrase ends at the first; the second is for phrases that continue after a full stop.
EDGE: Final = 2
_EDGE_STOPS: Final = " ".join(["."] * EDGE)
FIRST_WORD: Final = EDGE

# People write the same words over and over, and a look-up takes a tenth of the time of splitting. The
# cache takes 20 MB at most.
MOST_CACHED: Final = 50_000
LONGEST_CACHED: Final = 30

# Shorter beginnings are prefixes, which may turn the meaning of a word.
_SHORTEST_JOINED: Final = 3

# A word as it is read, and as it is written.
_Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TokenizedText:
    """The words of a ticket, punctuation marks included; the subject comes first.

    `words` are in lower case, corrected and spelled out. `written` are the same words as they stand in
    `text`. If a written word becomes several, as "don't" becomes "do not", it stands at the first of them,
    and "" at the others. `sentences` are the numbers of the words' sentences, counted from 0; a mark that
    ends a sentence belongs to it.
    """

    text: str
    words: Sequence[str]
    written: Sequence[str]
    sentences: Sequence[int]

    def clauses(self, breaks: Set[str]) -> list[int]:
        """Return the number of each word's clause; a word of `breaks` begins the next one."""
        return list(accumulate(int(word in breaks) for word in self.words))

    def is_question(self, at: int) -> bool:
        """Return whether the sentence of the word at `at` ends with a question mark."""
        end = bisect_right(self.sentences, self.sentences[at]) - 1
        return self.words[end] == "?"

    def as_written(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words from `start` up to and including `end` as they stand in the text."""
        while not self.written[start]:
            start -= 1
        found = [word for word in self.written[start : end + 1] if word]
        return tuple([word for word in found if word[0].isalnum()] or found)


class Tokenizer:
    """Splits texts into the words of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._read_as = dict.fromkeys(_READ_AS_COMMA, ",") | dict(vocabulary.spellings)
        self._head_lengths = sorted({len(head) for head in vocabulary.heads}, reverse=True)
        self.split_cached = lru_cache(MOST_CACHED)(self._split)

    def tokenize(self, text: str) -> TokenizedText:
        """Split a plain text into words; any text is accepted."""
        tokens = [
            token
            for piece in f"{_EDGE_STOPS} {text} {_EDGE_STOPS}".split()
            for token in (self.split_cached if len(piece) <= LONGEST_CACHED else self._split)(piece)
        ]
        words = [word for word, _ in tokens]
        # Counting the sentences that ended before a mark puts it into the sentence that it ends.
        ended = accumulate((int(word in SENTENCE_ENDS) for word in words[:-1]), initial=0)
        return TokenizedText(text, words, [written for _, written in tokens], list(ended))

    def _split(self, piece: str) -> list[_Token]:
        """Split a piece of text without spaces."""
        return [
            # Once "it's" is spelled out, any remaining 's is a possessive, which carries no meaning.
            (word.removesuffix("'s"), "" if place else written)
            for written in _find_written(piece)
            for place, word in enumerate(self._read(written.lower()))
        ]

    def _read(self, word: str) -> list[str]:
        """Return a word in lower case as it is read, which may be as several words."""
        if self._vocabulary.folds_accents:
            word = fold_accents(word)
        head, apostrophe, tail = word.partition("'")
        if tail and head + apostrophe in self._vocabulary.elisions:
            return [*self._spell_out(head + apostrophe), *self._spell_out(tail)]
        return self._spell_out(word)

    def _spell_out(self, word: str) -> list[str]:
        return (self._read_as.get(word) or self._read_compound(word)).split()

    def _read_compound(self, word: str) -> str:
        """Return how a word is read that ends with another one, or the word itself."""
        for length in self._head_lengths:
            if len(word) >= length + _SHORTEST_JOINED and word[-length:] in self._vocabulary.heads:
                return self._vocabulary.heads[word[-length:]]
        return word


def _find_written(piece: str) -> list[str]:
    """Find words and marks. Nearly every piece is a single word, perhaps followed by one mark."""
    if piece.isalpha():
        return [piece]
    word, mark = piece[:-1], piece[-1]
    if mark in ",.!?" and word.isalpha():
        return [word, mark]
    return _TOKEN.findall(piece)
