"""Fitted points reproduce the labels of the tickets that they were fitted to."""

from dataclasses import replace

import pytest

from tickets.classification.evaluation.fit import (
    MIN_ORIGINS,
    MIN_TICKETS,
    Example,
    TooFewLabels,
    fit,
)
from tickets.classification.score_table import ALWAYS, COLUMNS
from tickets.classification.scoring import Labels, ScoreTable
from tickets.core.labels import LABEL_FIELDS, Sentiment, Urgency

DOWN = Example(frozenset({"down", "server"}), Labels(Urgency.HIGH, Sentiment.NEUTRAL, True))
BROKEN = Example(frozenset({"broken", "server"}), Labels(Urgency.MEDIUM, Sentiment.NEGATIVE, True))
LOVELY = Example(frozenset({"lovely", "server"}), Labels(Urgency.LOW, Sentiment.POSITIVE, False))


def spread(*examples: Example, times: int) -> list[Example]:
    """Return the examples from as many origins as a word needs."""
    return [
        replace(each, origin=f"desk {number % MIN_ORIGINS}")
        for number in range(times)
        for each in examples
    ]


EXAMPLES = spread(DOWN, BROKEN, LOVELY, times=60)


@pytest.mark.parametrize("example", [DOWN, BROKEN, LOVELY])
def test_the_table_gives_each_example_its_labels(example: Example) -> None:
    opinions = ScoreTable(fit(EXAMPLES)).score(sorted(example.features), signs=())
    labels = [getattr(opinions, name).best() for name in LABEL_FIELDS]
    assert labels == [getattr(example.labels, name) for name in LABEL_FIELDS]


def test_a_word_speaks_for_the_labels_of_its_tickets() -> None:
    points = dict(zip(COLUMNS, fit(EXAMPLES)["down"], strict=True))
    assert points["high"] > 0 > points["positive"]


def test_the_same_examples_give_the_same_table() -> None:
    assert fit(EXAMPLES) == fit(EXAMPLES)


def test_what_few_tickets_have_gets_no_points() -> None:
    rare = Example(frozenset({"rare"}), DOWN.labels, weight=20)
    assert "rare" not in fit([*EXAMPLES, *spread(rare, times=MIN_TICKETS - 1)])
    assert "rare" in fit([*EXAMPLES, *spread(rare, times=MIN_TICKETS)])


def test_what_few_origins_have_gets_no_points_however_many_tickets_have_it() -> None:
    name = [replace(DOWN, features=frozenset({"acme"}), origin="acme's desk")] * 60
    assert "acme" not in fit([*EXAMPLES, *name])


def test_what_only_the_rules_labelled_gives_no_word_a_place_in_the_table() -> None:
    rare = Example(frozenset({"rare"}), DOWN.labels, is_labelled=False)
    assert "rare" not in fit([*EXAMPLES, *spread(rare, times=60)])


def test_the_share_of_high_decides_how_likely_it_is_from_the_start() -> None:
    rare, frequent = (fit(EXAMPLES, high_share=share)[ALWAYS] for share in (0.05, 0.6))
    assert rare[0] < frequent[0]


def test_nothing_is_learnt_of_a_field_that_nobody_judged() -> None:
    odd = Example(frozenset({"odd"}), Labels(Urgency.HIGH, Sentiment.NEGATIVE, True))
    judged = replace(odd, judged=frozenset({"urgency"}))
    points = dict(zip(COLUMNS, fit([*EXAMPLES, *spread(judged, times=60)])["odd"], strict=True))
    assert points["high"] > 0
    assert points["negative"] == 0


@pytest.mark.parametrize(
    ("examples", "reason"),
    [
        ([DOWN] * 60, "No ticket has the label medium of urgency."),
        (
            [replace(each, judged=frozenset({"urgency"})) for each in EXAMPLES],
            "No ticket has the label negative of sentiment.",
        ),
    ],
)
def test_a_label_that_nobody_gave_is_named(examples: list[Example], reason: str) -> None:
    with pytest.raises(TooFewLabels) as error:
        fit(examples)
    assert str(error.value) == reason
