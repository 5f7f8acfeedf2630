"""Lines of a mail with the depth of the quote that each stands in."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tickets.core.mail.marks import QUOTE_BEGINS, QUOTE_ENDS

# ">=" and ">_<" quote nothing.
_QUOTE_MARKS: Final = re.compile(r"(?:>(?![=_:]) ?)+")
# "> 500 users can't log in" between lines that quote nothing.
_COMPARISON: Final = re.compile(r"> ?\d")
_WORD: Final = re.compile(r"[^\W_]")


class Line(NamedTuple):
    """A line without the marks of a quote, and the number of quotes that it stands in."""

    depth: int
    text: str


def has_words(lines: Iterable[str]) -> bool:
    """Return whether any of the lines has a letter or a digit."""
    return any(_WORD.search(line) for line in lines)


def read_lines(stripped: Sequence[str]) -> list[Line]:
    """Return lines that have no blanks around them with their depth, told by `>` and marks of HTML."""
    lines: list[Line] = []
    depth = 0
    for at, line in enumerate(stripped):
        if line == QUOTE_BEGINS:
            depth += 1
        elif line == QUOTE_ENDS:
            depth = max(0, depth - 1)
        elif line.startswith(">") and not _is_comparison(stripped, at):
            marks = _QUOTE_MARKS.match(line)
            quoted = marks[0] if marks else ""
            lines.append(Line(depth + quoted.count(">"), line[len(quoted) :].strip()))
        else:
            lines.append(Line(depth, line))
    return lines


def _is_comparison(lines: Sequence[str], at: int) -> bool:
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return _COMPARISON.match(lines[at]) is not None and not any(
        line.startswith(">") or line.endswith(":") for line in near
    )
