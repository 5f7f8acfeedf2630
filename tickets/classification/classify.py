"""Classifier of tickets: urgency, sentiment and requires_action from the words, with the reasons.

The same text always gets the same labels; any text is accepted.
"""

from collections.abc import Iterable
from typing import Final

from tickets.classification.explanation import explain_automatic, explain_rules, explain_scores
from tickets.classification.labelling import is_automatic, label_by_rules
from tickets.classification.reader import Reading, find_reader
from tickets.classification.rules.english import ENGLISH
from tickets.classification.rules.rule import Effect
from tickets.classification.scope_resolution import PROBLEMS
from tickets.classification.score_table import read_table
from tickets.classification.scoring import (
    LEAD_OVER_PHRASES,
    LEAD_OVER_SHOUTING,
    LONG_WORDS,
    MIN_WORDS,
    Labels,
    ScoreTable,
)
from tickets.classification.text.plain_text import read_ticket
from tickets.core.labels import (
    RULE_SET_VERSION,
    Classification,
    FiredRule,
    Sentiment,
    Urgency,
)

# The effects that speak about a field.
_EFFECTS_OF_FIELD: Final = {
    "urgency": PROBLEMS,
    "sentiment": (Effect.NEGATIVE, Effect.POSITIVE, Effect.MOCKING),
    "requires_action": (*PROBLEMS, Effect.ASKS),
}


class ClassifyService:
    """Labels tickets by the tables of rules and points. Two of them label alike, and share the tables."""

    def __init__(self, scores: ScoreTable | None = None) -> None:
        self._scores = scores or ScoreTable(read_table())

    def classify(self, subject: str, message: str) -> Classification:
        """Classify a ticket; an empty one is low, neutral and requires no action."""
        reader = find_reader(ENGLISH.code)
        assert reader is not None
        reading = reader.read(read_ticket(subject=subject, message=message))
        if is_automatic(reading.found):
            labels = Labels(Urgency.LOW, Sentiment.NEUTRAL, requires_action=False)
            return _classification(labels, explain_automatic(reading.found))
        return self._weigh(reading)

    def _weigh(self, reading: Reading) -> Classification:
        """Label by the rules, then let the points object."""
        found, text = reading.found, reading.found.text
        by_rules = label_by_rules(found, shouts=bool(reading.shout))
        reasons = list(explain_rules(found, by_rules, shout=reading.shout))
        if reading.length < MIN_WORDS:
            return _classification(by_rules, reasons)
        scored = self._scores.score(
            text.words, by_rules=by_rules, leads=_find_leads(reading, by_rules)
        )
        return _classification(scored.labels, [*reasons, *explain_scores(scored, text)])


def _classification(labels: Labels, reasons: Iterable[FiredRule]) -> Classification:
    return Classification(
        labels.urgency, labels.sentiment, labels.requires_action, RULE_SET_VERSION, tuple(reasons)
    )


def _find_leads(reading: Reading, by_rules: Labels) -> dict[str, int]:
    """Return, by field, the points that the rules' label is ahead by, where that is more than usual."""
    leads: dict[str, int] = {}
    found = reading.found
    if reading.length < LONG_WORDS:
        # A phrase speaks about a field even if it is muted, because it says that a thing is denied or over.
        spoken = {*found.hits, *(hit.rule.effect for hit, _ in found.muted)}
        for field, effects in _EFFECTS_OF_FIELD.items():
            if not spoken.isdisjoint(effects):
                leads[field] = LEAD_OVER_PHRASES
    if reading.shout and by_rules.sentiment == Sentiment.NEGATIVE:
        leads["sentiment"] = LEAD_OVER_SHOUTING
    return leads
