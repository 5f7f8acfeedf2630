"""Parser of raw upstream records.

No other code has to expect a wrong type, a missing field, a time zone other than UTC or a text that
MongoDB can't store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from ticketsaas.api.time_format import EARLIEST_YEAR, LATEST_YEAR

# Four times the longest message seen in support exports; a hundred of them still fit in memory.
MAX_TEXT_LENGTH = 1_000_000
# Index keys can't be much longer, and no real id comes close.
MAX_NAME_LENGTH = 512


@dataclass(frozen=True, slots=True)
class IncomingTicket:
    """A ticket as upstream has it now. Times are UTC, to the millisecond as MongoDB keeps them."""

    tenant_id: str
    external_id: str
    source: str
    customer_id: str
    subject: str
    message: str
    status: str
    created_at: datetime
    updated_at: datetime
    truncated: bool = field(default=False, compare=False)
    """Whether a text or a name was cut because it was too long. It alone makes no other version."""


class InvalidTicket(ValueError):
    """A record that is not a ticket; the message is a sentence that names the field."""

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


def parse_ticket(raw: object) -> IncomingTicket:
    """Parse one record of the feed. Raises InvalidTicket.

    All nine fields of the upstream contract must be texts, and `id`, `tenant_id` and `status` must not
    be empty; other fields are ignored. A time without a zone is taken as UTC.
    """
    if not isinstance(raw, Mapping):
        raise InvalidTicket("The record is not an object.")
    return IncomingTicket(
        tenant_id=_read_name(raw, "tenant_id"),
        external_id=_read_name(raw, "id"),
        source=_read_text(raw, "source", maximum=MAX_NAME_LENGTH),
        customer_id=_read_text(raw, "customer_id", maximum=MAX_NAME_LENGTH),
        subject=_read_text(raw, "subject", maximum=MAX_TEXT_LENGTH),
        message=_read_text(raw, "message", maximum=MAX_TEXT_LENGTH),
        status=_read_name(raw, "status"),
        created_at=_read_time(raw, "created_at"),
        updated_at=_read_time(raw, "updated_at"),
    )


def find_id(raw: object) -> str | None:
    """Return the upstream id of a record, even one that is no ticket; None if it has no valid id."""
    try:
        return _read_name(raw, "id") if isinstance(raw, Mapping) else None
    except InvalidTicket:
        return None


def parse_time(text: str) -> datetime:
    """Parse an ISO 8601 time into aware UTC, cut to milliseconds. Raises ValueError or OverflowError."""
    time = datetime.fromisoformat(text.strip())
    utc = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    if not EARLIEST_YEAR <= utc.year <= LATEST_YEAR:
        raise ValueError(f"The year {utc.year} is out of range.")
    return utc - timedelta(microseconds=utc.microsecond % 1000)


def _read_name(raw: Mapping[str, Any], name: str) -> str:
    value = _read_text(raw, name, maximum=MAX_NAME_LENGTH)
    if not value.strip():
        raise InvalidTicket(f"The field '{name}' is empty.", field=name)
    return value


def _read_text(raw: Mapping[str, Any], name: str, *, maximum: int) -> str:
    if name not in raw:
        raise InvalidTicket(f"The field '{name}' is missing.", field=name)
    value = raw[name]
    if not isinstance(value, str):
        raise InvalidTicket(f"The field '{name}' is not text.", field=name)
    if len(value) > maximum:
        raise InvalidTicket(f"The field '{name}' is longer than {maximum} characters.", field=name)
    if not _is_storable(value):
        raise InvalidTicket(f"The field '{name}' has characters that are not text.", field=name)
    return value


def _is_storable(value: str) -> bool:
    """Return whether MongoDB can store a text: it can't store NUL or half a surrogate pair."""
    if "\x00" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_time(raw: Mapping[str, Any], name: str) -> datetime:
    text = _read_text(raw, name, maximum=MAX_NAME_LENGTH)
    try:
        return parse_time(text)
    except (ValueError, OverflowError):
        raise InvalidTicket(f"The field '{name}' is not an ISO 8601 time.", field=name) from None
