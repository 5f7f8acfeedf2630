import pytest

from ingestion.core.fetch_retry import (
    CAP_SECONDS,
    FIRST_DELAY_SECONDS,
    MAX_ATTEMPTS,
    MAX_SECONDS,
    FetchFailure,
    plan_retry,
)

PASSING = FetchFailure("The external API answered 503.", transient=True)


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(1, FIRST_DELAY_SECONDS, id="the first delay"),
        pytest.param(2, FIRST_DELAY_SECONDS * 2, id="twice as long"),
        pytest.param(5, FIRST_DELAY_SECONDS * 16, id="and so on"),
        pytest.param(MAX_ATTEMPTS, None, id="no try after the last"),
    ],
)
def test_delays_grow_until_the_last_attempt(attempt: int, expected: float | None) -> None:
    assert plan_retry(PASSING, attempt=attempt, elapsed_seconds=0, jitter=1) == expected


def test_jitter_is_full() -> None:
    assert plan_retry(PASSING, attempt=1, elapsed_seconds=0, jitter=0) == 0


def test_what_cannot_pass_is_not_tried_again() -> None:
    failure = FetchFailure("The external API answered 404.", transient=False)
    assert plan_retry(failure, attempt=1, elapsed_seconds=0, jitter=0) is None


def test_no_try_begins_after_the_time_for_a_page() -> None:
    assert plan_retry(PASSING, attempt=1, elapsed_seconds=MAX_SECONDS, jitter=0.5) is None


def test_all_tries_of_a_page_end_in_bounded_time() -> None:
    delays = [
        plan_retry(PASSING, attempt=attempt, elapsed_seconds=0, jitter=1) or 0
        for attempt in range(1, MAX_ATTEMPTS)
    ]
    assert max(delays) <= CAP_SECONDS
    assert sum(delays) <= MAX_SECONDS
