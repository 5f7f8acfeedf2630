"""Decides how many points a word deserves: fits the table of `points.py` to labelled tickets.

Logistic regression by stochastic gradient descent with a step of its own for each weight (AdaGrad), so
points are log odds. The same tickets in the same order always give the same table.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from tickets.classification.score_table import ALWAYS, COLUMNS, FIELDS, Field, Points, Verdict
from tickets.core.labels import Urgency

EPOCHS = 30
# Points are means over so many last rounds: those of the last alone depend on which tickets came last.
AVERAGED = 15
# How far the first step goes.
RATE = 0.1
# What pulls every weight back to zero; half of it and twice as much do as well.
PENALTY = 0.002
# What fewer tickets have is chance.
LEAST_TICKETS = 3
# A missed emergency is worse than a false alarm: it counts twice, and every ticket has so many points
# for one.
HIGH_COUNTS = 2.0
HIGH_LEAD = 10
POINTS_PER_UNIT = 10
# What has fewer makes no difference.
LEAST_POINTS = 2

Weights = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Example:
    """What a labelled ticket has that points are given for, and the labels that a person gave it."""

    features: frozenset[str]
    label: Verdict


def fit(examples: Sequence[Example]) -> dict[str, Points]:
    """The points of whatever at least LEAST_TICKETS of the examples have, where it matters."""
    kept = _find_common(examples)
    rows = [([*sorted(kept & each.features), ALWAYS], each.label) for each in examples]
    weights: Weights = defaultdict(lambda: [0.0] * len(COLUMNS))
    for field in FIELDS:
        _descend(rows, field=field, weights=weights)
    weights[ALWAYS][0] += HIGH_LEAD / POINTS_PER_UNIT
    table = {feature: _round(weights[feature]) for feature in sorted(weights)}
    return {
        feature: points
        for feature, points in table.items()
        if feature == ALWAYS or max(map(abs, points)) >= LEAST_POINTS
    }


def _find_common(examples: Iterable[Example]) -> set[str]:
    counts = Counter(feature for each in examples for feature in each.features)
    return {feature for feature, count in counts.items() if count >= LEAST_TICKETS}


def _round(row: Iterable[float]) -> Points:
    return tuple(round(POINTS_PER_UNIT * weight) for weight in row)


def _descend(rows: Sequence[tuple[list[str], Verdict]], *, field: Field, weights: Weights) -> None:
    squares: dict[tuple[str, int], float] = defaultdict(float)
    sums: dict[tuple[str, int], float] = defaultdict(float)
    for epoch in range(EPOCHS):
        for number in _mix(len(rows), epoch=epoch):
            features, label = rows[number]
            for column, error in _find_errors(features, label, field=field, weights=weights):
                for feature in features:
                    row = weights[feature]
                    slope = error + PENALTY * row[column]
                    squares[feature, column] += slope * slope
                    row[column] -= RATE * slope / math.sqrt(squares[feature, column])
        if epoch >= EPOCHS - AVERAGED:
            for feature, column in squares:
                sums[feature, column] += weights[feature][column]
    for (feature, column), total in sums.items():
        weights[feature][column] = total / AVERAGED


def _mix(length: int, *, epoch: int) -> list[int]:
    """The numbers below the length in no order, but in the same one every time."""
    return sorted(range(length), key=lambda number: crc32(f"{epoch}:{number}".encode()))


def _find_errors(
    features: Sequence[str], label: Verdict, *, field: Field, weights: Weights
) -> Iterable[tuple[int, float]]:
    """For each column by how much the probability of its label is too high; what is as good as right
    is left out."""
    right = field.columns.get(getattr(label, field.name))
    counts = HIGH_COUNTS if label.urgency == Urgency.HIGH and field.name == "urgency" else 1.0
    columns = list(field.columns.values())
    shares = _share([sum(weights[feature][column] for feature in features) for column in columns])
    for column, share in zip(columns, shares, strict=True):
        error = counts * (share - (column == right))
        if abs(error) > 0.001:
            yield column, error


def _share(scores: Sequence[float]) -> list[float]:
    """The probability of each column's label; the score of the label without a column is zero."""
    most = max(0.0, *scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers) + math.exp(-most)
    return [power / total for power in powers]
