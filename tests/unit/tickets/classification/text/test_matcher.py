"""Places in a text at which a phrase is found."""

from collections.abc import Iterable, Set

import pytest

from tests.support.texts_read import tokenize
from tickets.classification.rules.english import ENGLISH
from tickets.classification.rules.language import SENTENCE_ENDS
from tickets.classification.rules.rule import Effect, Rule
from tickets.classification.text.matcher import Hit, PhraseIndex
from tickets.classification.text.phrases import parse_phrases
from tickets.classification.text.tokens import FIRST_WORD


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        pytest.param("charged twice", "was charged twice today", [(1, 2)], id="words in a row"),
        pytest.param("charged twice", "was charged, twice", [], id="a mark in between"),
        pytest.param("charged twice", "twice charged", [], id="in another order"),
        pytest.param("charged * twice", "charged my card twice", [(0, 3)], id="skipping two"),
        pytest.param("charged * twice", "charged twice", [(0, 1)], id="skipping none"),
        pytest.param("charged * twice", "charged a b c d twice", [], id="skipping too many"),
        pytest.param("charged * twice", "charged. Go twice", [], id="no skip over a full stop"),
        pytest.param("charged * twice|again", "charged it twice again", [(0, 2)], id="the nearest"),
        pytest.param(
            "a * crash now", "a crash or crash now", [(0, 4)], id="a skip that has to go on"
        ),
        pytest.param("^ great", "well. Great", [(1, 2)], id="the start of a sentence"),
        pytest.param("^ great", "all great", [], id="not the start of a sentence"),
        pytest.param("# users", "all 1,200 users", [(1, 2)], id="any number in digits"),
        pytest.param("# users", "all six users", [(1, 2)], id="a number in words"),
        pytest.param("# users", "all new users", [], id="no number"),
        pytest.param("refund~", "refunds and refunded", [(0, 0), (2, 2)], id="forms of a word"),
        pytest.param("not fixed", "not fixed not fixed", [(0, 1), (2, 3)], id="every time"),
        pytest.param("fixed .", "is it fixed", [(2, 3)], id="the end of the ticket"),
    ],
)
def test_a_phrase_is_found_where_its_words_stand(
    phrase: str, text: str, expected: list[tuple[int, int]]
) -> None:
    rule = Rule("some.rule", Effect.HIGH, phrase)
    hits = find([rule], text=text)
    first = FIRST_WORD + 1
    assert [(hit.start - first, hit.end - first) for hit in hits] == expected
    assert all(hit.rule is rule and hit.start <= hit.anchor <= hit.end for hit in hits)


def test_rules_may_share_phrases_and_words() -> None:
    rules = [Rule(name, Effect.HIGH, "data loss\nloss of data") for name in ("one", "another")]
    hits = find(rules, text="Data loss. A loss of data")
    assert [hit.rule.name for hit in hits] == ["one", "another", "one", "another"]


def test_a_skip_ends_at_a_word_that_must_not_be_skipped() -> None:
    rules = [Rule("some.rule", Effect.HIGH, "want * refund\nwant * not * charged")]
    text = "I want a refund. I want no refund. I want to not be charged."
    unskippable = frozenset({".", "no", "not"})
    hits = find(rules, text=text, unskippable=unskippable)
    first = FIRST_WORD + 1
    assert [(hit.start - first, hit.end - first) for hit in hits] == [(1, 3), (11, 15)]


def find(rules: Iterable[Rule], *, text: str, unskippable: Set[str] = SENTENCE_ENDS) -> list[Hit]:
    index = PhraseIndex(
        (phrase for rule in rules for phrase in parse_phrases(rule, ENGLISH.vocabulary)),
        unskippable=unskippable,
    )
    return list(index.find(tokenize(subject="", message=text).words))
