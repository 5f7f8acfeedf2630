"""Decisions between the rules' labels and the points, and how sure they are."""

import pytest

from tickets.classification.score_table import ALWAYS
from tickets.classification.scoring import Labels, Opinions, ScoreTable
from tickets.classification.weighing import OVERRULE, Weighed, make_consistent, trust_rules, weigh
from tickets.core.labels import Sentiment, Urgency

HIGH, MEDIUM, LOW = Urgency
CALM = Labels(LOW, Sentiment.NEUTRAL, False)
EMERGENCY = Labels(HIGH, Sentiment.NEUTRAL, True)
ROWS = {
    ALWAYS: (-20, -10, -30, -30, -10),
    "refund": (30, 0, 0, 0, 0),
    "twice": (30, 0, 0, 0, 0),
    "outage": (60, 0, 0, 0, 0),
    "wondering": (-90, -90, -90, -90, -90),
    "crash": (0, 60, 0, 0, 60),
    "slow": (0, 15, 0, 0, 0),
    "fed": (0, 0, 60, 0, 0),
}


def weighed(text: str, by_rules: Labels = CALM, *, plain: bool = True) -> Weighed:
    opinions: Opinions = ScoreTable(ROWS).score(text.split(), signs=())
    return weigh(by_rules, opinions, plain=plain)


def test_points_raise_to_high_with_two_words_that_say_so_and_are_never_sure() -> None:
    raised = weighed("refund twice")
    assert (raised.labels.urgency, raised.confidence.urgency) == (HIGH, "unsure")
    assert "urgency" in raised.by_points
    assert weighed("outage").labels.urgency != HIGH


def test_points_never_lower_an_emergency_that_a_rule_states_plainly() -> None:
    kept = weighed("wondering", EMERGENCY)
    assert (kept.labels.urgency, kept.confidence.urgency) == (HIGH, "sure")


def test_points_drop_a_mere_hint_of_an_emergency() -> None:
    assert weighed("crash", EMERGENCY, plain=False).labels.urgency == MEDIUM


@pytest.mark.parametrize(("text", "confidence"), [("refund", "unsure"), ("refund twice", "sure")])
def test_a_hint_is_sure_if_the_points_are(text: str, confidence: str) -> None:
    found = weighed(text, EMERGENCY, plain=False)
    assert (found.labels.urgency, found.confidence.urgency) == (HIGH, confidence)


def test_a_hint_in_a_short_text_is_unsure() -> None:
    assert trust_rules(EMERGENCY, plain=False).confidence.urgency == "unsure"
    assert trust_rules(EMERGENCY, plain=True).confidence.urgency == "sure"


def test_the_rules_stand_if_another_label_is_hardly_ahead() -> None:
    rows = {ALWAYS: (0, 0, 0, 0, 0), "slow": (0, OVERRULE - 1, 0, 0, 0)}
    opinions = ScoreTable(rows).score(["slow"], signs=())
    assert weigh(CALM, opinions, plain=True).labels == CALM


def test_another_urgency_needs_words_that_carry_half_of_its_lead() -> None:
    rows = {ALWAYS: (0, 40, 0, 0, 0), "slow": (0, 39, 0, 0, 0), "crash": (0, 40, 0, 0, 0)}
    table = ScoreTable(rows)
    assert weigh(CALM, table.score(["slow"], signs=()), plain=True).labels == CALM
    raised = weigh(CALM, table.score(["crash"], signs=()), plain=True)
    assert raised.labels.urgency == MEDIUM


def test_points_change_the_other_labels_as_well() -> None:
    assert weighed("crash").labels == Labels(MEDIUM, Sentiment.NEUTRAL, True)
    assert weighed("fed").labels == Labels(MEDIUM, Sentiment.NEGATIVE, True)
    angry = Labels(MEDIUM, Sentiment.NEGATIVE, True)
    assert weighed("wondering", angry).labels == CALM


@pytest.mark.parametrize(("text", "confidence"), [("slow", "unsure"), ("crash", "sure")])
def test_a_label_is_as_sure_as_it_is_likely(text: str, confidence: str) -> None:
    found = weighed(text)
    assert (found.labels.urgency, found.confidence.urgency) == (MEDIUM, confidence)


def test_a_complaint_is_never_low_and_what_is_not_low_requires_action() -> None:
    assert make_consistent(Labels(LOW, Sentiment.NEGATIVE, False)) == Labels(
        MEDIUM, Sentiment.NEGATIVE, True
    )
