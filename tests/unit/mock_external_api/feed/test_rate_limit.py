"""The sliding window, with time as an argument."""

import pytest

from mock_external_api.feed.rate_limit import SlidingWindow, busiest_window


def test_calls_up_to_the_limit_do_not_wait() -> None:
    window = SlidingWindow(limit=60)
    assert [window.claim(100.0 + index) for index in range(60)] == [0.0] * 60


def test_the_call_over_the_limit_waits_until_the_oldest_leaves_the_window() -> None:
    window = SlidingWindow(limit=2)
    window.claim(100.0)
    window.claim(130.0)
    assert window.claim(150.0) == 10.0


def test_a_call_exactly_one_window_later_is_admitted() -> None:
    window = SlidingWindow(limit=1)
    window.claim(100.0)
    assert (window.claim(159.999) > 0, window.claim(160.0)) == (True, 0.0)


def test_refused_calls_do_not_count() -> None:
    window = SlidingWindow(limit=1)
    window.claim(100.0)
    for _ in range(5):
        window.claim(120.0)
    assert (window.used(120.0), window.claim(160.0)) == (1, 0.0)


def test_a_limit_of_zero_admits_everything() -> None:
    window = SlidingWindow(limit=0)
    assert {window.claim(1.0) for _ in range(1000)} == {0.0}


def test_no_window_ever_holds_more_than_the_limit() -> None:
    window = SlidingWindow(limit=7, seconds=10.0)
    moments = [index * 0.37 for index in range(500)]
    admitted = [moment for moment in moments if window.claim(moment) == 0.0]
    assert busiest_window(admitted, seconds=10.0) == 7


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([5.0], 1, id="one"),
        pytest.param([0.0, 59.9, 60.0], 2, id="the window is half open"),
        pytest.param([0.0, 30.0, 59.0, 61.0], 3, id="busy in the middle"),
    ],
)
def test_the_busiest_window_counts_its_stamps(stamps: list[float], expected: int) -> None:
    assert busiest_window(stamps) == expected
