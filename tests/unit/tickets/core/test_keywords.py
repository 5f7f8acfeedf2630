from itertools import product

import pytest

from tickets.core.keywords import (
    FUNCTION_WORDS,
    MAX_KEYWORD_LENGTH,
    MAX_KEYWORDS,
    MAX_SEARCH_WORDS,
    MAX_TERM_WORDS,
    MAX_WORD_LENGTH,
    MIN_KEYWORD_LENGTH,
    POLITE_WORDS,
    extract_search_words,
    extract_words,
)

LETTER = """\
Dear Mr Miller,

the export fails since Monday.

Best regards,
Bo Ek
Warehouse Leeds"""


def extract_keywords(*, subject: str, message: str) -> tuple[str, ...]:
    return extract_words(customer_id="", subject=subject, message=message).keywords


def searched(message: str, *, customer_id: str = "") -> tuple[str, ...]:
    return extract_words(customer_id=customer_id, subject="", message=message).searched


@pytest.mark.parametrize(
    ("subject", "message", "expected"),
    [
        pytest.param("Refund", "REFUND refund", ("refund",), id="each word once, lower case"),
        pytest.param("Zebra", "apple", ("apple", "zebra"), id="subject and message, sorted"),
        pytest.param("pay me now", "", (), id="words under four letters are none"),
        pytest.param("error500 v2beta", "", ("beta", "error"), id="digits end a word"),
        pytest.param("They could have been", "with your", (), id="function words are none"),
        pytest.param("It doesn't work", "", ("work",), id="nor are halves of contractions"),
        pytest.param("Hello team, thanks", "Please, best regards", (), id="nor is politeness"),
        pytest.param("Café über", "", ("café", "über"), id="letters of any language"),
        pytest.param("Cafe\u0301", "", ("café",), id="an accent is a part of its letter"),
        pytest.param("<p class='x'>Refund</p>", "", ("refund",), id="HTML tags are no words"),
        pytest.param("", "urg&shy;ent re\u200bfund", ("refund", "urgent"), id="unseen hyphens"),
        pytest.param("", "see https://docs.example.com/manual", (), id="addresses are no words"),
        pytest.param("", "write to jane.miller@example.com", ("write",), id="mail addresses"),
        pytest.param("Export", LETTER, ("export", "fails", "monday"), id="a letter"),
        pytest.param(
            "",
            "<p>Hi Support,</p><p>the export fails</p><p>Kind regards<br>Bo Miller</p>",
            ("export", "fails"),
            id="a letter in HTML",
        ),
        pytest.param(
            "", "the export fails\nSent from my iPhone", ("export", "fails"), id="from a phone"
        ),
        pytest.param(
            "", "Hello export fails\nagain", ("export", "fails"), id="a first line that says more"
        ),
        pytest.param("", "Dear Mr Miller,", (), id="nothing but a salutation"),
        pytest.param("", "", (), id="an empty ticket has none"),
    ],
)
def test_keywords(subject: str, message: str, expected: tuple[str, ...]) -> None:
    assert extract_keywords(subject=subject, message=message) == expected


def test_keywords_of_a_mail_in_html_are_those_of_its_text() -> None:
    mail = (
        "<p>Hello&nbsp;team,&nbsp;the&nbsp;export&nbsp;fails.</p>"
        "<style>.a{font-family:Arial}</style>"
    )
    assert extract_keywords(subject="Export", message=mail) == ("export", "fails")


def test_a_ticket_has_the_first_of_many_keywords() -> None:
    words = ["".join(letters) for letters in product("zyxw", "abcde", "abcde", "abcdefghij")]
    keywords = extract_keywords(subject="the invoice", message=" ".join(words))
    assert ("invoice", *sorted(words[: MAX_KEYWORDS - 1])) == keywords


def test_an_endless_word_is_no_keyword() -> None:
    longest = "x" * MAX_KEYWORD_LENGTH
    assert extract_keywords(subject=f"{longest}x {longest}", message="x" * 10_000) == (longest,)


def test_every_unwanted_word_is_long_enough_to_matter() -> None:
    unwanted = FUNCTION_WORDS | POLITE_WORDS
    assert [word for word in unwanted if len(word) < MIN_KEYWORD_LENGTH] == []


def test_search_words_keep_numbers_and_short_words_in_order() -> None:
    assert searched("the TV order My ORDER", customer_id="C-42") == ("c", "42", "tv", "order")


def test_a_search_reads_what_a_person_reads() -> None:
    mail = (
        "<style>.hidden{color:red}</style><!-- <b>comment</b> -->Dear team, the "
        '<a href="https://tracking.example.com">ex<b>port</b></a>&nbsp;fails, see '
        "https://docs.example.org, jane@example.net"
    )
    assert " ".join(searched(mail)) == (
        "dear team export fails see https docs example org jane net"
    )


def test_words_behind_a_long_style_are_found() -> None:
    style = " ".join(f".name{number}" for number in range(600))
    assert searched(f"<style>{style}</style>zebra") == ("zebra",)


def test_a_customers_id_is_no_html() -> None:
    assert searched("", customer_id="<b>c&amp;a") == ("b", "c", "amp")


def test_search_words_are_bounded() -> None:
    words = searched(" ".join(f"w{n}" for n in range(MAX_SEARCH_WORDS + 10)))
    assert len(words) == MAX_SEARCH_WORDS


def test_a_term_is_what_a_person_reads() -> None:
    assert extract_search_words("List<String> Urg\u00adent") == ("list", "string", "urgent")


def test_a_term_is_bounded() -> None:
    words = extract_search_words(" ".join(f"w{n}" for n in range(MAX_TERM_WORDS + 10)))
    assert len(words) == MAX_TERM_WORDS


def test_a_long_word_is_cut_as_the_search_term_for_it_is() -> None:
    assert extract_search_words("x" * 1000) == searched("x" * 999) == ("x" * MAX_WORD_LENGTH,)


def test_the_mark_of_an_embedded_file_has_no_keywords() -> None:
    message = "Production failed [embedded file: image/png]"
    assert extract_keywords(subject="", message=message) == ("failed", "production")
