"""Shouting, and texts that merely contain capitals."""

import pytest

from tests.support.texts_read import tokenize
from tickets.classification.text.shouting import find_shout


@pytest.mark.parametrize(
    ("message", "upset", "expected"),
    [
        pytest.param("ok. I WANT MY MONEY back", False, "I WANT MY MONEY", id="four words"),
        pytest.param(
            "so GIVE IT, NOW PLEASE", False, "GIVE IT NOW PLEASE", id="a comma in between"
        ),
        pytest.param("no, WE DON'T WANT IT", False, "WE DON'T WANT IT", id="words spelled out"),
        pytest.param("so STOP IT. NOW PLEASE", False, "", id="a full stop in between"),
        pytest.param("The INVOICE PDF URL", False, "", id="three words"),
        pytest.param("A B CD EFG", False, "", id="too few letters"),
        pytest.param("NO PO REQUIRED for HOTFIX", False, "", id="a small word in between"),
        pytest.param("set CMAKE_ANDROID_ARM_MODE to ON", False, "", id="a name in a program"),
        pytest.param("I wrote to XXXX XXXX XXXX XXXX", False, "", id="words blacked out"),
        pytest.param("THE REPORT FOR MAY IS EMPTY.", True, "", id="typed in capitals"),
        pytest.param("THE REPORT IS EMPTY!!", True, "THE REPORT IS EMPTY", id="with marks"),
        pytest.param("THE REPORT IS EMPTY?!", True, "THE REPORT IS EMPTY", id="with both marks"),
        pytest.param("the price is wrong!!!!", True, "", id="one row of marks"),
        pytest.param("wrong!!! again!!!!", True, "!!!", id="two rows of marks"),
        pytest.param("why!!! WHY", True, "!!!", id="exclamation marks"),
        pytest.param("what?!", True, "?!", id="both marks"),
        pytest.param("hooray!!!", False, "", id="exclamation marks of joy"),
        pytest.param("stop it!", True, "", id="a single one"),
    ],
)
def test_shouting_is_capitals_in_a_row_or_marks_where_something_is_wrong(
    message: str, upset: bool, expected: str
) -> None:
    text = tokenize(subject="", message=message)
    assert find_shout(text, upset=upset) == tuple(expected.split())
