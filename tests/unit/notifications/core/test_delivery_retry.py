"""The retry policy: the meaning of the webhook's answer, and the alert's new state."""

from datetime import timedelta

import pytest

from notifications.core.circuit_breaker import CallResult
from notifications.core.delivery_retry import (
    CAP_SECONDS,
    DEFAULT_PAUSE_SECONDS,
    Answer,
    Outcome,
    RetryPolicy,
    StatusUpdate,
    circuit_result_of,
    outcome_of,
    plan_update,
)
from notifications.core.states import NotificationStatus

POLICY = RetryPolicy(first_seconds=1, max_attempts=10)
ALMOST_ONE = 0.999_999


def update_after(answer: Answer, *, attempt: int = 1, jitter: float = 0.5) -> StatusUpdate:
    return plan_update(answer, attempt=attempt, policy=POLICY, jitter=jitter)


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        pytest.param([200, 201, 202, 204, 299], Outcome.ACCEPTED, id="taken"),
        pytest.param([408, 425, 500, 502, 503, 504, 599], Outcome.FAILED, id="may pass"),
        pytest.param([429], Outcome.THROTTLED, id="not now"),
        pytest.param([401, 404], Outcome.ABSENT, id="perhaps a deploy"),
        pytest.param(
            [400, 402, 403, 405, 406, 407, 409, 410, 413, 422, 451, 499],
            Outcome.REFUSED,
            id="never",
        ),
        pytest.param([300, 301, 302, 307, 308], Outcome.REFUSED, id="elsewhere"),
    ],
)
def test_every_status_has_its_outcome(statuses: list[int], outcome: Outcome) -> None:
    assert {outcome_of(status) for status in statuses} == {outcome}


def test_an_accepted_alert_is_sent() -> None:
    assert update_after(Answer(Outcome.ACCEPTED), attempt=3) == StatusUpdate(
        NotificationStatus.SENT, 3
    )


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.THROTTLED])
@pytest.mark.parametrize(
    ("attempt", "longest"),
    [(1, 1.0), (2, 2.0), (3, 4.0), (9, 256.0)],
)
def test_a_failed_attempt_is_repeated_after_up_to_a_doubling_delay(
    outcome: Outcome, attempt: int, longest: float
) -> None:
    answer = Answer(outcome, "The webhook answered so.")
    delays = [
        update_after(answer, attempt=attempt, jitter=jitter).delay_seconds
        for jitter in (0, 0.5, ALMOST_ONE)
    ]
    assert [0, longest / 2, pytest.approx(longest, rel=1e-3)] == delays


def test_no_delay_of_our_own_is_longer_than_the_cap() -> None:
    patient = RetryPolicy(first_seconds=1, max_attempts=1000)
    planned = plan_update(
        Answer(Outcome.FAILED, "It failed."), attempt=900, policy=patient, jitter=ALMOST_ONE
    )
    assert pytest.approx(CAP_SECONDS, rel=1e-3) == planned.delay_seconds


@pytest.mark.parametrize(
    ("asked", "delay"),
    [
        pytest.param(60.0, 60.0, id="longer than ours"),
        pytest.param(1.0, 2.0, id="shorter than ours"),
        pytest.param(None, 2.0, id="nothing asked"),
    ],
)
def test_a_requested_wait_is_kept(asked: float | None, delay: float) -> None:
    answer = Answer(Outcome.FAILED, "The webhook answered 503.", retry_after=asked)
    assert update_after(answer, attempt=3).delay_seconds == delay


@pytest.mark.parametrize("attempt", [1, 9])
def test_an_absent_webhook_is_called_again_after_the_longest_wait(attempt: int) -> None:
    answer = Answer(Outcome.ABSENT, "The webhook answered 404.", retry_after=5.0)
    planned = update_after(answer, attempt=attempt)
    expected = (NotificationStatus.PENDING, attempt, CAP_SECONDS)
    assert expected == (planned.status, planned.attempts, planned.delay_seconds)


def test_a_failed_attempt_keeps_its_error_and_its_count() -> None:
    planned = update_after(Answer(Outcome.FAILED, "The webhook answered 503."), attempt=4, jitter=0)
    assert StatusUpdate(NotificationStatus.PENDING, 4, error="The webhook answered 503.") == planned


def test_a_refused_alert_is_parked_at_once_with_the_reason() -> None:
    planned = update_after(Answer(Outcome.REFUSED, "The webhook answered 400."))
    expected = StatusUpdate(
        NotificationStatus.PARKED,
        1,
        error="The webhook answered 400.",
        status_reason="Trying again would not help: The webhook answered 400.",
    )
    assert planned == expected


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.THROTTLED, Outcome.ABSENT])
def test_an_alert_out_of_attempts_is_parked_with_the_reason(outcome: Outcome) -> None:
    answer = Answer(outcome, "The webhook took longer than 10 s.", retry_after=5.0)
    assert update_after(answer, attempt=9).status == NotificationStatus.PENDING
    parked = update_after(answer, attempt=10)
    assert parked.status == NotificationStatus.PARKED
    assert parked.status_reason == "All 10 attempts failed: The webhook took longer than 10 s."


def test_the_last_attempt_may_still_succeed() -> None:
    assert update_after(Answer(Outcome.ACCEPTED), attempt=10).status == NotificationStatus.SENT


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        pytest.param(Answer(Outcome.ACCEPTED), CallResult(7, succeeded=True), id="accepted"),
        pytest.param(Answer(Outcome.FAILED, "No."), CallResult(7, succeeded=False), id="failed"),
        pytest.param(
            Answer(Outcome.FAILED, "No.", retry_after=9.0),
            CallResult(7, succeeded=False),
            id="failed, and asks to wait",
        ),
        pytest.param(
            Answer(Outcome.REFUSED, "No."), CallResult(7, succeeded=True), id="refused by one well"
        ),
        pytest.param(Answer(Outcome.ABSENT, "No."), CallResult(7, succeeded=None), id="absent"),
        pytest.param(
            Answer(Outcome.THROTTLED, "No.", retry_after=9.0),
            CallResult(7, succeeded=True, pause=timedelta(seconds=9)),
            id="a pause",
        ),
        pytest.param(
            Answer(Outcome.THROTTLED, "No."),
            CallResult(7, succeeded=True, pause=timedelta(seconds=DEFAULT_PAUSE_SECONDS)),
            id="a pause without a length",
        ),
    ],
)
def test_an_answer_tells_the_circuit_whether_the_webhook_works(
    answer: Answer, result: CallResult
) -> None:
    assert circuit_result_of(answer, epoch=7) == result


@pytest.mark.parametrize(("is_timeout", "result"), [(True, None), (False, False)])
def test_a_call_that_waits_behind_others_says_nothing_about_the_webhooks_health(
    is_timeout: bool, result: bool | None
) -> None:
    answer = Answer(Outcome.FAILED, "late", is_timeout=is_timeout)
    assert circuit_result_of(answer, epoch=7, is_alive=True) == CallResult(7, succeeded=result)
    assert circuit_result_of(answer, epoch=7) == CallResult(7, succeeded=False)
