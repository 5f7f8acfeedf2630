"""Text of a ticket as a person sees it: HTML without its markup, and text that is no HTML as it is.

Only known elements are markup: `<John Smith>`, `List<String>` and `a < b` are what somebody wrote. The
patterns of `markup_patterns.py` run over the text once and never go back, so a hostile text costs no more
than any other of its length.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tickets.core.markup_patterns import (
    HIDING_WORDS,
    LINE_TAG,
    MARKUP,
    MARKUP_AND_HIDDEN,
    PREFORMATTED,
)

# Stands where a tag was until addresses are found: in "<a>https://example.com</a>Thanks" the link ends there.
_SEAM: Final = "\u2060"
_HTML_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
# No entity is longer in a text that somebody wrote: "&#128512;".
_ENTITY_CHARACTERS: Final = 9
_ENTITY: Final = re.compile(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]{1,31}+;?)")
_NUMBER: Final = re.compile(r"&#(?P<base>[xX]?)0*(?P<digits>[0-9a-fA-F]+?);?")
# Unicode's last character has seven digits, or six hexadecimal ones.
_MOST_DIGITS: Final = 7
_LONGEST_CACHED: Final = 34
_REPLACEMENT: Final = "\ufffd"
_LINE_ENDS: Final = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_NO_BREAK_SPACES: Final = re.compile("[\xa0\u2007\u202f]")
# Soft hyphens, joiners, marks of direction and variation, byte-order marks and tags: they split a word for a
# program, and nobody sees them.
_INVISIBLE: Final = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
# Nobody writes more accents and symbols in a row, and sorting accents takes the square of their number.
_SYMBOLS: Final = re.compile(r"([^\w\s\x00-\x7f]{30})[^\w\s\x00-\x7f]+")
# Without one of these there is none.
_ADDRESS_MARKS: Final = ("@", "://", "www.", "WWW.", "Www.", "mailto:", "MAILTO:", "Mailto:")
_ADDRESS: Final = re.compile(
    r"(?:(?i:https?|ftp)://|(?i:www\.|mailto:))[^\s<>\"\u2060]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w.-]+"
)


@dataclass(frozen=True, slots=True)
class TextLimit:
    """The number of characters that are read of a longer text: at its beginning and at its end."""

    head: int
    tail: int

    def cut(self, text: str, *, factor: int = 1) -> str:
        """Return the text within `factor` times the limit."""
        head, tail = self.head * factor, self.tail * factor
        if len(text) <= head + tail:
            return text
        return f"{text[:head]}\n{text[len(text) - tail :]}"


def read_visible_text(raw: str, *, limit: TextLimit | None = None) -> str:
    """Return what a person sees of a text, links and mail addresses included where they are visible.

    Block elements begin and end a line. Any text is accepted; entities are decoded once. With `limit`, the
    middle of what a longer text shows is left out.
    """
    return _finish(_read(raw, limit=limit), limit=limit)


def read_prose(raw: str, *, limit: TextLimit | None = None, address: str = " ") -> str:
    """Return what a person sees of a text, with `address` in the place of each link and mail address.

    See `read_visible_text`.
    """
    return _finish(_replace_addresses(_read(raw, limit=limit), address), limit=limit)


def unify_characters(text: str) -> str:
    """Return a text in which words that look the same are the same.

    Characters that nobody sees are removed, so that "urg\\xadent" is a word, special blanks become blanks,
    and a letter and its accent become one character.
    """
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", _NO_BREAK_SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _SYMBOLS.sub(r"\1", text))


def _read(raw: str, *, limit: TextLimit | None) -> str:
    """Remove markup and decode entities; seams are left where tags were."""
    text = _remove_markup(raw) if "<" in raw else raw
    if limit is not None:
        text = limit.cut(text, factor=_ENTITY_CHARACTERS)
    if "&" in text:
        text = _ENTITY.sub(_decode, text)
    # Faster than a pattern, which looks at every character.
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return text


def _replace_addresses(text: str, replacement: str) -> str:
    has_one = any(mark in text for mark in _ADDRESS_MARKS)
    return _ADDRESS.sub(replacement, text) if has_one else text


def _finish(text: str, *, limit: TextLimit | None) -> str:
    unified = unify_characters(text)
    return unified if limit is None else limit.cut(unified)


def _remove_markup(raw: str) -> str:
    """Replace each tag by a line break, a blank or a seam, and remove what is no text."""
    text, lowered = raw, raw.lower()
    if is_html(raw):
        text = _HTML_BLANKS.sub(" ", raw)
    may_hide = any(word in lowered for word in HIDING_WORDS)
    markup = MARKUP_AND_HIDDEN if may_hide else MARKUP
    # Three times as fast as a call of a function for each tag.
    pieces = markup.split(text)
    kept: list[str] = [_SEAM] * (len(pieces) // 3 * 2 + 1)
    kept[::2] = pieces[::3]
    kept[1::2] = [
        _SEAM if line is gap else "\n" if gap is None else " "
        for line, gap in zip(pieces[1::3], pieces[2::3], strict=True)
    ]
    return "".join(kept)


def is_html(raw: str) -> bool:
    """Return whether only elements make lines. Other texts may have some tags and lines of their own."""
    is_markup = MARKUP.match(raw.lstrip()) is not None
    return (
        is_markup
        and LINE_TAG.search(raw) is not None
        and not any(mark in raw.lower() for mark in PREFORMATTED)
    )


def _decode(found: re.Match[str]) -> str:
    entity = found[0]
    return (_decode_cached if len(entity) <= _LONGEST_CACHED else _decode_one)(entity)


def _decode_one(entity: str) -> str:
    found = _NUMBER.fullmatch(entity)
    if found is None:
        return html.unescape(entity)
    is_character = len(found["digits"]) <= _MOST_DIGITS
    return html.unescape(f"&#{found['base']}{found['digits']};") if is_character else _REPLACEMENT


# The same few entities come again and again.
_decode_cached = lru_cache(maxsize=1_000)(_decode_one)
