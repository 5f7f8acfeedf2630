"""Highlighting of the words that made a rule fire, so that people see them in context."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tickets.core.mail.written_spans import Span, find_written_spans

# A word as the rules read it, or marks that count as shouting.
_WORD = re.compile("[\\w'\u2019]+|[!?]+")
# Rules may skip a few words between those they name; a larger gap would mark words of other sentences.
MAX_WORDS_BETWEEN = 6

Phrase = Sequence[str]


def split_marked(text: str, *, phrases: Iterable[Phrase]) -> list[tuple[str, bool]]:
    """Split a text into pieces; the flag of each says whether it is a word of a phrase.

    Only the first occurrence of a phrase is marked, in the writer's own words, and none if its words are not
    near each other and in order.
    """
    pieces, end = [], 0
    for start, stop in _find_spans(text, phrases):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def _find_spans(text: str, phrases: Iterable[Phrase]) -> list[Span]:
    spans = [match.span() for match in _WORD.finditer(text)]
    # In a text of one line, of which a part was left out, any word may be the writer's.
    spans = list(_within(spans, find_written_spans(text))) or spans
    words = [_plain(text[start:stop]) for start, stop in spans]
    found = {at for phrase in phrases for at in _find_phrase(words, [*map(_plain, phrase)])}
    return [spans[at] for at in sorted(found)]


def _within(spans: Iterable[Span], ranges: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that begin in one of the ranges; both are in order."""
    rest = iter(ranges)
    start, end = next(rest, (0, 0))
    for span in spans:
        while span[0] >= end and end:
            start, end = next(rest, (0, 0))
        if start <= span[0] < end:
            yield span


def _find_phrase(words: Sequence[str], phrase: Phrase) -> list[int]:
    """Return the positions of the phrase's words; empty if it does not occur."""
    for at, word in enumerate(words):
        if phrase and word == phrase[0]:
            places = _follow(words, phrase, at)
            if places:
                return places
    return []


def _follow(words: Sequence[str], phrase: Phrase, at: int) -> list[int]:
    places = [at]
    for wanted in phrase[1:]:
        begin = places[-1] + 1
        near = words[begin : begin + MAX_WORDS_BETWEEN + 1]
        if wanted not in near:
            return []
        places.append(begin + near.index(wanted))
    return places


def _plain(word: str) -> str:
    return word.lower().replace("\u2019", "'")
