"""Answers to a look-up that are not simply the ticket, by the values of the fault `odd_ticket`."""

from collections.abc import Callable
from typing import Any

from mock_external_api.feed.tickets import Ticket
from mock_external_api.messages import to_json

OTHER_TENANT = "another-tenant"


def write_ticket(ticket: Ticket, *, odd: str) -> bytes:
    """Return the ticket as JSON, changed in the way that `odd` names; unchanged for an empty text."""
    raw = ticket.read()
    if odd in _WHOLE:
        return to_json(_WHOLE[odd](raw))
    if odd in _FIELDS and isinstance(raw, dict):
        changed = raw | _FIELDS[odd](ticket.key)
        return to_json({name: value for name, value in changed.items() if value is not ...})
    return ticket.payload


def other_id(key: str) -> str:
    """Return the id under which a merged ticket goes on."""
    return f"{key}-kept"


def _to_number(key: str) -> int | str:
    return int(key) if key.isdecimal() else key


# A field that is `...` is left out.
_FIELDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "no_id": lambda _: {"id": ...},
    "no_tenant": lambda _: {"tenant_id": ...},
    "number_as_id": lambda key: {"id": _to_number(key)},
    "unreadable": lambda _: {"created_at": "never", "message": 7},
    "moved": lambda _: {"tenant_id": OTHER_TENANT},
    "merged": lambda key: {"id": other_id(key)},
    "moved_and_merged": lambda key: {"id": other_id(key), "tenant_id": OTHER_TENANT},
}
_WHOLE: dict[str, Callable[[Any], Any]] = {
    "null": lambda _: None,
    "list": lambda _: [],
    "nested": lambda raw: {"ticket": raw},
}
