"""The alerts of a week, before and after a reclassification."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from ingestion.core.reclassification_plans import Reclassification
from ingestion.core.weekly_alerts import (
    WEEKS_OF_MEAN,
    AlertCount,
    MeanWeek,
    count_weeks,
    find_mean_week,
)
from tests.support.factories import (
    NOON,
    UNSURE,
    make_classification,
    make_stored,
    make_ticket,
)
from tickets.core.corrections import Correction
from tickets.core.labels import Urgency
from tickets.core.urgent import Urgent

HIGH: dict[str, Any] = {"urgency": "high"}
MAYBE: dict[str, Any] = {"urgency": "high", "confidence": UNSURE}
LOW: dict[str, Any] = {"urgency": "low"}


@pytest.mark.parametrize(
    ("before", "now", "by_default", "on_any"),
    [
        (HIGH, HIGH, (1, 1), (1, 1)),
        (HIGH, MAYBE, (1, 0), (1, 1)),
        (HIGH, LOW, (1, 0), (1, 0)),
        (MAYBE, HIGH, (0, 1), (1, 1)),
        (LOW, MAYBE, (0, 0), (0, 1)),
        (LOW, LOW, (0, 0), (0, 0)),
    ],
)
def test_a_ticket_counts_where_its_labels_raise_an_alert(
    before: dict[str, Any],
    now: dict[str, Any],
    by_default: tuple[int, int],
    on_any: tuple[int, int],
) -> None:
    stored = make_stored(make_ticket(status="closed"), **before)
    for least, expected in ((Urgent.SURE, by_default), (Urgent.UNSURE, on_any)):
        read = [(stored, make_classification(**now))]
        assert count_weeks(read, least=least, now=NOON) == {0: AlertCount(*expected)}


@pytest.mark.parametrize(
    ("created_at", "expected"),
    [
        (NOON, 0),
        (NOON - timedelta(days=6, hours=23), 0),
        (NOON - timedelta(days=7), 1),
        (NOON - timedelta(days=699), 99),
        (NOON + timedelta(days=30), 0),
    ],
)
def test_weeks_end_now(created_at: datetime, expected: int) -> None:
    read = [(make_stored(make_ticket(created_at=created_at)), make_classification())]
    assert list(count_weeks(read, least=Urgent.SURE, now=NOON)) == [expected]


def test_a_correction_counts_before_and_after() -> None:
    correction = Correction({"urgency": Urgency.HIGH}, note="", by="ann", at=NOON)
    stored = make_stored(**HIGH, correction=correction)
    read = [(stored, make_classification(**LOW))] * 2
    assert count_weeks(read, least=Urgent.SURE, now=NOON) == {0: AlertCount(2, 2)}


def test_the_mean_is_of_the_latest_weeks_with_tickets() -> None:
    recent = {3 * week: AlertCount(before=40 + week % 2, now=10) for week in range(WEEKS_OF_MEAN)}
    long_ago = {500: AlertCount(before=9_999, now=9_999)}

    assert find_mean_week(recent | long_ago) == MeanWeek(WEEKS_OF_MEAN, before=40.5, now=10)


def test_few_weeks_have_a_mean_too_and_none_has_none() -> None:
    assert find_mean_week({0: AlertCount(1, 0), 9: AlertCount(2, 1)}) == MeanWeek(2, 1.5, 0.5)
    assert find_mean_week({}) is None


def test_the_weeks_of_several_batches_add_up() -> None:
    one = Reclassification(weeks={0: AlertCount(1, 2), 1: AlertCount(3, 4)})
    other = Reclassification(weeks={1: AlertCount(10, 20), 2: AlertCount(5, 6)})

    assert (one + other).weeks == {0: AlertCount(1, 2), 1: AlertCount(13, 24), 2: AlertCount(5, 6)}
