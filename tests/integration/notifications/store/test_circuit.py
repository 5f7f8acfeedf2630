"""The circuit's document: of any number of concurrent callers, exactly one makes the probe."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from notifications.core.circuit_breaker import CallResult, CircuitPolicy, CircuitStatus
from notifications.store import circuit
from notifications.store.circuit import Permit
from tests.support.types import Mongo

POLICY = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=30))
CALLERS, ROUNDS = 16, 10


def take(_: object = None) -> Permit:
    return circuit.take_permit(policy=POLICY, limit=16)


def record(permit: Permit, *outcomes: bool) -> tuple[CircuitStatus, CircuitStatus]:
    results = [CallResult(permit.epoch, succeeded=each) for each in outcomes]
    return circuit.record_results(results, policy=POLICY)


def open_circuit() -> None:
    assert record(take(), *(False,) * 5)[1] == CircuitStatus.OPEN


def let_time_pass(mongo: Mongo) -> None:
    """End the circuit's wait, on the server's clock."""
    mongo.circuits.update_one({}, [{"$set": {"retry_at": {"$subtract": ["$$NOW", 1]}}}])


def concurrently(call: Callable[[int], Any]) -> list[Any]:
    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(call, range(CALLERS)))


def test_a_circuit_nobody_used_is_closed(mongo: Mongo) -> None:
    status = circuit.read_status()
    assert tuple(status[name] for name in ("state", "failure_count", "success_count")) == (
        "closed",
        0,
        0,
    )
    assert take() == Permit(epoch=0, calls=1)


def test_concurrent_first_callers_find_one_circuit(mongo: Mongo) -> None:
    assert concurrently(take) == [Permit(epoch=0, calls=1)] * CALLERS
    assert mongo.circuits.count_documents({}) == 1


def test_results_that_are_recorded_concurrently_all_count(mongo: Mongo) -> None:
    permit = take()
    concurrently(lambda number: record(permit, True) if number < 6 else record(permit, True, True))
    assert circuit.read_status()["success_count"] == 10
    permits = [record(permit, False) for _ in range(4)]
    assert permits[-1] == (CircuitStatus.CLOSED, CircuitStatus.CLOSED)
    assert record(permit, False) == (CircuitStatus.CLOSED, CircuitStatus.OPEN)


def test_of_many_callers_exactly_one_gets_the_probe_every_time(mongo: Mongo) -> None:
    open_circuit()
    assert [permit.calls for permit in concurrently(take)] == [0] * CALLERS
    for _ in range(ROUNDS):
        let_time_pass(mongo)
        permits = concurrently(take)
        probes = [permit for permit in permits if permit.is_probe]
        assert (len(probes), sum(permit.calls for permit in permits)) == (1, 1)
        record(probes[0], False)


def test_a_dead_probes_lease_ends_and_its_late_result_counts_for_nothing(mongo: Mongo) -> None:
    open_circuit()
    let_time_pass(mongo)
    dead = take()
    let_time_pass(mongo)
    probe = take()
    assert dead.is_probe
    assert probe.is_probe
    assert record(dead, True) == (CircuitStatus.HALF_OPEN,) * 2
    assert record(probe, True) == (CircuitStatus.HALF_OPEN, CircuitStatus.CLOSED)


def test_a_withdrawn_probe_goes_to_the_next_caller(mongo: Mongo) -> None:
    open_circuit()
    let_time_pass(mongo)
    circuit.withdraw(take())
    assert take().is_probe
    assert take().calls == 0


def test_a_reset_circuit_is_closed_at_once(mongo: Mongo) -> None:
    open_circuit()
    status = circuit.reset()
    assert tuple(
        status[name] for name in ("state", "failure_count", "opened_at", "retry_after")
    ) == ("closed", 0, None, None)
    assert circuit.read_status() == status
    assert take().calls == 1


def test_an_open_circuit_says_when_it_is_tried_again(mongo: Mongo) -> None:
    open_circuit()
    status = circuit.read_status()
    assert (
        status["name"],
        status["state"],
        status["recent_failure_rate"],
    ) == ("notify", "open", 1.0)
    assert 25 < status["retry_after"] <= 30


def test_an_open_circuit_reads_half_open_after_its_time_and_nothing_is_written(
    mongo: Mongo,
) -> None:
    open_circuit()
    let_time_pass(mongo)
    before = mongo.circuits.find_one()
    status = circuit.read_status()
    assert (status["state"], status["retry_after"]) == ("half_open", None)
    assert status["opened_at"] is not None
    assert mongo.circuits.find_one() == before
    assert take().is_probe


def test_more_successes_change_nothing_and_write_nothing(mongo: Mongo) -> None:
    permit = take()
    record(permit, *(True,) * 10)
    before = mongo.circuits.find_one()
    record(permit, *(True,) * 3)
    assert mongo.circuits.find_one() == before
    assert take().calls == 16
