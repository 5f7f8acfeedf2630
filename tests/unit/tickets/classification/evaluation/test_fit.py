"""Fitted points reproduce the labels of the tickets that they were fitted to."""

import pytest

from tickets.classification.evaluation import fit as fit_module
from tickets.classification.evaluation.fit import HIGH_LEAD, MIN_TICKETS, Example, fit
from tickets.classification.score_table import ALWAYS, COLUMNS, FIELDS
from tickets.classification.scoring import Labels
from tickets.core.labels import Sentiment, Urgency

DOWN = Example(frozenset({"down", "the"}), Labels(Urgency.HIGH, Sentiment.NEUTRAL, True))
BROKEN = Example(frozenset({"broken", "the"}), Labels(Urgency.MEDIUM, Sentiment.NEGATIVE, True))
LOVELY = Example(frozenset({"lovely", "the"}), Labels(Urgency.LOW, Sentiment.POSITIVE, False))
EXAMPLES = [DOWN, BROKEN, LOVELY] * 10


def test_the_table_gives_each_example_its_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_module, "HIGH_LEAD", 0)
    table = fit(EXAMPLES)
    for example in (DOWN, BROKEN, LOVELY):
        found = [table[ALWAYS], *(table[f] for f in example.features if f in table)]
        total = list(map(sum, zip(*found, strict=True)))
        labels = [field.choose(total, by_rules=field.other, lead=0) for field in FIELDS]
        assert labels == [getattr(example.labels, field.name) for field in FIELDS]


def test_a_word_speaks_for_the_labels_of_its_tickets() -> None:
    points = fit(EXAMPLES)["down"]
    assert COLUMNS[points.index(max(points))] in {"high", "asks"}
    assert points[0] > 0 > points[3]


def test_an_emergency_is_ahead_by_its_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = fit(EXAMPLES)[ALWAYS]
    monkeypatch.setattr(fit_module, "HIGH_LEAD", 0)
    assert tuple(a - b for a, b in zip(ahead, fit(EXAMPLES)[ALWAYS], strict=True)) == (
        HIGH_LEAD,
        0,
        0,
        0,
        0,
    )


def test_the_same_examples_give_the_same_table() -> None:
    assert fit(EXAMPLES) == fit(EXAMPLES)


def test_what_few_tickets_have_gets_no_points() -> None:
    rare = Example(frozenset({"rare"}), DOWN.labels)
    assert "rare" not in fit([*EXAMPLES, *[rare] * (MIN_TICKETS - 1)])
    assert "rare" in fit([*EXAMPLES, *[rare] * MIN_TICKETS])
