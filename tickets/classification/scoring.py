"""Scoring of tickets by the points of their words, where these contradict the rules clearly enough."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tickets.classification.score_table import ALWAYS, FIELDS, Feature, Field, Points
from tickets.core.labels import Label, Sentiment, Urgency

# Shorter tickets are labelled by the rules alone: there are too few points to add up. On labelled tickets
# anything from 3 to 8 words works about as well.
MIN_WORDS: Final = 5
# In tickets of at least this many words, a phrase is only a part of the message.
LONG_WORDS: Final = 14
# How many points another label has to be ahead of the rules' label. With fewer, tickets made of phrases
# that the rules know well get worse labels; with more, tickets without such phrases do.
LEAD_OVER_RULES: Final = 15
# The same if a phrase speaks about the field: for an emergency, because missing one is worse than a false
# alarm; and in a short ticket, where "I don't want a refund" may be the whole message.
LEAD_OVER_PHRASES: Final = 25
# The same against the tone of shouting, because points ignore capitals. Of the 131 tickets in the fitted
# file that shout, five are calm or glad; their tone is ahead by 41 or more.
LEAD_OVER_SHOUTING: Final = 40
# As many words as a person wants to read as a reason.
MAX_REASONS: Final = 5

# The first and the last word of a feature.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labels:
    """The three labels of a ticket."""

    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """The labels by points, with the words that speak most for each label that differs from the rules'."""

    labels: Labels
    reasons: Mapping[str, Sequence[Span]]


def count_words(words: Iterable[str]) -> int:
    """Count the words that are not punctuation marks, up to LONG_WORDS."""
    count = 0
    for word in words:
        if word.isalnum():
            count += 1
            if count == LONG_WORDS:
                break
    return count


class ScoreTable:
    """Scores tickets by the rows of a table of points."""

    def __init__(
        self, rows: Mapping[Feature, Points], *, lead_over_rules: int = LEAD_OVER_RULES
    ) -> None:
        self._rows = rows
        self._lead_over_rules = lead_over_rules

    def score(
        self, words: Sequence[str], *, by_rules: Labels, leads: Mapping[str, int]
    ) -> ScoreResult:
        """Return the labels of a ticket, given its words and the rules' labels.

        `leads` maps a field to the points by which another label has to be ahead of the rules' label, if
        that is not `lead_over_rules`. A label without a word that speaks for it is not chosen, because
        there would be no reason to show.
        """
        found = self._find_features(words)
        points = [self._rows[ALWAYS], *(self._rows[feature] for feature in found)]
        total = [sum(column) for column in zip(*points, strict=True)]
        labels: dict[str, Label] = {}
        reasons: dict[str, Sequence[Span]] = {}
        for field in FIELDS:
            label = labels[field.name] = getattr(by_rules, field.name)
            lead = leads.get(field.name, self._lead_over_rules)
            if label == Urgency.HIGH:
                lead = max(lead, LEAD_OVER_PHRASES)
            scored = field.choose(total, by_rules=label, lead=lead)
            if scored != label and (loudest := self._find_loudest(found, field, scored)):
                labels[field.name], reasons[field.name] = scored, loudest
        result = _make_consistent(**labels)  # type: ignore[arg-type]
        changed = {
            name: spans
            for name, spans in reasons.items()
            if getattr(result, name) != getattr(by_rules, name)
        }
        return ScoreResult(result, changed)

    def _find_features(self, words: Sequence[str]) -> dict[Feature, int]:
        """Find the words and pairs that have points, each with the position where it first ends."""
        found: dict[Feature, int] = {}
        before = ""
        for at, word in enumerate(words):
            for feature in (word, f"{before} {word}"):
                if feature in self._rows and feature not in found:
                    found[feature] = at
            before = word
        return found

    def _find_loudest(
        self, found: Mapping[Feature, int], field: Field, label: Label
    ) -> Sequence[Span]:
        """Return the positions of the features with most points for a label, in text order."""
        points = {feature: field.points_for(label, self._rows[feature]) for feature in found}
        speaking = [feature for feature in found if points[feature] > 0]
        loudest = sorted(speaking, key=lambda feature: -points[feature])[:MAX_REASONS]
        return sorted((found[feature] - feature.count(" "), found[feature]) for feature in loudest)


def _make_consistent(urgency: Urgency, sentiment: Sentiment, requires_action: bool) -> Labels:
    """Apply the labelling guide: a complaint is never low, and only low tickets may require no action."""
    if sentiment == Sentiment.NEGATIVE and urgency == Urgency.LOW:
        urgency = Urgency.MEDIUM
    return Labels(urgency, sentiment, urgency != Urgency.LOW or requires_action)
