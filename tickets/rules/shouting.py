"""Whether a text shouts: words in capitals, exclamation marks in a row."""

import re

# Four words in a row: shorter runs are headings, product names and acronyms.
_CAPITALS = re.compile(r"\b[A-Z][A-Z']*(?:[ ,\n]+[A-Z][A-Z']*\b){3,}")
_CAPITAL_LETTERS = 12
# Twelve letters in four words have three in one of them: seen far sooner than the whole run, and a
# third sooner when spelled out, because `re` then looks for the first letter without trying.
_LOUD = re.compile(r"[A-Z][A-Z][A-Z]")
_EXCLAMATIONS = re.compile(r"!!!|!\?|\?!")


def find_shout(text: str, *, upset: bool) -> str | None:
    """The shouted part of the text; exclamation marks shout only where something is wrong."""
    if _LOUD.search(text):
        for match in _CAPITALS.finditer(text):
            if sum(map(str.isalpha, match.group())) >= _CAPITAL_LETTERS:
                return match.group()
    exclaimed = _EXCLAMATIONS.search(text) if upset else None
    return exclaimed.group() if exclaimed else None
