"""Forms in mails: boxes that are not ticked, and questions about trouble that are answered with "no"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

# An option goes on to the next box or the end of its line. "args[ ]" is no box.
_EMPTY_BOX: Final = re.compile(
    r"(?:[-*•] *)?(?:(?<![\w)\]])(?:\[[ _]{1,3}\]|\([ _]{1,3}\))|^\[\](?= )|☐)(?!\()[^\[(☐☑☒✅✔●◉]*"
)
_BOXES: Final = ("[ ", "[]", "[_", "( ", "(_", "☐")
# A ticked one is read without its mark.
_TICKED_BOX: Final = re.compile(r"(?<!\S)(?:\[ ?[xX✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒✅✔●◉])(?= ?\w)")
_LABEL_CHARACTERS: Final = 100
_NO: Final = (
    r"(?:no|none|false|n/?a|not applicable|nein|keine|non|aucun|não|nao|nenhum|nessuno|nee|geen)"
)
# Only questions that would raise an alarm: "Does it work? No" is a problem.
_TROUBLE: Final = re.compile(
    r"\b(?:urgen\w+|emergenc\w+|critical|outage|down|breach\w*|incident|attack|hacked|data loss|lost|block\w+"
    r"|escalat\w+|fraud\w*|legal|safety|dringend|notfall|ausfall|kritisch|störung|critique|panne|emergencia"
    r"|emergência|crítico|caíd[oa]|urgenza|emergenza|guasto|spoed|storing)\b",
    re.IGNORECASE,
)
# "Has the outage been resolved? No" is one.
_SOLVED: Final = re.compile(
    r"\b(?:resolved|fixed|solved|restored|over|gelöst|behoben|résolue?|resuelt[oa]|resolvid[oa]|risolt[oa]"
    r"|opgelost)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    rf"(?P<label>[^?:]{{2,{_LABEL_CHARACTERS}}})(?:\?\s*:?|:)\s*{_NO}[.!]?", re.IGNORECASE
)
_ANSWERED: Final = re.compile(rf"[?:]\s*{_NO}\b", re.IGNORECASE)
_NO_ALONE: Final = re.compile(rf"{_NO}[.!]?", re.IGNORECASE)


def may_be_form(text: str) -> bool:
    """Return whether a text may have boxes or denied questions, at little cost."""
    return any(box in text for box in _BOXES) or _ANSWERED.search(text) is not None


def remove_unticked(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without what a form offered and its writer didn't choose."""
    asked: str | None = None
    for line in lines:
        if asked is not None:
            if line and _NO_ALONE.fullmatch(line):
                asked = None
                continue
            yield asked
            asked = None
        read = _remove_boxes(line)
        if read.endswith(("?", ":")) and _asks_about_trouble(read):
            asked = read
        elif not _is_denied(read):
            yield read
    if asked is not None:
        yield asked


def _remove_boxes(line: str) -> str:
    if any(box in line for box in _BOXES):
        line = _EMPTY_BOX.sub("", line).strip()
    return _TICKED_BOX.sub("", line).strip()


def _is_denied(line: str) -> bool:
    found = _DENIED.fullmatch(line)
    return found is not None and _asks_about_trouble(found["label"])


def _asks_about_trouble(label: str) -> bool:
    return (
        len(label) <= _LABEL_CHARACTERS
        and _TROUBLE.search(label) is not None
        and _SOLVED.search(label) is None
    )
