"""Sums of points, and the words that speak loudest."""

import math

import pytest

from tickets.classification.score_table import ALWAYS, COLUMNS, POINTS_PER_UNIT, read_table
from tickets.classification.scoring import MAX_REASONS, Opinions, ScoreTable
from tickets.core.labels import Label, Sentiment, Urgency

HIGH, MEDIUM, LOW = Urgency
ROWS = {
    ALWAYS: (-10, -5, -1, -1, -5),
    "urgency=high": (40, 0, 0, 0, 0),
    "please": (0, 0, 0, 0, 30),
    "outage": (30, 5, 0, 0, 20),
    "working": (5, 20, 0, 0, 10),
    "fed": (0, 0, 15, 0, 0),
    "lovely": (-10, -10, 0, 25, -20),
}


def score(text: str) -> Opinions:
    return ScoreTable(ROWS).score(text.split(), signs=())


@pytest.mark.parametrize(
    ("text", "urgency", "sentiment", "asks"),
    [
        pytest.param("an outage since noon", HIGH, Sentiment.NEUTRAL, True, id="one word"),
        pytest.param("what a lovely day", LOW, Sentiment.POSITIVE, False, id="praise"),
        pytest.param("lovely outage", HIGH, Sentiment.POSITIVE, False, id="for and against"),
        pytest.param("fed up", LOW, Sentiment.NEGATIVE, False, id="anger"),
        pytest.param("nothing known", LOW, Sentiment.NEUTRAL, False, id="nothing"),
    ],
)
def test_the_sum_of_the_points_decides(
    text: str, urgency: Label, sentiment: Label, asks: bool
) -> None:
    found = score(text)
    assert (found.urgency.best(), found.sentiment.best()) == (urgency, sentiment)
    assert found.requires_action.best() is asks


def test_a_word_counts_once_where_it_stands_first() -> None:
    often, once = (score(text).urgency for text in ("so outage outage outage", "so outage"))
    assert often.points_for(HIGH) == once.points_for(HIGH) == 20
    assert [word.at for word in often.loudest(HIGH, over=LOW)] == [1]


def test_the_signs_of_the_rules_count_as_words_do() -> None:
    words, sign = ["nothing"], ["urgency=high", "urgency=unheard of"]
    assert ScoreTable(ROWS).score(words, signs=sign).urgency.points_for(HIGH) == 30


def test_what_is_no_reason_counts_and_is_not_shown() -> None:
    asks = score("please").requires_action
    assert (asks.points_for(True), asks.loudest(True, over=False)) == (25, [])


def test_probabilities_are_those_of_log_odds() -> None:
    urgency = score("outage").urgency
    assert sum(map(urgency.probability, Urgency)) == pytest.approx(1)
    ratio = urgency.probability(HIGH) / urgency.probability(LOW)
    assert math.log(ratio) == pytest.approx(urgency.points_for(HIGH) / POINTS_PER_UNIT)


def test_a_lead_is_a_difference_of_sums() -> None:
    assert score("outage working").urgency.lead(HIGH, over=MEDIUM) == 25 - 20


def test_the_next_best_label_can_be_asked_for() -> None:
    assert score("outage working").urgency.best(without=HIGH) == MEDIUM


def test_the_loudest_words_come_first_and_none_that_speaks_against() -> None:
    urgency = score("working lovely outage").urgency
    words = urgency.loudest(HIGH, over=LOW)
    assert [(word.at, word.points) for word in words] == [(2, 30), (0, 5)]
    assert [word.at for word in urgency.loudest(LOW, over=HIGH)] == [1]


def test_a_word_that_speaks_more_for_the_other_label_is_no_reason() -> None:
    assert [word.at for word in score("working outage").urgency.loudest(HIGH, over=MEDIUM)] == [1]


def test_a_person_reads_no_more_than_a_few() -> None:
    rows = {ALWAYS: (0,) * len(COLUMNS)} | {word: (5, 0, 0, 0, 0) for word in "abcdefgh"}
    assert (
        len(ScoreTable(rows).score([*"abcdefgh"], signs=()).urgency.loudest(HIGH, over=LOW))
        == MAX_REASONS
    )


def test_the_table_is_sorted_and_has_points_for_every_ticket() -> None:
    table = read_table()
    assert list(table) == sorted(table)
    assert set(map(len, table.values())) == {len(COLUMNS)}
    assert ALWAYS in table
