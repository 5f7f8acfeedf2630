from datetime import UTC, datetime
from typing import Any

import pytest
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from ticketsaas.api.parameters import (
    BooleanParameter,
    ChoiceParameter,
    IntegerParameter,
    Parameters,
    TextParameter,
    TimeParameter,
    read_parameters,
)


class Everything(Parameters):
    text = TextParameter(required=False)
    choice = ChoiceParameter(["red", "green"], required=False)
    number = IntegerParameter(min_value=1, max_value=9, required=False)
    flag = BooleanParameter(required=False)
    at = TimeParameter(required=False)


class Required(Parameters):
    name = TextParameter()
    number = IntegerParameter(default=7)


def read(query: str, declared: type[Parameters] = Everything) -> dict[str, Any]:
    return read_parameters(declared, Request(APIRequestFactory().get(f"/?{query}")))


def codes(query: str, declared: type[Parameters] = Everything) -> dict[str, list[str]]:
    """Return the codes of the errors by parameter."""
    with pytest.raises(ValidationError) as caught:
        read(query, declared)
    found: dict[str, list[str]] = caught.value.get_codes()
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("text=a%20b", {"text": "a b"}),
        ("text=%20a", {"text": " a"}),
        ("text=" + "x" * 512, {"text": "x" * 512}),
        ("text=%F0%9F%98%80", {"text": "\N{GRINNING FACE}"}),
        ("text=[$ne]", {"text": "[$ne]"}),
        ("choice=red", {"choice": "red"}),
        ("number=9", {"number": 9}),
        ("number=007", {"number": 7}),
        ("flag=true", {"flag": True}),
        ("flag=False", {"flag": False}),
        ("at=2026-03-01", {"at": datetime(2026, 3, 1, tzinfo=UTC)}),
        ("at=2026-03-01T08:30:00Z", {"at": datetime(2026, 3, 1, 8, 30, tzinfo=UTC)}),
        ("at=2026-03-01T08:30", {"at": datetime(2026, 3, 1, 8, 30, tzinfo=UTC)}),
        ("at=2026-03-01T08:30:00%2B02:00", {"at": datetime(2026, 3, 1, 6, 30, tzinfo=UTC)}),
        ("at=2026-03-01T08:30:00+02:00", {"at": datetime(2026, 3, 1, 6, 30, tzinfo=UTC)}),
        ("at=2026-03-01+08:30:00+02:00", {"at": datetime(2026, 3, 1, 6, 30, tzinfo=UTC)}),
        ("at=2026-03-01T08:30:00-02:00", {"at": datetime(2026, 3, 1, 10, 30, tzinfo=UTC)}),
        ("", {}),
    ],
)
def test_a_good_value_arrives_typed(query: str, expected: dict[str, Any]) -> None:
    assert read(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("text=", {"text": ["blank"]}),
        ("text=%20", {"text": ["blank"]}),
        ("text=a%00", {"text": ["control_character"]}),
        ("text=a%0A", {"text": ["control_character"]}),
        ("text=a%7F", {"text": ["control_character"]}),
        ("text=a%C2%85", {"text": ["control_character"]}),
        ("text=" + "x" * 513, {"text": ["max_length"]}),
        ("text=a&text=b", {"text": ["repeated"]}),
        ("text=a&text=a", {"text": ["repeated"]}),
        ("text[$ne]=a", {"text[$ne]": ["unknown"]}),
        ("colour=red", {"colour": ["unknown"]}),
        ("choice=blue", {"choice": ["invalid_choice"]}),
        ("choice=", {"choice": ["invalid_choice"]}),
        ("number=0", {"number": ["min_value"]}),
        ("number=10", {"number": ["max_value"]}),
        ("number=1e3", {"number": ["invalid"]}),
        ("number=+1", {"number": ["invalid"]}),
        ("number=%2B1", {"number": ["invalid"]}),
        ("number=-1", {"number": ["invalid"]}),
        ("number=1.0", {"number": ["invalid"]}),
        ("number=%D9%A1", {"number": ["invalid"]}),
        ("number=" + "1" * 5_000, {"number": ["max_string_length"]}),
        ("number=", {"number": ["invalid"]}),
        ("flag=1", {"flag": ["invalid"]}),
        ("flag=", {"flag": ["invalid"]}),
        ("at=yesterday", {"at": ["invalid"]}),
        ("at=1772323200", {"at": ["invalid"]}),
        ("at=20260301", {"at": ["invalid"]}),
        ("at=2026-02-30", {"at": ["invalid"]}),
        ("at=2026-03-01x08:30:00", {"at": ["invalid"]}),
        ("at=2026-03-01T08:30:00Z%00", {"at": ["invalid"]}),
        ("at=0001-01-01T00:00:00%2B14:00", {"at": ["invalid"]}),
        ("at=", {"at": ["invalid"]}),
        ("flag=1&colour=red", {"flag": ["invalid"], "colour": ["unknown"]}),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_parameter(
    query: str, expected: dict[str, list[str]]
) -> None:
    assert codes(query) == expected


def test_a_missing_parameter_is_named() -> None:
    assert codes("", Required) == {"name": ["required"]}


def test_a_default_fills_what_was_not_given() -> None:
    assert read("name=x", Required) == {"name": "x", "number": 7}


def test_an_endpoint_without_parameters_takes_none() -> None:
    assert read("", Parameters) == {}
    assert codes("x=1", Parameters) == {"x": ["unknown"]}
