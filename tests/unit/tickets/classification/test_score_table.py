"""How points decide, and what they show as their reasons."""

from collections.abc import Mapping
from itertools import product
from string import ascii_lowercase

import pytest

from tickets.classification.score_table import (
    ALWAYS,
    COLUMNS,
    Points,
    Verdict,
    find_features,
    read_rows,
)
from tickets.classification.scoring import LONG_WORDS, Judgement, Place, PointsTable, count_words
from tickets.classification.text.tokens import FIRST_WORD, Reader
from tickets.classification.text.word_ids import Lexicon

CALM = Verdict("low", "neutral", False)
EMERGENCY = Verdict("high", "negative", True)
# Some words, one pair, and what every ticket has.
ROWS = {
    "": (-10, -5, 0, 0, -5),
    "outage": (30, 5, 0, 0, 20),
    "not working": (5, 20, 0, 0, 10),
    "fed": (0, 0, 15, 0, 0),
    "lovely": (-10, -10, 0, 25, -20),
}


def judge(
    text: str,
    *,
    by_rules: Verdict = CALM,
    leads: Mapping[str, int] = {},
    lead: int = 0,
    rows: Mapping[str, Points] = ROWS,
) -> Judgement:
    """By points, where as a rule the rules have no lead."""
    lexicon = Lexicon(word for what in rows for word in what.split())
    table = PointsTable(rows, lexicon, lead_over_rules=lead)
    reading = Reader(lexicon).read(subject="", message=text)
    return table.judge(reading, by_rules=by_rules, leads=leads)


def places(judgement: Judgement) -> dict[str, list[Place]]:
    """Of the reasons, counted from the first word of the message."""
    first = FIRST_WORD + 1
    return {
        name: [(start - first, end - first) for start, end in found]
        for name, found in judgement.reasons.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("an outage since noon", Verdict("high", "neutral", True), id="one word"),
        pytest.param("it is not working", Verdict("medium", "neutral", True), id="a pair"),
        pytest.param("working it is not", CALM, id="no pair in another order"),
        pytest.param("what a lovely day", Verdict("low", "positive", False), id="praise"),
        pytest.param("lovely outage", Verdict("high", "positive", True), id="for and against"),
        pytest.param("nothing that is known", CALM, id="nothing"),
    ],
)
def test_the_sum_of_the_points_decides(text: str, expected: Verdict) -> None:
    assert judge(text).verdict == expected


def test_a_word_counts_once_however_often_it_stands_there() -> None:
    once, often = (judge(text).verdict for text in ("fed outage", "fed fed fed fed outage"))
    assert once == often


def test_a_complaint_is_never_low() -> None:
    assert judge("fed up").verdict == Verdict("medium", "negative", True)


def test_only_a_label_that_the_rules_see_otherwise_has_reasons_in_the_order_of_the_text() -> None:
    judgement = judge("lovely not working outage")
    assert places(judgement) == {
        "urgency": [(1, 2), (3, 3)],
        "sentiment": [(0, 0)],
        "requires_action": [(1, 2), (3, 3)],
    }


def test_what_no_word_speaks_for_stays_as_the_rules_have_it() -> None:
    """The rest of the table is against an emergency, but there is no word to show for that."""
    assert judge("thanks " * 30, by_rules=EMERGENCY).verdict == EMERGENCY


@pytest.mark.parametrize(("lead", "urgency"), [(19, "high"), (21, "low")])
def test_the_rules_label_stays_until_another_one_is_far_ahead(lead: int, urgency: str) -> None:
    assert judge("outage", lead=lead).verdict.urgency == urgency


def test_a_reason_is_the_first_of_several_places() -> None:
    judgement = judge("it is not working. fed ! fed. not working")
    assert (places(judgement)) == {
        "urgency": [(2, 3)],
        "sentiment": [(5, 5)],
        "requires_action": [(2, 3)],
    }


def test_no_pair_spans_a_sentences_end() -> None:
    assert find_features("pay . pay now .".split()) == {"pay", "pay now", "now"}


def test_greetings_and_numbers_have_points_beside_other_words_alone() -> None:
    features = find_features("dear team , 24 refund with thanks not ! .".split())
    assert features == {"24 refund", "refund", "refund with", "thanks not", "not", "not !", "!"}


@pytest.mark.parametrize("points", [-300, 300])
@pytest.mark.parametrize(("more", "sentiment"), [(1, "positive"), (-1, "neutral")])
def test_points_of_the_longest_text_add_up(points: int, more: int, sentiment: str) -> None:
    """To the last point, which turns the scales; one word has always one that shows."""
    words = [f"w{''.join(letters)}" for letters in product(ascii_lowercase[:16], repeat=3)]
    rows = dict.fromkeys(words, (0, 0, 0, points, 0))
    total = len(rows) * points + 1
    always = {ALWAYS: (0, 0, 0, more - total, 0), "shown": (0, 0, 0, 1, 0)}
    judgement = judge(" ".join([*words, "shown"]), rows=rows | always)
    assert sentiment == judgement.verdict.sentiment


@pytest.mark.parametrize(("lead", "urgency"), [(19, "high"), (21, "low")])
def test_what_a_phrase_told_the_rules_has_a_lead_of_its_own(lead: int, urgency: str) -> None:
    verdict = judge("outage", leads={"urgency": lead}).verdict
    assert (urgency, True) == (verdict.urgency, verdict.requires_action)


def test_an_emergency_that_a_rule_names_has_that_lead_in_any_ticket() -> None:
    """Ten points less than for an emergency, and ten for every ticket, are short of it by five."""
    assert judge("lovely", by_rules=Verdict("high", "neutral", True)).verdict.urgency == "high"
    assert judge("lovely", by_rules=Verdict("medium", "neutral", True)).verdict.urgency == "low"


def test_marks_are_no_words() -> None:
    assert count_words(["word", ",", "!"] * 13) == 13


def test_of_a_long_ticket_not_all_words_are_counted() -> None:
    assert count_words(["word"] * 1000) == LONG_WORDS


def test_the_table_is_sorted_and_has_points_for_what_every_ticket_has() -> None:
    table = read_rows()
    assert list(table) == sorted(table)
    assert {len(COLUMNS)} == set(map(len, table.values()))
    assert ALWAYS in table
