from datetime import UTC, datetime
from typing import Any

from analytics.core.expected_rollups import expect_rollups
from analytics.core.rollups import ALL_TIME, Bucket, Increments, Level, place_word

MIDNIGHT = datetime(2026, 3, 1, tzinfo=UTC)
DAY = Bucket(Level.DAY, MIDNIGHT)
MORNING, EVENING = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 21, tzinfo=UTC)
REFUND, INVOICE = place_word("refund"), place_word("invoice")


def labels(hour: datetime | None, count: int, **values: Any) -> dict[str, Any]:
    usual = {
        "status": "open",
        "urgency": "low",
        "sentiment": "neutral",
        "source": "email",
        "language": "en",
        "requires_action": False,
    }
    return usual | values | {"hour": hour, "count": count}


def test_a_day_is_counted_with_its_hours() -> None:
    rows = [labels(MORNING, 2), labels(MORNING, 1, status="a.b", requires_action=True)]
    morning = {
        "total": 3,
        "requires_action": 1,
        "by_status.open": 2,
        "by_status.a%2Eb": 1,
        "by_urgency.low": 3,
        "by_sentiment.neutral": 3,
        "by_source.email": 3,
        "by_language.en": 3,
    }
    evening = {
        "total": 4,
        "by_status.open": 4,
        "by_urgency.low": 4,
        "by_sentiment.neutral": 4,
        "by_source.email": 4,
        "by_language.en": 4,
    }
    expected = expect_rollups(DAY, labels=[*rows, labels(EVENING, 4)], words=(), urgent=())
    assert {
        DAY: {path: morning[path] + evening.get(path, 0) for path in morning},
        Bucket(Level.HOURS, MIDNIGHT): {f"hours.09.{path}": n for path, n in morning.items()}
        | {f"hours.21.{path}": n for path, n in evening.items()},
    } == expected.counts


def test_urgent_tickets_are_counted_by_status() -> None:
    rows = [
        labels(None, 5),
        labels(None, 2, urgency="high"),
        labels(None, 1, urgency="high", status="closed"),
    ]
    expected = expect_rollups(ALL_TIME, labels=rows, words=(), urgent=())
    urgent = {p: n for p, n in expected.counts[ALL_TIME].items() if p.startswith("urgent_by")}
    assert urgent == {"urgent_by_status.open": 2, "urgent_by_status.closed": 1}


def test_all_time_is_counted_alone_with_its_customers() -> None:
    expected = expect_rollups(
        ALL_TIME, labels=[labels(None, 5)], words=(), urgent=[{"customer_id": "c-1", "count": 2}]
    )
    assert (expected.counts.keys(), expected.urgent) == ({ALL_TIME}, {"c-1": 2})


def test_customers_of_a_day_are_next_to_its_words() -> None:
    urgent = [{"customer_id": "c.1", "count": 2}]
    expected = expect_rollups(DAY, labels=(), words=(), urgent=urgent)
    assert Increments(rankings={(DAY, 0): {"customers.c%2E1": 2}}) == expected


def test_words_of_a_day_are_in_one_place_and_those_of_all_time_in_several() -> None:
    words = [{"keyword": "refund", "count": 3}, {"keyword": "invoice", "count": 1}]
    of_day = expect_rollups(DAY, labels=(), words=words, urgent=())
    assert Increments(rankings={(DAY, 0): {REFUND[1]: 3, INVOICE[1]: 1}}) == of_day
    of_all_time = expect_rollups(ALL_TIME, labels=(), words=words, urgent=())
    assert REFUND[0] != INVOICE[0]
    assert {
        (ALL_TIME, REFUND[0]): {REFUND[1]: 3},
        (ALL_TIME, INVOICE[0]): {INVOICE[1]: 1},
    } == of_all_time.rankings


def test_a_word_that_comes_twice_is_added_up() -> None:
    words = [{"keyword": "refund", "count": 3}, {"keyword": "refund", "count": -1}]
    expected = expect_rollups(ALL_TIME, labels=(), words=words, urgent=())
    assert {(ALL_TIME, REFUND[0]): {REFUND[1]: 2}} == expected.rankings
