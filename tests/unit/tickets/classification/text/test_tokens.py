"""Splitting of a text into words, and the way back from a word to the text as written."""

import pytest

from tests.support.texts_read import TOKENIZER, tokenize
from tickets.classification.rules.english import ENGLISH
from tickets.classification.rules.german import GERMAN
from tickets.classification.text.tokens import (
    FIRST_WORD,
    LONGEST_CACHED,
    MOST_CACHED,
    Tokenizer,
)


@pytest.mark.parametrize(
    ("message", "words", "written"),
    [
        pytest.param("I CAN'T pay", "i can not pay", "I CAN'T pay", id="spelled out"),
        pytest.param("It's gone", "it is gone", "It's gone", id="two words in one"),
        pytest.param("John's order", "john order", "John's order", id="a possessive"),
        pytest.param("why?why not!", "why ? why not !", "why why not", id="no blank between"),
        pytest.param("refunds, 500", "refunds , 500", "refunds 500", id="a mark and a number"),
        pytest.param("***", "", "", id="nothing to read"),
    ],
)
def test_words_lead_back_to_what_was_written(message: str, words: str, written: str) -> None:
    text = tokenize(subject="", message=message)
    # The subject's full stop stands before the message.
    start, end = FIRST_WORD + 1, len(text.words) - FIRST_WORD
    assert text.words[start:end] == words.split()
    assert len(text.written) == len(text.words)
    if words:
        assert list(text.as_written(start, end - 1)) == written.split()


def test_the_second_half_of_a_written_word_is_shown_with_its_first() -> None:
    text = tokenize(subject="", message="I don't know")
    at = text.words.index("not")
    assert text.as_written(at, at) == ("don't",)
    assert text.as_written(at, at + 1) == ("don't", "know")


def test_the_cache_keeps_no_long_words_and_changes_nothing() -> None:
    TOKENIZER.split_cached.cache_clear()
    words, long_word = [f"word{letter}" for letter in "abc"], "x" * (LONGEST_CACHED + 1)
    once, twice = (tokenize(subject=long_word, message=" ".join(words)) for _ in range(2))
    assert once == twice
    cached = TOKENIZER.split_cached.cache_info()
    # The three words, and the full stop at the edges.
    assert (cached.currsize, cached.maxsize) == (4, MOST_CACHED)


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
    text = tokenize(subject="", message=message)
    first = FIRST_WORD + 1
    found = text.sentences[first : first + len(sentences)]
    assert [number - found[0] for number in found] == sentences


def test_a_word_that_breaks_clauses_begins_the_next_one() -> None:
    text = tokenize(subject="", message="it works, but slowly")
    clauses = text.clauses(ENGLISH.grammar.clause_breaks)[FIRST_WORD + 1 : -FIRST_WORD]
    assert [number - clauses[0] for number in clauses] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("Serverproblem", "problem", id="the noun at the end of a compound"),
        pytest.param("Unproblem", "unproblem", id="a prefix, which may turn the meaning"),
        pytest.param("Berichterstattung", "berichterstattung", id="a word that only ends alike"),
        pytest.param("größer", "grosser", id="without accents"),
    ],
)
def test_a_word_is_read_as_its_language_joins_and_marks_words(written: str, read: str) -> None:
    text = Tokenizer(GERMAN.vocabulary).tokenize(written)
    assert text.words[FIRST_WORD] == read
    assert text.as_written(FIRST_WORD, FIRST_WORD) == (written,)
