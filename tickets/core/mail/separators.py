"""Lines that separate a new mail from an earlier one below it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from tickets.core.mail.attributions import find_attribution
from tickets.core.mail.headers import find_header
from tickets.core.mail.marks import EARLIER_MAIL


class Separator(StrEnum):
    """What stands below: a mail that was answered, or one that was passed on to be read."""

    REPLY = "reply"
    FORWARD = "forward"


_ANSWERED: Final = (
    r"(?:original|reply|answered) (?:message|e-?mail|mail|appointment)|ursprüngliche (?:nachricht|e-?mail)"
    r"|originalnachricht|message d'origine|message original|mensaje original|mensagem original"
    r"|messaggio originale|oorspronkelijk bericht|opprinnelig melding|ursprungligt meddelande"
    r"|oprindelig meddelelse|oryginalna wiadomość|исходное сообщение"
)
_PASSED_ON: Final = (
    r"forwarded (?:message|mail|e-?mail)|weitergeleitete (?:nachricht|e-?mail)"
    r"|message (?:transféré|transmis|réexpédié)|mensaje reenviado"
    r"|mensagem (?:encaminhada|reencaminhada)|messaggio inoltrato|doorgestuurd bericht"
)
_DASHED: Final = re.compile(
    rf"[-_=*#~ \u2010-\u2015]{{2,}}(?:(?P<answered>{_ANSWERED})|{_PASSED_ON})\b.{{0,60}}",
    re.IGNORECASE,
)
# Apple's programs write it without dashes.
_BEGINS: Final = re.compile(
    r"(?:begin forwarded message|begin of forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|début du (?:message (?:transféré|réexpédié)|courriel transféré)|inicio del mensaje reenviado"
    r"|início da mensagem (?:encaminhada|reencaminhada)|inizio (?:del )?messaggio inoltrato"
    r"|begin doorgestuurd bericht) ?:",
    re.IGNORECASE,
)
_ABOVE: Final = re.compile(
    r"above (?:this|the) line|(?:über|oberhalb) (?:von )?(?:dieser|dieser|der) (?:zeile|linie)"
    r"|au[- ]dessus de cette ligne|(?:encima de|arriba de|sobre|por encima de) esta l[ií]nea"
    r"|acima d(?:esta|essa) linha|sopra (?:a )?questa (?:riga|linea)|boven deze (?:regel|lijn)",
    re.IGNORECASE,
)
_WRITE: Final = re.compile(
    r"\b(?:repl(?:y|ies)|respon[ds]|typ|write|answer|antwort|schreib|rép|répond|écri|saisi|respuesta|respond"
    r"|escrib|respost|escrev|digit|rispo|scriv|antwoord|reageer)",
    re.IGNORECASE,
)
_ABOVE_CHARACTERS: Final = 160


def find_separator(lines: Sequence[str], start: int) -> tuple[Separator, int] | None:
    """Return the separator that begins at a line, and where it ends; None if none begins there."""
    line = lines[start]
    if not line:
        return None
    if line == EARLIER_MAIL or _asks_to_write_above(line):
        return Separator.REPLY, start + 1
    dashed = _DASHED.fullmatch(line)
    if dashed:
        return Separator.REPLY if dashed["answered"] else Separator.FORWARD, start + 1
    if _BEGINS.fullmatch(line):
        return Separator.FORWARD, start + 1
    end = find_header(lines, start) or find_attribution(lines, start)
    return (Separator.REPLY, end) if end else None


def is_forwarded(line: str) -> bool:
    """Return whether a line says that a mail that was passed on stands below."""
    dashed = _DASHED.fullmatch(line)
    return (dashed is not None and not dashed["answered"]) or _BEGINS.fullmatch(line) is not None


def _asks_to_write_above(line: str) -> bool:
    """Return whether a line is one like "Please type your reply above this line"."""
    return (
        len(line) <= _ABOVE_CHARACTERS
        and _ABOVE.search(line) is not None
        and _WRITE.search(line) is not None
    )
