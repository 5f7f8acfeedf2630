"""Shouting: words in capitals among others, or exclamation marks in rows."""

import re
from typing import Final

from tickets.classification.text.tokens import EDGE, FIRST_WORD, TokenizedText

# Four words in a row: shorter runs are headings, product names and acronyms.
_MIN_WORDS: Final = 4
_MIN_LETTERS: Final = 12
# Twelve letters in four words mean three in at least one of them.
_CAPITALS: Final = re.compile(r"[A-Z]{3}")
# "MAX_LEN" is a name in a program.
_NAME: Final = re.compile(r"(?<![A-Z\d])[A-Z\d]++_[A-Z\d_]++")
# "XXXX" stands for what was taken out of a text, "O3" and "A4" are names.
_FEWEST_LETTERS: Final = 2
_MIXED_MARKS: Final = ("!?", "?!")
# Whoever types a whole message in capitals shouts only with this many marks.
_SEVERAL_MARKS: Final = 2
_ROW: Final = "!!!"
_ROWS: Final = re.compile(r"!{3,}")
# One row of marks may stress a plain report; who raises the voice sets several, or capitals before it.
_STRESSED: Final = re.compile(r"[A-Z]{3}!!!|!!! ?[A-Z]{3}")


def find_shout(text: TokenizedText, *, upset: bool) -> tuple[str, ...]:
    """Return the shouted words. Exclamation marks count as shouting only if `upset`."""
    words = _find_capitals(text) if _CAPITALS.search(text.text) else ()
    if words and _is_typed_in_capitals(text, upset=upset):
        words = ()
    if words or not upset:
        return words
    return _find_marks(text.text)


def _find_capitals(text: TokenizedText) -> tuple[str, ...]:
    """Return the first run of words in capitals, with nothing but commas in between."""
    names = {part for name in _NAME.findall(text.text) for part in name.split("_")}
    run: list[str] = []
    for word in [*text.written, "."]:
        if _is_shouted(word) and word not in names:
            run.append(word)
        elif word not in ("", ","):
            if len(run) >= _MIN_WORDS and sum(map(len, run)) >= _MIN_LETTERS:
                return tuple(run)
            run.clear()
    return ()


def _is_typed_in_capitals(text: TokenizedText, *, upset: bool) -> bool:
    """Return whether a calm writer holds the shift key: all words of the message are in capitals.

    Somebody who is `upset` sets one mark and is not calm.
    """
    loud = text.text.count("!") >= (1 if upset else _SEVERAL_MARKS)
    if loud or any(marks in text.text for marks in _MIXED_MARKS):
        return False
    subject = text.sentences[FIRST_WORD]
    words = [
        word
        for word, sentence in zip(text.written, text.sentences, strict=True)
        if word.isalpha() and sentence > subject
    ]
    return all(map(str.isupper, words or filter(str.isalpha, text.written[FIRST_WORD:-EDGE])))


def _is_shouted(word: str) -> bool:
    """Return whether a word is in capitals, and neither a name with digits nor a row of one letter."""
    if not word.isupper() or any(map(str.isdigit, word)):
        return False
    return len(word) < _FEWEST_LETTERS or len(set(word)) >= _FEWEST_LETTERS


def _find_marks(text: str) -> tuple[str, ...]:
    mixed = [marks for marks in _MIXED_MARKS if marks in text]
    if mixed:
        return (mixed[0],)
    stressed = len(_ROWS.findall(text)) > 1 or _STRESSED.search(text)
    return (_ROW,) if stressed else ()
