from datetime import UTC, date, datetime, timedelta

import pytest

from ticketsaas.api.time_format import EARLIEST_YEAR, LATEST_YEAR, parse_time


def test_every_day_of_the_years_is_a_time_and_no_other_day_is() -> None:
    first, end = date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR + 1, 1, 1)
    days = {(first + timedelta(days=n)).isoformat() for n in range((end - first).days)}
    texts = [
        f"{year:04}-{month:02}-{day:02}"
        for year in range(EARLIEST_YEAR - 1, LATEST_YEAR + 2)
        for month in range(14)
        for day in range(33)
    ]

    assert {text for text in texts if _is_time(text)} == days


@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "2026", "2026-1-1", "20260101", "2026-01-01T", "2026-01-01T24:00"),
        *("2026-01-01T10", "2026-01-01T10:60", "2026-01-01T10:00:60", "2026-01-01T10:00z"),
        *("2026-01-01T10:00+24:00", "2026-01-01T10:00+1:00", "2026-01-01Z", "2026-01-01\n"),
        *("٢٠٢٦-01-01", "2026-01-01T10:00:00.1234567890Z"),
    ],
)
def test_another_text_is_none(text: str) -> None:
    assert not _is_time(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
        ("2026-01-31T08:00", datetime(2026, 1, 31, 8, tzinfo=UTC)),
        ("2026-01-31 08:00:00,5Z", datetime(2026, 1, 31, 8, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-01-31T08:00:00+0530", datetime(2026, 1, 31, 2, 30, tzinfo=UTC)),
        ("2026-01-31T08:00:00 05", datetime(2026, 1, 31, 3, tzinfo=UTC)),
        ("2199-12-31T23:00:00-23:59", datetime(2200, 1, 1, 22, 59, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_in_utc(text: str, expected: datetime) -> None:
    assert parse_time(text) == expected


def _is_time(text: str) -> bool:
    try:
        parse_time(text)
    except ValueError:
        return False
    return True
