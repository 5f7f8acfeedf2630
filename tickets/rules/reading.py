"""How a ticket is read: from raw text with HTML and signatures to plain words.

Promise: linear in the length examined, and the length examined is capped.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from tickets.rules.matching import EDGE
from tickets.rules.phrases import SENTENCE_ENDS
from tickets.rules.vocabulary import SPELLINGS

# A writer says what it is about at the beginning, and sometimes adds a line at the end. The
# longest hand-written tickets have some 10,000 characters; what is longer is pasted logs, and
# 25,000 characters of hostile text are read in well under 100 ms.
HEAD_CHARACTERS = 20_000
TAIL_CHARACTERS = 5_000
# The longest line that mail allows (RFC 5322); a longer subject is a message in the wrong field.
SUBJECT_CHARACTERS = 998

_UNREAD = re.compile(r"<(?:style|script|title)\b[^<>]*>[^<]*", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|table|h[1-6]|blockquote|hr)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
# html.unescape() refuses numbers of thousands of digits; a character has seven at most.
_ENDLESS_ENTITY = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+")
# Left and right single quotes, the reversed one, and the accents people type for them.
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u00b4\u0060"), "'")
_DASHES = "\u2013\u2014"

_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|many|kindest|warmest) )?(?:regards|wishes)|(?:yours )?"
    r"(?:sincerely|faithfully|truly)|yours|cheers|best|thanks|thank you|many thanks|sent from my.*"
)
_QUOTE_HEADER = re.compile(r"-{2,} ?original message|on .{5,100} wrote:$", re.IGNORECASE)
_SMALL_PRINT = ("intended recipient", "confidential and", "legally privileged")
# Below a sign-off stand names, titles and addresses; a longer line is text again.
_SIGNATURE_LINE_CHARACTERS = 70
# "Hi," and "Thanks!" above the text are a greeting, not its end.
_SHORTEST_LETTER_CHARACTERS = 15

_EMOJI = "😡🤬😠👿💢🖕😤👎🤮💩😾😒🙄😞😩😫❤🎉👍😊😍🙏💯🥰👏⭐🙌💖😀😃🤩💙💚🎊🌟"
_TOKEN = re.compile(
    rf"[^\W\d_]+(?:'[^\W\d_]+)?\d{{0,2}}|\d+(?:[.,:]\d+)*|[!?,;:(){_DASHES}{_EMOJI}]|\.(?!\S)"
)
_READ_AS = dict.fromkeys(";:()" + _DASHES, ",") | SPELLINGS
_EDGE = " ".join(["."] * EDGE)
FIRST_WORD = EDGE

CLAUSE_BREAKS = SENTENCE_ENDS | {",", "but", "however", "although", "though", "yet", "while"}


class Reading(NamedTuple):
    """A ticket as words, folded and spelled out, marks included; the subject comes first.

    `written` are the words as they stand in the text, one for each of `words`: a written word that
    was spelled out to several, such as "don't", stands at the first, and nothing at the others.
    `sentences` numbers the words; the mark at the end of a sentence belongs to it.
    """

    text: str
    words: list[str]
    sentences: list[int]
    written: list[str]

    def clauses(self) -> list[int]:
        """For each word the number of its clause; what breaks clauses begins the next one."""
        return list(accumulate(map(CLAUSE_BREAKS.__contains__, self.words)))

    def is_question(self, at: int) -> bool:
        """Whether the sentence of a word ends with a question mark."""
        end = bisect_right(self.sentences, self.sentences[at]) - 1
        return self.words[end] == "?"

    def as_written(self, start: int, end: int) -> tuple[str, ...]:
        """The words from `start` up to and including `end` as they stand in the text."""
        while not self.written[start]:
            start -= 1
        found = list(filter(None, self.written[start : end + 1]))
        return tuple([word for word in found if word[0].isalnum()] or found)


def read_ticket(*, subject: str, message: str) -> Reading:
    """Read the subject and the message of a ticket; any text whatsoever is accepted."""
    title = _plain(subject[:SUBJECT_CHARACTERS])
    text = f"{title} . {_without_trailer(_plain(_capped(message)))}"
    chunks = map(_CHUNKS.__getitem__, f"{_EDGE} {text} {_EDGE}".split())
    read, as_written = zip(*chunks, strict=True)
    words = list(chain.from_iterable(read))
    # Counting ends from zero puts each mark into the sentence it ends.
    sentences = list(accumulate(map(SENTENCE_ENDS.__contains__, words), initial=0))
    return Reading(text, words, sentences, list(chain.from_iterable(as_written)))


class _Chunks(dict[str, tuple[tuple[str, ...], tuple[str, ...]]]):
    """What each chunk of a text, which is what stands between blanks, is read as: its words and, for
    each of them, what was written.

    Remembered, because people write the same words over and over: looking a chunk up takes a tenth
    of the time of reading it. What no person writes twice is not kept.
    """

    def __missing__(self, chunk: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        words: list[str] = []
        written: list[str] = []
        for token in _TOKEN.findall(chunk):
            folded = token.lower()
            # Only after spelling out "it's" is an apostrophe with s a possessive, which says nothing.
            spelled = [word.removesuffix("'s") for word in _READ_AS.get(folded, folded).split()]
            words += spelled
            written += [token, *[""] * (len(spelled) - 1)]
        read = tuple(words), tuple(written)
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[chunk] = read
        return read


# Some 10 MB at most.
_MOST_KEPT = 20_000
_LONGEST_KEPT = 30
_CHUNKS = _Chunks()


def _capped(raw: str) -> str:
    if len(raw) <= HEAD_CHARACTERS + TAIL_CHARACTERS:
        return raw
    return f"{raw[:HEAD_CHARACTERS]}\n{raw[-TAIL_CHARACTERS:]}"


def _plain(raw: str) -> str:
    """Without tags, entities, addresses and typographic quotes."""
    text = raw
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", _UNREAD.sub("", text)))
    if "&" in text:
        text = html.unescape(_ENDLESS_ENTITY.sub("", text))
    if not text.isascii():
        # One character may become eighteen, hence the second cut.
        text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))[: len(raw)]
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return text


def _without_trailer(text: str) -> str:
    """Without signature, quoted mail and legal small print, which are not what is being said."""
    if "\n" not in text:
        return text
    kept: list[str] = []
    signed = False
    for line in _own_lines(text):
        lowered = line.lower()
        if len(line) > _SIGNATURE_LINE_CHARACTERS or lowered.startswith(("ps", "p.s")):
            signed = False
        if signed:
            continue
        if _SIGN_OFF.fullmatch(lowered.rstrip(",.! ")):
            signed = sum(map(len, kept)) >= _SHORTEST_LETTER_CHARACTERS
        kept.append(line)
    return " , ".join(kept)


def _own_lines(text: str) -> Iterator[str]:
    """The lines above a signature block or a quoted mail; empty ones end the sentence."""
    has_small_print = _is_small_print(text)
    for line, repeated in groupby(map(str.strip, text.split("\n"))):
        if line == "--" or _QUOTE_HEADER.match(line):
            return
        if not line:
            yield "."
        elif not line.startswith(">") and not (has_small_print and _is_small_print(line)):
            yield from repeated


def _is_small_print(text: str) -> bool:
    lowered = text.lower()
    return any(phrase in lowered for phrase in _SMALL_PRINT)
