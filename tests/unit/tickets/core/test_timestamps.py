from datetime import UTC, datetime

import pytest

from tickets.core.timestamps import parse_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The examples of RFC 3339, section 5.8.
        ("1985-04-12T23:20:50.52Z", datetime(1985, 4, 12, 23, 20, 50, 520_000)),
        ("1996-12-19T16:39:57-08:00", datetime(1996, 12, 20, 0, 39, 57)),
        ("1990-12-31T23:59:60Z", datetime(1991, 1, 1)),
        ("1990-12-31T15:59:60-08:00", datetime(1991, 1, 1)),
        ("1937-01-01T12:00:27.87+00:20", datetime(1937, 1, 1, 11, 40, 27, 870_000)),
        # Section 5.6: small letters, and a blank instead of the T.
        ("2026-03-01t12:00:00z", datetime(2026, 3, 1, 12)),
        ("2026-03-01 12:00:00+00:00", datetime(2026, 3, 1, 12)),
        ("2026-03-01T12:00:00-00:00", datetime(2026, 3, 1, 12)),
        ("2026-03-01T12:00:00+23:59", datetime(2026, 2, 28, 12, 1)),
        ("2016-12-31t23:59:60.75z", datetime(2017, 1, 1, 0, 0, 0, 750_000)),
        ("2026-03-01T12:00:60", datetime(2026, 3, 1, 12, 1)),
        ("2026-03-01T12:00:00.1Z", datetime(2026, 3, 1, 12, 0, 0, 100_000)),
        (f"2026-03-01T12:00:00.9{'9' * 400}Z", datetime(2026, 3, 1, 12, 0, 0, 999_000)),
        # Other forms of ISO 8601.
        ("20260301T120000Z", datetime(2026, 3, 1, 12)),
        ("2026-W09-7T12", datetime(2026, 3, 1, 12)),
        (" 2026-03-01\n", datetime(2026, 3, 1)),
    ],
)
def test_a_time_becomes_utc_to_the_millisecond(text: str, expected: datetime) -> None:
    assert parse_time(text) == expected.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-02-30T12:00:00Z",
        "2026-03-01T12:00:61Z",
        "2026-03-01T12:60:60Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:00:00+24:00",
        "2026-03-01T12:00:00Z and more",
        "1899-12-31T23:59:59Z",
        "2199-12-31T23:59:60Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:60-23:59",
    ],
)
def test_what_is_no_time_of_ours_is_refused(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        parse_time(text)
