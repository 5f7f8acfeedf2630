"""Which rejected records are the same one."""

import pytest

from ingestion.core.reject_keys import identify_record, identify_ticket, row_key
from tickets.core.incoming import find_id


def identify(record: object) -> str:
    return identify_record(record, ticket_id=find_id(record))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"id": "a", "subject": 1}, {"id": "a", "subject": 2}, id="one id"),
        pytest.param({"id": 4711}, {"id": "4711"}, id="a number and a text"),
        pytest.param({"id": {"$oid": "a"}, "x": 1}, {"id": {"$oid": "a"}}, id="an odd id"),
        pytest.param({"id": "a\x00\ud800", "x": 1}, {"id": "a\x00\ud800"}, id="half a pair"),
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, id="one content in another order"),
    ],
)
def test_these_are_one_record(first: object, second: object) -> None:
    assert identify(first) == identify(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"id": "a"}, {"id": "b"}, id="two ids"),
        pytest.param({"id": "x" * 600 + "1"}, {"id": "x" * 600 + "2"}, id="long ids"),
        pytest.param({"id": None, "n": 1}, {"id": None, "n": 2}, id="null"),
        pytest.param({"id": " ", "n": 1}, {"id": " ", "n": 2}, id="blank"),
        pytest.param({"id": True, "n": 1}, {"id": True, "n": 2}, id="true"),
        pytest.param({"id": [], "n": 1}, {"id": [], "n": 2}, id="nothing in a list"),
        pytest.param("text", ["text"], id="no objects"),
        pytest.param(
            {"n": "x" * 100_000 + "1"}, {"n": "x" * 100_000 + "2"}, id="a late difference"
        ),
    ],
)
def test_these_are_two(first: object, second: object) -> None:
    assert identify(first) != identify(second)


def test_a_content_that_looks_like_an_id_is_none() -> None:
    identity = identify("text")
    assert identity != identify_ticket(identity.removeprefix("content:"))


def test_no_two_tenants_share_a_row() -> None:
    assert row_key("a", identity="id:b") != row_key("b", identity="id:a")
    assert row_key("acme", identity="id:1") != row_key("globex", identity="id:1")


def test_a_record_as_deep_as_the_parser_allows_has_a_key() -> None:
    record: object = "deep"
    for _ in range(100_000):
        record = [record]
    assert identify(record).startswith("content:")
