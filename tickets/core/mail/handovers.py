"""Texts that only hand a mail on: "FYI", "Please see below and handle"."""

import re
from collections.abc import Iterable
from typing import Final

from tickets.core.letters import read_body

_WORDS: Final = re.compile(r"[^\W_]+")
_NAME_WORDS: Final = 4
# English, German, French, Spanish, Portuguese, Italian, Dutch. The first say that there is something to read
# or to handle; the second go with them, and say nothing by themselves. None says what it is.
_POINTING: Final = frozenset(
    """
    fyi fya see read check below beneath attached inline forwarding forwarded forward fwd fw handle deal help
    assist advise look review care answers comments replies remarks following log logs trace
    kenntnis info siehe unten anbei weitergeleitet übernehmen übernahme bearbeitung kümmern anschauen ansehen
    voir dessous jointe traiter charge
    ver abajo adjunto gestionar atender
    abaixo encaminho tratar verificar segue
    vedi sotto allegato gestire inoltro
    zie hieronder onderstaande oppakken afhandelen
    """.split()
)
_FILLING: Final = frozenset(
    """
    pls plz please kindly the this that these it mail email e message thread chain conversation from
    customer client user colleague can could would you someone somebody anyone have a at into take of
    with reply respond answer to them him her for your our my information attention action and or i am
    is as discussed thanks thank on in red blue green bold stack error output zur zu z k s
    weitergeleitet bitte um kannst können könnt du sie ihr euch das die der diese nachricht vom kunden
    kunde danke und es dich mal pour pi ci merci de bien vouloir prendre en peux pouvez vous tu le la
    les svp stp para su información por favor puedes puede esto mensaje cliente sua informação pode isto
    per vostra tua informazione puoi potete favore cortesia il ter uw jouw informatie graag kun kan je
    jij bericht alstublieft aub
    """.split()
)
_HANDOVER: Final = _POINTING | _FILLING


def says_something(lines: Iterable[str]) -> bool:
    """Return whether lines say more than that a mail below is to be read or handled, beside names."""
    hands_over = fills = False
    for line in read_body(lines):
        words = [word.lower() for word in _WORDS.findall(line)]
        if _HANDOVER.issuperset(words):
            hands_over = hands_over or not _POINTING.isdisjoint(words)
            fills = fills or bool(words)
        elif not _is_name(line, alone_too=hands_over):
            return True
    # "Thank you!" is an answer.
    return fills and not hands_over


def _is_name(line: str, *, alone_too: bool) -> bool:
    """Return whether a line is a name or a title; one word is a name only if `alone_too`."""
    words = _WORDS.findall(line)
    return (
        2 - alone_too <= len(words) <= _NAME_WORDS
        and all(map(str.istitle, words))
        and line[-1] not in "!?."
    )
