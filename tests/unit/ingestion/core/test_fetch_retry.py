import pytest

from ingestion.core.fetch_retry import (
    CAP_SECONDS,
    FIRST_DELAY_SECONDS,
    FIRST_PARKED_SECONDS,
    LONGEST_WAIT_IN_SLICE,
    MAX_ATTEMPTS,
    MAX_SECONDS,
    PARKED_CAP_SECONDS,
    FetchFailure,
    Outage,
    Retry,
    plan_parking,
    plan_retry,
)

PASSING = FetchFailure("The external API answered 503.", transient=True)


def asked_to_wait(seconds: float) -> FetchFailure:
    return FetchFailure("The external API answered 503.", transient=True, asked_seconds=seconds)


@pytest.mark.parametrize(
    ("calls", "expected", "parks"),
    [
        pytest.param(1, FIRST_DELAY_SECONDS, False, id="the first delay"),
        pytest.param(2, FIRST_DELAY_SECONDS * 2, False, id="twice as long"),
        pytest.param(5, FIRST_DELAY_SECONDS * 16, False, id="and so on"),
        pytest.param(MAX_ATTEMPTS, FIRST_PARKED_SECONDS, True, id="parked after the last"),
        pytest.param(MAX_ATTEMPTS + 2, FIRST_PARKED_SECONDS * 2.25, True, id="parked ever longer"),
        pytest.param(10_000, PARKED_CAP_SECONDS, True, id="up to a minute"),
    ],
)
def test_delays_grow_in_the_slice_and_then_between_slices(
    calls: int, expected: float, parks: bool
) -> None:
    retry = plan_retry(PASSING, outage=Outage(calls), elapsed_seconds=0, jitter=1)
    assert (retry.seconds, retry.counted_seconds, retry.parks) == (expected, expected, parks)


def test_jitter_is_full_in_the_slice_and_half_of_the_delay_between_slices() -> None:
    def delay(calls: int) -> float:
        return plan_retry(PASSING, outage=Outage(calls), elapsed_seconds=0, jitter=0).seconds

    assert (delay(1), delay(MAX_ATTEMPTS)) == (0, FIRST_PARKED_SECONDS / 2)


def test_no_try_begins_in_a_slice_after_the_time_for_a_call() -> None:
    retry = plan_retry(PASSING, outage=Outage(2), elapsed_seconds=MAX_SECONDS, jitter=0.5)
    assert retry.parks
    assert retry.tries_used


def test_all_tries_of_a_slice_end_in_bounded_time() -> None:
    delays = [
        plan_retry(PASSING, outage=Outage(calls), elapsed_seconds=0, jitter=1).seconds
        for calls in range(1, MAX_ATTEMPTS)
    ]
    assert max(delays) <= CAP_SECONDS
    assert sum(delays) <= MAX_SECONDS


@pytest.mark.parametrize(
    ("asked", "calls", "seconds", "counted", "parks"),
    [
        pytest.param(2, 1, 2, 0, False, id="a short wait is sat out"),
        pytest.param(20, 1, 20, 0, True, id="a long one parks at once"),
        pytest.param(1, 3, 2, 1, False, id="our own wait if it is longer; the rest counts"),
        pytest.param(1, 100, 60, 59, True, id="in a long outage too"),
        pytest.param(900, 100, 900, 0, True, id="what upstream asked for never counts"),
    ],
)
def test_the_wait_that_upstream_asks_for_is_kept(
    asked: float, calls: int, seconds: float, counted: float, parks: bool
) -> None:
    failure = asked_to_wait(asked)
    retry = plan_retry(failure, outage=Outage(calls), elapsed_seconds=0, jitter=1)
    assert (retry.seconds, retry.counted_seconds, retry.parks) == (seconds, counted, parks)


def test_a_wait_that_is_sat_out_never_holds_a_worker_longer_than_one_that_parks() -> None:
    retry = plan_retry(
        asked_to_wait(LONGEST_WAIT_IN_SLICE), outage=Outage(1), elapsed_seconds=0, jitter=1
    )
    assert not retry.parks


OWN = Retry(own_seconds=60, tries_used=True)


@pytest.mark.parametrize(
    ("retry", "spent", "patience", "expected"),
    [
        pytest.param(OWN, 100, 900, 60, id="within patience"),
        pytest.param(OWN, 870, 900, 30, id="the last wait ends with it"),
        pytest.param(OWN, 900, 900, None, id="over"),
        pytest.param(OWN, 0.01, 0, None, id="no patience: the tries of one slice"),
        pytest.param(Retry(1, 20), 0.01, 0, 20, id="no patience, but tries are left"),
        pytest.param(Retry(60, 20, tries_used=True), 895, 900, 20, id="an asked wait is not cut"),
        pytest.param(Retry(60, 900, tries_used=True), 899, 900, 900, id="nor a long one"),
        pytest.param(Retry(60, 900, tries_used=True), 900, 900, None, id="over, whatever is asked"),
    ],
)
def test_patience(retry: Retry, spent: float, patience: float, expected: float | None) -> None:
    parked = plan_parking(retry, outage=Outage(9, spent), patience_seconds=patience)
    assert (parked and parked.seconds) == expected


def test_an_outage_counts_its_calls_and_our_own_waits() -> None:
    outage = Outage().after_call(0.25).after_wait(0.5).after_call(1)
    assert outage == Outage(calls=2, seconds=1.75)


def test_a_dead_upstream_costs_about_thirty_calls_in_a_quarter_of_an_hour() -> None:
    outage, calls = Outage(), 0
    while True:
        outage, calls = outage.after_call(0.01), calls + 1
        retry = plan_retry(PASSING, outage=outage, elapsed_seconds=0, jitter=0.5)
        parked = plan_parking(retry, outage=outage, patience_seconds=900)
        if parked is None:
            break
        outage = outage.after_wait(parked.counted_seconds)
    assert 20 < calls < 35
    assert 900 <= outage.seconds < 901
