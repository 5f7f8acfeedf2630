"""A ticket as it is stored: its position in the feed and its bytes, serialised once."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from mock_external_api.messages import to_json


@dataclass(frozen=True, slots=True)
class Ticket:
    """A stored ticket: `key` and `home` (its tenant's feed) locate it, `payload` is sent unchanged."""

    key: str
    home: str
    created_at: str
    payload: bytes

    @property
    def order(self) -> tuple[str, str]:
        return (self.created_at, self.key)

    def read(self) -> Any:
        """Return the payload as JSON, a fresh copy at every call."""
        return json.loads(self.payload)


def to_ticket(raw: object, *, key: str, home: str) -> Ticket:
    """Return any JSON value as a ticket with the id `key` in the feed of `home`."""
    created_at = raw.get("created_at") if isinstance(raw, dict) else None
    return Ticket(key, home, created_at if isinstance(created_at, str) else "", to_json(raw))


def format_time(moment: datetime) -> str:
    """Format as ISO 8601 in UTC with milliseconds and a Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_time(text: str) -> datetime:
    """Parse an aware time in UTC; a time without a zone is taken as UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
