import csv
from io import StringIO
from typing import Any

import pytest

from ticketsaas.api.lists.csv_format import write_header, write_lines


def read_back(value: Any) -> str:
    [[cell, _]] = csv.reader(StringIO(write_lines([{"a": value, "b": 1}], columns=["a", "b"])))
    return cell


@pytest.mark.parametrize("sign", list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"), ids=ascii)
def test_text_that_a_spreadsheet_would_calculate_begins_with_an_apostrophe(sign: str) -> None:
    assert read_back(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "'=1", "ü ≠ ü", 'say "hi"', "a,b", "a\nb\r\nc"])
def test_other_text_comes_back_as_it_was(text: str) -> None:
    assert read_back(text) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (-3, "-3"),
        ([], "[]"),
        (
            {"rules": [{"rule": "ü", "words": ["a", "=b"]}]},
            '{"rules":[{"rule":"ü","words":["a","=b"]}]}',
        ),
    ],
    ids=["null", "boolean", "number", "empty list", "nested"],
)
def test_what_is_not_text_stands_there_as_in_json(value: Any, expected: str) -> None:
    assert read_back(value) == expected


def test_lines_end_and_cells_are_quoted_as_in_rfc_4180() -> None:
    rows = [{"b": 'say "hi"', "a": "1,2"}, {"a": "x"}]

    assert write_header(["a", "b"]) == "a,b\r\n"
    assert write_lines(rows, columns=["a", "b"]) == '"1,2","say ""hi"""\r\nx,\r\n'
