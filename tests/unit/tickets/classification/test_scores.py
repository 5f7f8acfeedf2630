"""Scores on labelled tickets: those that the rules were written from, and others."""

from functools import cache

import pytest

from tests.support.paths import DATA
from tickets.classification.evaluation.labelled_files import BadRow, read_labelled
from tickets.classification.evaluation.labelled_ticket import LabelledTicket
from tickets.classification.evaluation.metrics import Evaluation, FieldEvaluation, evaluate
from tickets.core.labels import LABEL_FIELDS

DEVELOPMENT = "classification_dev.jsonl"
# Written like the messages of real desks, by somebody who had read those and not the rules; neither read nor
# fitted to.
REAL_SPIRIT = "classification_real_spirit.jsonl"
# Written by people who knew only the labelling guide; neither read nor fitted to.
BLIND = "classification_blind.jsonl"
# The points are fitted to these.
FITTED = "classification_fit.jsonl"
# In six languages, by the writer of REAL_SPIRIT.
LANGUAGES = "classification_languages.jsonl"
MEASURED = (REAL_SPIRIT, BLIND, LANGUAGES)


@pytest.mark.parametrize(
    ("name", "field", "floor"),
    [
        (REAL_SPIRIT, "urgency", 0.72),
        (REAL_SPIRIT, "sentiment", 0.76),
        (REAL_SPIRIT, "requires_action", 0.75),
        (BLIND, "urgency", 0.82),
        (BLIND, "sentiment", 0.86),
        (BLIND, "requires_action", 0.88),
        (DEVELOPMENT, "urgency", 0.90),
        (DEVELOPMENT, "sentiment", 0.90),
        (DEVELOPMENT, "requires_action", 0.85),
    ],
)
def test_the_macro_f1_stays_above_its_floor(name: str, field: str, floor: float) -> None:
    assert evaluated(name, field).macro_f1 >= floor


@pytest.mark.parametrize("code", ["de", "fr", "es", "pt", "it", "nl"])
@pytest.mark.parametrize("field", LABEL_FIELDS)
def test_each_language_stays_above_its_floor(code: str, field: str) -> None:
    """Each has 30 tickets by a writer who had not seen its table."""
    origin = f"written-{code}"
    tickets = [ticket for ticket in labelled(LANGUAGES) if ticket.origin == origin]
    assert len(tickets) == 30
    (found,) = (each for each in evaluate(tickets, keep=0).fields if each.field == field)
    assert found.macro_f1 >= 0.65


def test_few_ordinary_tickets_raise_an_alarm_and_most_emergencies_do() -> None:
    """The tickets that are no complaints, in which the share of emergencies is that of real desks."""
    alarms = evaluation(REAL_SPIRIT).alarms
    assert alarms.false_share.value <= 0.04
    assert alarms.sure_false_share.value <= 0.025
    assert evaluation(BLIND).alarms.recall.value >= 0.80


@pytest.mark.parametrize(("name", "least"), [(REAL_SPIRIT, 150), (BLIND, 400), (LANGUAGES, 180)])
@pytest.mark.parametrize("learnt_from", [DEVELOPMENT, FITTED])
def test_there_are_enough_tickets_to_measure_with_and_none_was_learnt_from(
    name: str, least: int, learnt_from: str
) -> None:
    texts = {(ticket.subject, ticket.message) for ticket in labelled(name)}
    assert len(texts) >= least
    assert texts & {(ticket.subject, ticket.message) for ticket in labelled(learnt_from)} == set()


@pytest.mark.parametrize("name", [*MEASURED, DEVELOPMENT, FITTED])
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
