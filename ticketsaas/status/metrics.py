"""The metrics of `/metrics` as Prometheus text: this server's requests, and numbers from MongoDB.

Numbers from MongoDB are read at each scrape, so every web process gives the same ones, no matter which
process did the work. When MongoDB does not answer, `ticketsaas_mongodb_up` is 0 and they are missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from ingestion.core.states import ACTIVE, FINAL, JobStatus
from ingestion.engine.schedules import find_intervals
from ingestion.store import rate_limit
from ingestion.store.job_totals import Totals, read_totals
from notifications.core.circuit_breaker import CircuitStatus
from notifications.store import circuit
from notifications.store.backlog import Backlog, read_backlog
from ticketsaas.mongo import Document, read_clock
from ticketsaas.mongo.task_queue import count_tasks
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live
from ticketsaas.monitoring.request_metrics import RequestMetrics
from ticketsaas.status.time_limit import OK, Check, collect

log = structlog.get_logger(__name__)

Numbers = float | Mapping[str, float]

# The tenants known longest are shown; more rows are too many for a metrics server and for a person.
MAX_TENANTS = 1_000
# What happened to a record, by the counter of a job.
_OUTCOMES = {
    "new": "new_ingested",
    "updated": "updated",
    "unchanged": "unchanged",
    "deleted": "deleted",
    "restored": "restored",
    "outdated": "outdated",
    "undecided": "undecided",
    "rejected": "rejected",
}


@dataclass(frozen=True, slots=True)
class StoredNumbers:
    """The numbers in MongoDB at one moment; `now` is the time on its clock."""

    now: datetime
    totals: Totals
    intervals: Mapping[str, timedelta]
    budget: Document
    backlog: Backlog
    circuit: str
    tasks: int
    workers: dict[str, int]


def render_metrics() -> bytes:
    """Return all metrics, within about three seconds whatever hangs."""
    registry = CollectorRegistry()
    registry.register(RequestMetrics())
    registry.register(_StoredMetrics())
    return generate_latest(registry)


class _StoredMetrics(Collector):
    """The metrics that are read from MongoDB."""

    def describe(self) -> Iterable[Metric]:
        """Name no metric in advance: the registry would have to ask MongoDB for that."""
        return []

    def collect(self) -> Iterator[Metric]:
        report = collect({"mongodb": CHECK})["mongodb"]
        is_up = report["status"] == OK
        yield _gauge("mongodb_up", "1 while MongoDB answers.", int(is_up))
        if not is_up:
            log.warning("nothing to scrape", action="scrape_failed", reason=report["error"])
            return
        numbers: StoredNumbers = report["numbers"]
        yield from _jobs(numbers.totals)
        yield from _tenants(numbers)
        yield from _shared(numbers)


def _read() -> Document:
    live = {kind.value: len(find_live(kind)) for kind in WorkerKind}
    numbers = StoredNumbers(
        now=read_clock(),
        totals=read_totals(),
        intervals=find_intervals(),
        budget=rate_limit.read_status(limit=settings.MAX_REQUESTS_PER_MINUTE),
        backlog=read_backlog(),
        circuit=circuit.read_status()["state"],
        tasks=count_tasks(),
        workers=live,
    )
    return {"numbers": numbers}


CHECK = Check(_read)


def _jobs(totals: Totals) -> Iterator[Metric]:
    meaning = "Jobs that ended, by their first end."
    yield _counter("jobs", meaning, _complete(totals.ended, FINAL), label="status")
    active = _complete(totals.active, ACTIVE)
    yield _gauge("jobs_active", "Jobs that have not ended.", active, label="status")
    meaning = "Jobs whose withheld deletions wait for a person."
    yield _gauge("reviews_waiting", meaning, totals.open_reviews)
    yield _counter("pages", "Pages of the external API stored.", totals.counters["processed_pages"])
    meaning = "Records of pages and deletions, by what happened to them."
    outcomes = {outcome: totals.counters[name] for outcome, name in _OUTCOMES.items()}
    yield _counter("tickets", meaning, outcomes, label="outcome")


def _tenants(numbers: StoredNumbers) -> Iterator[Metric]:
    """Yield the numbers of each tenant, for up to MAX_TENANTS of them."""
    tenants = numbers.totals.tenants
    shown = tenants[:MAX_TENANTS]
    calls = {each.tenant_id: each.counters["api_calls"] for each in shown}
    throttled = {each.tenant_id: each.counters["throttled"] for each in shown}
    ages = {each.tenant_id: (numbers.now - each.synced_at).total_seconds() for each in shown}
    lag = {tenant_id: max(age, 0) for tenant_id, age in ages.items()}
    intervals = {
        tenant_id: interval.total_seconds()
        for tenant_id, interval in numbers.intervals.items()
        if tenant_id in lag
    }
    yield _gauge("tenants", f"Tenants; at most {MAX_TENANTS} are shown singly.", len(tenants))
    yield _counter("upstream_calls", "Calls to the external API.", calls, label="tenant_id")
    meaning = "Calls that the external API answered with 429."
    yield _counter("upstream_throttled", meaning, throttled, label="tenant_id")
    meaning = "Time since a tenant's last completed sync, or its first job if there was none."
    yield _gauge("sync_lag_seconds", meaning, lag, label="tenant_id")
    meaning = "Time between a tenant's scheduled jobs; tenants without a schedule have none."
    yield _gauge("schedule_interval_seconds", meaning, intervals, label="tenant_id")


def _shared(numbers: StoredNumbers) -> Iterator[Metric]:
    budget, backlog = numbers.budget, numbers.backlog
    yield _gauge("budget_used", "Calls of the last minute to the external API.", budget["used"])
    yield _gauge("budget_limit", "Calls allowed a minute; 0 is no limit.", budget["limit"])
    yield _gauge("notifications_waiting", "Alerts a worker still tries to send.", backlog.waiting)
    yield _gauge("notifications_parked", "Alerts that wait for a person.", backlog.parked)
    meaning = "Age of the oldest waiting alert."
    yield _gauge("notifications_oldest_seconds", meaning, backlog.age_seconds)
    states = {status.value: int(status.value == numbers.circuit) for status in CircuitStatus}
    yield _gauge("circuit_state", "1 for the state the circuit is in.", states, label="state")
    yield _gauge("queue_tasks", "Tasks that wait or are worked on.", numbers.tasks)
    yield _gauge("workers", "Worker processes alive.", numbers.workers, label="kind")


def _complete(counts: Counter[str], statuses: Iterable[JobStatus]) -> dict[str, int]:
    """Return a count for every status, zeros included, so that a graph starts before the first job."""
    return {status.value: counts[status.value] for status in sorted(statuses)}


def _counter(name: str, meaning: str, numbers: Numbers, *, label: str = "") -> Metric:
    return _fill(CounterMetricFamily, name, meaning, numbers, label=label)


def _gauge(name: str, meaning: str, numbers: Numbers, *, label: str = "") -> Metric:
    return _fill(GaugeMetricFamily, name, meaning, numbers, label=label)


def _fill(
    family: type[CounterMetricFamily] | type[GaugeMetricFamily],
    name: str,
    meaning: str,
    numbers: Numbers,
    *,
    label: str,
) -> Metric:
    """Fill a metric with one number, or with one for each value of the label."""
    if not isinstance(numbers, Mapping):
        return family(f"ticketsaas_{name}", meaning, value=numbers)
    metric = family(f"ticketsaas_{name}", meaning, labels=[label])
    for value, number in numbers.items():
        metric.add_metric([value], number)
    return metric
