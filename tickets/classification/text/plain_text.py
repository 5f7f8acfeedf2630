"""Plain text of a ticket, as its writer wrote it; see `tickets.core.mail`.

The work is linear in the characters read, and their number is capped.
"""

import re
import unicodedata
from typing import Final

from tickets.core.mail import read_written_text
from tickets.core.mail.notices import remove_tags
from tickets.core.visible_text import TextLimit, read_prose

# The longest line of a mail (RFC 5322); a longer subject is a message in the wrong field.
SUBJECT_LIMIT: Final = TextLimit(head=998, tail=0)
# Twenty times as much, for markup. A beginning may be cut anywhere: what is open there ends with the text.
SUBJECT_SOURCE_CHARACTERS: Final = 20_000

# Left, right and reversed single quotes, and the accents that people type instead of them.
_APOSTROPHES: Final = "\u2018\u2019\u201b\u00b4\u0060"
# "@AcmeHelp": a name, and not a word.
_HANDLE: Final = re.compile(r"(?<![\w.])@\w+")
_ENDS: Final = " .!"
# Replaces an empty line, so that it ends a sentence.
_PARAGRAPH: Final = "."


def read_ticket(*, subject: str, message: str) -> str:
    """Return the plain text of a ticket; the subject is its first sentence.

    Forms that want both get the same twice from people who have little to say: it is read once.
    """
    topic, body = read_subject(subject), read_message(message, subject=subject)
    return f" . {body}" if _is_same(topic, body) else f"{topic} . {body}"


def read_subject(raw: str) -> str:
    """Return a subject as plain text."""
    prose = read_prose(raw[:SUBJECT_SOURCE_CHARACTERS], limit=SUBJECT_LIMIT)
    return _unify(remove_tags(prose))


def read_message(raw: str, *, subject: str = "") -> str:
    """Return what the writer of a message says; the subject tells whether the mail was passed on.

    An empty line ends a sentence, any other line break a clause.
    """
    text = _unify(read_written_text(raw, subject=subject))
    return " , ".join(_end_paragraphs(text)) if "\n" in text else text


def _is_same(topic: str, body: str) -> bool:
    return topic.strip(_ENDS).casefold() == body.strip(_ENDS).casefold()


def _unify(text: str) -> str:
    """Return the text with one kind of apostrophes and letters, and without the handles of accounts."""
    if "@" in text:
        text = _HANDLE.sub(" ", text)
    if text.isascii():
        return text
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    # One character may become eighteen, so the text is cut again.
    return unicodedata.normalize("NFKC", text)[: len(text)]


def _end_paragraphs(text: str) -> list[str]:
    """Return the lines; empty lines in a row become one that ends a sentence."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip() or _PARAGRAPH
        if line != _PARAGRAPH or lines[-1:] != [_PARAGRAPH]:
            lines.append(line)
    return lines
