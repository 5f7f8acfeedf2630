"""Runs checks that may hang, with an answer within ANSWER_SECONDS in any case."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any

from ticketsaas.mongo import Document

OK, DOWN = "ok", "down"
# `/health` has to answer within 3 s whatever hangs; the rest is for the way back.
ANSWER_SECONDS = 2.5


class Unwell(Exception):
    """The dependency answers but can't do its work; the message says what to do.

    `facts` are reported as well.
    """

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.facts = facts


class Check:
    """A function that is run in a thread; everybody who asks while it runs gets the same answer.

    So a check that hangs holds one thread, however often it is asked for. An answer, good or bad, is also
    given to those who ask up to `keep_seconds` after it came.
    """

    def __init__(self, find_facts: Callable[[], Document], *, keep_seconds: float = 0) -> None:
        self._find_facts = find_facts
        self._keep_seconds = keep_seconds
        self._lock = Lock()
        self._answer: Future[Document] | None = None
        self._answered_at = 0.0

    def start(self) -> Future[Document]:
        """Run the function, unless it is running; the answer is a report as `collect` returns it."""
        with self._lock:
            if self._answer is None or self._is_old(self._answer):
                answer: Future[Document] = Future()
                # It raises when the system has no thread left; the next one to ask tries again.
                Thread(target=self._run, args=(answer,), daemon=True).start()
                self._answer = answer
            return self._answer

    def _is_old(self, answer: Future[Document]) -> bool:
        return answer.done() and time.monotonic() - self._answered_at >= self._keep_seconds

    def _run(self, answer: Future[Document]) -> None:
        report = self._make_report()
        self._answered_at = time.monotonic()
        answer.set_result(report)

    def _make_report(self) -> Document:
        started = time.monotonic()
        try:
            facts = self._find_facts()
        except Unwell as error:
            return _down(time.monotonic() - started, str(error)) | error.facts
        except Exception as error:
            # Any error makes the dependency unusable. Only its name, as the text could hold an address.
            return _down(time.monotonic() - started, type(error).__name__)
        latency = _milliseconds(time.monotonic() - started)
        return {"status": OK, "latency_ms": latency, **facts}


@dataclass(frozen=True, slots=True)
class RunningChecks:
    """The checks that `start` has started; `deadline` is in seconds of the monotonic clock."""

    answers: Mapping[str, Future[Document]]
    deadline: float

    @property
    def seconds_left(self) -> float:
        return max(self.deadline - time.monotonic(), 0)

    def is_ok(self, name: str) -> bool:
        """Wait for one check's answer and return whether it is a good one."""
        return bool(self._wait(self.answers[name])["status"] == OK)

    def wait(self) -> dict[str, Document]:
        """Return each check's report: `status` (ok, down), `latency_ms`, `error` when it is down, and its
        own facts. A check without an answer at the deadline is down."""
        return {name: self._wait(answer) for name, answer in self.answers.items()}

    def _wait(self, answer: Future[Document]) -> Document:
        try:
            return answer.result(timeout=self.seconds_left)
        except TimeoutError:
            return _down(ANSWER_SECONDS, f"It did not answer within {ANSWER_SECONDS:g} s.")


def start(checks: Mapping[str, Check]) -> RunningChecks:
    """Run all checks at once; they have ANSWER_SECONDS."""
    deadline = time.monotonic() + ANSWER_SECONDS
    return RunningChecks({name: check.start() for name, check in checks.items()}, deadline)


def collect(checks: Mapping[str, Check]) -> dict[str, Document]:
    """Run all checks at once and return their reports."""
    return start(checks).wait()


def _down(seconds: float, error: str) -> Document:
    return {"status": DOWN, "latency_ms": _milliseconds(seconds), "error": error}


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
