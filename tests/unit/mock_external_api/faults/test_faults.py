"""Faults: how they are switched, and which call each one matches."""

from dataclasses import fields

import pytest

from mock_external_api.faults.faults import (
    BadFault,
    Call,
    Faults,
    InjectedFault,
    Kind,
    describe_faults,
    find_fault,
    in_reach,
    merge_faults,
    parse_fault,
)


def matched(faults: Faults, calls: int) -> list[int]:
    """Return which of the calls, each to a different target, meet an injected fault."""
    numbers = range(1, calls + 1)
    return [nth for nth in numbers if find_fault(faults, Call("list", nth, nth_of_target=1))]


def test_without_faults_nothing_happens() -> None:
    assert matched(Faults(), 100) == []


@pytest.mark.parametrize(
    ("faults", "injected"),
    [
        (Faults(rate_limit_every=3), InjectedFault("rate_limit")),
        (Faults(drop_every=3), InjectedFault("drop")),
        (Faults(error_every=3), InjectedFault("error", 500)),
        (Faults(html_every=3), InjectedFault("html")),
        (Faults(half_json_every=3), InjectedFault("half_json")),
        (Faults(short_page_every=3), InjectedFault("short_page")),
    ],
    ids=lambda value: value.name if isinstance(value, InjectedFault) else "",
)
def test_a_fault_of_every_third_call_strikes_the_third_and_sixth(
    faults: Faults, injected: InjectedFault
) -> None:
    assert matched(faults, 7) == [3, 6]
    assert find_fault(faults, Call("list", 3, nth_of_target=1)) == injected


def test_the_first_attempts_of_each_target_fail() -> None:
    faults = Faults(error_first=2)
    attempts = [find_fault(faults, Call("list", 9, nth_of_target=nth)) for nth in (1, 2, 3)]
    assert attempts == [InjectedFault("error", 500), InjectedFault("error", 500), None]


def test_an_error_that_always_comes_has_its_own_status() -> None:
    assert find_fault(Faults(error_always=502), Call("list", 1, 1)) == InjectedFault("error", 502)


def test_of_two_faults_the_first_of_the_table_strikes() -> None:
    faults = Faults(half_json_every=2, rate_limit_every=2)
    assert find_fault(faults, Call("list", 2, 2)) == InjectedFault("rate_limit")


def test_counting_begins_after_the_calls_let_through() -> None:
    faults = Faults(after=10, drop_every=2)
    assert find_fault(faults, Call("list", 12, 1)) == InjectedFault("drop")
    assert find_fault(faults, Call("list", 11, 1)) is None


def test_faults_of_one_page_reach_no_other_page_but_other_kinds_of_call() -> None:
    faults = Faults(page=3)
    calls = [Call("list", 1, 1, page="3"), Call("list", 1, 1, page="30"), Call("ticket", 1, 1)]
    assert [in_reach(faults, call) for call in calls] == [True, False, True]


@pytest.mark.parametrize(("seconds", "expected"), [(0.0, True), (1.9, True), (2.0, False)])
def test_faults_end_by_themselves(seconds: float, expected: bool) -> None:
    assert in_reach(Faults(for_seconds=2), Call("list", 1, 1, seconds=seconds)) is expected


@pytest.mark.parametrize(
    ("faults", "kind", "nth", "expected"),
    [
        pytest.param(Faults(), "list", 1, True, id="everything, as a rule"),
        pytest.param(Faults(only="ticket"), "list", 1, False, id="another kind"),
        pytest.param(Faults(only="ticket"), "ticket", 1, True, id="the kind"),
        pytest.param(Faults(after=2), "list", 2, False, id="let through"),
        pytest.param(Faults(after=2), "list", 3, True, id="no longer let through"),
    ],
)
def test_faults_reach_the_calls_they_are_limited_to(
    faults: Faults, kind: Kind, nth: int, expected: bool
) -> None:
    assert in_reach(faults, Call(kind, nth, nth_of_target=1)) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"hang": True}, Faults(hang=True), id="a flag"),
        pytest.param({"error_always": True}, Faults(error_always=503), id="its usual value"),
        pytest.param({"slow_ms": 5}, Faults(slow_ms=5), id="a number"),
        pytest.param({"retry_after": "date"}, Faults(retry_after="date"), id="a choice"),
        pytest.param({"retry_after": None}, Faults(), id="null means the default"),
        pytest.param({"hang": 0, "slow_ms": False}, Faults(), id="off"),
    ],
)
def test_changes_are_merged(changes: dict[str, object], expected: Faults) -> None:
    assert merge_faults(Faults(), changes) == expected


def test_merging_keeps_what_is_not_named() -> None:
    assert merge_faults(Faults(hang=True), {"slow_ms": 5}) == Faults(hang=True, slow_ms=5)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"explode": 1}, "there is no fault 'explode'; known are: only", id="unknown"),
        pytest.param({"slow_ms": -1}, "slow_ms can't be -1; allowed are whole", id="negative"),
        pytest.param({"slow_ms": "x"}, "slow_ms can't be 'x'", id="text for a number"),
        pytest.param({"hang": 7}, "hang can't be 7; allowed are true and false", id="not a flag"),
        pytest.param({"retry_after": "x"}, "allowed are seconds, date", id="not a choice"),
        pytest.param({"only": ["list"]}, "only can't be", id="a list"),
        pytest.param({"error_always": 99}, "allowed are statuses from 200 to 599", id="status"),
        pytest.param({"notify_redirect": "ftp://a"}, "allowed are addresses with http", id="url"),
        pytest.param({"notify_redirect": "http://a\r\nb: c"}, "allowed are", id="two headers"),
    ],
)
def test_a_wrong_fault_is_refused_with_what_is_allowed(
    changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(BadFault, match=reason):
        merge_faults(Faults(), changes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hang", ("hang", True)),
        ("hang=true", ("hang", True)),
        ("hang=false", ("hang", False)),
        ("slow_ms=0", ("slow_ms", 0)),
        ("slow_ms=250", ("slow_ms", 250)),
        ("notify_flaky", ("notify_flaky", 2)),
        ("error_retry_after=20", ("error_retry_after", "20")),
        ("error_retry_after=300.5", ("error_retry_after", "300.5")),
        ("shift_mode=insert", ("shift_mode", "insert")),
        ("notify_redirect=http://a/?b=c", ("notify_redirect", "http://a/?b=c")),
    ],
)
def test_the_command_line_takes_a_name_or_a_name_and_a_value(
    text: str, expected: tuple[str, object]
) -> None:
    assert parse_fault(text) == expected


def test_every_fault_is_described() -> None:
    table = describe_faults()
    assert [each.name for each in fields(Faults) if f"  {each.name}" not in table] == []
