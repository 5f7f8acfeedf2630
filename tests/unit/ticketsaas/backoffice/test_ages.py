"""How long ago something happened, in words."""

from datetime import timedelta

import pytest

from tests.support.factories import NOON
from ticketsaas.backoffice.ages import describe_age


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=23, minutes=59), "23 h ago"),
        (timedelta(days=1), "1 d ago"),
        (timedelta(days=4_000), "4,000 d ago"),
    ],
    ids=str,
)
def test_an_age_is_shown_in_its_largest_whole_unit(age: timedelta, expected: str) -> None:
    assert describe_age(NOON - age, now=NOON) == expected


def test_no_time_is_never() -> None:
    assert describe_age(None, now=NOON) == "never"
