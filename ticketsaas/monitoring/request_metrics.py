"""Counters and timings of requests, added up over the web processes that share a port.

A scrape reaches any one of them, so they keep their numbers in files of one folder, if
PROMETHEUS_MULTIPROC_DIR names it. The file of a process that died stays, so no total falls.
"""

import os
from collections.abc import Iterator
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

# The variable that the client library reads when it makes a metric.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
if folder := os.environ.get(FOLDER_VARIABLE):
    os.makedirs(folder, exist_ok=True)
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
# Pages take milliseconds; `wait=` may take a minute.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LABELS = ("method", "route", "status")

_own = CollectorRegistry()
_requests = Counter(
    "ticketsaas_requests_total",
    "Requests answered, by route pattern, method and class of the status.",
    _LABELS,
    registry=_own,
)
_durations = Histogram(
    "ticketsaas_request_duration_seconds",
    "Time until a request's reply began.",
    _LABELS,
    registry=_own,
    buckets=_SECONDS,
)


class RequestMetrics(Collector):
    """The numbers of all processes that share the folder; without one, of this process alone."""

    def collect(self) -> Iterator[Metric]:
        if FOLDER_VARIABLE in os.environ:
            # The library has no type hints here.
            collector: Any = MultiProcessCollector
            yield from collector(None).collect()
        else:
            yield from _own.collect()


def name_method(method: str | None) -> str:
    """Return the method's label: a caller may send any word, and each would be a series for ever."""
    return method if method in _METHODS else "OTHER"


def record_request(*, method: str, route: str, status: int, seconds: float) -> None:
    """Count a request and the time it took."""
    labels = {"method": method, "route": route, "status": f"{status // 100}xx"}
    _requests.labels(**labels).inc()
    _durations.labels(**labels).observe(seconds)
