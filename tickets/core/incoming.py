"""Parser of raw upstream records.

No other code has to expect a wrong type, a missing field, a time zone other than UTC or a text that
MongoDB can't store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tickets.core.embedded_files import cut_embedded_files
from tickets.core.lengths import cut_text
from tickets.core.raw_values import find_text, is_blank, is_exact, is_storable
from tickets.core.timestamps import parse_time

# Four times the longest message seen in support exports; with characters of four bytes two such texts take
# half of what a document of MongoDB may hold.
MAX_TEXT_LENGTH = 1_000_000
# Index keys can't be much longer, and no real id comes close.
MAX_NAME_LENGTH = 512
# What is cut when it is longer. An id is not: two tickets, or tenants, could become one.
_MAX_LENGTHS = {
    "source": MAX_NAME_LENGTH,
    "customer_id": MAX_NAME_LENGTH,
    "subject": MAX_TEXT_LENGTH,
    "message": MAX_TEXT_LENGTH,
    "status": MAX_NAME_LENGTH,
}
_TEXTS = ("subject", "message")
_OPTIONAL = ("source", "customer_id", *_TEXTS)


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

    `id`, `tenant_id`, `status` and the two times must be there. A missing or null source, customer,
    subject or message is empty, and so is a customer of blanks alone: nobody could tell whose the ticket
    is. A number stands for its digits, except as a time. Other fields are ignored. Embedded files are cut
    out of subject and message, and what is still too long is cut; only an id is refused for its length.
    """
    if not isinstance(raw, Mapping):
        raise InvalidTicket("The record is not an object.")
    tenant_id, external_id = _read_id(raw, "tenant_id"), _read_id(raw, "id")
    whole = {name: _read_optional(raw, name) for name in _OPTIONAL}
    if is_blank(whole["customer_id"]):
        whole["customer_id"] = ""
    whole["status"] = _read_status(raw)
    created_at, updated_at = (_read_time(raw, name) for name in ("created_at", "updated_at"))
    texts, truncated = _shorten(whole)
    return IncomingTicket(
        tenant_id=tenant_id,
        external_id=external_id,
        created_at=created_at,
        updated_at=updated_at,
        truncated=truncated,
        **texts,
    )


def find_id(raw: object) -> str | None:
    """Return the upstream id of a record, even one that is no ticket; None if it has no valid id."""
    try:
        return _read_id(raw, "id") if isinstance(raw, Mapping) else None
    except InvalidTicket:
        return None


def _shorten(whole: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """Return the texts without embedded files, each that is too long cut, and whether one was."""
    texts = {**whole, **{name: cut_embedded_files(whole[name]) for name in _TEXTS}}
    too_long = [name for name, text in texts.items() if len(text) > _MAX_LENGTHS[name]]
    for name in too_long:
        # Blanks at the beginning of a name must not be all that is left of it.
        text = texts[name] if name in _TEXTS else texts[name].strip()
        texts[name] = cut_text(text, maximum=_MAX_LENGTHS[name])
    return texts, bool(too_long)


def _read_status(raw: Mapping[str, Any]) -> str:
    status = _read_name(raw, "status")
    if is_blank(status):
        raise _empty("status")
    return status


def _read_id(raw: Mapping[str, Any], name: str) -> str:
    if not is_exact(raw.get(name)):
        # Another id might have become the same number.
        raise InvalidTicket(f"The field '{name}' is a number too large to be exact.", field=name)
    value = _read_name(raw, name)
    if len(value) > MAX_NAME_LENGTH:
        reason = f"The field '{name}' is longer than {MAX_NAME_LENGTH} characters."
        raise InvalidTicket(reason, field=name)
    return value


def _read_name(raw: Mapping[str, Any], name: str) -> str:
    value = _read_text(raw, name)
    if not value.strip():
        raise _empty(name)
    return value


def _read_optional(raw: Mapping[str, Any], name: str) -> str:
    return "" if raw.get(name) is None else _read_text(raw, name)


def _read_text(raw: Mapping[str, Any], name: str) -> str:
    if raw.get(name) is None:
        raise InvalidTicket(f"The field '{name}' is missing.", field=name)
    value = find_text(raw[name])
    if value is None:
        raise InvalidTicket(f"The field '{name}' is not text.", field=name)
    if not is_storable(value):
        raise InvalidTicket(f"The field '{name}' has characters that are not text.", field=name)
    return value


def _read_time(raw: Mapping[str, Any], name: str) -> datetime:
    if isinstance(raw.get(name), int | float):
        # Seconds, milliseconds or days: since when, nobody can tell.
        raise InvalidTicket(f"The field '{name}' is not text.", field=name)
    text = _read_text(raw, name)
    if len(text) > MAX_NAME_LENGTH:
        raise InvalidTicket(f"The field '{name}' is not an ISO 8601 time.", field=name)
    try:
        return parse_time(text)
    except (ValueError, OverflowError):
        raise InvalidTicket(f"The field '{name}' is not an ISO 8601 time.", field=name) from None


def _empty(name: str) -> InvalidTicket:
    return InvalidTicket(f"The field '{name}' is empty.", field=name)
