"""Plain text of a ticket, as its writer wrote it: no HTML, signature, quoted mail or small print.

The work is linear in the characters read, and their number is capped.
"""

import re
import unicodedata
from typing import Final

from tickets.core.letters import remove_signature
from tickets.core.visible_text import TextLimit, read_prose

# Writers state the topic at the beginning, and sometimes add a line at the end. The longest tickets written
# by hand have about 10,000 characters, longer ones contain pasted logs.
LIMIT: Final = TextLimit(head=20_000, tail=5_000)
# The longest line of a mail (RFC 5322); a longer subject is a message in the wrong field.
SUBJECT_LIMIT: Final = TextLimit(head=998, tail=0)
# Twenty times as much, for markup. A beginning may be cut anywhere: what is open there ends with the text.
SUBJECT_SOURCE_CHARACTERS: Final = 20_000

# Left, right and reversed single quotes, and the accents that people type instead of them.
_APOSTROPHES: Final = "\u2018\u2019\u201b\u00b4\u0060"

_QUOTE_HEADER: Final = re.compile(r"-{2,} ?original message|on .{5,100} wrote:$", re.IGNORECASE)
_SMALL_PRINT: Final = ("intended recipient", "confidential and", "legally privileged")
# Replaces an empty line, so that it ends a sentence.
_PARAGRAPH: Final = "."


def read_ticket(*, subject: str, message: str) -> str:
    """Return the plain text of a ticket; the subject is its first sentence."""
    return f"{read_subject(subject)} . {read_message(message)}"


def read_subject(raw: str) -> str:
    """Return a subject as plain text."""
    return _unify(read_prose(raw[:SUBJECT_SOURCE_CHARACTERS], limit=SUBJECT_LIMIT))


def read_message(raw: str) -> str:
    """Return the writer's own text in a message, without signature, quoted mail and small print.

    An empty line ends a sentence, any other line break a clause.
    """
    text = _unify(read_prose(raw, limit=LIMIT))
    if "\n" not in text:
        return text
    return " , ".join(remove_signature(_own_lines(text), keeps_sign_off=True))


def _unify(text: str) -> str:
    """Return the text with one kind of apostrophes and letters."""
    if text.isascii():
        return text
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    # One character may become eighteen, so the text is cut again.
    return unicodedata.normalize("NFKC", text)[: len(text)]


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


def _is_quote_header(line: str) -> bool:
    return line[0] in "-oO" and _QUOTE_HEADER.match(line) is not None


def _is_small_print(text: str) -> bool:
    lowered = text.lower()
    return any(phrase in lowered for phrase in _SMALL_PRINT)
