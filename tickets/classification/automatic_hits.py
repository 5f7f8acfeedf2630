"""Phrases of machines where machines use them: in the subject, and at the beginning and the end of a text."""

from collections.abc import Iterator
from typing import Final

from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import EffectiveHits
from tickets.classification.text.matcher import Hit
from tickets.classification.text.tokens import EDGE, FIRST_WORD, TokenizedText
from tickets.core.mail.subjects import REPLY_PREFIXES

# A machine says at once what it is, or below what it has to tell. A greeting makes a sentence of its own.
_FIRST_SENTENCES: Final = 4
_LAST_SENTENCES: Final = 2


def find_automatic(found: EffectiveHits) -> Iterator[Hit]:
    """Yield the hits that say that a machine wrote the ticket.

    A subject like "Re: Automatic reply" repeats what a machine wrote, and so does a person who has told of an
    emergency before.
    """
    sentences = found.text.sentences
    subject = sentences[FIRST_WORD]
    told = [hit.anchor for hit in found.of(Effect.HIGH) if sentences[hit.anchor] != subject]
    first = min(told, default=len(sentences))
    for hit in found.of(Effect.AUTOMATIC):
        if hit.anchor < first and _stands_where_machines_say_it(found.text, hit.anchor):
            yield hit


def _stands_where_machines_say_it(text: TokenizedText, at: int) -> bool:
    sentence, subject = text.sentences[at], text.sentences[FIRST_WORD]
    if sentence == subject:
        return text.words[FIRST_WORD] not in REPLY_PREFIXES
    last = text.sentences[len(text.words) - 1 - EDGE]
    return sentence - subject <= _FIRST_SENTENCES or last - sentence < _LAST_SENTENCES
