"""How a text becomes words, and how words lead back to what was written."""

import pytest

from tickets.classification.text.tokens import FIRST_WORD, LONGEST_KEPT, Reader
from tickets.classification.text.word_ids import OTHER, OTHER_NUMBER, Lexicon

READER = Reader(Lexicon(()))


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
    read = READER.read(subject="", message=message)
    # The subject's full stop stands before the message.
    start, end = FIRST_WORD + 1, len(read.words) - FIRST_WORD
    assert words.split() == read.words[start:end]
    assert len(read.words) == len(read.written)
    if words:
        assert written.split() == list(read.as_written(start, end - 1))


def test_the_second_half_of_a_written_word_is_shown_with_its_first() -> None:
    read = READER.read(subject="", message="I don't know")
    at = read.words.index("not")
    assert read.as_written(at, at) == ("don't",)
    assert read.as_written(at, at + 1) == ("don't", "know")


def test_what_is_remembered_stays_small_and_changes_nothing() -> None:
    reader = Reader(Lexicon(["worda"]), most_kept=5)
    text = " ".join(f"word{chr(ord('a') + number)}" for number in range(20))
    once, twice = (reader.read(subject="x" * 900, message=text) for _ in range(2))
    assert once.words == twice.words
    assert list(once.numbers) == list(twice.numbers)
    assert 0 < len(reader._kept) <= 5
    assert max(map(len, reader._kept)) <= LONGEST_KEPT


def test_words_of_the_lexicon_have_its_numbers_and_others_one_by_their_kind() -> None:
    lexicon = Lexicon(["refund", "500"])
    read = Reader(lexicon).read(subject="", message="Refund me 500, not 600")
    assert read.words[FIRST_WORD + 1 : -FIRST_WORD] == ["refund", "me", "500", ",", "not", "600"]
    refund, five_hundred = lexicon.find("refund"), lexicon.find("500")
    assert len({refund, five_hundred, OTHER, OTHER_NUMBER}) == 4
    assert list(read.numbers)[FIRST_WORD + 1 : -FIRST_WORD] == [
        refund,
        OTHER,
        five_hundred,
        OTHER,
        OTHER,
        OTHER_NUMBER,
    ]


@pytest.mark.parametrize(
    ("message", "sentences"),
    [
        pytest.param("One. Two? Three!", [0, 0, 1, 1, 2, 2], id="each mark ends one"),
        pytest.param("One, two", [0, 0, 0], id="a comma ends none"),
        pytest.param("one.two", [0, 0], id="no blank behind the full stop"),
        pytest.param("one!two", [0, 0, 1], id="no blank behind another mark"),
    ],
)
def test_a_mark_belongs_to_the_sentence_that_it_ends(message: str, sentences: list[int]) -> None:
    read = READER.read(subject="", message=message)
    first = FIRST_WORD + 1
    found = read.sentences[first : first + len(sentences)]
    assert [number - found[0] for number in found] == sentences
