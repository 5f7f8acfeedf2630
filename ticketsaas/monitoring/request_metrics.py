"""Counts and times requests in this process; under gunicorn all workers' numbers are added up.

gunicorn's workers write theirs into files (`gunicorn.conf.py`). The file of a worker that died stays,
so a total never falls while the server runs.
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
    """The numbers of all workers of this server, or of this process where it is alone."""

    def collect(self) -> Iterator[Metric]:
        if FOLDER_VARIABLE in os.environ:
            # The library has no type hints here.
            collector: Any = MultiProcessCollector
            yield from collector(None).collect()
        else:
            yield from _own.collect()


def name_method(method: str | None) -> str:
    """The method as it is shown: a caller may send any word, and each would be a row for ever."""
    return method if method in _METHODS else "OTHER"


def note_request(*, method: str, route: str, status: int, seconds: float) -> None:
    """Count a request and how long it took."""
    labels = {"method": method, "route": route, "status": f"{status // 100}xx"}
    _requests.labels(**labels).inc()
    _durations.labels(**labels).observe(seconds)
