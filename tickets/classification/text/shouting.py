"""Whether a ticket shouts: words in capitals, exclamation marks in a row."""

from typing import Final

from tickets.classification.text.tokens import Reading

# Four words in a row: shorter runs are headings, product names and acronyms.
_WORDS: Final = 4
# Twelve letters in four words have three in one of them, which a reading tells at once.
_LETTERS: Final = 12
_EXCLAMATIONS: Final = ("!!!", "!?", "?!")


def find_shout(reading: Reading, *, upset: bool) -> tuple[str, ...]:
    """The words shouted, if any; exclamation marks shout only where something is wrong."""
    words = _find_capitals(reading.written) if reading.has_capitals else ()
    if words or not upset or "!" not in reading.text:
        return words
    return tuple([marks for marks in _EXCLAMATIONS if marks in reading.text][:1])


def _find_capitals(written: list[str]) -> tuple[str, ...]:
    """The first words in capitals that stand in a row, with nothing but commas in between."""
    run: list[str] = []
    for word in [*written, "."]:
        if word.isupper():
            run.append(word)
        elif word not in ("", ","):
            if len(run) >= _WORDS and sum(map(len, run)) >= _LETTERS:
                return tuple(run)
            run.clear()
    return ()
