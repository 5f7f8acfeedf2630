import pytest

from tickets.core.word_key import word_key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("open", "open"),
        ("Closed", "closed"),
        (" ON HOLD\t", "on hold"),
        ("\u00a0Gel\u00d6st\u2003", "gel\u00f6st"),
        ("\u0420\u0415\u0428\u0415\u041d\u041e", "\u0440\u0435\u0448\u0435\u043d\u043e"),
        ("on  hold", "on  hold"),
        ("", ""),
    ],
)
def test_a_word_is_compared_without_its_case_and_its_surrounding_blanks(
    word: str, key: str
) -> None:
    assert word_key(word) == key


def test_a_key_is_its_own_key() -> None:
    for code in range(0x3000):
        key = word_key(f"a{chr(code)}")
        assert word_key(key) == key
