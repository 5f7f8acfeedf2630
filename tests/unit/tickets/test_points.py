"""How points decide, and what they show as their reasons."""

from collections.abc import Set

import pytest

from tickets import points
from tickets.points import Judgement, Points, Verdict, count_words, find_features, make_table

CALM = Verdict("low", "neutral", False)
EMERGENCY = Verdict("high", "negative", True)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> dict[str, Points]:
    """Some words, one pair, what the rules say, and what every ticket has."""
    rows = {
        "": (-10, -5, 0, 0, -5),
        "outage": (30, 5, 0, 0, 20),
        "not working": (5, 20, 0, 0, 10),
        "fed": (0, 0, 15, 0, 0),
        "lovely": (-10, -10, 0, 25, -20),
    }
    monkeypatch.setattr(points, "read_table", lambda: make_table(rows))
    monkeypatch.setattr(points, "LEAD_OVER_RULES", 0)
    return rows


def judge(words: list[str], *, by_rules: Verdict, told: Set[str] = frozenset()) -> Judgement:
    """Of rules that no phrase told anything, as a rule."""
    return points.judge(words, by_rules=by_rules, told=told)


@pytest.mark.usefixtures("table")
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
    assert expected == judge([*text.split(), "."], by_rules=CALM).verdict


@pytest.mark.usefixtures("table")
def test_a_word_counts_once_however_often_it_stands_there() -> None:
    once, often = (
        judge([*text.split(), "."], by_rules=CALM).verdict
        for text in ("fed outage", "fed fed fed fed outage")
    )
    assert once == often


@pytest.mark.usefixtures("table")
def test_a_complaint_is_never_low() -> None:
    assert Verdict("medium", "negative", True) == judge(["fed", "up", "."], by_rules=CALM).verdict


@pytest.mark.usefixtures("table")
def test_only_a_label_that_the_rules_see_otherwise_has_reasons_in_the_order_of_the_text() -> None:
    judgement = judge("lovely not working outage .".split(), by_rules=CALM)
    assert {
        "urgency": [(1, 2), (3, 3)],
        "sentiment": [(0, 0)],
        "requires_action": [(1, 2), (3, 3)],
    } == judgement.reasons


@pytest.mark.usefixtures("table")
def test_what_no_word_speaks_for_stays_as_the_rules_have_it() -> None:
    """The rest of the table is against an emergency, but there is no word to show for that."""
    assert EMERGENCY == judge(["thanks"] * 30, by_rules=EMERGENCY).verdict


@pytest.mark.usefixtures("table")
def test_the_rules_label_stays_until_another_one_is_far_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def urgency() -> str:
        return judge(["outage", "."], by_rules=CALM).verdict.urgency

    monkeypatch.setattr(points, "LEAD_OVER_RULES", 19)
    assert "high" == urgency()
    monkeypatch.setattr(points, "LEAD_OVER_RULES", 21)
    assert "low" == urgency()


@pytest.mark.usefixtures("table")
def test_a_reason_is_the_first_of_several_places() -> None:
    judgement = judge("it is not working . fed ! fed . not working .".split(), by_rules=CALM)
    assert {"urgency": [(2, 3)], "sentiment": [(5, 5)], "requires_action": [(2, 3)]} == (
        judgement.reasons
    )


def test_no_pair_spans_a_sentences_end() -> None:
    assert {"pay", "pay now", "now"} == find_features("pay . pay now .".split())


def test_greetings_and_numbers_have_points_beside_other_words_alone() -> None:
    features = find_features("dear team , 24 refund with thanks not ! .".split())
    assert {"24 refund", "refund", "refund with", "thanks not", "not", "not !", "!"} == features


@pytest.mark.parametrize("points_of_a_word", [-300, 300])
def test_points_of_the_longest_text_add_up(points_of_a_word: int) -> None:
    words = [f"w{number}" for number in range(26_000)]
    rows = dict.fromkeys(words, (points_of_a_word,) * len(points.COLUMNS))
    table = make_table({points.ALWAYS: (0, 1, -2, 3, -4), **rows})
    total = points.unpack(sum(table.packed.values(), start=table.always))
    assert tuple(26_000 * points_of_a_word + own for own in (0, 1, -2, 3, -4)) == total


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(("lead", "urgency"), [(19, "high"), (21, "low")])
def test_what_a_phrase_told_the_rules_has_a_lead_of_its_own(
    lead: int, urgency: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(points, "LEAD_OVER_PHRASES", lead)
    verdict = judge(["outage", "."], by_rules=CALM, told={"urgency"}).verdict
    assert (urgency, True) == (verdict.urgency, verdict.requires_action)


@pytest.mark.usefixtures("table")
def test_an_emergency_that_a_rule_names_has_that_lead_in_any_ticket() -> None:
    """Ten points less than for an emergency, and ten for every ticket, are short of it by five."""
    words = ["lovely", "."]
    assert judge(words, by_rules=Verdict("high", "neutral", True)).verdict.urgency == "high"
    assert judge(words, by_rules=Verdict("medium", "neutral", True)).verdict.urgency == "low"


def test_marks_are_no_words() -> None:
    assert count_words(["word", ",", "!"] * 13) == 13


def test_the_table_is_sorted_and_has_points_for_what_every_ticket_has() -> None:
    table = points.read_rows()
    assert list(table) == sorted(table)
    assert {len(points.COLUMNS)} == set(map(len, table.values()))
    assert points.ALWAYS in table
