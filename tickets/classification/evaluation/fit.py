"""Fitting of the table of points (`score_table.py`) to labelled tickets.

This is logistic regression by stochastic gradient descent with a separate step size for each weight
(AdaGrad). Weights are log odds; points are weights in tenths, rounded. The same tickets in the same order
always give the same table.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from tickets.classification.score_table import ALWAYS, COLUMNS, FIELDS, Feature, Field, Points
from tickets.classification.scoring import Labels
from tickets.core.labels import Urgency

EPOCHS = 30
# Points are means over these last epochs: the final epoch alone depends on which tickets came last.
AVERAGED_EPOCHS = 15
FIRST_STEP = 0.1
# Pulls every weight back to zero. Half or twice the value works as well.
PENALTY = 0.002
# A feature in fewer tickets is there by chance.
MIN_TICKETS = 3
# A missed emergency is worse than a false alarm, so an emergency counts HIGH_FACTOR times, and every ticket
# gets HIGH_LEAD points for `high`.
HIGH_FACTOR = 2.0
HIGH_LEAD = 10
POINTS_PER_UNIT = 10
# Fewer points make no difference.
MIN_POINTS = 2
# Smaller errors change nothing that rounding would show.
_NEGLIGIBLE_ERROR = 0.001

Weights = dict[Feature, list[float]]
_Row = tuple[list[Feature], Labels]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a labelled ticket, and the labels that a person gave it."""

    features: frozenset[Feature]
    labels: Labels


def fit(examples: Sequence[Example]) -> dict[Feature, Points]:
    """Return the table of the features that at least MIN_TICKETS examples have, sorted by feature."""
    common = _find_common(examples)
    rows = [([*sorted(common & each.features), ALWAYS], each.labels) for each in examples]
    weights: Weights = defaultdict(lambda: [0.0] * len(COLUMNS))
    for field in FIELDS:
        _descend(rows, field=field, weights=weights)
    weights[ALWAYS][0] += HIGH_LEAD / POINTS_PER_UNIT
    table = {feature: _round(weights[feature]) for feature in sorted(weights)}
    return {
        feature: points
        for feature, points in table.items()
        if feature == ALWAYS or max(map(abs, points)) >= MIN_POINTS
    }


def _find_common(examples: Iterable[Example]) -> set[Feature]:
    counts = Counter(feature for each in examples for feature in each.features)
    return {feature for feature, count in counts.items() if count >= MIN_TICKETS}


def _round(weights: Iterable[float]) -> Points:
    return tuple(round(POINTS_PER_UNIT * weight) for weight in weights)


def _descend(rows: Sequence[_Row], *, field: Field, weights: Weights) -> None:
    """Fit the weights of one field's columns."""
    squares: dict[tuple[Feature, int], float] = defaultdict(float)
    sums: dict[tuple[Feature, int], float] = defaultdict(float)
    for epoch in range(EPOCHS):
        for number in _shuffle(len(rows), epoch=epoch):
            features, labels = rows[number]
            for column, error in _find_errors(features, labels, field=field, weights=weights):
                for feature in features:
                    row = weights[feature]
                    slope = error + PENALTY * row[column]
                    squares[feature, column] += slope * slope
                    row[column] -= FIRST_STEP * slope / math.sqrt(squares[feature, column])
        if epoch >= EPOCHS - AVERAGED_EPOCHS:
            for feature, column in squares:
                sums[feature, column] += weights[feature][column]
    for (feature, column), total in sums.items():
        weights[feature][column] = total / AVERAGED_EPOCHS


def _shuffle(length: int, *, epoch: int) -> list[int]:
    """Return the numbers below `length` in an order that depends on the epoch, but not on the run."""
    return sorted(range(length), key=lambda number: crc32(f"{epoch}:{number}".encode()))


def _find_errors(
    features: Sequence[Feature], labels: Labels, *, field: Field, weights: Weights
) -> Iterable[tuple[int, float]]:
    """Yield each column with the excess probability of its label, unless that is negligible."""
    right = field.columns.get(getattr(labels, field.name))
    is_emergency = field.name == "urgency" and labels.urgency == Urgency.HIGH
    factor = HIGH_FACTOR if is_emergency else 1.0
    columns = list(field.columns.values())
    scores = [sum(weights[feature][column] for feature in features) for column in columns]
    for column, share in zip(columns, _to_probabilities(scores), strict=True):
        error = factor * (share - (column == right))
        if abs(error) > _NEGLIGIBLE_ERROR:
            yield column, error


def _to_probabilities(scores: Sequence[float]) -> list[float]:
    """Return the probability of each column's label; the label without a column has a score of zero."""
    most = max(0.0, *scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers) + math.exp(-most)
    return [power / total for power in powers]
