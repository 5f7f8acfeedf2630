import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.core.lengths import cut_bytes, cut_text

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "maximum", "expected"),
    [
        pytest.param("abc", 3, "abc", id="not too long"),
        pytest.param("abcd", 3, "abc", id="too long"),
        pytest.param("ae\u0301", 2, "a", id="a letter and its accent"),
        pytest.param("a\u0915\u093f", 2, "a", id="a consonant and its vowel"),
        pytest.param("a" + FAMILY, 4, "a", id="an emoji of several"),
        pytest.param("a\U0001f44d\U0001f3fd", 2, "a", id="a thumb and its colour"),
        pytest.param("a\u2764\ufe0f", 2, "a", id="a heart and its form"),
        pytest.param("a\U0001f1e9\U0001f1ea", 2, "a", id="a flag"),
        pytest.param(
            "\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 2, "\U0001f1e9\U0001f1ea", id="flags"
        ),
        pytest.param("a\r\nb", 2, "a", id="a line break"),
        pytest.param("\u0301" * 9, 3, "\u0301" * 3, id="accents alone"),
        pytest.param("a" + "\u0301" * 99, 50, "a" + "\u0301" * 49, id="too many accents"),
    ],
)
def test_a_text_is_cut_between_characters_as_people_read_them(
    text: str, maximum: int, expected: str
) -> None:
    assert cut_text(text, maximum=maximum) == expected


@given(text=st.text(max_size=80), maximum=st.integers(0, 90))
def test_what_is_left_is_a_beginning_of_the_text_and_short_enough(text: str, maximum: int) -> None:
    kept = cut_text(text, maximum=maximum)
    assert text.startswith(kept)
    assert len(kept) <= maximum
    assert kept == text or len(text) > maximum


@given(text=st.text(max_size=80), maximum=st.integers(0, 400))
def test_what_is_left_by_bytes_is_a_beginning_and_short_enough(text: str, maximum: int) -> None:
    kept = cut_bytes(text, maximum=maximum)
    assert text.startswith(kept)
    assert len(kept.encode()) <= maximum
    assert kept == text or len(text.encode()) > maximum
