from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticketsaas.http.backoff import backoff_delay, find_retry_after, parse_retry_after

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
        pytest.param("300.5", 301, id="a fraction is rounded up"),
        pytest.param("0.129", 1, id="less than a second"),
        pytest.param("2.0", 2, id="a fraction of nothing"),
        pytest.param("+5", 5, id="a plus"),
        pytest.param('"5"', 5, id="in quotes"),
        pytest.param("30s", 30, id="with its unit"),
        pytest.param("1m30s", 90, id="minutes and seconds"),
        pytest.param("120, 120", 120, id="sent twice"),
        pytest.param("7, 214", 214, id="by two servers: the longer wait"),
        pytest.param("soon, 9", 9, id="a word and a number"),
        pytest.param("2026-03-01T12:00:30Z", 30, id="an ISO date"),
        pytest.param("Sunday, 01-Mar-26 12:00:30 GMT", 30, id="a date of old"),
        pytest.param("Sun, 01 Mar 2026 12:00:30 -0000", 30, id="a date without a zone"),
        pytest.param("Sun, 01 Mar 2026 14:00:30 +0200", 30, id="a date in another zone"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 -0800", None, id="a date beyond any calendar"),
        pytest.param("nan", None, id="not a number"),
        pytest.param("inf", None, id="infinity"),
        pytest.param("1e9", None, id="an exponent"),
        pytest.param("120junk", None, id="a number and a word"),
        pytest.param("[5]", None, id="a list"),
        pytest.param(",", None, id="a list of nothing"),
        pytest.param("5, " * 100, None, id="longer than any that means something"),
    ],
)
def test_retry_after(value: str | None, expected: float | None) -> None:
    assert parse_retry_after(value, now=NOW, maximum_seconds=900) == expected


@given(st.text(max_size=250))
def test_whatever_the_header_says_the_wait_is_bounded(value: str) -> None:
    seconds = parse_retry_after(value, now=NOW, maximum_seconds=900)
    assert seconds is None or 1 <= seconds <= 900


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param({"Date": "Sun, 01 Mar 2026 12:00:20 GMT"}, 10, id="of the reply's clock"),
        pytest.param({"Date": "Sun, 01 Mar 2026 12:00:20 -0000"}, 10, id="without a zone"),
        pytest.param({"Date": "today"}, 30, id="ours if its clock is unreadable"),
        pytest.param({}, 30, id="ours if it sends none"),
    ],
)
def test_a_date_is_compared_with_the_clock_that_wrote_it(
    date: dict[str, str], expected: float
) -> None:
    headers = {"Retry-After": "Sun, 01 Mar 2026 12:00:30 GMT"} | date
    assert find_retry_after(headers, now=NOW, maximum_seconds=900) == expected
