"""Newsletters and other bulk mail, told by how they look: nobody wrote them to the desk.

The way out of a list says little by itself, because mailing lists and help desks add it to what people write.
So it counts only in a long text with many links and the words of publishers and shops that no person begins.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from tickets.core.mail.separators import is_forwarded
from tickets.core.mail.subjects import is_answer, is_forward
from tickets.core.mail.threads import may_be_thread, read_thread
from tickets.core.mail.written_text import read_marked_text

# Of 1,500 real messages, long ones by persons that name the way out of a list have at most four links, unless
# they pass a newsletter on.
_FEWEST_WORDS: Final = 150
_FEWEST_LINKS: Final = 5
_FEWEST_TOPICS: Final = 3
# Where a person has said who needs what, and where mails say how to be rid of them.
_BEGINNING_WORDS: Final = 60
_FIRST_LINES: Final = 10
_LAST_LINES: Final = 25
# Few people write more above a mail that they answer.
_OWN_LINES: Final = 25

_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_SIGN: Final = re.compile(
    r"\b(?:(?:to )?unsubscribe|subscribers?\b|opt[- ]out|(?:remove|stop) (?:me|receiving)"
    r"|you(?: are|'re) (?:currently )?(?:receiving this|subscribed)|received this (?:e-?mail|message) because"
    r"|(?:manage|update|change) your (?:e-?mail )?(?:preferences|subscription)"
    r"|view (?:this )?(?:e-?mail )?in (?:your |a )?browser"
    r"|abmelden|abbestellen|im browser (?:ansehen|anzeigen|öffnen)|(?:se|vous|me) (?:désabonner|désinscrire)"
    r"|dar(?:se|te|me) de baja|cancelar (?:(?:a|la|su|sua|tu) )?(?:inscrição|suscripción|assinatura)"
    r"|annulla(?:re)? (?:l')?iscrizione|disiscriv\w{1,6}|afmelden|uitschrijven)\b",
    re.IGNORECASE,
)
# How publishers number, how they protect themselves, what shops promise, what both want readers to do.
_TOPICS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:issue|vol|volume|edition|ausgabe|numéro|número|numero|edición|edição|edizione|editie)\.? ?#?\d"
        r"|newsletter|nieuwsbrief|infolettre|boletín|boletim|\bheadlines|\bdigest\b|\bin this issue\b"
        r"|\b(?:this|diese|cette|esta|questa|deze) (?:week|woche|semaine|semana|settimana)\b",
        r"copyright|©|\(c\)|rights reserved|alle rechte|tous droits|derechos reservados|direitos reservados"
        r"|diritti riservati|\bprivacy (?:policy|statement)|datenschutz|impressum|confidentialité"
        r"|privacybeleid",
        r"[$€£] ?\d|\d ?[%€]|\b(?:free|save|deals?|offers?|angebote?|rabatt|gratis|kostenlos|gratuite?"
        r"|offres?|ofertas?|descuento|desconto|offerte?|sconto|aanbieding(?:en)?|korting)\b",
        r"\bsponsor|\badvertis|\b(?:click here|read more|learn more|more info|forward this|shop now"
        r"|order now|sign up|mehr erfahren|weiterlesen|en savoir plus|lire la suite|leer más|saiba mais"
        r"|leia mais|scopri di più|leggi tutto|lees (?:meer|verder))\b",
    )
)
# "I" (not in "M E D I A") and "we" in the languages that are read, and requests without them: "Please remove
# this address".
_PERSON: Final = re.compile(
    r"(?<!\b\w )\bI\b(?! \w\b)|\b(?:me|my|we|our(?! (?:sponsor|subscriber|reader|member)s?\b)|ich|mich|mir"
    r"|meine?[nmrs]?|wir|uns|unsere?[nmrs]?|je|j'ai|mon|ma|nous|notre|yo"
    r"|mi|mis|nos|nuestr[oa]s?|eu|meus?|minhas?|noss[oa]s?|io|mio|mia|noi|nostr[oaie]|ik|mijn|wij|ons|onze)\b"
    r"|\bus\b|(?:^|[.:!,] )please\b(?! (?:see|click|visit|read|note|do not))"
    r"|\bbitte (?:nehmen|löschen|entfernen|helfen|melden)\b",
    re.IGNORECASE,
)


def find_bulk_sign(message: str, *, subject: str = "") -> str | None:
    """Return the words by which a mail says that it went to many; None where a person may have written it."""
    if is_answer(subject) or is_forward(subject) or not _has_links(message):
        return None
    own = _read_own_lines(read_marked_text(message).split("\n"), subject=subject)
    edges = "\n".join([*own[:_FIRST_LINES], *own[_FIRST_LINES:][-_LAST_LINES:]])
    sign = _SIGN.search(edges)
    return sign[0] if sign and _looks_published(subject, "\n".join(own)) else None


def _has_links(message: str) -> bool:
    return len(list(islice(_LINK.finditer(message), _FEWEST_LINKS))) == _FEWEST_LINKS


def _read_own_lines(lines: Sequence[str], *, subject: str) -> list[str]:
    """Return the lines that aren't quoted; none if that is an answer, or passes another mail on."""
    visible = [line for line in lines if line]
    if not may_be_thread("\n".join(lines).lower()):
        return visible
    own = [line for line in read_thread(lines, subject=subject) if line]
    answers = own[:_OWN_LINES] != visible[:_OWN_LINES]
    return [] if answers or any(map(is_forwarded, visible)) else own


def _looks_published(subject: str, text: str) -> bool:
    words = text.split()
    beginning = " ".join(words[:_BEGINNING_WORDS])
    return (
        len(words) >= _FEWEST_WORDS
        and not any(map(_PERSON.search, (subject, beginning)))
        and sum(topic.search(text) is not None for topic in _TOPICS) >= _FEWEST_TOPICS
    )
