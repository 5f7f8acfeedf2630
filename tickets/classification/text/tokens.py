"""How the text of a ticket becomes words, and how words lead back to what was written."""

import re
from bisect import bisect_right
from sys import intern
from typing import Final, final

from librt.vecs import append, vec
from mypy_extensions import i64

from tickets.classification.rules.vocabulary import SPELLINGS
from tickets.classification.text.matcher import EDGE
from tickets.classification.text.phrases import SENTENCE_ENDS
from tickets.classification.text.plain_text import read_message, read_subject
from tickets.classification.text.word_ids import Lexicon

_DASHES: Final = "\u2013\u2014"
_EMOJI: Final = "😡🤬😠👿💢🖕😤👎🤮💩😾😒🙄😞😩😫❤🎉👍😊😍🙏💯🥰👏⭐🙌💖😀😃🤩💙💚🎊🌟"
_TOKEN: Final = re.compile(
    rf"[^\W\d_]+(?:'[^\W\d_]+)?\d{{0,2}}|\d+(?:[.,:]\d+)*|[!?,;:(){_DASHES}{_EMOJI}]|\.(?!\S)"
)
_READ_AS: Final = dict.fromkeys(";:()" + _DASHES, ",") | SPELLINGS
# Spelled out, because `re` then looks for the first letter without trying.
_CAPITALS: Final = re.compile(r"[A-Z][A-Z][A-Z]")
_EDGE: Final = " ".join(["."] * EDGE)
FIRST_WORD: Final = EDGE

CLAUSE_BREAKS: Final = SENTENCE_ENDS | {",", "but", "however", "although", "though", "yet", "while"}

# Some 20 MB at most.
MOST_KEPT: Final = 50_000
LONGEST_KEPT: Final = 30


@final
class Reading:
    """A ticket as words, folded and spelled out, marks included; the subject comes first.

    `numbers` are the words as the lexicon has them. `written` are the words as they stand in the
    text, one for each of `words`: a written word that was spelled out to several, such as "don't",
    stands at the first, and nothing at the others. `sentences` numbers the words; the mark at the end
    of a sentence belongs to it. `has_capitals` tells whether three of them stand in a row.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.numbers = vec[i64]()
        self.written: list[str] = []
        self.sentences: list[int] = []
        self.has_capitals = False

    def clauses(self) -> vec[i64]:
        """For each word the number of its clause; what breaks clauses begins the next one."""
        clause: i64 = 0
        clauses = vec[i64](capacity=len(self.words))
        for word in self.words:
            if word in CLAUSE_BREAKS:
                clause += 1
            clauses = append(clauses, clause)
        return clauses

    def is_question(self, at: int) -> bool:
        """Whether the sentence of a word ends with a question mark."""
        end = bisect_right(self.sentences, self.sentences[at]) - 1
        return self.words[end] == "?"

    def as_written(self, start: int, end: int) -> tuple[str, ...]:
        """The words from `start` up to and including `end` as they stand in the text."""
        while not self.written[start]:
            start -= 1
        found = [word for word in self.written[start : end + 1] if word]
        return tuple([word for word in found if word[0].isalnum()] or found)


@final
class Reader:
    """Reads tickets, and numbers their words as a lexicon does."""

    def __init__(self, lexicon: Lexicon, *, most_kept: int = MOST_KEPT) -> None:
        self._lexicon = lexicon
        self._most_kept = most_kept
        # People write the same words over and over, and looking a chunk up takes a tenth of the time
        # of reading it. What no person writes twice is not kept.
        self._kept: dict[str, _Token] = {}

    def read(self, *, subject: str, message: str) -> Reading:
        """Read the subject and the message of a ticket; any text whatsoever is accepted."""
        reading = Reading(f"{read_subject(subject)} . {read_message(message)}")
        numbers = reading.numbers
        sentence = 0
        for chunk in f"{_EDGE} {reading.text} {_EDGE}".split():
            token = self._kept.get(chunk)
            if token is None:
                token = self._read_chunk(chunk)
            while token is not None:
                reading.words.append(token.word)
                numbers = append(numbers, token.number)
                reading.written.append(token.written)
                # Counting what ended before puts each mark into the sentence it ends.
                reading.sentences.append(sentence)
                if token.ends_sentence:
                    sentence += 1
                if token.has_capitals:
                    reading.has_capitals = True
                token = token.following
        reading.numbers = numbers
        return reading

    def _read_chunk(self, chunk: str) -> "_Token | None":
        """The first token of what stands between blanks, unless there is nothing to read."""
        first = _link(_read_tokens(chunk, self._lexicon))
        if first is not None and len(chunk) <= LONGEST_KEPT:
            if len(self._kept) >= self._most_kept:
                self._kept.clear()
            self._kept[chunk] = first
        return first


@final
class _Token:
    """A word as it is read and as it is written, and the token that follows in the same chunk.

    All in one object, and equal words the same one, because memory is what a reader waits for.
    """

    def __init__(self, word: str, number: int, written: str) -> None:
        self.word = intern(word)
        self.number: i64 = number
        self.written = intern(written)
        self.ends_sentence = word in SENTENCE_ENDS
        self.has_capitals = not written.islower() and _CAPITALS.search(written) is not None
        self.following: _Token | None = None


def _read_tokens(chunk: str, lexicon: Lexicon) -> list[_Token]:
    tokens = []
    for written in _split(chunk):
        folded = written.lower()
        for place, spelled in enumerate(_READ_AS.get(folded, folded).split()):
            # Only after spelling out "it's" is an apostrophe with s a possessive, which says nothing.
            word = spelled.removesuffix("'s")
            tokens.append(_Token(word, lexicon.find(word), "" if place else written))
    return tokens


def _link(tokens: list[_Token]) -> _Token | None:
    first: _Token | None = None
    for token in reversed(tokens):
        token.following = first
        first = token
    return first


def _split(chunk: str) -> list[str]:
    """The words and marks of a chunk; nearly all are a word, alone or with a mark behind it."""
    if chunk.isalpha():
        return [chunk]
    word, mark = chunk[:-1], chunk[-1]
    if mark in ",.!?" and word.isalpha():
        return [word, mark]
    return _TOKEN.findall(chunk)
