from datetime import UTC, datetime

import pytest

from analytics.core import rollup_bounds
from analytics.core.rollup_bounds import (
    MAX_NAME_BYTES,
    BoundedRow,
    bound_row,
    bound_values,
    choose_values,
    find_full,
    is_crowded,
    subtract_words,
    take_whole,
)
from analytics.core.rollups import ALL_TIME, Bucket, Level, escape, place_word

DAY = Bucket(Level.DAY, datetime(2026, 3, 1, tzinfo=UTC))
HOURS = Bucket(Level.HOURS, datetime(2026, 3, 1, tzinfo=UTC))
NOTHING = {"status": frozenset[str](), "source": frozenset[str]()}
LONG = "ü" * 513


@pytest.fixture(autouse=True)
def _small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rollup_bounds, "MAX_VALUES", {"status": 2, "source": 2})
    monkeypatch.setattr(rollup_bounds, "MAX_WORDS_OF_DAY", 3)
    monkeypatch.setattr(rollup_bounds, "MAX_CUSTOMERS_OF_DAY", 2)
    monkeypatch.setattr(rollup_bounds, "MAX_WORDS_OF_SHARD", 2)


def test_known_values_are_counted_as_they_come() -> None:
    counts = {ALL_TIME: {"by_status.open": 1}, HOURS: {"hours.12.urgent_by_status.open": 1}}
    register = NOTHING | {"status": frozenset({"open", "a", "b", "c"})}
    assert bound_values(counts, register=register) is counts


def test_new_values_get_the_places_that_are_left_the_most_frequent_first() -> None:
    row = {"by_status.new": 1, "by_status.often": 5, "by_source.email": 6, "total": 6}
    bounded = bound_values({ALL_TIME: row}, register=NOTHING | {"status": frozenset({"open"})})
    assert bounded[ALL_TIME] == {
        "by_status.often": 5,
        "by_status_other": 1,
        "by_source.email": 6,
        "total": 6,
    }


def test_a_value_without_a_place_is_folded_in_every_row() -> None:
    register = NOTHING | {"status": frozenset({"a", "b"})}
    counts = {
        DAY: {"by_status.x": 2, "by_status.y": 1, "urgent_by_status.x": 1, "by_status.a": -1},
        HOURS: {"hours.07.by_status.x": 2, "hours.08.urgent_by_status.x": -1},
    }
    assert bound_values(counts, register=register) == {
        ALL_TIME: {},
        DAY: {"by_status_other": 3, "urgent_by_status_other": 1, "by_status.a": -1},
        HOURS: {"hours.07.by_status_other": 2, "hours.08.urgent_by_status_other": -1},
    }


def test_a_value_that_all_time_gains_nothing_of_is_registered_too() -> None:
    counts = {HOURS: {"hours.07.by_status.x": 1, "hours.08.by_status.x": -1}}
    assert bound_values(counts, register=NOTHING)[ALL_TIME] == {"by_status.x": 0}


@pytest.mark.parametrize(
    ("value", "is_kept"), [(LONG, False), (LONG[1:], True), ("." * 512, True), ("", True)]
)
def test_a_value_of_too_many_bytes_has_no_place(value: str, is_kept: bool) -> None:
    path = f"by_status.{escape(value)}"
    bounded = bound_values({ALL_TIME: {path: 1}}, register=NOTHING)
    assert bounded[ALL_TIME] == ({path: 1} if is_kept else {"by_status_other": 1})
    assert choose_values({"status": [escape(value)]}, register=NOTHING) == (
        {path: 0} if is_kept else {}
    )


def test_a_row_with_room_is_written_without_being_read() -> None:
    row = {"words.1.refund": 1, "customers.c-1": 1}
    assert take_whole(row, bucket=DAY, named={"words": 1, "customers": 0}) == BoundedRow(
        row | {"words_named": 1, "customers_named": 1}
    )


@pytest.mark.parametrize(
    "named",
    [
        pytest.param({"words": 2, "customers": 0}, id="it may become full"),
        pytest.param({"words": 3, "customers": 0}, id="it is full"),
        pytest.param({"words": None, "customers": None}, id="an earlier version wrote it"),
    ],
)
def test_a_row_that_may_have_no_room_is_read(named: dict[str, int | None]) -> None:
    assert take_whole({"words.1.refund": 1}, bucket=DAY, named=named) is None
    assert take_whole({"customers.c": 1}, bucket=DAY, named=named | {"customers": 0}) is not None


def test_a_name_of_too_many_bytes_makes_the_row_be_read() -> None:
    row = {f"customers.{'ü' * MAX_NAME_BYTES}": 1}
    assert take_whole(row, bucket=DAY, named={"words": 0, "customers": 0}) is None
    assert bound_row(row, bucket=DAY, present={}).numbers == {"customers_other": 1}


def test_words_that_a_row_has_stay_there_and_new_ones_take_what_room_is_left() -> None:
    row = {"words.1.known": -1, "words.1.new": 1, "words.2.often": 2, "customers.c": 1}
    present = {"words": frozenset({"words.1.known", "words.3.gone"})}
    assert bound_row(row, bucket=DAY, present=present) == BoundedRow(
        {"words.1.known": -1, "words.2.often": 2, "words_other": 1, "customers.c": 1},
        {"words_named": 3, "customers_named": 1},
        {"words.1.new": 1},
    )


def test_a_full_row_takes_no_name_and_its_number_of_names_stays() -> None:
    assert find_full(bucket=ALL_TIME, named={"words": 2}) == ["words"]
    bounded = bound_row(
        {"words.1.new": 3, "words.1.known": 1},
        bucket=ALL_TIME,
        present={"words": frozenset({"words.1.known"})},
        full=["words"],
    )
    assert (bounded.numbers, bounded.values) == ({"words_other": 3, "words.1.known": 1}, {})


def test_what_a_repair_adds_to_the_others_is_kept() -> None:
    bounded = bound_row({"words_other": -4, "words.1.a": 1}, bucket=DAY, present={})
    assert bounded.numbers == {"words_other": -4, "words.1.a": 1}


def test_all_time_counts_no_word_that_its_day_does_not_count_by_name() -> None:
    shard, path = place_word("refund")
    rows = {(ALL_TIME, shard): {path: 3, "words.0.other": 1}}
    assert subtract_words(rows, {path: 2, "customers.c": 1}) == {
        (ALL_TIME, shard): {path: 1, "words.0.other": 1}
    }
    assert subtract_words({}, {path: 2}) == {(ALL_TIME, shard): {path: -2}}


@pytest.mark.parametrize(
    ("named", "others", "expected"),
    [
        pytest.param([0, 5], 6, True, id="half of the places, most tickets"),
        pytest.param([0, 0], 1, True, id="all places"),
        pytest.param([1, 5], 7, False, id="no place"),
        pytest.param([0, 5], 5, False, id="as many tickets as have a name"),
        pytest.param([0, 0], 0, False, id="no ticket at all"),
    ],
)
def test_a_row_is_crowded_when_unused_names_keep_most_tickets_without_one(
    named: list[int], others: int, expected: bool
) -> None:
    row = {"by_status": {f"s{n}": number for n, number in enumerate(named)}}
    assert is_crowded(row | {"by_status_other": others}) is expected
    assert not is_crowded(row)
    assert not is_crowded({})
