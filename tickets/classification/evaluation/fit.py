"""Fitting of the table of points (`score_table.py`) to labelled tickets.

This is logistic regression with an L2 penalty by scikit-learn. Weights are log odds; points are weights in
tenths, rounded. The same tickets in the same order always give the same table.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tickets.classification.score_table import (
    ALWAYS,
    COLUMNS,
    FIELDS,
    POINTS_PER_UNIT,
    Feature,
    Field,
    Points,
)
from tickets.classification.scoring import Labels
from tickets.core.labels import LABEL_FIELDS, Urgency, show_label

# The inverse strength of the penalty, chosen on real texts with folds by origin.
INVERSE_PENALTY: Final = 0.1
# A word in fewer tickets is there by chance; one from fewer origins is a name or the jargon of a house.
MIN_TICKETS: Final = 5
MIN_ORIGINS: Final = 5
# Fewer points make no difference.
MIN_POINTS: Final = 2
# Enough for the weights to stop moving.
_MOST_STEPS: Final = 300


class TooFewLabels(ValueError):
    """No example has one of the labels, so nothing can be learnt about it; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a labelled ticket, its labels, how much it counts, and where it came from.

    `is_labelled` is false if the rules gave the labels.
    """

    features: frozenset[Feature]
    labels: Labels
    weight: float = 1.0
    origin: str = ""
    is_labelled: bool = True
    judged: frozenset[str] = frozenset(LABEL_FIELDS)
    """The fields that the example counts for."""


def fit(examples: Sequence[Example], *, high_share: float | None = None) -> dict[Feature, Points]:
    """Return the table of the features that enough labelled examples of enough origins have, sorted.

    With `high_share`, tickets are weighted so that this share of them, from 0 to 1, is `high`. Raises
    TooFewLabels.
    """
    places = _number_features(examples)
    matrix = _make_matrix(examples, places)
    weights = _weigh_examples(examples, high_share=high_share)
    columns = np.zeros((len(COLUMNS), len(places) + 1))
    for field in FIELDS:
        _fit_field(field, matrix, examples, weights=weights, columns=columns)
    points = np.rint(columns * POINTS_PER_UNIT).astype(int)
    table = {ALWAYS: _row(points, -1)} | {
        feature: _row(points, place) for feature, place in places.items()
    }
    return {
        feature: row
        for feature, row in table.items()
        if feature == ALWAYS or max(map(abs, row)) >= MIN_POINTS
    }


def _number_features(examples: Iterable[Example]) -> dict[Feature, int]:
    labelled = [each for each in examples if each.is_labelled]
    counts = Counter(feature for each in labelled for feature in each.features)
    # A ticket that doesn't say where it came from has an origin of its own.
    origins = Counter(
        feature
        for _, feature in {
            (each.origin or number, feature)
            for number, each in enumerate(labelled)
            for feature in each.features
        }
    )
    common = sorted(
        feature
        for feature, count in counts.items()
        if count >= MIN_TICKETS and origins[feature] >= MIN_ORIGINS
    )
    return {feature: place for place, feature in enumerate(common)}


def _make_matrix(examples: Sequence[Example], places: dict[Feature, int]) -> Any:
    """Return one row for each example, with a 1 in the columns of its features."""
    rows = [sorted(places[f] for f in each.features if f in places) for each in examples]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(row, dtype=int) for row in rows])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(places)))


def _weigh_examples(examples: Sequence[Example], *, high_share: float | None) -> Any:
    weights = np.array([each.weight for each in examples])
    if high_share is not None:
        high = np.array([each.labels.urgency is Urgency.HIGH for each in examples])
        share = weights[high].sum() / weights.sum()
        weights[high] *= high_share / share
        weights[~high] *= (1 - high_share) / (1 - share)
    return weights


def _fit_field(
    field: Field, matrix: Any, examples: Sequence[Example], *, weights: Any, columns: Any
) -> None:
    """Fit the columns of one field. Weights count from its `other` label, whose own are subtracted."""
    numbers = {label: number for number, label in enumerate(field.labels)}
    labels = [numbers[getattr(each.labels, field.name)] for each in examples]
    counts = np.array([field.name in each.judged for each in examples])
    given = {label for label, is_judged in zip(labels, counts, strict=True) if is_judged}
    for label, number in numbers.items():
        if number not in given:
            raise TooFewLabels(f"No ticket has the label {show_label(label)} of {field.name}.")
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=_MOST_STEPS)
    model.fit(matrix, labels, sample_weight=weights * counts)
    found = np.hstack([model.coef_, model.intercept_[:, None]])
    if len(field.labels) == 2:
        # One row of weights, for the second label.
        found = np.vstack([-found, np.zeros_like(found)])
    for label, column in field.columns.items():
        columns[column] = found[numbers[label]] - found[numbers[field.other]]


def _row(points: Any, place: int) -> Points:
    return tuple(int(column[place]) for column in points)
