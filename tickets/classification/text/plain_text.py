"""Plain text of a ticket, as its writer wrote it: no HTML, signature, quoted mail or small print.

The work is linear in the characters read, and their number is capped.
"""

import html
import re
import unicodedata
from itertools import product
from typing import Final

# Writers state the topic at the beginning, and sometimes add a line at the end. The longest tickets written
# by hand have about 10,000 characters, longer ones contain pasted logs, and 25,000 characters of hostile
# text are classified in less than 100 ms.
HEAD_CHARACTERS: Final = 20_000
TAIL_CHARACTERS: Final = 5_000
# The longest line of a mail (RFC 5322); a longer subject is a message in the wrong field.
SUBJECT_CHARACTERS: Final = 998

_UNREAD: Final = re.compile(r"<(?:style|script|title)\b[^<>]*>[^<]*", re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|td|table|h[1-6]|blockquote|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[a-zA-Z!][^<>]*>")
# html.unescape() fails on thousands of digits; a character's number has at most seven.
_ENDLESS_ENTITY: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+")
# Left, right and reversed single quotes, and the accents that people type instead of them.
_APOSTROPHES: Final = "\u2018\u2019\u201b\u00b4\u0060"

_SIGN_OFFS: Final = frozenset(
    [
        *("best", "cheers", "many thanks", "thank you", "thanks", "yours"),
        *map("".join, product(("", "yours "), ("faithfully", "sincerely", "truly"))),
        *map(
            "".join,
            product(
                ("", "with "),
                ("", "best ", "kind ", "kindest ", "many ", "warm ", "warmest "),
                ("regards", "wishes"),
            ),
        ),
    ]
)
_SENT_FROM: Final = "sent from my"
_QUOTE_HEADER: Final = re.compile(r"-{2,} ?original message|on .{5,100} wrote:$", re.IGNORECASE)
_SMALL_PRINT: Final = ("intended recipient", "confidential and", "legally privileged")
# A sign-off is followed by names, titles and addresses; a line longer than this is text again.
_SIGNATURE_LINE_CHARACTERS: Final = 70
# "Thanks!" above the text is a greeting, not the end of the text.
_SHORTEST_LETTER_CHARACTERS: Final = 15
# Replaces an empty line, so that it ends a sentence.
_PARAGRAPH: Final = "."


def read_subject(raw: str) -> str:
    """Return a subject as plain text."""
    return _strip_markup(raw[:SUBJECT_CHARACTERS])


def read_message(raw: str) -> str:
    """Return the writer's own text in a message, without signature, quoted mail and small print.

    An empty line ends a sentence, any other line break a clause.
    """
    text = _strip_markup(_cap(raw))
    if "\n" not in text:
        return text
    return " , ".join(_unsigned(_own_lines(text)))


def _cap(raw: str) -> str:
    if len(raw) <= HEAD_CHARACTERS + TAIL_CHARACTERS:
        return raw
    return f"{raw[:HEAD_CHARACTERS]}\n{raw[-TAIL_CHARACTERS:]}"


def _strip_markup(raw: str) -> str:
    """Remove tags and addresses, and decode entities and typographic quotes."""
    text = raw
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", _UNREAD.sub("", text)))
    if "&" in text:
        text = html.unescape(_ENDLESS_ENTITY.sub("", text))
    if not text.isascii():
        for apostrophe in _APOSTROPHES:
            text = text.replace(apostrophe, "'")
        # One character may become eighteen, so the text is cut again.
        text = unicodedata.normalize("NFKC", text)[: len(raw)]
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return text


def _own_lines(text: str) -> list[str]:
    """Return the lines above a signature block or quoted mail; consecutive empty lines become one."""
    has_small_print = _is_small_print(text)
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip() or _PARAGRAPH
        if line == "--" or _is_quote_header(line):
            break
        if line.startswith(">") or (line == _PARAGRAPH and lines[-1:] == [_PARAGRAPH]):
            continue
        if not (has_small_print and _is_small_print(line)):
            lines.append(line)
    return lines


def _unsigned(lines: list[str]) -> list[str]:
    """Remove the lines below a sign-off."""
    kept: list[str] = []
    length = 0
    signed = False
    for line in lines:
        lowered = line.lower()
        if len(line) > _SIGNATURE_LINE_CHARACTERS or lowered.startswith(("ps", "p.s")):
            signed = False
        if signed:
            continue
        if lowered.rstrip(",.! ") in _SIGN_OFFS or lowered.startswith(_SENT_FROM):
            signed = length >= _SHORTEST_LETTER_CHARACTERS
        length += len(line)
        kept.append(line)
    return kept


def _is_quote_header(line: str) -> bool:
    return line[0] in "-oO" and _QUOTE_HEADER.match(line) is not None


def _is_small_print(text: str) -> bool:
    lowered = text.lower()
    return any(phrase in lowered for phrase in _SMALL_PRINT)
