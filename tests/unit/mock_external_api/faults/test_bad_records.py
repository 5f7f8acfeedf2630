"""Mangled tickets: what each kind of mangling does, and to which tickets."""

import json
from datetime import datetime
from typing import Any

import pytest

from mock_external_api.faults.bad_records import mangle
from mock_external_api.faults.faults import BAD_RECORDS, LARGE_RECORDS
from mock_external_api.feed.tickets import parse_time, to_ticket

RAW = {
    "id": "acme-100001",
    "subject": "Hello",
    "message": "World",
    "status": "open",
    "created_at": "2026-03-01T10:00:00.000Z",
    "updated_at": "2026-03-01T11:00:00.000Z",
}
TICKET = to_ticket(RAW, key="acme-100001", home="acme")


def mangled(kind: str) -> Any:
    return json.loads(mangle(TICKET, position=1, every=1, kind=kind))


def test_only_every_nth_ticket_is_mangled() -> None:
    untouched = [
        position
        for position in range(1, 8)
        if mangle(TICKET, position=position, every=3) == TICKET.payload
    ]
    assert untouched == [1, 2, 4, 5, 7]


def test_without_the_fault_nothing_is_mangled() -> None:
    assert mangle(TICKET, position=1, every=0) == TICKET.payload


def test_the_kinds_take_turns() -> None:
    turns = [mangle(TICKET, position=nth * 2, every=2) for nth in range(1, len(BAD_RECORDS) + 2)]
    assert turns[0] == turns[-1]
    assert len(set(turns)) == len(BAD_RECORDS)


def test_large_records_come_only_when_they_are_asked_for() -> None:
    sizes = {kind: len(mangle(TICKET, position=1, every=1, kind=kind)) for kind in LARGE_RECORDS}
    assert sizes["nine_megabytes"] > 8 * 1024 * 1024
    assert min(sizes.values()) > 100_000
    assert not set(LARGE_RECORDS) & set(BAD_RECORDS)


@pytest.mark.parametrize("kind", BAD_RECORDS)
def test_each_kind_differs_from_the_ticket_and_stays_readable_json(kind: str) -> None:
    assert mangled(kind) != RAW


def test_a_local_time_is_the_same_instant() -> None:
    created_at = mangled("offset_time")["created_at"]
    assert created_at == "2026-03-01T12:00:00.000+02:00"
    assert parse_time(created_at) == parse_time(RAW["created_at"])


def test_a_naive_time_has_no_zone() -> None:
    assert datetime.fromisoformat(mangled("naive_time")["created_at"]).tzinfo is None


def test_a_lone_surrogate_is_escaped_on_the_wire() -> None:
    assert b"\\ud83d" in mangle(TICKET, position=1, every=1, kind="lone_surrogate")


@pytest.mark.parametrize(
    ("kind", "field", "expected"),
    [
        ("number_as_id", "id", 100001),
        ("missing_id", "id", None),
        ("wrong_types", "subject", 42),
        ("dollar_keys", "$set", {"status": "closed"}),
        ("nul", "message", "\x00"),
        ("no_texts", "customer_id", None),
        ("no_texts", "subject", None),
        ("odd_status", "status", " OPEN\t"),
        ("small_times", "created_at", "2026-03-01t10:00:00.000z"),
    ],
)
def test_a_field_is_mangled(kind: str, field: str, expected: object) -> None:
    assert mangled(kind).get(field) == expected


def test_a_record_may_be_null() -> None:
    assert mangled("null") is None


@pytest.mark.parametrize("raw", [None, 5, [], {"id": 5}, {}], ids=str)
def test_a_ticket_that_is_odd_already_stays_as_it_is(raw: object) -> None:
    odd = to_ticket(raw, key="odd", home="acme")
    assert mangle(odd, position=1, every=1, kind="number_as_id") == odd.payload
