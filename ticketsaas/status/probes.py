"""Asks everything the product depends on how it is; `/health` and `doctor` print what is found here.

A probe returns what it found and raises when it gets no answer. What counts as wrong is decided here
once, so that the two can't contradict each other; each has its own words for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache

import httpx
from django.conf import settings

from analytics.store.rollup_marks import find_marked
from notifications.core.circuit_breaker import CircuitStatus
from notifications.store import circuit
from notifications.store.backlog import Backlog, read_backlog
from ticketsaas import clock
from ticketsaas.mongo import run_command
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live
from ticketsaas.status.time_limit import ANSWER_SECONDS

# Enough to see who it is about.
MAX_NAMED_TENANTS = 5
OLDEST_MONGODB = (6, 0)
# Leases and windows go by the server's clock; the task queue's own deadlines by ours.
LARGEST_CLOCK_DIFFERENCE_SECONDS = 5.0
# MongoDB stops when its disk is full. A tenth of a small disk, and days of growth on a large one.
LEAST_FREE_SHARE = 0.1
LEAST_FREE_BYTES = 10 * 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class MongoDB:
    """The server that answers; `replica_set` is None for one that stands alone."""

    version: str
    replica_set: str | None
    is_primary: bool
    clock_difference_seconds: float

    @property
    def is_supported(self) -> bool:
        return tuple(int(part) for part in self.version.split(".")[:2]) >= OLDEST_MONGODB

    @property
    def is_clock_off(self) -> bool:
        return self.clock_difference_seconds > LARGEST_CLOCK_DIFFERENCE_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """The disk that MongoDB's data is on."""

    total_bytes: int
    free_bytes: int

    @property
    def is_nearly_full(self) -> bool:
        return self.free_bytes < min(self.total_bytes * LEAST_FREE_SHARE, LEAST_FREE_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalApi:
    """What the external API's own health page answered."""

    status_code: int

    @property
    def is_ok(self) -> bool:
        return self.status_code == httpx.codes.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """How many processes of each kind are alive."""

    alive: Mapping[WorkerKind, int]

    @property
    def has_task_queue(self) -> bool:
        return self.alive[WorkerKind.TASK_QUEUE] > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """The outbox of all tenants, and what the workers found out about the webhook."""

    backlog: Backlog
    circuit: CircuitStatus
    workers: int

    @property
    def wait_for_a_worker(self) -> bool:
        return self.backlog.waiting > 0 and not self.workers

    @property
    def is_webhook_failing(self) -> bool:
        return self.circuit != CircuitStatus.CLOSED


def probe_mongodb() -> MongoDB:
    """Ask MongoDB what it is and what time it has."""
    hello = run_command("hello")
    difference = clock.utc_now() - hello["localTime"].replace(tzinfo=UTC)
    return MongoDB(
        version=str(run_command("buildInfo")["version"]),
        replica_set=hello.get("setName"),
        is_primary=hello["isWritablePrimary"],
        clock_difference_seconds=abs(difference.total_seconds()),
    )


def probe_disk() -> Disk | None:
    """Ask MongoDB how full its disk is; None where it doesn't say, as some hosted ones don't.

    Any user who may read the database may ask, and it takes longer the more collections there are. Free space
    within the collections, which takes longest, is left out.
    """
    stats = run_command("dbStats", freeStorage=0)
    total, used = stats.get("fsTotalSize"), stats.get("fsUsedSize")
    if not total or used is None:
        return None
    return Disk(total_bytes=int(total), free_bytes=int(total - used))


def probe_external_api() -> ExternalApi:
    """Ask the external API for its health; raises httpx.HTTPError when it does not answer."""
    with _http_client().stream("GET", f"{settings.EXTERNAL_API_URL}/health") as response:
        return ExternalApi(status_code=response.status_code)


def probe_workers() -> Workers:
    """Count the worker processes that have given a sign of life lately."""
    return Workers(alive={kind: len(find_live(kind)) for kind in WorkerKind})


def probe_alerts() -> Alerts:
    """Count the undelivered alerts. The webhook is not called: the circuit knows how it is."""
    return Alerts(
        backlog=read_backlog(),
        circuit=CircuitStatus(circuit.read_status()["state"]),
        workers=len(find_live(WorkerKind.NOTIFICATIONS)),
    )


def probe_statistics() -> list[str]:
    """Return tenants whose tickets were stored without being counted, MAX_NAMED_TENANTS at most."""
    return find_marked(limit=MAX_NAMED_TENANTS)


@cache
def _http_client() -> httpx.Client:
    """Return the process's client: making one costs 30 ms. Each probe opens its own connection."""
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.Client(timeout=ANSWER_SECONDS, limits=limits, trust_env=False)
