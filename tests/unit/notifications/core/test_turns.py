"""The order of one worker's calls: half of them at most are retries while first attempts wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.core.turns import Turn, advance, interleave, take_turns


def order(
    first: int, retries: int, *, limit: int = 99, lead: int = 0, is_probe: bool = False
) -> str:
    """Return `f` for each first attempt and `r` for each retry, in the order in which they are sent."""
    rows = [f"f{number}" for number in range(first)], [f"r{number}" for number in range(retries)]
    return "".join(row[0] for row in interleave(*rows, limit=limit, lead=lead, is_probe=is_probe))


@pytest.mark.parametrize(
    ("first", "retries", "lead", "expected"),
    [
        pytest.param(3, 3, 0, "frfrfr", id="in turn"),
        pytest.param(3, 3, -1, "rfrfrf", id="a first attempt went before"),
        pytest.param(3, 3, 1, "ffrfrr", id="a probe went before"),
        pytest.param(1, 3, 0, "frrr", id="no more first attempts"),
        pytest.param(3, 1, 0, "frff", id="no more retries"),
        pytest.param(0, 2, 0, "rr", id="retries alone"),
        pytest.param(0, 0, 0, "", id="nothing"),
    ],
)
def test_first_attempts_and_retries_alternate(
    first: int, retries: int, lead: int, expected: str
) -> None:
    assert order(first, retries, lead=lead) == expected


@pytest.mark.parametrize(
    ("lead", "expected"), [(-1, "r"), (0, "r"), (1, "f")], ids=["behind", "even", "ahead"]
)
def test_a_probe_is_a_retry_until_the_retries_lead(lead: int, expected: str) -> None:
    assert order(1, 1, limit=1, lead=lead, is_probe=True) == expected


def test_rows_keep_their_own_order_and_the_limit_holds() -> None:
    assert interleave(["a", "b", "c"], ["x", "y"], limit=3, lead=0) == ["a", "x", "b"]


@given(st.lists(st.tuples(st.integers(1, 20), st.booleans()), max_size=30))
def test_never_more_than_half_of_the_calls_and_one_are_retries_while_both_wait(
    claims: list[tuple[int, bool]],
) -> None:
    """In whatever portions rows are claimed, and however many of them are probes."""
    turn, sent = Turn(), ""
    for limit, is_probe in claims:
        part = order(20, 20, limit=limit, lead=turn.lead, is_probe=is_probe)
        turn = advance(turn, [("acme", each == "r") for each in part], first_waited=True)
        sent += part
        assert sent.count("r") <= sent.count("f") + 1
    assert -1 <= turn.lead <= 1


def test_retries_that_nobody_waits_for_cost_no_turn() -> None:
    retries = [("acme", True)] * 5
    assert advance(Turn(), retries, first_waited=False).lead == 0
    assert advance(Turn(), retries, first_waited=True).lead == 5


def test_many_first_attempts_earn_one_retry() -> None:
    assert advance(Turn(), [("acme", False)] * 5, first_waited=True).lead == -1


def test_it_remembers_whose_turn_it_was() -> None:
    turn = advance(Turn(), [("a", False), ("b", True), ("c", False)], first_waited=True)
    assert (turn.first_tenant, turn.retry_tenant) == ("c", "b")


def test_tenants_take_turns_until_they_have_no_rows_left() -> None:
    assert take_turns([["a1", "a2", "a3"], [], ["c1"]]) == ["a1", "c1", "a2", "a3"]
    assert take_turns([]) == []
