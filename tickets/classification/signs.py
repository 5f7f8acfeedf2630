"""Signs of the rules: rows of the table of points that say how much the rules' findings are worth."""

from collections.abc import Iterator
from typing import Final

from tickets.classification.reader import Reading
from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import PROBLEMS
from tickets.classification.score_table import Feature
from tickets.classification.scoring import Labels
from tickets.core.labels import LABEL_FIELDS, Label, Sentiment, Urgency, show_label

# Up to how many words a text is short, and of middle length. In a short one a phrase is most of the message.
SHORT: Final = 9
MIDDLE: Final = 24
# The effects that speak about a field.
_EFFECTS_OF_FIELD: Final = {
    "urgency": PROBLEMS,
    "sentiment": (Effect.NEGATIVE, Effect.POSITIVE, Effect.MOCKING),
    "requires_action": (*PROBLEMS, Effect.ASKS, Effect.TELLS),
}
_MARKS: Final = ("?", "!")
# What they say about whether an answer is expected is in no label of the rules.
_SAYING: Final = (Effect.ASKS, Effect.TELLS, Effect.RESOLVED, Effect.CLOSED, Effect.SUGGESTION)
_MUTABLE: Final = (
    Effect.HIGH,
    Effect.MEDIUM,
    Effect.NEGATIVE,
    Effect.POSITIVE,
    Effect.ASKS,
)


def find_signs(reading: Reading, by_rules: Labels) -> Iterator[Feature]:
    """Yield the signs of a ticket: the rules' labels, what else they say and mute, its length and its marks.

    None of them is a word: each has an equals sign.
    """
    for name in LABEL_FIELDS:
        yield f"{name}={_name_label(getattr(by_rules, name), reading)}"
    yield from (f"says {effect}" for effect in _SAYING if effect in reading.found.hits)
    muted = {hit.rule.effect for hit, _ in reading.found.muted}
    yield from (f"muted {effect}" for effect in _MUTABLE if effect in muted)
    yield f"length={_length(reading.length)}"
    yield from (f"mark={mark}" for mark in _MARKS if mark in reading.found.text.words)


def _name_label(label: Label, reading: Reading) -> str:
    """Name a label of the rules; one with a weak reason has a name of its own."""
    if label is Urgency.HIGH and not reading.states_high_plainly:
        return "hint"
    if label is Sentiment.NEGATIVE and not reading.found.has(Effect.NEGATIVE, Effect.MOCKING):
        return "shouted"
    return show_label(label)


def find_settled(reading: Reading) -> frozenset[str]:
    """Return the fields about which a phrase speaks in a short text, where it is most of the message.

    It settles the matter even if it is muted: in "the error is no longer happening" the words must not
    outweigh the phrase.
    """
    if reading.length > SHORT:
        return frozenset()
    spoken = {*reading.found.hits, *(hit.rule.effect for hit, _ in reading.found.muted)}
    return frozenset(
        field for field, effects in _EFFECTS_OF_FIELD.items() if not spoken.isdisjoint(effects)
    )


def _length(words: int) -> str:
    if words <= SHORT:
        return "short"
    return "middle" if words <= MIDDLE else "long"
