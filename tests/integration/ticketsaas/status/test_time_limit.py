"""A check gets an answer in time, holds one thread at most, and never stays without an answer."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.test import Client

from tests.support.types import Document
from ticketsaas.status import health, time_limit
from ticketsaas.status.time_limit import Check, Unwell


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a hanging check waits for."""
    event = Event()
    yield event
    event.set()


def test_a_check_that_hangs_is_given_up_and_holds_one_thread(
    client: Client, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def hang() -> Document:
        begun.append(True)
        gate.wait()
        return {}

    monkeypatch.setattr(time_limit, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(health, "CHECKS", {name: Check(hang) for name in health.CHECKS})
    monkeypatch.setattr(health, "READY", Check(hang))

    replies = [client.get("/health") for _ in range(3)]

    assert [reply.status_code for reply in replies] == [503] * 3
    assert replies[0].json()["dependencies"]["mongodb"]["error"] == (
        "It did not answer within 0.05 s."
    )
    assert len(begun) == len(health.CHECKS) + 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Unwell("It is no replica set."), "It is no replica set."),
        (OSError("mongodb://user:secret@host"), "OSError"),
    ],
    ids=["our own words", "anybody else's"],
)
def test_a_check_that_fails_says_why_without_an_address(error: Exception, reason: str) -> None:
    def fail() -> Document:
        raise error

    report = Check(fail).start().result(timeout=10)

    assert (report["status"], report["error"]) == ("down", reason)


def test_a_check_runs_again_once_it_has_its_answer() -> None:
    answers = iter([{"turn": 1}, {"turn": 2}])
    check = Check(lambda: next(answers))

    turns = [check.start().result(timeout=10)["turn"] for _ in range(2)]

    assert turns == [1, 2]


def test_a_kept_answer_is_given_again() -> None:
    answers = iter([{"turn": 1}, {"turn": 2}])
    check = Check(lambda: next(answers), keep_seconds=3600)

    turns = [check.start().result(timeout=10)["turn"] for _ in range(2)]

    assert turns == [1, 1]


def test_a_check_runs_after_its_thread_could_not_be_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class NoThread:
        def __init__(self, *_: Any, **__: Any) -> None: ...

        def start(self) -> None:
            raise RuntimeError("can't start new thread")

    check = Check(dict)
    with monkeypatch.context() as patched:
        patched.setattr(time_limit, "Thread", NoThread)
        with pytest.raises(RuntimeError):
            check.start()

    assert check.start().result(timeout=10)["status"] == "ok"
