"""The mock's whole state and the one lock around it; owns the clock.

A request is decided under the lock and delivered outside it, so that a slow answer holds up nobody.
"""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mock_external_api.faults import Faults
from mock_external_api.feed import Book
from mock_external_api.generation import HISTORY_DAYS, generate, tenant_ids, write_ticket
from mock_external_api.journal import Journal
from mock_external_api.rate_limit import WINDOW_SECONDS, SlidingWindow


@dataclass(frozen=True, slots=True)
class Options:
    """How the mock was started. `now` stops its clock; `rate_limit` 0 means none."""

    tickets: int = 10_000
    tenants: int = 4
    seed: int = 1
    now: datetime | None = None
    rate_limit: int = 60
    rate_window_seconds: float = WINDOW_SECONDS
    notify_delay_ms: int = 0
    faults: Faults = field(default_factory=Faults)


@dataclass(slots=True)
class Tally:
    """Counts since faults last changed; faults strike by them."""

    calls: int = 0
    targets: Counter[str] = field(default_factory=Counter)
    refusals: int = 0
    attempts: Counter[tuple[str, str]] = field(default_factory=Counter)


class Upstream:
    """Everything the endpoints read and write; hold `lock` around each decision."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.lock = threading.Lock()
        self.released = threading.Event()
        self._started_at = self.now()
        self._original = tuple(
            generate(
                options.tickets, tenants=options.tenants, seed=options.seed, now=self._started_at
            )
        )
        self.reset()

    def reset(self) -> None:
        """Back to how the process started: tickets, faults, budget, nothing received."""
        self.book = Book(self._original)
        self.journal = Journal()
        self.limiter = SlidingWindow(
            limit=self.options.rate_limit, seconds=self.options.rate_window_seconds
        )
        self._oldest = self._started_at - timedelta(days=HISTORY_DAYS + 1)
        self.set_faults(self.options.faults)

    def set_faults(self, faults: Faults) -> None:
        """Put faults in force, begin their counts again and let go of hanging calls."""
        self.faults = faults
        self.tally = Tally()
        self.released.set()
        self.released = threading.Event()

    def now(self) -> datetime:
        return self.options.now or datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def tenant_ids(self) -> list[str]:
        return tenant_ids(self.options.tenants)

    def create_newest(self, tenant_id: str, *, count: int) -> list[str]:
        """Put `count` new tickets at the new end of the tenant's feed; gives their ids."""
        return [self._create(tenant_id, self.now()) for _ in range(count)]

    def create_oldest(self, tenant_id: str, *, count: int) -> list[str]:
        """Put `count` new tickets before all others of the tenant's feed; gives their ids."""
        # Each a little older than the last: all of them stand before what was first before.
        keys = []
        for _ in range(count):
            self._oldest -= timedelta(milliseconds=1)
            keys.append(self._create(tenant_id, self._oldest))
        return keys

    def _create(self, tenant_id: str, created_at: datetime) -> str:
        index, seed = self.book.size(tenant_id), self.options.seed
        ticket = write_ticket(
            tenant_id, index=index, seed=seed, created_at=created_at, now=created_at
        )
        self.book.put(ticket)
        return ticket.key
