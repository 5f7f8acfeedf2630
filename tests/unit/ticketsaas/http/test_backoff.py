from datetime import UTC, datetime

import pytest

from ticketsaas.http.backoff import backoff_delay, parse_retry_after

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempt", "jitter", "expected"),
    [
        pytest.param(1, 1, 1, id="first"),
        pytest.param(4, 1, 8, id="doubled three times"),
        pytest.param(5, 1, 10, id="capped"),
        pytest.param(10_000, 1, 10, id="a large attempt does not overflow"),
        pytest.param(4, 0.5, 4, id="jitter scales the whole delay"),
    ],
)
def test_backoff(attempt: int, jitter: float, expected: float) -> None:
    assert backoff_delay(attempt, first_seconds=1, cap_seconds=10, jitter=jitter) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, None, id="no header"),
        pytest.param("7", 7, id="seconds"),
        pytest.param(" 7 ", 7, id="with blanks"),
        pytest.param("Sun, 01 Mar 2026 12:00:30 GMT", 30, id="a date"),
        pytest.param("Sun, 01 Mar 2026 11:00:00 GMT", 1, id="a date that is over"),
        pytest.param("-5", 1, id="negative"),
        pytest.param("0", 1, id="zero"),
        pytest.param("999999999", 900, id="absurd"),
        pytest.param("9" * 400, None, id="a number nobody can mean"),
        pytest.param("soon", None, id="a word"),
        pytest.param("--5", None, id="two signs"),
        pytest.param("", None, id="nothing"),
        pytest.param("٣", 3, id="digits of another script are digits"),
    ],
)
def test_retry_after(value: str | None, expected: float | None) -> None:
    assert parse_retry_after(value, now=NOW, maximum_seconds=900) == expected
