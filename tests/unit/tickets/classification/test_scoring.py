"""Decisions by points, and the reasons that they give."""

from collections.abc import Mapping
from itertools import product
from string import ascii_lowercase

import pytest

from tickets.classification.score_table import ALWAYS, COLUMNS, Feature, Points, read_table
from tickets.classification.scoring import (
    LONG_WORDS,
    Labels,
    ScoreResult,
    ScoreTable,
    Span,
    count_words,
)
from tickets.core.labels import Sentiment, Urgency

HIGH, MEDIUM, LOW = Urgency
NEGATIVE, NEUTRAL, POSITIVE = Sentiment
CALM = Labels(LOW, NEUTRAL, False)
EMERGENCY = Labels(HIGH, NEGATIVE, True)
# Some words, one pair, and the row that every ticket gets.
ROWS = {
    ALWAYS: (-10, -5, 0, 0, -5),
    "outage": (30, 5, 0, 0, 20),
    "not working": (5, 20, 0, 0, 10),
    "fed": (0, 0, 15, 0, 0),
    "lovely": (-10, -10, 0, 25, -20),
}


def score(
    text: str,
    *,
    by_rules: Labels = CALM,
    leads: Mapping[str, int] = {},
    lead: int = 0,
    rows: Mapping[Feature, Points] = ROWS,
) -> ScoreResult:
    """Score the words of a text, by default without a lead for the rules."""
    return ScoreTable(rows, lead_over_rules=lead).score(
        text.split(), by_rules=by_rules, leads=leads
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("an outage since noon", Labels(HIGH, NEUTRAL, True), id="one word"),
        pytest.param("it is not working", Labels(MEDIUM, NEUTRAL, True), id="a pair"),
        pytest.param("working it is not", CALM, id="no pair in another order"),
        pytest.param("what a lovely day", Labels(LOW, POSITIVE, False), id="praise"),
        pytest.param("lovely outage", Labels(HIGH, POSITIVE, True), id="for and against"),
        pytest.param("nothing that is known", CALM, id="nothing"),
    ],
)
def test_the_sum_of_the_points_decides(text: str, expected: Labels) -> None:
    assert score(text).labels == expected


def test_a_word_counts_once_however_often_it_occurs() -> None:
    assert score("fed fed fed fed outage").labels == score("fed outage").labels


def test_a_complaint_is_never_low() -> None:
    assert score("fed up").labels == Labels(MEDIUM, NEGATIVE, True)


def test_only_changed_labels_have_reasons_in_the_order_of_the_text() -> None:
    reasons: dict[str, list[Span]] = {
        "urgency": [(1, 2), (3, 3)],
        "sentiment": [(0, 0)],
        "requires_action": [(1, 2), (3, 3)],
    }
    assert score("lovely not working outage").reasons == reasons


def test_a_label_for_which_no_word_speaks_is_not_taken() -> None:
    """The points that every ticket gets are against an emergency, but no word speaks for another label."""
    assert score("thanks " * 30, by_rules=EMERGENCY).labels == EMERGENCY


@pytest.mark.parametrize(("lead", "urgency"), [(19, HIGH), (21, LOW)])
def test_the_rules_label_stays_until_another_one_is_far_ahead(lead: int, urgency: Urgency) -> None:
    assert score("outage", lead=lead).labels.urgency == urgency


def test_a_reason_is_the_first_of_several_places() -> None:
    assert score("it is not working . fed ! fed . not working").reasons == {
        "urgency": [(2, 3)],
        "sentiment": [(5, 5)],
        "requires_action": [(2, 3)],
    }


@pytest.mark.parametrize("points", [-300, 300])
@pytest.mark.parametrize(("more", "sentiment"), [(1, POSITIVE), (-1, NEUTRAL)])
def test_points_of_the_longest_text_add_up(points: int, more: int, sentiment: Sentiment) -> None:
    """The sum is exact: its last point decides. One word gives the label a reason."""
    words = [f"w{''.join(letters)}" for letters in product(ascii_lowercase[:16], repeat=3)]
    rows = dict.fromkeys(words, (0, 0, 0, points, 0))
    total = len(rows) * points + 1
    always = {ALWAYS: (0, 0, 0, more - total, 0), "shown": (0, 0, 0, 1, 0)}
    assert score(" ".join([*words, "shown"]), rows=rows | always).labels.sentiment == sentiment


@pytest.mark.parametrize(("lead", "urgency"), [(19, HIGH), (21, LOW)])
def test_a_field_may_have_a_lead_of_its_own(lead: int, urgency: Urgency) -> None:
    labels = score("outage", leads={"urgency": lead}).labels
    assert (labels.urgency, labels.requires_action) == (urgency, True)


def test_an_emergency_by_the_rules_has_the_lead_of_a_phrase_in_any_ticket() -> None:
    """The points against an emergency add up to 20, which is less than LEAD_OVER_PHRASES."""
    assert score("lovely", by_rules=Labels(HIGH, NEUTRAL, True)).labels.urgency == HIGH
    assert score("lovely", by_rules=Labels(MEDIUM, NEUTRAL, True)).labels.urgency == LOW


def test_marks_are_no_words() -> None:
    assert count_words(["word", ",", "!"] * 13) == 13


def test_of_a_long_ticket_not_all_words_are_counted() -> None:
    assert count_words(["word"] * 1000) == LONG_WORDS


def test_the_table_is_sorted_and_has_points_for_every_ticket() -> None:
    table = read_table()
    assert list(table) == sorted(table)
    assert set(map(len, table.values())) == {len(COLUMNS)}
    assert ALWAYS in table
