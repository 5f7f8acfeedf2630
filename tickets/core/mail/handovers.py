"""Texts that only hand a mail on: "FYI", "Please see below and handle"."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tickets.core.letters import read_body

_WORDS: Final = re.compile(r"[^\W_]+")
_NAME_WORDS: Final = 4
# English, German, French, Spanish, Portuguese, Italian, Dutch. The words say that there is something to read,
# and none of them what.
_HANDOVER: Final = frozenset(
    """
    fyi fya pls plz please kindly see read check below beneath attached the this that these it mail email e
    message thread chain conversation forwarding forwarded forward fwd fw from customer client user colleague
    can could would you someone somebody anyone have a look at into take care of handle deal with help assist
    advise reply respond answer to them him her for your our my info information attention action review
    and or i am is as discussed thanks thank on in
    zur zu kenntnis z k info information siehe s unten anbei weitergeleitet bitte um übernehmen übernahme
    bearbeitung kümmern kannst können könnt du sie ihr euch das die der diese mail nachricht vom kunden kunde
    danke und es dich anschauen ansehen mal
    pour pi voir ci dessous jointe merci de bien vouloir traiter prendre en charge peux pouvez vous tu
    message le la les du client svp stp
    para su tu información ver abajo adjunto por favor puedes puede gestionar atender esto mensaje cliente
    sua informação ver abaixo encaminho favor tratar verificar pode isto segue
    per vostra tua informazione vedi sotto allegato gestire puoi potete favore cortesia inoltro il
    ter uw jouw info informatie zie hieronder onderstaande graag oppakken afhandelen kun kan je jij bericht
    alstublieft aub svp
    """.split()
)


def says_something(lines: Iterable[str]) -> bool:
    """Return whether lines say more than that a mail below is to be read or handled, beside names."""
    hands_over = False
    for line in read_body(lines):
        words = _WORDS.findall(line)
        if words and _HANDOVER.issuperset(map(str.lower, words)):
            hands_over = True
        elif words and not _is_name(line, words, alone_too=hands_over):
            return True
    return False


def _is_name(line: str, words: Sequence[str], *, alone_too: bool) -> bool:
    """Return whether a line is a name or a title; one word is a name only if `alone_too`."""
    return (
        2 - alone_too <= len(words) <= _NAME_WORDS
        and all(map(str.istitle, words))
        and line[-1] not in "!?."
    )
