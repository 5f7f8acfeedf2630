"""Extraction of the part of a message that its writer wrote."""

import pytest

from tickets.classification.text.plain_text import read_message


@pytest.mark.parametrize(
    ("message", "read"),
    [
        pytest.param("one\ntwo", "one , two", id="lines end clauses"),
        pytest.param("one\n\n\ntwo", "one , . , two", id="empty lines end the sentence, once"),
        pytest.param(
            "it broke again today\nThanks\nBo Ek", "it broke again today , Thanks", id="signed"
        ),
        pytest.param(
            "it broke again today\nWith kind regards,\nBo Ek",
            "it broke again today , With kind regards,",
            id="signed at length",
        ),
        pytest.param("Thanks!\nit broke", "Thanks! , it broke", id="no letter above the thanks"),
        pytest.param(
            "it broke again today\nCheers\nBo\nPS today",
            "it broke again today , Cheers , PS today",
            id="PS",
        ),
        pytest.param(
            f"it broke again today\nCheers\n{'and on ' * 12}",
            f"it broke again today , Cheers , {('and on ' * 12).strip()}",
            id="a long line below the signature",
        ),
        pytest.param("it broke\n--\nBo Ek", "it broke", id="a signature block"),
        pytest.param("see below\n> it works\nno", "see below , no", id="quoted lines"),
        pytest.param("it broke\nOn 3 May Bo wrote:\nhi", "it broke", id="a quoted mail"),
        pytest.param("it broke\n-----Original Message-----\nhi", "it broke", id="an answered mail"),
        pytest.param(
            "it broke\nThis mail is confidential and meant for you", "it broke", id="small print"
        ),
        pytest.param("a<br>b &amp; c", "a , b & c", id="markup"),
        pytest.param("it`s \u2019s caf\u00e9", "it's 's caf\u00e9", id="apostrophes"),
    ],
)
def test_only_what_the_writer_says_is_read(message: str, read: str) -> None:
    assert read_message(message) == read
