"""Blocks of header lines that mail programs put above an earlier mail: "From:", "Sent:", "To:"."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tickets.core.mail.marks import ADDRESS

# What each name says, in English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian,
# Swedish, Polish and Russian. "Sent" is a date that only mails have.
_NAMES: Final = {
    "from": "from von de da van fra från od от",
    "sent": "sent gesendet envoyé enviado enviado_el enviada enviada_em inviato verzonden"
    " sendt skickat wysłano отправлено",
    "date": "date datum fecha data",
    "to": "to an à a para aan til till do кому",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp emne ämne temat тема",
    "other": "cc kopie cópia copie copie_à bcc cci reply-to antwort_an organization attachments anlagen"
    " importance wichtigkeit priorität priority",
}
_KINDS: Final = {
    name.replace("_", " "): kind for kind, names in _NAMES.items() for name in names.split()
}
_LONGEST_NAME: Final = 20
# A list of recipients goes on in the next line.
_GOES_ON: Final = (",", ";")
# With every line that a list of recipients may take.
_MOST_LINES: Final = 40
# Between headers, where each is a row of a table in HTML.
_MOST_EMPTY_LINES: Final = 4
# Below these a form has what somebody wrote, so that its "From" and "Subject" head no earlier mail.
_FIELD_OF_A_FORM: Final = re.compile(
    r"(?:your |ihre |votre |su |tu )?(?:message|description|body|comments?|details|question|enquiry|inquiry"
    r"|request|problem|issue|nachricht|beschreibung|anfrage|commentaire|mensaje|consulta|mensagem|messaggio"
    r"|bericht)(?: (?:body|text))?\s*:",
    re.IGNORECASE,
)
# They need not follow at once: "Phone: ..." may stand in between.
_FIELDS_SEARCHED: Final = 4
# "Name: Tom" right above is a field of a form as well.
_LABELLED: Final = re.compile(r"[^\W\d_][\w /()-]{1,30}: ?\S")


def _any_of(*kinds: str) -> str:
    return "|".join(
        re.escape(name) for name, kind in _KINDS.items() if kind in kinds and len(name) > 1
    )


# A block in one line, as it stands in a text that lost its line breaks.
_IN_ONE_LINE: Final = re.compile(
    rf"(?<!\S)(?:{_any_of('from')}) ?:(?= [^:]{{1,120}}? (?:{_any_of('sent', 'date')}) ?:"
    rf" .{{1,100}}? (?:{_any_of('to', 'subject')}) ?:)",
    re.IGNORECASE,
)


def find_header(lines: Sequence[str], start: int) -> int | None:
    """Return where a block of headers that begins at a line ends, or None if none begins there."""
    if not _kind(lines[start]) or (start and _LABELLED.match(lines[start - 1])):
        return None
    kinds: set[str] = set()
    at = end = start
    while at < min(len(lines), start + _MOST_LINES):
        kind = _kind(lines[at])
        if kind:
            kinds.add(kind)
            end = at = _skip_value(lines, at)
        elif not lines[at] and at - end < _MOST_EMPTY_LINES:
            at += 1
        else:
            break
    return end if _is_of_a_mail(kinds, lines, start, end) else None


def read_subject_line(lines: Iterable[str]) -> str:
    """Return the subject in a block of headers, "" if there is none."""
    return next((_value(line) for line in lines if _kind(line) == "subject"), "")


def _value(line: str) -> str:
    return line.partition(":")[2].strip("*_ \t")


def split_inline_header(line: str) -> tuple[str, str] | None:
    """Return what stands before a block of headers in one line, and the rest; None if there is none."""
    found = _IN_ONE_LINE.search(line) if ":" in line else None
    return (line[: found.start()].rstrip(), line[found.start() :]) if found else None


def _kind(line: str) -> str | None:
    """Return what a header line says: "from", "sent", ...; None if it is no header."""
    name, colon, _ = line[: _LONGEST_NAME + 1].partition(":")
    return _KINDS.get(name.strip("*_ \t|").lower()) if colon else None


def _skip_value(lines: Sequence[str], at: int) -> int:
    """Return the line after a header; a name without a value has it in the next line, like a cell."""
    line = lines[at].rstrip("*_ ")
    at += 1
    if line.endswith(":"):
        while at < len(lines) and not lines[at]:
            at += 1
        if at < len(lines) and not _kind(lines[at]):
            line = lines[at]
            at += 1
    while line.endswith(_GOES_ON) and at < len(lines) and lines[at] and not _kind(lines[at]):
        line = lines[at]
        at += 1
    return at


def _is_of_a_mail(kinds: set[str], lines: Sequence[str], start: int, end: int) -> bool:
    """Return whether headers are those of a mail. A journey has "From", "To" and "Date" too."""
    # Notes leaves the sender above the block.
    if not ({"from"} < kinds or {"to", "other", "subject"} <= kinds):
        return False
    has_address = any(ADDRESS in line for line in lines[start:end])
    if not (has_address or kinds & {"sent", "subject"}):
        return False
    following = [line for line in lines[end : end + _MOST_LINES] if line]
    return not any(map(_FIELD_OF_A_FORM.match, following[:_FIELDS_SEARCHED]))
