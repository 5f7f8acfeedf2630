"""Precision, recall, F1 and misses of the rules, on tickets with known answers."""

from typing import Any

import pytest

from tickets.classification.evaluation.labelled_ticket import LabelledTicket
from tickets.classification.evaluation.metrics import FieldEvaluation, evaluate

# Three get the labels that a person gave; for the last one two fields differ.
HIGH = ("Double charge", "You charged my card twice. Please refund the second payment.")
LOW = ("Question", "How do I export my contacts?")


def labelled(words: tuple[str, str], **labels: Any) -> LabelledTicket:
    values: dict[str, Any] = {
        "line": 1,
        "urgency": "low",
        "sentiment": "neutral",
        "requires_action": True,
    }
    return LabelledTicket(subject=words[0], message=words[1], **values | labels)


TICKETS = [
    labelled(LOW, line=1),
    labelled(LOW, line=2),
    labelled(LOW, line=3, urgency="medium", requires_action=False),
    labelled(HIGH, line=4, urgency="high"),
]


@pytest.fixture
def urgency() -> FieldEvaluation:
    return evaluate(TICKETS, keep=9).fields[0]


def test_each_pair_of_labels_is_counted_by_the_persons_and_the_rules(
    urgency: FieldEvaluation,
) -> None:
    assert urgency.field == "urgency"
    assert urgency.counts == {("low", "low"): 2, ("medium", "low"): 1, ("high", "high"): 1}


def test_scores_are_shares_of_what_was_found_and_of_what_was_labelled(
    urgency: FieldEvaluation,
) -> None:
    found = {s.label: (s.labelled, s.precision, s.recall, s.f1) for s in urgency.scores}
    assert {
        "high": (1, 1.0, 1.0, 1.0),
        "medium": (1, 0.0, 0.0, 0.0),
        "low": (2, 2 / 3, 1.0, pytest.approx(0.8)),
    } == found
    assert pytest.approx((1.0 + 0.0 + 0.8) / 3) == urgency.macro_f1


def test_a_label_that_no_person_gave_does_not_count_in_the_mean() -> None:
    tickets = [labelled(LOW), labelled(HIGH)]
    assert evaluate(tickets, keep=0).fields[0].macro_f1 == pytest.approx(2 / 3)


def test_a_miss_has_both_labels_of_every_wrong_field_and_the_rules_that_fired() -> None:
    evaluation = evaluate(TICKETS, keep=9)
    (miss,) = evaluation.misses
    assert (
        miss.ticket.line,
        miss.wrong,
    ) == (3, {"urgency": ("medium", "low"), "requires_action": (False, True)})
    assert "requires_action=true" in {fired.label for fired in miss.rules}


def test_no_more_misses_are_kept_than_asked_for_but_all_are_counted() -> None:
    tickets = [labelled(LOW, line=n, urgency="high") for n in range(5)]
    evaluation = evaluate(tickets, keep=2)
    assert (
        evaluation.tickets,
        evaluation.missed,
        [miss.ticket.line for miss in evaluation.misses],
    ) == (5, 5, [0, 1])


def test_without_tickets_every_score_is_0() -> None:
    evaluation = evaluate([], keep=1)
    assert (
        evaluation.tickets,
        [field.macro_f1 for field in evaluation.fields],
    ) == (0, [0.0, 0.0, 0.0])


def test_only_what_a_person_judged_is_measured() -> None:
    ticket = labelled(LOW, urgency="high", sentiment="negative", judged=frozenset({"sentiment"}))
    evaluation = evaluate([ticket, labelled(LOW)], keep=1)
    assert [sum(field.counts.values()) for field in evaluation.fields] == [1, 2, 1]
    assert (evaluation.alarms.emergencies, evaluation.alarms.ordinary) == (0, 1)
    (miss,) = evaluation.misses
    assert miss.wrong == {"sentiment": ("negative", "neutral")}


def test_a_ticket_says_where_to_find_it() -> None:
    assert [labelled(LOW, line=7).place, labelled(LOW, name="T-1").place] == [
        "line 7",
        "ticket T-1",
    ]
