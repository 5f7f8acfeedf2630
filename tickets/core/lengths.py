"""Cuts texts that are too long, at a place where nothing that is read as one character is torn apart."""

import unicodedata

# Longer than any sign of a script and any emoji of several parts. A letter with more marks loses some.
_MAX_STEPS_BACK = 32
_JOINER = "\u200d"
_VARIATIONS = frozenset("\ufe0e\ufe0f")
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


def cut_text(text: str, *, maximum: int) -> str:
    """Return at most `maximum` characters of the text, without a part of the last one."""
    if len(text) <= maximum:
        return text
    end = maximum
    while end > max(0, maximum - _MAX_STEPS_BACK) and _is_inside(text, end):
        end -= 1
    return text[: end if end > max(0, maximum - _MAX_STEPS_BACK) else maximum]


def cut_bytes(text: str, *, maximum: int) -> str:
    """Return as much of the text's beginning as has at most `maximum` bytes in UTF-8."""
    if len(text) * 4 <= maximum:
        return text
    kept = text.encode()[:maximum].decode(errors="ignore")
    return text if len(kept) == len(text) else cut_text(text, maximum=len(kept))


def _is_inside(text: str, place: int) -> bool:
    """Return whether the characters on both sides of a place are read as one."""
    before, after = text[place - 1], text[place]
    if after in _VARIATIONS or after in _SKIN_TONES or _JOINER in (before, after):
        return True
    if (before, after) == ("\r", "\n") or unicodedata.category(after) in ("Mn", "Me", "Mc"):
        return True
    return {before, after} <= _FLAG_LETTERS and _count_flag_letters(text, place) % 2 == 1


def _count_flag_letters(text: str, place: int) -> int:
    """Count the letters of flags in a row before a place, as far as it matters."""
    count = 0
    while count < min(place, _MAX_STEPS_BACK) and text[place - 1 - count] in _FLAG_LETTERS:
        count += 1
    return count
