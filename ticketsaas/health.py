"""Asks everything the product depends on how it is: all at once, and with a bound, whatever hangs."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from threading import Lock, Thread

import httpx
from django.conf import settings

from ticketsaas.heartbeat import find_live
from ticketsaas.mongo import Document, run_command

OK, DOWN = "ok", "down"
# Probes give up after three seconds; the rest is for the way back.
ANSWER_SECONDS = 2.5
TASK_QUEUE, NOTIFICATIONS = "task_queue", "notifications"


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
    """The dependency answers, but cannot do its work; the message says what to do."""


def read_health() -> Health:
    """The health now, within ANSWER_SECONDS; what has not answered by then is down."""
    deadline = time.monotonic() + ANSWER_SECONDS
    answers = {name: probe.start() for name, probe in _PROBES.items()}
    return Health({name: _wait(answer, deadline=deadline) for name, answer in answers.items()})


def _wait(answer: Future[Document], *, deadline: float) -> Document:
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
            reason = str(error) if isinstance(error, Unwell) else type(error).__name__
            answer.set_result(_down(time.monotonic() - started, reason))
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
    live = {kind: len(find_live(kind)) for kind in (TASK_QUEUE, NOTIFICATIONS)}
    if not live[TASK_QUEUE]:
        raise Unwell("No task queue is alive, so jobs stay queued: run manage.py qcluster.")
    return live


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
}
