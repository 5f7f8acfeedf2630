"""How many calls a worker has in flight, in front of webhooks of several kinds, with simulated time."""

import heapq
from collections.abc import Callable
from random import Random

import pytest

from notifications.core.pace import (
    AHEAD_SECONDS,
    OVERDUE_SECONDS,
    QUICK_SECONDS,
    Ended,
    Pace,
    record,
    slow_down,
)

MOST = 16

Webhook = Callable[[float], float]
"""Takes the time at which a call arrives, and returns the time at which it answers; both in seconds."""


class OneByOne:
    """A webhook that takes its calls one by one."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._free_at = 0.0

    def __call__(self, now: float) -> float:
        self._free_at = max(self._free_at, now) + self.seconds
        return self._free_at


def at_once(seconds: float) -> Webhook:
    """A webhook that answers every call after the same time."""
    return lambda now: now + seconds


def unsteady(least: float, most: float) -> Webhook:
    chance = Random(18)
    return lambda now: now + chance.uniform(least, most)


class Simulation:
    """Workers with an endless backlog in front of one webhook; `most_in_flight` counts from `settled` on."""

    def __init__(self, webhook: Webhook, *, workers: int = 1, pace: Pace | None = None) -> None:
        self.webhook = webhook
        self.paces = [pace or Pace()] * workers
        self.now, self.answered, self.most_in_flight = 0.0, 0, 0
        self._busy = [0] * workers
        self._calls: list[tuple[float, int, float, int, bool, bool]] = []

    def run(self, seconds: float, *, settled: float = 0) -> "Simulation":
        end, settled, self.most_in_flight = self.now + seconds, self.now + settled, 0
        self._start()
        while self._calls[0][0] <= end:
            self.now, worker, began_at, round_, is_alone, filled = heapq.heappop(self._calls)
            self._busy[worker] -= 1
            self.answered += 1
            ended = Ended(self.now - began_at, round_, is_alone, filled, is_good=True)
            self.paces[worker] = record(self.paces[worker], ended, most=MOST)
            self._start()
            if self.now >= settled:
                self.most_in_flight = max(self.most_in_flight, len(self._calls))
        return self

    def _start(self) -> None:
        for worker, pace in enumerate(self.paces):
            while (busy := self._busy[worker]) < pace.limit:
                is_alone, filled = pace.limit == 1, busy + 1 == pace.limit
                call = (self.webhook(self.now), worker, self.now, pace.round, is_alone, filled)
                heapq.heappush(self._calls, call)
                self._busy[worker] += 1


def test_a_quick_webhook_has_all_places_within_seconds() -> None:
    simulation = Simulation(at_once(0.05)).run(1)
    assert simulation.paces[0].limit == MOST
    assert simulation.paces[0].may_claim_ahead(most=MOST)


@pytest.mark.parametrize("seconds", [1.0, 3.0, 8.0])
def test_a_slow_webhook_that_answers_many_at_once_has_all_places_as_well(seconds: float) -> None:
    simulation = Simulation(at_once(seconds)).run(20 * seconds)
    assert simulation.paces[0].limit == MOST
    assert not simulation.paces[0].may_claim_ahead(most=MOST)


def test_unsteady_answers_are_not_taken_for_waiting() -> None:
    simulation = Simulation(unsteady(1, 3)).run(600)
    # With a single place it would have answered 300.
    assert simulation.answered > 2_000


@pytest.mark.parametrize("seconds", [0.7, 1.0, 2.0, 5.0])
def test_a_webhook_that_takes_calls_one_by_one_has_two_at_most(seconds: float) -> None:
    simulation = Simulation(OneByOne(seconds)).run(200 * seconds, settled=30 * seconds)
    assert simulation.most_in_flight <= 2
    # It never waits for us.
    assert simulation.answered >= 199


def test_at_the_beginning_as_well_it_has_only_a_few() -> None:
    assert Simulation(OneByOne(1)).run(30).most_in_flight <= 3


def test_short_answers_one_by_one_do_not_wait_for_long() -> None:
    """Ten answers a second: a call may wait for four others."""
    simulation = Simulation(OneByOne(0.1)).run(60, settled=5)
    assert simulation.most_in_flight <= QUICK_SECONDS / 0.1 + 2
    assert simulation.answered > 590


@pytest.mark.parametrize("workers", [2, 4, 8])
def test_several_workers_have_up_to_three_times_as_many_calls(workers: int) -> None:
    simulation = Simulation(OneByOne(1), workers=workers).run(600, settled=60)
    assert workers <= simulation.most_in_flight <= 3 * workers


def test_a_webhook_that_becomes_slow_is_given_less_and_one_that_recovers_all() -> None:
    simulation = Simulation(at_once(0.05)).run(2)
    simulation.webhook = OneByOne(1)
    simulation.run(150, settled=90)
    assert simulation.most_in_flight <= 2
    simulation.webhook = at_once(0.05)
    simulation.run(20)
    assert simulation.paces[0].limit == MOST


def test_a_webhook_that_becomes_slower_but_still_answers_many_at_once_keeps_its_rate() -> None:
    simulation = Simulation(at_once(0.05)).run(2)
    simulation.webhook = at_once(3)
    simulation.run(300)
    assert simulation.paces[0].limit == MOST


def ended(**overrides: object) -> Ended:
    values = {"seconds": 0.05, "round": 0, "is_alone": True, "filled": True, "is_good": True}
    return Ended(**values | overrides)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "limit"),
    [
        pytest.param(ended(), 8, id="good"),
        pytest.param(ended(filled=False), 4, id="good, but a place stayed free"),
        pytest.param(ended(round=-1), 4, id="began under another limit"),
        pytest.param(ended(is_good=False), 4, id="refused at once"),
        pytest.param(ended(is_good=False, seconds=10), 2, id="no answer"),
        pytest.param(ended(seconds=5, is_alone=False), 2, id="slow"),
    ],
)
def test_a_round_decides_about_the_next(call: Ended, limit: int) -> None:
    pace = Pace(limit=4, alone=(0.05,))
    for _ in range(4):
        pace = record(pace, call, most=MOST)
        if pace.limit != 4:
            break
    assert pace.limit == limit


def test_after_a_slow_round_places_come_back_one_by_one() -> None:
    pace = slow_down(Pace(limit=8))
    for _ in range(4):
        pace = record(pace, ended(round=pace.round), most=MOST)
    assert pace.limit == 5


def test_one_answer_that_is_late_is_no_slow_round() -> None:
    pace = Pace(limit=4, alone=(0.05,))
    for seconds in (0.05, 9, 0.05, 0.05):
        pace = record(pace, ended(seconds=seconds), most=MOST)
    assert pace.limit == 8


def test_fewer_calls_than_one_are_never_allowed() -> None:
    assert slow_down(Pace()).limit == 1


@pytest.mark.parametrize(
    ("usual", "seconds"), [(None, OVERDUE_SECONDS), (0.05, OVERDUE_SECONDS), (3.0, 6.0)]
)
def test_a_call_is_overdue_when_it_takes_much_longer_than_usual(
    usual: float | None, seconds: float
) -> None:
    assert Pace(usual=usual).overdue_seconds == seconds


def test_rows_are_claimed_ahead_only_while_all_places_are_quick() -> None:
    paces = [
        Pace(limit=MOST, usual=AHEAD_SECONDS),
        Pace(limit=MOST, usual=AHEAD_SECONDS + 0.01),
        Pace(limit=MOST - 1, usual=AHEAD_SECONDS),
        Pace(limit=MOST),
    ]
    assert [pace.may_claim_ahead(most=MOST) for pace in paces] == [True, False, False, False]
