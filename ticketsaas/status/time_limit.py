"""Runs checks that may hang, with an answer within ANSWER_SECONDS in any case."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
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

    So a check that hangs holds one thread, however often it is asked for.
    """

    def __init__(self, find_facts: Callable[[], Document]) -> None:
        self._find_facts = find_facts
        self._lock = Lock()
        self._answer: Future[Document] | None = None

    def start(self) -> Future[Document]:
        """Run the function, unless it is running; the answer is a report as `collect` returns it."""
        with self._lock:
            if self._answer is None or self._answer.done():
                self._answer = Future()
                Thread(target=self._run, args=(self._answer,), daemon=True).start()
            return self._answer

    def _run(self, answer: Future[Document]) -> None:
        started = time.monotonic()
        try:
            facts = self._find_facts()
        except Unwell as error:
            answer.set_result(_down(time.monotonic() - started, str(error)) | error.facts)
        except Exception as error:
            # Any error makes the dependency unusable. Only its name, as the text could hold an address.
            answer.set_result(_down(time.monotonic() - started, type(error).__name__))
        else:
            latency = _milliseconds(time.monotonic() - started)
            answer.set_result({"status": OK, "latency_ms": latency, **facts})


def collect(checks: Mapping[str, Check]) -> dict[str, Document]:
    """Run all checks at once and return each one's report: `status` (ok, down), `latency_ms`, `error`
    when it is down, and its own facts. A check without an answer after ANSWER_SECONDS is down."""
    deadline = time.monotonic() + ANSWER_SECONDS
    answers = {name: check.start() for name, check in checks.items()}
    return {name: _wait(answer, deadline=deadline) for name, answer in answers.items()}


def _wait(answer: Future[Document], *, deadline: float) -> Document:
    try:
        return answer.result(timeout=max(deadline - time.monotonic(), 0))
    except TimeoutError:
        return _down(ANSWER_SECONDS, f"It did not answer within {ANSWER_SECONDS:g} s.")


def _down(seconds: float, error: str) -> Document:
    return {"status": DOWN, "latency_ms": _milliseconds(seconds), "error": error}


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
