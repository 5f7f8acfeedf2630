"""Scoring of a ticket: what its words, and what the rules made of it, say together about each label."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tickets.classification.score_table import (
    ALWAYS,
    FIELDS,
    POINTS_PER_UNIT,
    TURNING_WORDS,
    Feature,
    Field,
    Points,
)
from tickets.core.labels import Label, Sentiment, Urgency

# Shorter tickets are labelled by the rules alone: there are too few points to add up.
MIN_WORDS: Final = 5
# As many words as a person wants to read as a reason.
MAX_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Labels:
    """The three labels of a ticket."""

    urgency: Urgency
    sentiment: Sentiment
    requires_action: bool


@dataclass(frozen=True, slots=True)
class ScoredWord:
    """A word with points for a label, and where it stands in the text."""

    at: int
    points: int


class Opinion:
    """The points of a ticket for the labels of one field; `words` are those that may be shown as a reason."""

    def __init__(self, field: Field, words: Mapping[int, Points], others: Sequence[Points]) -> None:
        self._field = field
        self._words = words
        self._totals = [sum(column) for column in zip(*others, *words.values(), strict=True)]

    def points_for(self, label: Label) -> int:
        """Return the sum for a label; the sum for the field's `other` label is 0."""
        return self._field.pick(label, self._totals)

    def best(self, *, without: Label | None = None) -> Label:
        """Return the label with the highest sum, or the first of equal ones."""
        labels = [label for label in self._field.labels if label != without]
        return max(labels, key=self.points_for)

    def probability(self, label: Label) -> float:
        """Return how likely a label is, from 0 to 1, by the sums of all labels."""
        sums = [self.points_for(each) / POINTS_PER_UNIT for each in self._field.labels]
        most = max(sums)
        powers = [math.exp(each - most) for each in sums]
        return math.exp(self.points_for(label) / POINTS_PER_UNIT - most) / sum(powers)

    def lead(self, label: Label, *, over: Label) -> int:
        """Return by how many points a label is ahead of another one."""
        return self.points_for(label) - self.points_for(over)

    def loudest(self, label: Label, *, over: Label) -> Sequence[ScoredWord]:
        """Return the words that speak most for a label rather than another one, the strongest first."""
        words = (
            ScoredWord(at, self._field.pick(label, points) - self._field.pick(over, points))
            for at, points in self._words.items()
        )
        speaking = [word for word in words if word.points > 0]
        return sorted(speaking, key=lambda word: (-word.points, word.at))[:MAX_REASONS]


@dataclass(frozen=True, slots=True)
class Opinions:
    """The opinion on each field."""

    urgency: Opinion
    sentiment: Opinion
    requires_action: Opinion


class ScoreTable:
    """Scores tickets by the rows of a table of points."""

    def __init__(self, rows: Mapping[Feature, Points]) -> None:
        self._rows = rows

    def score(self, words: Sequence[str], *, signs: Iterable[Feature]) -> Opinions:
        """Return what the words of a ticket and the signs of the rules say.

        A word counts once, where it stands first.
        """
        rows, shown = self._rows, {}
        others = [rows[ALWAYS], *(rows[sign] for sign in signs if sign in rows)]
        for word, at in self._find_first(words).items():
            if word in TURNING_WORDS:
                others.append(rows[word])
            else:
                shown[at] = rows[word]
        return Opinions(*(Opinion(field, shown, others) for field in FIELDS))

    def _find_first(self, words: Sequence[str]) -> dict[str, int]:
        """Find the words that have points, each with the place where it stands first."""
        first: dict[str, int] = {}
        for at, word in enumerate(words):
            if word in self._rows:
                first.setdefault(word, at)
        return first
