"""How a text becomes words, and how words lead back to what was written."""

import pytest

from tickets.rules import reading
from tickets.rules.reading import FIRST_WORD, read_ticket


@pytest.mark.parametrize(
    ("message", "words", "written"),
    [
        pytest.param("I CAN'T pay", "i can not pay", "I CAN'T pay", id="spelled out"),
        pytest.param("It's gone", "it is gone", "It's gone", id="two words in one"),
        pytest.param("John's order", "john order", "John's order", id="a possessive"),
        pytest.param("why?why not!", "why ? why not !", "why why not", id="no blank between"),
        pytest.param("***", "", "", id="nothing to read"),
    ],
)
def test_words_lead_back_to_what_was_written(message: str, words: str, written: str) -> None:
    read = read_ticket(subject="", message=message)
    # The subject's full stop stands before the message.
    start, end = FIRST_WORD + 1, len(read.words) - FIRST_WORD
    assert words.split() == read.words[start:end]
    assert len(read.words) == len(read.written)
    if words:
        assert written.split() == list(read.as_written(start, end - 1))


def test_the_second_half_of_a_written_word_is_shown_with_its_first() -> None:
    read = read_ticket(subject="", message="I don't know")
    at = read.words.index("not")
    assert ("don't",) == read.as_written(at, at)
    assert ("don't", "know") == read.as_written(at, at + 1)


def test_what_is_remembered_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_KEPT", 5)
    kept = reading._CHUNKS
    text = " ".join(f"word{chr(ord('a') + number)}" for number in range(20))
    once, twice = (read_ticket(subject="x" * 900, message=text) for _ in range(2))
    assert once == twice
    assert len(kept) <= 5
    assert max(map(len, kept)) <= reading._LONGEST_KEPT
