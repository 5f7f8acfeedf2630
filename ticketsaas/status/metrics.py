"""What `/metrics` says, as Prometheus text: this server's requests, and what MongoDB knows.

Numbers of MongoDB are read at each scrape, so every web process gives the same ones, whoever did the
work. When MongoDB does not answer, `ticketsaas_mongodb_up` is 0 and its other numbers are missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.conf import settings
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from ingestion.core.states import ACTIVE, FINAL, JobStatus
from ingestion.store import rate_limit
from ingestion.store.job_totals import TenantTotals, Totals, read_totals
from notifications.core.circuit_breaker import CircuitStatus
from notifications.store import circuit as circuit_breaker
from notifications.store import outbox
from notifications.store.backlog import Backlog, read_backlog
from ticketsaas.mongo import Document
from ticketsaas.mongo.task_queue import count_tasks
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live
from ticketsaas.monitoring.request_metrics import RequestMetrics
from ticketsaas.status.bounded import OK, Check, collect

log = structlog.get_logger(__name__)

Numbers = float | Mapping[str, float]

# Those known longest; a server of metrics does not like more rows, nor does a person.
MAX_TENANTS = 1_000
# Outcomes by the counters of a job.
_OUTCOMES = {
    "new": "new_ingested",
    "updated": "updated",
    "unchanged": "unchanged",
    "deleted": "deleted",
    "restored": "restored",
    "rejected": "rejected",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What MongoDB knew at one moment, `now` on its clock."""

    now: datetime
    totals: Totals
    budget: Document
    backlog: Backlog
    circuit: str
    tasks: int
    workers: dict[str, int]


def render_metrics() -> bytes:
    """All metrics, within about three seconds whatever hangs."""
    registry = CollectorRegistry()
    registry.register(RequestMetrics())
    registry.register(_StoredMetrics())
    return generate_latest(registry)


class _StoredMetrics(Collector):
    def describe(self) -> Iterable[Metric]:
        """None in advance: a registry asks for it, and MongoDB need not be asked for that."""
        return []

    def collect(self) -> Iterator[Metric]:
        report = collect({"mongodb": _CHECK})["mongodb"]
        is_up = report["status"] == OK
        yield _gauge("mongodb_up", "1 while MongoDB answers.", int(is_up))
        if not is_up:
            log.warning("nothing to scrape", action="scrape_failed", reason=report["error"])
            return
        reading: Reading = report["reading"]
        yield from _jobs(reading.totals)
        yield from _tenants(reading.totals.tenants, now=reading.now)
        yield from _surroundings(reading)


def _read() -> Document:
    live = {kind.value: len(find_live(kind)) for kind in WorkerKind}
    reading = Reading(
        now=outbox.read_clock(),
        totals=read_totals(),
        budget=rate_limit.read_status(limit=settings.MAX_REQUESTS_PER_MINUTE),
        backlog=read_backlog(),
        circuit=circuit_breaker.read_status()["state"],
        tasks=count_tasks(),
        workers=live,
    )
    return {"reading": reading}


_CHECK = Check(_read)


def _jobs(totals: Totals) -> Iterator[Metric]:
    counters: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for tenant in totals.tenants:
        counters.update(tenant.counters)
        ended.update(tenant.ended)
    told = "Jobs that ended, by their first end."
    yield _counter("jobs", told, _complete(ended, FINAL), label="status")
    active = _complete(totals.active, ACTIVE)
    yield _gauge("jobs_active", "Jobs that have not ended.", active, label="status")
    yield _counter("pages", "Pages of the external API stored.", counters["processed_pages"])
    told = "Records of pages and deletions, by what became of them."
    outcomes = {outcome: counters[name] for outcome, name in _OUTCOMES.items()}
    yield _counter("tickets", told, outcomes, label="outcome")


def _tenants(tenants: tuple[TenantTotals, ...], *, now: datetime) -> Iterator[Metric]:
    """Each by itself, up to MAX_TENANTS of them."""
    shown = tenants[:MAX_TENANTS]
    calls = {each.tenant_id: each.counters["api_calls"] for each in shown}
    throttled = {each.tenant_id: each.counters["throttled"] for each in shown}
    lag = {each.tenant_id: max((now - each.synced_at).total_seconds(), 0) for each in shown}
    yield _gauge("tenants", f"Tenants; at most {MAX_TENANTS} are shown singly.", len(tenants))
    yield _counter("upstream_calls", "Calls to the external API.", calls, label="tenant_id")
    told = "Calls that the external API answered with 429."
    yield _counter("upstream_throttled", told, throttled, label="tenant_id")
    told = "Time since a tenant's last completed sync, or its first job if there was none."
    yield _gauge("sync_lag_seconds", told, lag, label="tenant_id")


def _surroundings(reading: Reading) -> Iterator[Metric]:
    budget, backlog = reading.budget, reading.backlog
    yield _gauge("budget_used", "Calls of the last minute to the external API.", budget["used"])
    yield _gauge("budget_limit", "Calls allowed a minute; 0 is no limit.", budget["limit"])
    yield _gauge("notifications_waiting", "Alerts a worker still tries to send.", backlog.waiting)
    yield _gauge("notifications_parked", "Alerts that wait for a person.", backlog.parked)
    told = "Age of the oldest waiting alert."
    yield _gauge("notifications_oldest_seconds", told, backlog.age_seconds)
    states = {status.value: int(status.value == reading.circuit) for status in CircuitStatus}
    yield _gauge("circuit_state", "1 for the state the circuit is in.", states, label="state")
    yield _gauge("queue_tasks", "Tasks that wait or are worked on.", reading.tasks)
    yield _gauge("workers", "Worker processes alive.", reading.workers, label="kind")


def _complete(counts: Counter[str], statuses: Iterable[JobStatus]) -> dict[str, int]:
    """Zeros included, so that a graph begins before the first."""
    return {status.value: counts[status.value] for status in sorted(statuses)}


def _counter(name: str, told: str, numbers: Numbers, *, label: str = "") -> Metric:
    return _fill(CounterMetricFamily, name, told, numbers, label=label)


def _gauge(name: str, told: str, numbers: Numbers, *, label: str = "") -> Metric:
    return _fill(GaugeMetricFamily, name, told, numbers, label=label)


def _fill(
    family: type[CounterMetricFamily] | type[GaugeMetricFamily],
    name: str,
    told: str,
    numbers: Numbers,
    *,
    label: str,
) -> Metric:
    """One number, or one for each value of the label."""
    if not isinstance(numbers, Mapping):
        return family(f"ticketsaas_{name}", told, value=numbers)
    metric = family(f"ticketsaas_{name}", told, labels=[label])
    for value, number in numbers.items():
        metric.add_metric([value], number)
    return metric
