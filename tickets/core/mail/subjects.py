"""Beginnings of subjects by which mail programs say that a mail answers another one, or passes it on."""

import re
from typing import Final

# English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian.
REPLY_PREFIXES: Final = frozenset("re aw antw antwort réf ref rés res rif r sv ynt".split())
_FORWARD_PREFIXES: Final = "fwd? wg tr rv enc i doorst vs".split()
# A help desk or a mailing list may stand in front: "[EXT] FW: Outage".
_FORWARD: Final = re.compile(
    rf"\s*(?:\[[^\]]{{1,20}}\]\s*)?(?:{'|'.join(_FORWARD_PREFIXES)})\s*:", re.IGNORECASE
)
_ANSWER: Final = re.compile(
    rf"\s*(?:\[[^\]]{{1,20}}\]\s*)?(?:{'|'.join(sorted(REPLY_PREFIXES))})\s*(?:\[\d{{1,3}}\]\s*)?:",
    re.IGNORECASE,
)
_PREFIXES: Final = re.compile(
    r"(?:[\s:-]*[^\W\d_]{1,6}\s*(?:\[\d{1,3}\])?:|\s*\[[^\]]{1,20}\])*+[\s:-]*"
)


def read_topic(subject: str) -> str:
    """Return a subject in lower case without prefixes."""
    prefixes = _PREFIXES.match(subject)
    return subject[prefixes.end() if prefixes else 0 :].strip().lower()


def is_forward(subject: str) -> bool:
    """Return whether a subject says that its mail was passed on."""
    return _FORWARD.match(subject) is not None


def is_answer(subject: str) -> bool:
    """Return whether a subject says that its mail answers another one."""
    return _ANSWER.match(subject) is not None
