"""Accents, which people leave out when they type fast."""

import unicodedata
from typing import Final

_COMBINING: Final = "Mn"
_SHARP_S: Final = "\u00df"


def fold_accents(text: str) -> str:
    """Return a text without accents: "telefono" for "tel\u00e9fono", "gross" for "gro\u00df"."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.replace(_SHARP_S, "ss"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != _COMBINING)
