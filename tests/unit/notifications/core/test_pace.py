"""How many calls a worker has in flight, in front of webhooks of several kinds, with simulated time."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import pytest

from notifications.core.pace import (
    AHEAD_SECONDS,
    LONGEST_TRICKLE_SECONDS,
    OVERDUE_SECONDS,
    QUICK_SECONDS,
    TRICKLE_SECONDS,
    Ended,
    Pace,
    Waiting,
    begin,
    notice,
    record,
    slow_down,
)

MOST = 16
POLL_SECONDS = 0.5
CALL_SECONDS = 10.0

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


@dataclass(frozen=True, slots=True)
class Flight:
    """A call in flight, and when the worker has its answer or gives up."""

    worker: int
    began_at: float
    ends_at: float
    round: int
    is_alone: bool
    filled: bool


class Simulation:
    """Workers with an endless backlog in front of one webhook.

    Each looks at its calls when one ends, and every POLL_SECONDS. `most_in_flight` counts from `settled`
    on, `repeated` the calls that were given up though the webhook accepts them later.
    """

    def __init__(self, webhook: Webhook, *, workers: int = 1, pace: Pace | None = None) -> None:
        self.webhook = webhook
        self.paces = [pace or Pace()] * workers
        self.now, self.answered, self.repeated, self.most_in_flight = 0.0, 0, 0, 0
        self.accepted_began_at = 0.0
        self.begun_at: list[float] = []
        self.flights: list[Flight] = []

    def run(self, seconds: float, *, settled: float = 0) -> "Simulation":
        end, settled, self.most_in_flight = self.now + seconds, self.now + settled, 0
        self._look()
        while (then := self._find_next()) <= end:
            self.now = then
            for flight in [flight for flight in self.flights if flight.ends_at <= then]:
                self._end(flight)
            self._look()
            if self.now >= settled:
                self.most_in_flight = max(self.most_in_flight, len(self.flights))
        self.now = end
        return self

    def _find_next(self) -> float:
        next_poll = (self.now // POLL_SECONDS + 1) * POLL_SECONDS
        return min([next_poll, *(flight.ends_at for flight in self.flights)])

    def _end(self, flight: Flight) -> None:
        self.flights.remove(flight)
        seconds = flight.ends_at - flight.began_at
        is_good = seconds < CALL_SECONDS
        self.answered += is_good
        if is_good:
            self.accepted_began_at = max(self.accepted_began_at, flight.began_at)
        self.repeated += not is_good
        ended = Ended(
            seconds,
            flight.round,
            flight.is_alone,
            flight.filled,
            is_good,
            is_lost=not is_good and flight.began_at >= self.accepted_began_at,
        )
        self.paces[flight.worker] = record(self.paces[flight.worker], ended, most=MOST)

    def _look(self) -> None:
        for worker, pace in enumerate(self.paces):
            own = [flight for flight in self.flights if flight.worker == worker]
            waiting = [
                Waiting(
                    self.now - each.began_at, each.round, each.began_at < self.accepted_began_at
                )
                for each in own
            ]
            self.paces[worker] = pace = notice(pace, waiting)
            current = sum(each.seconds < pace.overdue_seconds for each in waiting)
            idle_seconds = min([each.seconds for each in waiting], default=self.now)
            places = pace.count_places(current, idle_seconds=idle_seconds)
            for place in range(places):
                is_alone = pace.limit == 1 and not own
                self._begin(worker, pace, is_alone=is_alone, filled=place == places - 1)
                self.paces[worker] = begin(self.paces[worker])

    def _begin(self, worker: int, pace: Pace, *, is_alone: bool, filled: bool) -> None:
        ends_at = min(self.webhook(self.now), self.now + CALL_SECONDS)
        self.begun_at.append(self.now)
        self.flights.append(Flight(worker, self.now, ends_at, pace.round, is_alone, filled))


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


@pytest.mark.parametrize("seconds", [0.7, 1.0, 2.0, 4.0])
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


@pytest.mark.parametrize(
    ("seconds", "longest"), [(1.0, TRICKLE_SECONDS), (2.0, LONGEST_TRICKLE_SECONDS)]
)
def test_a_webhook_that_becomes_slow_at_full_speed_gets_only_a_trickle_meanwhile(
    seconds: float, longest: float
) -> None:
    simulation = Simulation(at_once(0.05)).run(5)
    simulation.webhook = OneByOne(seconds)
    changed_at, simulation.repeated = simulation.now, 0
    simulation.run(150, settled=80)
    begun = [at - changed_at for at in simulation.begun_at if at > changed_at + 1]
    # A fresh alert is the next to begin, so it waits for the longest pause between two calls.
    assert max(after - before for before, after in pairwise([0, *begun])) <= longest + POLL_SECONDS
    assert len([at for at in begun if at <= 10]) <= 6
    # Sixteen calls were in flight; the webhook takes those that it had no time for all the same.
    assert simulation.repeated <= MOST - CALL_SECONDS / seconds + 6
    assert simulation.most_in_flight <= 2


def test_calls_that_are_late_count_before_they_end() -> None:
    quick = Pace(limit=MOST, alone=(0.05,), usual=0.05)
    late = [Waiting(QUICK_SECONDS + 0.1, round=0)] * 13 + [Waiting(0.1, round=0)] * 3
    assert notice(quick, late[4:]).limit == 3 + 4
    assert notice(quick, late[13:]) == quick
    slow = notice(quick, late)
    assert (slow.limit, slow.has_late, slow.may_claim_ahead(most=MOST)) == (3, True, False)
    # The same calls are not counted a second time.
    assert notice(slow, late) == slow


def test_one_call_that_is_late_ends_claiming_ahead_until_it_is_overdue() -> None:
    pace = Pace(limit=MOST, usual=0.05)
    for seconds, may in ((0.9, True), (1.1, False), (OVERDUE_SECONDS + 0.1, True)):
        noticed = notice(pace, [Waiting(seconds, round=0)])
        assert noticed.limit == MOST
        assert noticed.may_claim_ahead(most=MOST) is may


def test_calls_that_hang_one_and_all_end_what_was_learned() -> None:
    pace = Pace(limit=8, alone=(0.05,), usual=0.05)
    pace = notice(pace, [Waiting(OVERDUE_SECONDS + 0.1, round=-1)] * 5)
    assert (pace.limit, pace.alone, pace.is_stuck) == (1, (), True)


@pytest.mark.parametrize(("calls", "is_overtaken"), [(5, True), (2, False)])
def test_calls_that_hang_while_others_are_answered_end_nothing(
    calls: int, is_overtaken: bool
) -> None:
    pace = Pace(limit=1, alone=(0.05,), usual=0.05)
    waiting = [Waiting(OVERDUE_SECONDS + 0.1, round=-1, is_overtaken=is_overtaken)] * calls
    assert notice(pace, waiting) == pace


def ended(**overrides: object) -> Ended:
    values = {"seconds": 0.05, "round": 0, "is_alone": True, "filled": True, "is_good": True}
    return Ended(**values | overrides)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "limit"),
    [
        pytest.param(ended(), 8, id="good"),
        pytest.param(ended(filled=False), 2, id="good, but a place stayed free"),
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


@pytest.mark.parametrize(("seconds", "limit"), [(0.8, 5), (AHEAD_SECONDS, 8)])
def test_after_a_slow_round_places_come_back_one_by_one_unless_it_is_quick(
    seconds: float, limit: int
) -> None:
    pace = slow_down(Pace(limit=8))
    for _ in range(4):
        pace = record(pace, ended(round=pace.round, seconds=seconds), most=MOST)
    assert pace.limit == limit


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


def test_while_calls_are_lost_one_begins_for_two_answers_or_after_a_while() -> None:
    lost = record(Pace(limit=8), ended(is_good=False, is_lost=True, seconds=10), most=MOST)
    assert (lost.limit, lost.has_lost) == (4, True)
    assert lost.count_places(0, idle_seconds=TRICKLE_SECONDS - 0.1) == 0
    assert lost.count_places(0, idle_seconds=TRICKLE_SECONDS) == 1
    again = ended(is_good=False, is_lost=True, round=lost.round)
    assert record(lost, again, most=MOST).trickle_seconds == LONGEST_TRICKLE_SECONDS
    # Others that began with the first one tell nothing new.
    assert record(lost, ended(is_good=False, is_lost=True), most=MOST) == lost
    answered = record(lost, ended(round=-1), most=MOST)
    assert answered.count_places(1, idle_seconds=0) == 3
    stuck = Pace(is_stuck=True)
    for places in (0, 1):
        stuck = record(stuck, ended(round=-1), most=MOST)
        assert stuck.count_places(9, idle_seconds=0) == places
    assert begin(stuck).count_places(9, idle_seconds=0) == 0
