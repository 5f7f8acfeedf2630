"""Accents, which people leave out when they type fast."""

import unicodedata
from typing import Final

_COMBINING: Final = "Mn"


def fold_accents(text: str) -> str:
    """Return a text without accents: "telefono" for "tel\u00e9fono", "fur" for "f\u00fcr"."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if unicodedata.category(letter) != _COMBINING)
