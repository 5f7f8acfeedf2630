"""Asks everything the product depends on how it is: all at once, and with a bound, whatever hangs."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from threading import Lock, Thread
from typing import Any

import httpx
from django.conf import settings

from notifications.core.circuit_breaker import CircuitStatus
from notifications.store import circuit as circuit_breaker
from notifications.store.backlog import read_backlog
from ticketsaas.mongo import Document, run_command
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live

OK, DOWN = "ok", "down"
# Probes give up after three seconds; the rest is for the way back.
ANSWER_SECONDS = 2.5


@dataclass(frozen=True, slots=True)
class Health:
    """Each dependency: `status` (ok, down), `latency_ms`, `error` when it is down, and its own facts."""

    dependencies: dict[str, Document]

    @property
    def is_ok(self) -> bool:
        return all(report["status"] == OK for report in self.dependencies.values())

    @property
    def is_serving(self) -> bool:
        """Without MongoDB no request can be answered; without the others, tickets only grow old."""
        return bool(self.dependencies["mongodb"]["status"] == OK)


class Unwell(Exception):
    """The dependency answers, but cannot do its work; the message says what to do.

    `facts` are reported beside it.
    """

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.facts = facts


def read_health() -> Health:
    """The health now, within ANSWER_SECONDS; what has not answered by then is down."""
    deadline = time.monotonic() + ANSWER_SECONDS
    answers = {name: probe.start() for name, probe in _PROBES.items()}
    return Health(
        {name: wait_for_answer(answer, deadline=deadline) for name, answer in answers.items()}
    )


def wait_for_answer(answer: Future[Document], *, deadline: float) -> Document:
    """A probe's report, or one that says that it took too long; `deadline` is monotonic."""
    try:
        return answer.result(timeout=max(deadline - time.monotonic(), 0))
    except TimeoutError:
        return _down(ANSWER_SECONDS, f"It did not answer within {ANSWER_SECONDS:g} s.")


class Probe:
    """Runs a check in a thread; whoever asks while it runs gets the same answer.

    So a check that hangs holds one thread, however often the health is asked for.
    """

    def __init__(self, check: Callable[[], Document]) -> None:
        self._check = check
        self._lock = Lock()
        self._answer: Future[Document] | None = None

    def start(self) -> Future[Document]:
        with self._lock:
            if self._answer is None or self._answer.done():
                self._answer = Future()
                Thread(target=self._run, args=(self._answer,), daemon=True).start()
            return self._answer

    def _run(self, answer: Future[Document]) -> None:
        started = time.monotonic()
        try:
            facts = self._check()
        except Exception as error:
            # Whatever it is, it makes the dependency unusable. The text could hold an address.
            seconds = time.monotonic() - started
            if isinstance(error, Unwell):
                answer.set_result(_down(seconds, str(error)) | error.facts)
            else:
                answer.set_result(_down(seconds, type(error).__name__))
        else:
            latency = _milliseconds(time.monotonic() - started)
            answer.set_result({"status": OK, "latency_ms": latency, **facts})


def _check_mongodb() -> Document:
    hello = run_command("hello")
    if "setName" not in hello:
        raise Unwell("It is no replica set, and transactions need one: start it with --replSet.")
    return {"replica_set": hello["setName"], "is_primary": hello["isWritablePrimary"]}


def _check_external_api() -> Document:
    url = f"{settings.EXTERNAL_API_URL}/health"
    with _http_client().stream("GET", url) as response:
        if response.status_code != httpx.codes.OK:
            raise Unwell(f"It answered {response.status_code}.")
    return {}


def _check_workers() -> Document:
    live = {kind.value: len(find_live(kind)) for kind in WorkerKind}
    if not live[WorkerKind.TASK_QUEUE]:
        reason = "No task queue is alive, so jobs stay queued: run manage.py qcluster."
        raise Unwell(reason, **live)
    return live


def _check_notifications() -> Document:
    """The webhook is not called: how it is, the circuit knows from the calls of the workers."""
    backlog, circuit = read_backlog(), circuit_breaker.read_status()
    facts = {
        "circuit": circuit["state"],
        "undelivered": backlog.undelivered,
        "waiting": backlog.waiting,
        "parked": backlog.parked,
        "backlog_age_seconds": round(backlog.age_seconds, 1),
    }
    if backlog.waiting and not find_live(WorkerKind.NOTIFICATIONS):
        reason = "Alerts wait and no worker sends them: run manage.py deliver_notifications."
        raise Unwell(reason, **facts)
    if circuit["state"] != CircuitStatus.CLOSED:
        raise Unwell("The webhook fails, so alerts wait until it is well again.", **facts)
    return facts


@cache
def _http_client() -> httpx.Client:
    """One for the process, because making one costs 30 ms; each check opens its own connection."""
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.Client(timeout=ANSWER_SECONDS, limits=limits, trust_env=False)


def _down(seconds: float, error: str) -> Document:
    return {"status": DOWN, "latency_ms": _milliseconds(seconds), "error": error}


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)


_PROBES = {
    "mongodb": Probe(_check_mongodb),
    "external_api": Probe(_check_external_api),
    "workers": Probe(_check_workers),
    "notifications": Probe(_check_notifications),
}
