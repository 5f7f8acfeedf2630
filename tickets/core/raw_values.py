"""Values of raw records: the text that each stands for, and whether it is one at all."""

import re
from math import isfinite

# Integers of more digits are no number that anybody counts with; Python refuses to write out long ones.
_MAX_INTEGER = 10**512
# Beyond it, a JSON number with a fraction or an exponent stands for many numbers at once.
_MAX_EXACT_FLOAT = 2**53
# What Python counts as a blank, and characters that show nothing: soft hyphens, fillers, marks of direction
# and width, variation selectors, the Braille blank.
_BLANKS = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]*"
)


def find_text(value: object) -> str | None:
    """Return the text that a value of JSON stands for, or None if it stands for none.

    A number stands for its digits, whole ones without a fraction (`4711.0` is `"4711"`), others as JSON
    writes them. Booleans, lists, objects, null and what is no number (NaN) stand for no text.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value) if abs(value) < _MAX_INTEGER else None
    if isinstance(value, float) and isfinite(value):
        return repr(value).removesuffix(".0")
    return None


def is_exact(value: object) -> bool:
    """Return whether no other number of JSON could have become this value, so that it can be an id."""
    return not isinstance(value, float) or abs(value) < _MAX_EXACT_FLOAT


def is_blank(text: str) -> bool:
    """Return whether a reader sees nothing of the text."""
    return _BLANKS.fullmatch(text) is not None


def is_storable(text: str) -> bool:
    """Return whether MongoDB can store a text: it can't store NUL or half a surrogate pair."""
    if "\x00" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
