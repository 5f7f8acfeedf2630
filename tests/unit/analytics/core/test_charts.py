"""Charts contain every number, zeros included, and show the same numbers as a table."""

from datetime import timedelta

from analytics.core.charts import MAX_BARS, draw_status, draw_trend, draw_urgency
from tests.support.factories import NOON

MIDNIGHT = NOON.replace(hour=0)


def test_a_trend_shows_the_last_hours_next_to_those_before() -> None:
    buckets = [
        {"start": NOON + number * timedelta(hours=1), "count": number} for number in range(6)
    ]
    chart = draw_trend(buckets, hours=3)
    earlier, last = chart.data["datasets"]
    assert chart.data["labels"] == ["15:00", "16:00", "17:00"]
    assert (earlier["data"], last["data"]) == ([0, 1, 2], [3, 4, 5])
    assert chart.rows[0] == ("15:00 to 16:00", 3, 0)
    assert chart.summary == "12 tickets in the last 3 hours, 3 in the 3 before."


def test_a_day_without_tickets_has_its_place_and_one_of_the_future_has_none() -> None:
    rows = [
        {"day": MIDNIGHT, "value": "high", "count": 2},
        {"day": MIDNIGHT + timedelta(days=2), "value": "low", "count": 1},
        {"day": MIDNIGHT + timedelta(days=3), "value": "low", "count": 9},
    ]
    chart = draw_urgency(rows, since=MIDNIGHT, days=3)
    series = {each["label"]: each["data"] for each in chart.data["datasets"]}
    assert series == {"high": [2, 0, 0], "medium": [0, 0, 0], "low": [0, 0, 1]}
    assert chart.rows == [
        ("2026-03-01", 2, 0, 0),
        ("2026-03-02", 0, 0, 0),
        ("2026-03-03", 0, 0, 1),
    ]


def test_the_rarest_of_many_statuses_share_a_bar() -> None:
    by_status = {f"status {number}": 20 - number for number in range(MAX_BARS + 2)}
    chart = draw_status(by_status)
    assert sum(by_status.values()) == sum(chart.data["datasets"][0]["data"])
    assert chart.rows[-1] == ("others", 12 + 11)
