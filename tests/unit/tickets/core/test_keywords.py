from itertools import product

import pytest

from tickets.core.keywords import (
    FUNCTION_WORDS,
    MAX_WORD_LENGTH,
    MAX_WORDS,
    MIN_KEYWORD_LENGTH,
    extract_keywords,
    extract_search_words,
)


@pytest.mark.parametrize(
    ("subject", "message", "expected"),
    [
        pytest.param("Refund", "REFUND refund", ("refund",), id="each word once, lower case"),
        pytest.param("Zebra", "apple", ("apple", "zebra"), id="subject and message, sorted"),
        pytest.param("pay me now", "", (), id="words under four letters are none"),
        pytest.param("error500 v2beta", "", ("beta", "error"), id="digits end a word"),
        pytest.param("They could have been", "with your", (), id="function words are none"),
        pytest.param("It doesn't work", "", ("work",), id="nor are halves of contractions"),
        pytest.param("Café über", "", ("café", "über"), id="letters of any language"),
        pytest.param("<p class='x'>Hello</p>", "", ("hello",), id="HTML tags are no words"),
        pytest.param("", "", (), id="an empty ticket has none"),
    ],
)
def test_keywords(subject: str, message: str, expected: tuple[str, ...]) -> None:
    assert extract_keywords(subject=subject, message=message) == expected


def test_a_ticket_has_the_first_of_many_keywords() -> None:
    words = ["".join(letters) for letters in product("zyxw", "abcde", "abcde", "abcdefghij")]
    keywords = extract_keywords(subject="the invoice", message=" ".join(words))
    assert ("invoice", *sorted(words[: MAX_WORDS - 1])) == keywords


def test_an_endless_word_is_cut() -> None:
    long = ["x" * 10_000, "x" * (MAX_WORD_LENGTH + 1)]
    assert extract_keywords(subject=long[0], message=long[1]) == ("x" * MAX_WORD_LENGTH,)


def test_every_function_word_is_long_enough_to_matter() -> None:
    assert [word for word in FUNCTION_WORDS if len(word) < MIN_KEYWORD_LENGTH] == []


def test_search_words_keep_numbers_and_short_words_in_order() -> None:
    assert extract_search_words("C-42", "the TV order", "My ORDER") == ("c", "42", "tv", "order")


def test_search_words_are_bounded() -> None:
    words = extract_search_words(" ".join(f"w{n}" for n in range(MAX_WORDS + 10)))
    assert len(words) == MAX_WORDS


def test_a_long_word_is_cut_as_the_search_term_for_it_is() -> None:
    assert extract_search_words("x" * 1000) == ("x" * MAX_WORD_LENGTH,)


def test_the_mark_of_an_embedded_file_has_no_keywords() -> None:
    message = "Production failed [embedded file: image/png]"
    assert extract_keywords(subject="", message=message) == ("failed", "production")
