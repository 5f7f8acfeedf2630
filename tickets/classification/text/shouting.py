"""Shouting: words in capitals, or exclamation marks in a row."""

import re
from collections.abc import Sequence
from typing import Final

from tickets.classification.text.tokens import TokenizedText

# Four words in a row: shorter runs are headings, product names and acronyms.
_MIN_WORDS: Final = 4
_MIN_LETTERS: Final = 12
# Twelve letters in four words mean three in at least one of them.
_CAPITALS: Final = re.compile(r"[A-Z]{3}")
_EXCLAMATIONS: Final = ("!!!", "!?", "?!")


def find_shout(text: TokenizedText, *, upset: bool) -> tuple[str, ...]:
    """Return the shouted words. Exclamation marks count as shouting only if `upset`."""
    words = _find_capitals(text.written) if _CAPITALS.search(text.text) else ()
    if words or not upset:
        return words
    return tuple([marks for marks in _EXCLAMATIONS if marks in text.text][:1])


def _find_capitals(written: Sequence[str]) -> tuple[str, ...]:
    """Return the first run of words in capitals, with nothing but commas in between."""
    run: list[str] = []
    for word in [*written, "."]:
        if word.isupper():
            run.append(word)
        elif word not in ("", ","):
            if len(run) >= _MIN_WORDS and sum(map(len, run)) >= _MIN_LETTERS:
                return tuple(run)
            run.clear()
    return ()
