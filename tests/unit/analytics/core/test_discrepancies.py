from datetime import UTC, datetime

from analytics.core.discrepancies import (
    CUSTOMERS_PER_TRANSACTION,
    Measurement,
    count_rows,
    find_missing,
    list_discrepancies,
    list_words,
    read_rollups,
    split_increments,
)
from analytics.core.rollups import Bucket, Increments, Level

TOTAL = Bucket(Level.TOTAL)
HOURS = Bucket(Level.HOURS, datetime(2026, 3, 1, tzinfo=UTC))


def measured(*, expected: Increments, found: Increments) -> Measurement:
    return Measurement(expected, found, repairs=None)


def test_what_was_found_and_what_is_missing_make_what_is_expected() -> None:
    found = Increments(
        counts={TOTAL: {"total": 5, "by_status.open": 0, "by_status.gone": 2}},
        rankings={(TOTAL, 3): {"words.1.refund": 1}},
        urgent={"c-1": 1, "c-2": 4},
    )
    expected = Increments(
        counts={TOTAL: {"total": 7}, HOURS: {"hours.09.total": 1}},
        rankings={(TOTAL, 3): {"words.1.refund": 1}},
        urgent={"c-2": 3, "c-1": 1},
    )
    assert find_missing(measured(expected=expected, found=found)) == Increments(
        counts={TOTAL: {"total": 2, "by_status.gone": -2}, HOURS: {"hours.09.total": 1}},
        urgent={"c-2": -1},
    )


def test_zeros_are_as_good_as_nothing() -> None:
    stored = {"level": "hours", "start": HOURS.start}
    nothing = {"total": 0, "requires_action": 0, "by_status": {"open": 0}}
    found = read_rollups(
        counts=[stored | nothing | {"hours": {"09": nothing}}],
        rankings=[stored | {"shard": 0, "words": {"1": {"refund": 0}}, "customers": {"c-1": 0}}],
        urgent=[{"customer_id": "c-1", "urgent": 0}],
    )
    measurement = measured(expected=Increments(), found=found)
    assert (find_missing(measurement), list(list_discrepancies(measurement))) == (Increments(), [])


def test_a_stored_row_is_read_by_path() -> None:
    stored = {"level": "total", "start": None}
    counts = {"total": 3, "requires_action": 1, "by_status": {"a%2Eb": 2}, "by_source": {"%": 3}}
    assert read_rollups(
        counts=[stored | counts],
        rankings=[
            stored
            | {
                "shard": 7,
                "words": {"1": {"refund": 1}, "30": {"invoice": 2}},
                "customers": {"c-1": 4},
            }
        ],
        urgent=[{"customer_id": "c-1", "urgent": 4}],
    ) == Increments(
        counts={TOTAL: {"total": 3, "requires_action": 1, "by_status.a%2Eb": 2, "by_source.%": 3}},
        rankings={(TOTAL, 7): {"words.1.refund": 1, "words.30.invoice": 2, "customers.c-1": 4}},
        urgent={"c-1": 4},
    )


def test_a_days_hours_are_read_by_path() -> None:
    hours = {"09": {"total": 2, "by_status": {"open": 2}}, "21": {"requires_action": 1}}
    read = read_rollups(
        counts=[{"level": "hours", "start": HOURS.start, "hours": hours}], rankings=(), urgent=()
    )
    expected = {
        "hours.09.total": 2,
        "hours.09.by_status.open": 2,
        "hours.21.requires_action": 1,
    }
    assert find_missing(measured(expected=Increments({HOURS: expected}), found=read)) == (
        Increments()
    )


def test_words_are_listed_without_the_places_they_are_counted_in() -> None:
    rankings = {
        (TOTAL, 3): {"words.1.refund": 2},
        (HOURS, 0): {"words.30.refund": -1, "customers.c-1": 1},
    }
    assert list_words(Increments(rankings=rankings)) == [
        {"keyword": "refund", "count": 2},
        {"keyword": "refund", "count": -1},
    ]


def test_parts_have_every_row_once_and_few_customers() -> None:
    customers = {f"c-{number}": 1 for number in range(CUSTOMERS_PER_TRANSACTION + 1)}
    whole = Increments(
        counts={TOTAL: {"total": 1}, HOURS: {"hours.09.total": 1}},
        rankings={(TOTAL, shard): {"words.1.refund": 1} for shard in range(2)},
        urgent=customers,
    )
    parts = list(split_increments(whole))
    assert [count_rows(part) for part in parts] == [2, 1, 1, CUSTOMERS_PER_TRANSACTION, 1]
    assert parts[3].urgent | parts[4].urgent == customers
    assert list(split_increments(Increments())) == []
