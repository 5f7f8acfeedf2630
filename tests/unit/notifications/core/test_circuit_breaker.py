"""All transitions of the circuit breaker, with time as an argument."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from notifications.core.circuit_breaker import (
    PROBE_LEASE,
    CallResult,
    CircuitPolicy,
    CircuitState,
    CircuitStatus,
    admit,
    allowed_in_flight,
    describe,
    record_results,
    reset,
    withdraw,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
POLICY = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=30))
SECOND = timedelta(seconds=1)
MOST = 16

CLOSED = CircuitState(epoch=3)
OPEN = CircuitState(
    CircuitStatus.OPEN, 4, results=(False,) * 5, opened_at=NOON, retry_at=NOON + 30 * SECOND
)
HALF_OPEN = replace(OPEN, status=CircuitStatus.HALF_OPEN, epoch=5, retry_at=NOON + 45 * SECOND)


def results(text: str, *, epoch: int = 3) -> list[CallResult]:
    """Return a result for each character: `+` is a success, `-` a failure."""
    return [CallResult(epoch, succeeded=letter == "+") for letter in text]


def window(text: str) -> tuple[bool, ...]:
    return tuple(letter == "+" for letter in text)


def record(
    state: CircuitState, recorded: list[CallResult], *, now: datetime = NOON
) -> CircuitState:
    return record_results(state, recorded, now=now, policy=POLICY)


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        pytest.param("----", CircuitStatus.CLOSED, id="four failures"),
        pytest.param("-----", CircuitStatus.OPEN, id="five in a row"),
        pytest.param("-+-+-+-+-", CircuitStatus.OPEN, id="five among nine"),
        pytest.param("-----+++++", CircuitStatus.OPEN, id="five, and successes that come too late"),
        pytest.param("----++++++-", CircuitStatus.CLOSED, id="the first has left the window"),
        pytest.param("++++++++++-----", CircuitStatus.OPEN, id="five after many successes"),
        pytest.param("----++++++" * 5, CircuitStatus.CLOSED, id="four of any ten"),
    ],
)
def test_five_failures_among_the_last_ten_results_open_it(
    outcomes: str, status: CircuitStatus
) -> None:
    assert record(CLOSED, results(outcomes)).status == status


def test_results_recorded_one_by_one_or_together_lead_to_the_same_state() -> None:
    outcomes = results("++-+-+--++-+-")
    one_by_one = CLOSED
    for result in outcomes:
        one_by_one = record(one_by_one, [result])
    assert record(CLOSED, outcomes) == one_by_one


def test_the_window_keeps_the_newest_results() -> None:
    assert window("+-++++++++") == record(CLOSED, results("-+++-++-+++-++++++++")).results


def test_opening_ends_the_epoch_and_sets_the_time_of_the_probe() -> None:
    opened = record(CLOSED, results("-----"))
    assert opened == OPEN


def test_a_call_that_began_before_the_circuit_opened_comes_too_late() -> None:
    assert record(OPEN, results("+++++++++++", epoch=3)) == OPEN


def test_a_failure_that_came_too_late_does_not_prolong_the_open_time() -> None:
    assert record(OPEN, results("-----", epoch=3), now=NOON + 20 * SECOND) == OPEN


@pytest.mark.parametrize("state", [OPEN, HALF_OPEN, CLOSED], ids=["open", "half open", "closed"])
def test_before_its_time_nobody_gets_the_probe(state: CircuitState) -> None:
    assert admit(state, now=NOON + 29 * SECOND) == state


def test_after_the_open_time_one_probe_is_due() -> None:
    now = NOON + 30 * SECOND
    probing = admit(OPEN, now=now)
    expected = replace(OPEN, status=CircuitStatus.HALF_OPEN, epoch=5, retry_at=now + PROBE_LEASE)
    assert probing == expected
    assert admit(probing, now=now) == probing


def test_a_probe_whose_caller_died_is_given_up_after_its_lease() -> None:
    second = admit(HALF_OPEN, now=NOON + 45 * SECOND)
    assert (second.status, second.epoch) == (CircuitStatus.HALF_OPEN, 6)
    assert record(second, results("+", epoch=HALF_OPEN.epoch)) == second


def test_one_success_of_the_probe_closes_it_and_is_the_first_result_of_the_new_window() -> None:
    closed = record(HALF_OPEN, results("+", epoch=5))
    assert CircuitState(epoch=6, results=(True,)) == closed


def test_one_failure_of_the_probe_opens_it_for_the_whole_time_again() -> None:
    now = NOON + 31 * SECOND
    reopened = record(HALF_OPEN, results("-", epoch=5), now=now)
    assert (CircuitStatus.OPEN, 6, now + 30 * SECOND) == (
        reopened.status,
        reopened.epoch,
        reopened.retry_at,
    )


def test_failed_probes_do_not_change_the_time_it_opened() -> None:
    reopened = record(HALF_OPEN, results("-", epoch=5), now=NOON + 31 * SECOND)
    assert reopened.opened_at == NOON


def test_a_withdrawn_probe_goes_to_the_next_caller_at_once() -> None:
    withdrawn = withdraw(HALF_OPEN, epoch=5, now=NOON)
    assert admit(withdrawn, now=NOON).epoch == 6


@pytest.mark.parametrize(
    ("state", "epoch"),
    [
        pytest.param(HALF_OPEN, 4, id="somebody else's probe"),
        pytest.param(OPEN, 4, id="open"),
        pytest.param(CLOSED, 3, id="closed"),
    ],
)
def test_only_the_probe_under_way_can_be_withdrawn(state: CircuitState, epoch: int) -> None:
    assert withdraw(state, epoch=epoch, now=NOON) == state


@pytest.mark.parametrize(
    ("outcomes", "allowed"),
    [
        pytest.param("", 1, id="nothing known"),
        pytest.param("+", 2, id="the probe"),
        pytest.param("+++++", 6, id="half a window"),
        pytest.param("+++++++++", 10, id="nearly a window"),
        pytest.param("++++++++++", MOST, id="a window of successes"),
        pytest.param("+++++++++-", 10, id="one failure"),
        pytest.param("++++++----", 7, id="four failures"),
        pytest.param("----", 1, id="failures alone"),
    ],
)
def test_each_success_in_the_window_allows_one_more_call_in_flight(
    outcomes: str, allowed: int
) -> None:
    state = replace(CLOSED, results=window(outcomes))
    assert allowed_in_flight(state, now=NOON, policy=POLICY, limit=MOST) == allowed


@pytest.mark.parametrize("state", [OPEN, HALF_OPEN], ids=["open", "half open"])
def test_no_call_but_the_probe_is_allowed_until_it_is_closed(state: CircuitState) -> None:
    later = NOON + timedelta(hours=1)
    assert allowed_in_flight(state, now=later, policy=POLICY, limit=MOST) == 0


def test_never_more_calls_than_the_limit_are_allowed() -> None:
    state = replace(CLOSED, results=window("+++++++++"))
    assert allowed_in_flight(state, now=NOON, policy=POLICY, limit=4) == 4


def paused(state: CircuitState, *, seconds: int, now: datetime = NOON) -> CircuitState:
    pause = CallResult(state.epoch, succeeded=True, pause=seconds * SECOND)
    return record(state, [pause], now=now)


def test_a_pause_stops_all_calls_for_its_time_without_opening_the_circuit() -> None:
    state = paused(replace(CLOSED, results=window("++++++++++")), seconds=7)
    allowed = [
        allowed_in_flight(state, now=NOON + after * SECOND, policy=POLICY, limit=MOST)
        for after in (0, 6, 7)
    ]
    assert (state.status, allowed) == (CircuitStatus.CLOSED, [0, 0, 1])


def test_a_pause_is_no_failure_and_forgives_none() -> None:
    state = paused(replace(CLOSED, results=window("-+--+")), seconds=1)
    assert window("---") == state.results


def test_the_longer_of_two_pauses_stays() -> None:
    state = paused(paused(CLOSED, seconds=7), seconds=2)
    assert state.retry_at == NOON + 7 * SECOND


def test_a_probe_that_is_asked_to_wait_is_followed_by_another_then() -> None:
    state = paused(HALF_OPEN, seconds=2)
    assert admit(state, now=NOON + SECOND) == state
    assert admit(state, now=NOON + 2 * SECOND).epoch == HALF_OPEN.epoch + 1


@pytest.mark.parametrize(
    ("state", "after"),
    [
        pytest.param(replace(CLOSED, results=window("+-+")), None, id="closed"),
        pytest.param(HALF_OPEN, NOON, id="half open"),
    ],
)
def test_an_answer_that_says_nothing_counts_for_nothing_and_frees_the_probe(
    state: CircuitState, after: datetime | None
) -> None:
    recorded = record(state, [CallResult(state.epoch, succeeded=None)])
    assert recorded == replace(state, retry_at=after)


def test_a_probe_that_says_nothing_is_followed_by_another_at_once() -> None:
    state = record(HALF_OPEN, [CallResult(HALF_OPEN.epoch, succeeded=None)])
    assert (admit(state, now=NOON).epoch, admit(state, now=NOON).status) == (
        HALF_OPEN.epoch + 1,
        CircuitStatus.HALF_OPEN,
    )


@pytest.mark.parametrize("state", [CLOSED, OPEN, HALF_OPEN], ids=["closed", "open", "half open"])
def test_a_reset_closes_it_and_ignores_results_of_calls_in_flight(state: CircuitState) -> None:
    fresh = reset(state)
    assert CircuitState(epoch=state.epoch + 1) == fresh
    assert record(fresh, results("-----", epoch=state.epoch)) == fresh


@pytest.mark.parametrize(
    ("state", "after", "shown"),
    [
        pytest.param(CircuitState(), 0, ("closed", 0, 0, 0.0, None, None), id="new"),
        pytest.param(
            replace(CLOSED, results=window("+--+")), 0, ("closed", 2, 2, 0.5, None, None), id="half"
        ),
        pytest.param(OPEN, 10, ("open", 5, 0, 1.0, NOON, 20.0), id="open"),
        pytest.param(OPEN, 30, ("half_open", 5, 0, 1.0, NOON, None), id="a probe is due"),
        pytest.param(OPEN, 9999, ("half_open", 5, 0, 1.0, NOON, None), id="nothing to probe with"),
        pytest.param(HALF_OPEN, 31, ("half_open", 5, 0, 1.0, NOON, 14.0), id="half open"),
    ],
)
def test_it_is_shown_with_its_counts_and_the_seconds_until_the_next_call(
    state: CircuitState, after: int, shown: tuple[object, ...]
) -> None:
    fields = ("name", "state", "failure_count", "success_count", "recent_failure_rate")
    expected = dict(zip((*fields, "opened_at", "retry_after"), ("notify", *shown), strict=True))
    assert describe(state, name="notify", now=NOON + after * SECOND) == expected


def test_the_policy_sets_the_threshold_the_window_and_the_open_time() -> None:
    policy = CircuitPolicy(failure_threshold=2, window_size=3, timeout=timedelta(seconds=4))
    still = record_results(CLOSED, results("-++-"), now=NOON, policy=policy)
    opened = record_results(CLOSED, results("-+-"), now=NOON, policy=policy)
    assert still.status == CircuitStatus.CLOSED
    assert (opened.status, opened.retry_at) == (CircuitStatus.OPEN, NOON + 4 * SECOND)
