"""Retry-After in all its forms."""

from datetime import UTC, datetime

import pytest

from mock_external_api.faults.too_many_requests import refuse

NOW = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wait_seconds", "expected"), [(0.01, "1"), (1.0, "1"), (1.001, "2"), (59.2, "60")]
)
def test_seconds_are_rounded_up(wait_seconds: float, expected: str) -> None:
    reply = refuse(wait_seconds=wait_seconds, form="seconds", turn=0, now=NOW)
    assert (reply.status, dict(reply.headers)) == (429, {"Retry-After": expected})


def test_a_date_lies_the_wait_ahead() -> None:
    reply = refuse(wait_seconds=90, form="date", turn=0, now=NOW)
    assert reply.headers["Retry-After"] == "Thu, 12 Mar 2026 15:31:30 GMT"


def test_it_may_be_missing() -> None:
    assert refuse(wait_seconds=5, form="missing", turn=0, now=NOW).headers == {}


def test_absurd_forms_take_turns() -> None:
    values = [
        refuse(wait_seconds=5, form="absurd", turn=turn, now=NOW).headers.get("Retry-After")
        for turn in range(5)
    ]
    assert values == ["-5", "999999", "soon", None, "-5"]
