"""Forms in mails: boxes that are not ticked, and questions about trouble that are answered with "no"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

# An option goes on to the next box or the end of its line. "args[ ]" is no box.
_EMPTY_BOX: Final = re.compile(
    r"(?:[-*•] *)?(?:(?<![\w)\]])(?:\[[ _]{1,3}\]|\([ _]{1,3}\))|^\[\](?= )|☐)(?!\()[^\[(☐☑☒✅✔●◉]*"
)
_BOXES: Final = ("[ ", "[]", "[_", "( ", "(_", "☐")
# A form may have its boxes behind the options: "Yes [ ] No [x]".
_LABEL_AND_EMPTY_BOX: Final = re.compile(r"[^\[\]?:☐☑☒]*(?:\[[ _]{1,3}\]|☐)")
_BOX_ENDS: Final = ("]", "☐", "☑", "☒")
# A ticked one is read without its mark.
_TICKED_BOX: Final = re.compile(r"(?<!\S)(?:\[ ?[xX✓✔] ?\]|\( ?[xX✓✔] ?\)|[☑☒✅✔●◉])(?= ?\w|$|\s)")
_LABEL_CHARACTERS: Final = 100
# Between a question and its answer in two cells of a table.
_MOST_EMPTY_LINES: Final = 3
_NO: Final = (
    r"(?:no|none|false|n/?a|not applicable|n|nein|keine|non|aucun|não|nao|nenhum|nessuno|nee|geen)"
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
    # A question that waits for its answer, and the empty lines below it.
    asked: list[str] = []
    for line in map(_remove_boxes, lines):
        if not line and 0 < len(asked) <= _MOST_EMPTY_LINES:
            asked.append(line)
        elif asked and _NO_ALONE.fullmatch(line):
            asked = []
        else:
            yield from asked
            is_asked = line.endswith(("?", ":")) and _asks_about_trouble(line)
            asked = [line] if is_asked else []
            if not (is_asked or _is_denied(line)):
                yield line
    yield from asked


def _remove_boxes(line: str) -> str:
    ends_with_box = line.endswith(_BOX_ENDS)
    if any(box in line for box in _BOXES):
        empty = _LABEL_AND_EMPTY_BOX if ends_with_box else _EMPTY_BOX
        line = empty.sub("", line).strip()
    return _TICKED_BOX.sub("", line).strip() if ends_with_box or _has_tick(line) else line


def _has_tick(line: str) -> bool:
    return "[x" in line.lower() or "(x" in line.lower() or not line.isascii()


def _is_denied(line: str) -> bool:
    found = _DENIED.fullmatch(line)
    return found is not None and _asks_about_trouble(found["label"])


def _asks_about_trouble(label: str) -> bool:
    return (
        len(label) <= _LABEL_CHARACTERS
        and _TROUBLE.search(label) is not None
        and _SOLVED.search(label) is None
    )
