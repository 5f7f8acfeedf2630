"""Words that made a rule fire are found where they stand together, and nowhere else."""

import pytest

from tests.support.texts_read import classify
from tickets.core.highlights import MAX_WORDS_BETWEEN, split_marked


def read_marked(text: str, *phrases: list[str]) -> list[str]:
    return [piece for piece, is_marked in split_marked(text, phrases=phrases) if is_marked]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        pytest.param("It is down.", ["is", "down"], ["is", "down"], id="side by side"),
        pytest.param(
            "You charged my card twice", ["charged", "twice"], ["charged", "twice"], id="with a gap"
        ),
        pytest.param("Down it is", ["is", "down"], [], id="not in another order"),
        pytest.param(
            "This is fine. It is down", ["is", "down"], ["is", "down"], id="the near ones"
        ),
        pytest.param("URGENT", ["urgent"], ["URGENT"], id="in any case"),
        pytest.param(
            "I can\u2019t log in", ["can't", "log"], ["can\u2019t", "log"], id="any apostrophe"
        ),
        pytest.param("Help!!!", ["!!!"], ["!!!"], id="shouting"),
        pytest.param("downtown", ["down"], [], id="not inside a word"),
        pytest.param("down down", ["down"], ["down"], id="only the first"),
        pytest.param("anything", [], [], id="no words"),
        pytest.param("", ["down"], [], id="no text"),
    ],
)
def test_words_are_marked(text: str, phrase: list[str], expected: list[str]) -> None:
    assert read_marked(text, phrase) == expected


def test_words_too_far_from_each_other_are_not_marked() -> None:
    near, far = ("is " + "x " * gap + "down" for gap in (MAX_WORDS_BETWEEN, MAX_WORDS_BETWEEN + 1))
    assert (
        read_marked(near, ["is", "down"]),
        read_marked(far, ["is", "down"]),
    ) == (["is", "down"], [])


def test_the_pieces_are_the_text() -> None:
    text = "  <b>The site\tis\n\ndown!!! </b>"
    pieces = split_marked(text, phrases=[["is", "down"], ["down"], ["!!!"]])
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_marked in pieces if is_marked] == ["is", "down", "!!!"]


def test_what_the_rules_name_is_found_in_the_text_they_read() -> None:
    message = "You charged me twice for March. I can't log in any more, this is unacceptable!!!"
    for rule in classify(subject="", message=message).rules:
        assert read_marked(message, list(rule.words)) == list(rule.words)


@pytest.mark.parametrize(
    ("message", "before"),
    [
        pytest.param("> server down\n\nserver down again", "\n\nserver ", id="below a quote"),
        pytest.param(
            "CAUTION: This email originated from outside, report what is down.\n\nit is down",
            "security.\n\nit is ",
            id="below a banner",
        ),
        pytest.param(
            "<blockquote>It is down</blockquote><p>Still\n<b>down</b></p>", "Still\n<b>", id="HTML"
        ),
    ],
)
def test_the_writers_own_words_are_marked(message: str, before: str) -> None:
    pieces = split_marked(message, phrases=[["down"]])
    assert [piece for piece, is_marked in pieces if is_marked] == ["down"]
    assert pieces[0][0].endswith(before[-6:])


def test_words_of_a_quote_are_not_marked() -> None:
    assert read_marked("> server down\n\nstill broken today", ["down"]) == []


def test_words_beside_a_notice_in_the_same_line_are_marked() -> None:
    text = "This mail is confidential and meant for you. It is down."
    assert read_marked(text, ["down"]) == ["down"]
