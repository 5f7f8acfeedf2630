"""Table of points: how much single words, and the signs of the rules, speak for or against a label.

Rules catch explicit statements. No list of phrases can decide whether forty words together describe an
emergency or a question, so words have points for and against a label. What the rules say has points too,
which tell how much it is worth. The table is `points.csv`: whole numbers, ten per unit of log odds, fitted to
labelled tickets by `manage.py fit_points`.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tickets.classification.rules.language import word_set
from tickets.core.labels import Label, Sentiment, Urgency

TABLE: Final = Path(__file__).with_name("points.csv")
# The row of points that every ticket gets.
ALWAYS: Final = ""
COLUMNS: Final = ("high", "medium", "negative", "positive", "asks")

POINTS_PER_UNIT: Final = 10
# They ask, deny, thank or address somebody, which says much about the tone and whether an answer is expected.
# They have points, but nobody accepts them as a reason, so they are not shown as one.
TURNING_WORDS: Final = word_set(
    "not no never nor why how what when where who which still again now but because you your my our we us me "
    "please thank thanks sorry hello dear great good best kind appreciate"
)

# The name of a row in the table: a word, or a sign of the rules (`signs.py`).
Feature = str
# One number for each of COLUMNS.
Points = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of labels. Every label but `other`, whose sum is zero, has a column of the table."""

    name: str
    columns: Mapping[Label, int]
    other: Label

    @property
    def labels(self) -> Sequence[Label]:
        """The labels of the field; `other` comes last."""
        return (*self.columns, self.other)

    def pick(self, label: Label, points: Sequence[int]) -> int:
        """Return the points of a row, or the sums of several, for a label."""
        return 0 if label == self.other else points[self.columns[label]]


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
