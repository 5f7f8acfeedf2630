"""Lines that say whose words a quote repeats: "On Monday at 10:12, Support <help@example.com> wrote:"."""

import re
from collections.abc import Sequence
from typing import Final

from tickets.core.mail.marks import ADDRESS

# They are folded after 70 or 80 characters. The longest have a date, a name, a list's name and an address.
MOST_LINES: Final = 4
MOST_CHARACTERS: Final = 400

_WROTE: Final = (
    r"(?:wrote|writes|schrieb|a écrit|escribió|escribio|escreveu|ha scritto|schreef|skrev|napisał|kirjoitti"
    r"|написал)"
)
_BEGINNING: Final = re.compile(
    r"[-* ]*(?:on|am|le|el|em|a|no dia|il|op|den|w dniu|dnia|in (?:article|message|a message)|às|\d{1,4})\b",
    re.IGNORECASE,
)
# A line that a folded attribution doesn't go on with, because one begins there.
_NEXT: Final = re.compile(r"(?:On|Am|Le|El|Em|Il|Op|Den) .{0,20}\d")
_DATED: Final = re.compile(rf"(?=[^\d]*\d).*?\b{_WROTE}\b.*?(?::|-{{2,}})", re.IGNORECASE)
_NAMED: Final = re.compile(rf".{{1,200}}?\b{_WROTE}\b.{{0,100}}:", re.IGNORECASE)
# "-----Support/ACME wrote: -----"
_DASHED: Final = re.compile(rf"-{{2,}} ?.{{1,150}}?\b{_WROTE} ?:? ?-{{2,}}", re.IGNORECASE)
# In any language, if marked lines follow.
_ADDRESSED: Final = re.compile(rf"(?=[^\d]*\d).{{0,300}}<{ADDRESS}>.{{0,40}}:")
_VERB_ALONE: Final = re.compile(rf"(?:<?{ADDRESS}>?)? ?{_WROTE} ?:", re.IGNORECASE)
_ENDS: Final = (":", "--")
# "2025-11-03 10:12 GMT+01:00 Support <help@example.com>:"
_WITHOUT_A_VERB: Final = re.compile(rf"\d{{4}}-\d\d-\d\d \d\d?:\d\d.{{0,200}}<{ADDRESS}>:")
# Yahoo's program for telephones goes on in the same line.
_IN_ONE_LINE: Final = re.compile(
    rf"(?:on|am|le|el|em|il|op|den)\b[^:\n]{{0,40}}\d(?:(?!{ADDRESS}).){{0,150}}<?{ADDRESS}>? ?{_WROTE} ?: ",
    re.IGNORECASE,
)
# "On 3 May your agent wrote:" tells what happened.
_TELLING: Final = re.compile(
    r"\b(?:your|my|our|their|his|her|dein\w*|ihr\w*|unser\w*|votre|notre|su|vostr\w*|uw)\b"
    r"|\b(?:you|he|she|they|we|i|who|it|somebody|someone|sie|er|wir|ich) (?:wrote|writes|schrieb)",
    re.IGNORECASE,
)


def find_attribution(lines: Sequence[str], start: int) -> int | None:
    """Return where an attribution that begins at a line ends, or None if none begins there.

    It makes everything below a quote, so it has to begin with a date.
    """
    if _DASHED.fullmatch(lines[start]):
        return start + 1
    if not _BEGINNING.match(lines[start]):
        return None
    for end in range(start + 1, min(start + MOST_LINES, len(lines)) + 1):
        if lines[end - 1].endswith(_ENDS):
            return end if _is_dated(" ".join(lines[start:end])) else None
        if not lines[end - 1] or (end < len(lines) and _NEXT.match(lines[end])):
            return None
    return None


def split_inline_attribution(line: str) -> tuple[str, str] | None:
    """Return what stands before and after an attribution that begins a line; None if none does."""
    found = _IN_ONE_LINE.match(line)
    return None if found is None else ("", line[found.end() :].strip())


def count_attribution(lines: Sequence[str]) -> int:
    """Return how many of the last lines, with marked lines of a quote below them, are its attribution."""
    if not lines[-1:] or not lines[-1].endswith(_ENDS):
        return 0
    for count in range(1, min(MOST_LINES, len(lines)) + 1):
        if not lines[-count]:
            break
        if _BEGINNING.match(lines[-count]) and _is_dated(" ".join(lines[-count:])):
            return count
    if len(lines) > 1 and _VERB_ALONE.fullmatch(lines[-1]):
        return 2
    return int(bool(_NAMED.fullmatch(lines[-1]) or _ADDRESSED.fullmatch(lines[-1])))


def _is_dated(line: str) -> bool:
    if len(line) > MOST_CHARACTERS:
        return False
    if _WITHOUT_A_VERB.fullmatch(line):
        return True
    return _DATED.fullmatch(line) is not None and (ADDRESS in line or _TELLING.search(line) is None)
