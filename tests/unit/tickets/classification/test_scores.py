"""Scores on labelled tickets: those that the rules were written from, and others."""

from functools import cache

import pytest

from tests.support.paths import DATA
from tickets.classification.evaluation.labelled_files import BadRow, read_labelled
from tickets.classification.evaluation.metrics import (
    Evaluation,
    FieldEvaluation,
    LabelledTicket,
    evaluate,
)

DEVELOPMENT = "classification_dev.jsonl"
# Nobody has read the misses in this file; a ticket that somebody reads moves to the other file.
HELD_OUT = "classification_heldout.jsonl"
# Written by people who knew only the labelling guide; neither read nor fitted to.
BLIND = "classification_blind.jsonl"
# The points are fitted to these.
FITTED = "classification_fit.jsonl"
MEASURED = (DEVELOPMENT, HELD_OUT, BLIND)


@pytest.mark.parametrize("name", MEASURED)
@pytest.mark.parametrize(
    ("field", "floor"), [("urgency", 0.90), ("sentiment", 0.90), ("requires_action", 0.85)]
)
def test_the_macro_f1_stays_above_its_floor(name: str, field: str, floor: float) -> None:
    assert evaluated(name, field).macro_f1 >= floor


@pytest.mark.parametrize("name", MEASURED)
def test_high_urgency_is_hardly_ever_missed_and_rarely_a_false_alarm(name: str) -> None:
    (high,) = (score for score in evaluated(name, "urgency").scores if score.label == "high")
    assert high.recall >= 0.95
    assert high.precision >= 0.85


@pytest.mark.parametrize(("name", "least"), [(HELD_OUT, 150), (BLIND, 400)])
@pytest.mark.parametrize("learnt_from", [DEVELOPMENT, FITTED])
def test_there_are_enough_tickets_to_measure_with_and_none_was_learnt_from(
    name: str, least: int, learnt_from: str
) -> None:
    texts = {(ticket.subject, ticket.message) for ticket in labelled(name)}
    assert len(texts) >= least
    assert texts & {(ticket.subject, ticket.message) for ticket in labelled(learnt_from)} == set()


@pytest.mark.parametrize("name", [*MEASURED, FITTED])
def test_every_row_is_a_labelled_ticket(name: str) -> None:
    with (DATA / name).open("rb") as file:
        assert [row for row in read_labelled(file) if isinstance(row, BadRow)] == []


@cache
def labelled(name: str) -> tuple[LabelledTicket, ...]:
    with (DATA / name).open("rb") as file:
        return tuple(row for row in read_labelled(file) if isinstance(row, LabelledTicket))


@cache
def evaluation(name: str) -> Evaluation:
    return evaluate(labelled(name), keep=0)


def evaluated(name: str, field: str) -> FieldEvaluation:
    (found,) = (each for each in evaluation(name).fields if each.field == field)
    return found
