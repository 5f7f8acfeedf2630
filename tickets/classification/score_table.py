"""Table of points: how much single words and pairs of words speak for or against a label.

Rules catch explicit statements. No list of phrases can decide whether forty words together describe an
emergency or a question, so each word and each pair of neighbours has points for and against a label. The
table is `points.csv`: whole numbers, ten per unit of log odds, fitted to labelled tickets by
`manage.py fit_points`.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tickets.core.labels import Label, Sentiment, Urgency

TABLE: Final = Path(__file__).with_name("points.csv")
# The row of points that every ticket gets.
ALWAYS: Final = ""
COLUMNS: Final = ("high", "medium", "negative", "positive", "asks")

# The name of a row in the table: a word, or two words separated by a space.
Feature = str
# One number for each of COLUMNS.
Points = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of labels. Every label but `other`, whose score is zero, has a column of the table."""

    name: str
    columns: Mapping[Label, int]
    other: Label

    def choose(self, total: Sequence[int], *, by_rules: Label, lead: int) -> Label:
        """Return the label with the highest score, or the first of equal ones.

        `total` are the points of a ticket. The rules' label gets `lead` points on top.
        """

        def score(label: Label) -> int:
            points = 0 if label == self.other else total[self.columns[label]]
            return points + (lead if label == by_rules else 0)

        return max([*self.columns, self.other], key=score)

    def points_for(self, label: Label, points: Points) -> int:
        """Return the points for a label; points for `other` are points against all other labels."""
        if label == self.other:
            return -sum(points[column] for column in self.columns.values())
        return points[self.columns[label]]


FIELDS: Final = (
    Field("urgency", {Urgency.HIGH: 0, Urgency.MEDIUM: 1}, other=Urgency.LOW),
    Field("sentiment", {Sentiment.NEGATIVE: 2, Sentiment.POSITIVE: 3}, other=Sentiment.NEUTRAL),
    Field("requires_action", {True: 4}, other=False),
)


@cache
def read_table() -> dict[Feature, Points]:
    """Read the rows of `points.csv`."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {feature: tuple(map(int, points)) for feature, *points in rows}
