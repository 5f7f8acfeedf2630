"""What mail programs put below a mail: a signature block, and the program's own line."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from typing import Final

from tickets.core.letters import is_sentence, is_sign_off, remove_signature
from tickets.core.mail.lines import has_words
from tickets.core.mail.marks import ADDRESS, GAP, SIGNATURE

_BLOCK_MARKS: Final = ("--", "—", SIGNATURE)
# Longer blocks below a "--" are the next part of the text, and so are those below a heading, but for names.
_BLOCK_LINES: Final = 10
_NAME_WORDS: Final = 4
_SHORTEST_LETTER_CHARACTERS: Final = 15
_NAME: Final = re.compile(r"(?:[A-Z]\w*\.? ){0,2}[A-ZÀ-Þ][\w'-]+ [A-ZÀ-Þ][\w'-]+(?:, \w{2,5}\.?)?")
_CONTACT: Final = re.compile(
    r"\battorneys? at law\b|\b(?:LLP|LLC|PLC|GmbH|Ltd|Inc)\b"
    rf"|\+?\d[\d ()/.-]{{7,}}|{ADDRESS}|^(?:t|tel|telefon|phone|mob|mobile|mobil|fax)\b ?[:.]",
    re.IGNORECASE,
)
_PROGRAM: Final = re.compile(
    r"sent (?:from|via|with|using) (?:my|mail for|outlook|yahoo|proton|gmail|aol|blackberry|samsung"
    r"|iphone|ipad|android|spark|canary|superhuman|front|hey|zoho)\b[^:.!?]{0,60}"
    r"|get (?:outlook|bluemail) for \w+.{0,30}"
    r"|sent (?:from|with) .{0,30}(?:secure|encrypted) (?:e-?mail|mail).{0,10}"
    r"|(?:von meine[mr] .{1,40} (?:aus )?gesendet|gesendet (?:von|mit|aus) .{1,60})"
    r"|(?:envoyé (?:de|depuis|à partir de|avec) .{1,60}|télécharge[zr] outlook .{0,40})"
    r"|(?:enviado (?:desde|do|de|a partir do|con|com) .{1,60}|obt(?:ener|enha|ém) (?:o )?outlook .{0,40})"
    r"|(?:inviato (?:da|dal|con) .{1,60}|scarica outlook .{0,40})"
    r"|(?:verstuurd (?:vanaf|met|via|vanuit) .{1,60}|verzonden (?:vanaf|met|vanuit) .{1,60}"
    r"|outlook voor .{1,30} downloaden|outlook für .{1,30} (?:herunterladen|beziehen))",
    re.IGNORECASE,
)
_PROGRAM_CHARACTERS: Final = 80


def remove_signatures(lines: Sequence[str]) -> list[str]:
    """Return the lines without signatures; text that stands between quotes has one of its own."""
    parts = [list(part) for is_gap, part in groupby(lines, GAP.__eq__) if not is_gap]
    last = max((place for place, part in enumerate(parts) if has_words(part)), default=0)
    read: list[str] = []
    for place, part in enumerate(parts):
        # Below a sign-off that stays, the next part would be taken for a signature.
        letter = _without_contact(_without_blocks(part))
        without = list(remove_signature(letter, keeps_sign_off=place >= last))
        read += without if has_words(without) else part
    return read


def _without_blocks(lines: Sequence[str]) -> list[str]:
    """Return the lines without blocks that begin with a mark, and without what a program wrote."""
    kept = [line for line in lines if not _is_by_program(line)]
    above = list(accumulate(map(len, kept), initial=0))
    first = next((at for at, line in enumerate(kept) if has_words([line])), len(kept))
    for at in range(len(kept) - 1, first, -1):
        if kept[at] in _BLOCK_MARKS:
            end = _find_end(kept, at + 1)
            if end is not None and _is_block(kept[at + 1 : end], above=above[at]):
                del kept[at:end]
    return kept


def _find_end(lines: Sequence[str], start: int) -> int | None:
    """Return where a signature that begins at a line ends; None if it would be too long for one.

    It is over where a sentence begins a paragraph. One in its first paragraph may be somebody's motto.
    """
    count = 0
    for at in range(start, len(lines)):
        count += bool(lines[at])
        if count > _BLOCK_LINES:
            return None
        begins = count > 1 and lines[at] and not lines[at - 1]
        if begins and is_sentence(" ".join(_read_paragraph(lines, at))):
            return at
    return len(lines)


def _read_paragraph(lines: Sequence[str], start: int) -> Iterator[str]:
    return takewhile(bool, lines[start : start + _BLOCK_LINES])


def _is_block(below: Sequence[str], *, above: int) -> bool:
    """Return whether lines below a mark are a signature, with so many characters above it."""
    has_names = all(len(line.split()) <= _NAME_WORDS for line in below)
    return above >= _SHORTEST_LETTER_CHARACTERS or has_names


def _without_contact(lines: list[str]) -> list[str]:
    """Return the lines without a last paragraph of a name and numbers that no sign-off announces."""
    end = next((at for at in range(len(lines), 0, -1) if lines[at - 1]), 0)
    start = next((at for at in range(end, 0, -1) if not lines[at - 1]), 0)
    last = lines[start:end]
    is_contact = (
        1 < len(last) <= _BLOCK_LINES
        and _NAME.fullmatch(last[0]) is not None
        and not is_sign_off(last[0])
        and any(map(_CONTACT.search, last[1:]))
        and not any(map(is_sentence, last))
    )
    return lines[:start] if is_contact else lines


def _is_by_program(line: str) -> bool:
    return len(line) <= _PROGRAM_CHARACTERS and _PROGRAM.fullmatch(line.rstrip(". ")) is not None
