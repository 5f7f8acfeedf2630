"""Marks that stand in a text for what its words don't show: where HTML begins a quote, where an address was.

They are control characters that nobody types, so a text that has them anyway loses nothing by it.
"""

import re
from itertools import islice
from typing import Final

QUOTE_BEGINS: Final = "\x02"
QUOTE_ENDS: Final = "\x03"
# Everything below is an earlier mail.
EARLIER_MAIL: Final = "\x04"
SIGNATURE: Final = "\x05"
# Stands where a quote was left out, or between two mails of which both are read.
GAP: Final = "\x06"
ADDRESS: Final = "\x1a"
_MARKS: Final = (QUOTE_BEGINS, QUOTE_ENDS, EARLIER_MAIL, SIGNATURE, GAP, ADDRESS)
_ANY_MARK: Final = re.compile(f"[{''.join(_MARKS)}]")

_BLOCKQUOTE: Final = re.compile(r"<(?P<end>/?)blockquote\b[^<>]*+>", re.IGNORECASE)
# A long thread has a hundred.
_MOST_TAGS: Final = 2_000
# Buttons for indenting make a blockquote too, one without a border.
_INDENTATION: Final = re.compile(r"border(?:-left)?\s*:\s*(?:none|0)", re.IGNORECASE)
# Elements of mail programs, by the name that makes them known (Outlook on the web, Yahoo, Zimbra).
_EARLIER_NAMES: Final = ("divRplyFwdMsg", "appendonsend", "yahoo_quoted", "__QUOTED_TEXT__")
_SIGNATURE_NAMES: Final = ("gmail_signature", "moz-signature")


def _element(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"<(?:div|hr|pre)\b(?=[^<>]*\b(?:{'|'.join(names)})\b)[^<>]*+>")


_ELEMENTS: Final = (
    (_EARLIER_NAMES, _element(_EARLIER_NAMES), EARLIER_MAIL),
    (_SIGNATURE_NAMES, _element(_SIGNATURE_NAMES), SIGNATURE),
)


def mark_html(raw: str) -> str:
    """Return HTML with a mark in a line of its own where an element begins a quote or a signature."""
    if "<" not in raw:
        return raw
    if "lockquote" in raw or "LOCKQUOTE" in raw:
        raw = _mark_blockquotes(raw)
    for names, element, mark in _ELEMENTS:
        if any(name in raw for name in names):
            raw = element.sub(rf"\g<0>{mark}<br>", raw)
    return raw


def remove_marks(text: str) -> str:
    """Return a text with a blank in the place of each mark, and lines without blanks around them."""
    if not any(mark in text for mark in _MARKS):
        return text
    return "\n".join(map(str.strip, _ANY_MARK.sub(" ", text).split("\n")))


def _mark_blockquotes(raw: str) -> str:
    """Mark the ends of each blockquote; one that is never closed is only written about."""
    marks: dict[int, str] = {}
    begun: list[re.Match[str]] = []
    for tag in islice(_BLOCKQUOTE.finditer(raw), _MOST_TAGS):
        if not tag["end"]:
            begun.append(tag)
        elif begun:
            opening = begun.pop()
            if not _INDENTATION.search(opening[0]):
                marks[opening.end()] = f"{QUOTE_BEGINS}<br>"
                marks[tag.start()] = f"<br>{QUOTE_ENDS}"
    return _insert(raw, marks)


def _insert(text: str, pieces: dict[int, str]) -> str:
    parts: list[str] = []
    end = 0
    for place in sorted(pieces):
        parts += [text[end:place], pieces[place]]
        end = place
    return "".join([*parts, text[end:]])
