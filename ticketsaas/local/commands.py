"""Processes that `up` runs next to MongoDB: the command, the sign of readiness, the time to stop."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from ticketsaas.http.listening import local_url
from ticketsaas.local.child import Process

# A newcomer's first look: enough for trends, and their pages fit into one minute's budget.
MOCK_TICKETS = 5_000
MOCK_TENANTS = 4
_PROBE_SECONDS = 1.0
# Web processes share a port and each keeps its answer for a second: so many questions reach all of them.
_QUESTIONS = 16


@dataclass(frozen=True, kw_only=True)
class LocalProcesses:
    """The processes; `environment` says where MongoDB and the external API are.

    The longest stop times of the stages, MongoDB's included, add up to less than the ten seconds that `up`
    has.
    """

    folder: Path
    environment: Mapping[str, str]

    def mock_api(self, *, port: int, state: Path) -> Process:
        """Return the mock, which finds its tickets as the last one with this `state` left them."""
        size = ("--tickets", str(MOCK_TICKETS), "--tenants", str(MOCK_TENANTS))
        where = ("--port", str(port), "--state", str(state))
        return Process(
            name="mock",
            command=(sys.executable, "-m", "mock_external_api", *where, *size),
            folder=self.folder,
            is_ready=lambda: _is_serving(f"http://127.0.0.1:{port}", "/health"),
            stop_timeout=1,
        )

    def web(self, number: int) -> Process:
        """Return web process `number`; all of them share the port."""
        site = local_url(settings.BIND_ADDRESS, settings.API_PORT)
        return replace(
            self._command("serve", name=f"web-{number}", stop_timeout=6),
            is_ready=lambda: _is_serving(site, "/health/live"),
        )

    def task_queue(self) -> Process:
        """Return the task queue, which is ready when the web processes say so: people look there next."""
        site = local_url(settings.BIND_ADDRESS, settings.API_PORT)
        return replace(
            self._command("qcluster", name="queue", stop_timeout=3),
            is_ready=lambda: all(_has_workers(site) for _ in range(_QUESTIONS)),
        )

    def notification_worker(self) -> Process:
        # A call to the webhook may take ten seconds; the other stages leave this much of the ten of `up`.
        return self._command("deliver_notifications", name="notify", stop_timeout=6)

    def migrations(self) -> Process:
        return self._command("migrate", "--verbosity", "0", name="migrate")

    def demo(self) -> Process:
        return self._command("demo", name="demo")

    def _command(self, *command: str, name: str, stop_timeout: float = 1.5) -> Process:
        return Process(
            name=name,
            command=(sys.executable, "manage.py", *command),
            folder=self.folder,
            environment=self.environment,
            stop_timeout=stop_timeout,
        )


def _is_serving(site: str, path: str) -> bool:
    status, _ = _get(site, path)
    # A redirect to HTTPS or a refused host name is an answer too: the server serves.
    return 0 < status < 500


def _has_workers(site: str) -> bool:
    _, body = _get(site, "/health")
    try:
        return bool(json.loads(body)["dependencies"]["workers"]["status"] == "ok")
    except (ValueError, LookupError, TypeError):
        return False


def _get(site: str, path: str) -> tuple[int, bytes]:
    """Return the status and the body of the answer; without one the status is 0."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=_PROBE_SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, HTTPException):
        return 0, b""
    finally:
        connection.close()
