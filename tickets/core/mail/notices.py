"""Sentences that nobody wrote for a mail: legal notices, a company's footer, banners of outside mail.

Only sentences with a sign of it are left out, because people write on in the same paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from tickets.core.mail.marks import GAP
from tickets.core.mail.notice_signs import SIGNS, Sign

_SIGNS_BY_WORD: Final = tuple((sign.word, sign) for sign in SIGNS)
# A sentence of a notice isn't longer; one that is may be a whole mail without its line breaks.
_SENTENCE_CHARACTERS: Final = 600
# A program breaks lines after some 70 characters, a person where a thought ends.
_FULL_LINE_CHARACTERS: Final = 55
_HALF_LINE_CHARACTERS: Final = 30
# Not in "VAT no. GB123".
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])(?<![Nn][or]\.) +(?=[^\W\d_])")
# A line that ends with a short word goes on, with whatever letter the next one begins.
_SHORT_WORD: Final = re.compile(r" [a-z]{1,3}$|,$")
# Companies don't speak of themselves like this, and their notices ask nothing.
_PERSON: Final = re.compile(
    r"\b(?:I|I'm|I've|me|my|mine|ich|mich|mir|meine?[nmrs]?|je|j'ai|mon|ma|mes|yo|mi|mis|eu|meus?|minhas?|io"
    r"|mio|mia|ik|mijn)\b|\?\s*$",
    re.IGNORECASE,
)
# "[EXTERNAL]", and the names of pictures in the text.
_TAG: Final = re.compile(
    r"\[(?:external|ext|extern|externe|externo|esterno|external e?-?mail)\]|\[cid:[^\]\s]{1,80}\]"
    r"|\[(?:inline )?image: [^\]\n]{1,80}\]",
    re.IGNORECASE,
)

# The pieces of one sentence, each with the number of its line.
_Sentence = list[tuple[int, str]]


def remove_tags(text: str) -> str:
    """Return a text without `[EXTERNAL]` and its like, and without the marks of pictures."""
    return _TAG.sub(" ", text) if "[" in text else text


def find_signs(lowered: str) -> list[Sign]:
    """Return the signs that a text in lower case may have; none if it can have no notice."""
    found = [sign for word, sign in _SIGNS_BY_WORD if word in lowered]
    return found if any(sign.is_sure for sign in found) else []


def remove_notices(lines: Iterable[str], signs: Sequence[Sign]) -> Iterator[str]:
    """Yield the lines without the sentences of notices."""
    for is_text, group in groupby(lines, key=lambda line: line not in ("", GAP)):
        paragraph = list(group)
        yield from _read_paragraph(paragraph, signs) if is_text else paragraph


def _read_paragraph(lines: Sequence[str], signs: Sequence[Sign]) -> Iterator[str]:
    sentences = list(_split_sentences(lines))
    found = [_find_sign(sentence, signs) for sentence in sentences]
    if True not in found:
        return iter(lines)
    kept: list[list[str]] = [[] for _ in lines]
    for sentence, sign in zip(sentences, found, strict=True):
        for at, piece in sentence if sign is None else ():
            kept[at].append(piece)
    return (" ".join(pieces) for pieces in kept)


def _split_sentences(lines: Iterable[str]) -> Iterator[_Sentence]:
    sentence: _Sentence = []
    for at, line in enumerate(lines):
        for place, piece in enumerate(_SENTENCE_END.split(line)):
            if sentence and (place or not _goes_on(sentence[-1][1], piece)):
                yield sentence
                sentence = []
            sentence.append((at, piece))
    if sentence:
        yield sentence


def _goes_on(line: str, following: str) -> bool:
    """Return whether a sentence goes on in the following line."""
    if line.endswith((".", "!", "?", ":")):
        return False
    if following[:1].islower():
        return len(line) >= _HALF_LINE_CHARACTERS
    return len(line) >= _FULL_LINE_CHARACTERS and _SHORT_WORD.search(line) is not None


def _find_sign(sentence: _Sentence, signs: Iterable[Sign]) -> bool | None:
    """Return whether the signs of a sentence suffice by themselves; None if it has none."""
    text = " ".join(piece for _, piece in sentence)
    if len(text) > _SENTENCE_CHARACTERS or _PERSON.search(text):
        return None
    lowered = text.lower()
    found = [sign.is_sure for sign in signs if sign.word in lowered and sign.pattern.search(text)]
    return any(found) if found else None
