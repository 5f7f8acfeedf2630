"""Journal of every call to /external and every request to /notify, for tests to read."""

from collections import Counter, deque
from dataclasses import asdict, dataclass
from typing import Any

from mock_external_api.feed.rate_limit import busiest_window

# Enough for the 10,000 calls that a million tickets take, ten times over.
KEPT_CALLS = 100_000


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """A call to /external. `status` is null if it got no answer."""

    path: str
    query: str
    monotonic: float
    wall: str
    status: int | None


@dataclass(frozen=True, slots=True)
class LoggedNotification:
    """A request to /notify. `attempt` counts the ticket's attempts from 1 since faults last changed.

    A request that was not an alert has no ids, attempt 0 and its raw text as `body`.
    """

    tenant_id: str | None
    ticket_id: str | None
    attempt: int
    idempotency_key: str | None
    body: dict[str, Any] | str
    received_at: str
    status: int | None
    accepted: bool


class Journal:
    """Everything received since the start or the last reset, oldest first."""

    def __init__(self) -> None:
        self.calls: deque[LoggedCall] = deque(maxlen=KEPT_CALLS)
        self.notifications: list[LoggedNotification] = []

    def describe_calls(self) -> dict[str, object]:
        """Return counters, the busiest 60 seconds, and every call with its times."""
        return {
            "count": len(self.calls),
            "by_status": Counter(str(call.status) for call in self.calls),
            "busiest_60_seconds": busiest_window(call.monotonic for call in self.calls),
            "calls": [asdict(call) for call in self.calls],
        }

    def describe_notifications(self) -> dict[str, object]:
        return {
            "count": len(self.notifications),
            "accepted": sum(each.accepted for each in self.notifications),
            "notifications": [asdict(each) for each in self.notifications],
        }
