"""The whole state of the mock, the lock around it, and its clock.

A request is decided under the lock and answered outside it, so that a slow answer delays nobody.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mock_external_api.faults.faults import Faults
from mock_external_api.feed.journal import Journal
from mock_external_api.feed.rate_limit import WINDOW_SECONDS, SlidingWindow
from mock_external_api.feed.ticket_store import TicketStore
from mock_external_api.state_file import StateFile
from mock_external_api.texts.generation import HISTORY_DAYS, generate, tenant_ids, write_ticket


@dataclass(frozen=True, slots=True)
class Options:
    """Command line of the mock. `now` stops its clock; a `rate_limit` of 0 means none."""

    tickets: int = 10_000
    tenants: int = 4
    seed: int = 1
    now: datetime | None = None
    rate_limit: int = 60
    rate_window_seconds: float = WINDOW_SECONDS
    notify_delay_ms: int = 0
    faults: Faults = field(default_factory=Faults)


@dataclass(slots=True)
class CallCounts:
    """Numbers of calls since faults last changed, by which faults match."""

    calls: int = 0
    targets: Counter[str] = field(default_factory=Counter)
    refusals: int = 0
    attempts: Counter[tuple[str, str]] = field(default_factory=Counter)


class Upstream:
    """Everything the endpoints read and write; hold `lock` around each decision.

    With a `state` the tickets are as old as it says, and not as old as the process.
    """

    def __init__(self, options: Options, *, state: StateFile | None = None) -> None:
        self.options = options
        self.state = state
        self.lock = threading.Lock()
        self.released = threading.Event()
        self._stopped_at = options.now
        self._started_at = state.born if state else self.now()
        self._original = tuple(
            generate(
                options.tickets, tenants=options.tenants, seed=options.seed, now=self._started_at
            )
        )
        self.reset()

    def reset(self) -> None:
        """Restore the state at the start: tickets, faults, budget, nothing received."""
        self.store = TicketStore(self._original)
        self.journal = Journal()
        self.limiter = SlidingWindow(
            limit=self.options.rate_limit, seconds=self.options.rate_window_seconds
        )
        self._oldest = self._started_at - timedelta(days=HISTORY_DAYS + 1)
        self.set_faults(self.options.faults)

    def set_faults(self, faults: Faults) -> None:
        """Apply `faults`, start their counts again and release hanging calls."""
        self.faults = faults
        self._notify_free_at = 0.0
        self.counts = CallCounts()
        self.faults_since = self.monotonic()
        self.released.set()
        self.released = threading.Event()

    def accept_after(self, milliseconds: int) -> bool:
        """Return whether the last alert for which this was true is at least so long ago."""
        now = self.monotonic()
        if now < self._notify_free_at:
            return False
        self._notify_free_at = now + milliseconds / 1000
        return True

    def queue_notification(self, milliseconds: int) -> int:
        """Return after how many ms an alert that takes so long is answered, behind those that wait."""
        if not milliseconds:
            return 0
        now = self.monotonic()
        self._notify_free_at = max(now, self._notify_free_at) + milliseconds / 1000
        return round((self._notify_free_at - now) * 1000)

    def now(self) -> datetime:
        return self._stopped_at or datetime.now(UTC)

    @contextmanager
    def clock_stopped(self, *, at: datetime) -> Iterator[None]:
        """Let it be `at` for the length of the block."""
        before, self._stopped_at = self._stopped_at, at
        try:
            yield
        finally:
            self._stopped_at = before

    def monotonic(self) -> float:
        return time.monotonic()

    def tenant_ids(self) -> list[str]:
        return tenant_ids(self.options.tenants)

    def create_newest(self, tenant_id: str, *, count: int) -> list[str]:
        """Add `count` new tickets at the newest end of the tenant's feed and return their ids."""
        return [self._create(tenant_id, self.now()) for _ in range(count)]

    def create_oldest(self, tenant_id: str, *, count: int) -> list[str]:
        """Add `count` new tickets before all others of the tenant's feed and return their ids."""
        # Each is a little older than the last, so that all of them precede the previous first.
        keys = []
        for _ in range(count):
            self._oldest -= timedelta(milliseconds=1)
            keys.append(self._create(tenant_id, self._oldest))
        return keys

    def _create(self, tenant_id: str, created_at: datetime) -> str:
        index, seed = self.store.size(tenant_id), self.options.seed
        ticket = write_ticket(
            tenant_id, index=index, seed=seed, created_at=created_at, now=created_at
        )
        self.store.put(ticket)
        return ticket.key
