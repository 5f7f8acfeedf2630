"""Bad records: tickets damaged the way real upstreams damage them; a ticket always in the same way."""

from collections.abc import Callable, Mapping
from datetime import timedelta, timezone
from types import MappingProxyType
from typing import Any

from mock_external_api.faults.faults import BAD_RECORDS
from mock_external_api.feed.tickets import Ticket, parse_time
from mock_external_api.messages import to_json

# Large enough that a page of them hurts, small enough for a MongoDB document of 16 MB.
HUGE_MESSAGE_CHARACTERS = 1_000_000
# More than a reply of eight megabytes has room for, whatever else is on the page.
NINE_MEGABYTES = 9 * 1024 * 1024
SCREENSHOT_CHARACTERS = 1_000_000
# More values than any page has, in less than a megabyte.
MANY_VALUES = 300_000
# Parsers that descend for each level give up long before.
DEPTH = 50_000
_HERE = "goes here"

_WRONG_TYPES: Mapping[str, object] = MappingProxyType(
    {"subject": 42, "message": ["a", "list"], "status": {"is": "open"}, "customer_id": None}
)


def mangle(ticket: Ticket, *, position: int, every: int, kind: str = "") -> bytes:
    """Return the ticket's bytes, damaged if its position in the feed, from 1, is a multiple of `every`."""
    if not every or position % every:
        return ticket.payload
    if kind == "deep":
        return _nest(ticket)
    kind = kind or BAD_RECORDS[(position // every - 1) % len(BAD_RECORDS)]
    try:
        return to_json(_MANGLERS[kind](ticket.read()))
    except (AttributeError, KeyError, TypeError, ValueError):
        return (
            ticket.payload
        )  # Created through /control/mutate in a form that is odd enough already.


def _nest(ticket: Ticket) -> bytes:
    """Return the ticket with a field nested DEPTH lists deep, which Python's own writer refuses to write."""
    nested = to_json(ticket.read() | {"nested": _HERE})
    return nested.replace(to_json(_HERE), b"[" * DEPTH + b"]" * DEPTH)


def _with_screenshot(raw: dict[str, Any]) -> object:
    picture = "data:image/png;base64," + "A" * SCREENSHOT_CHARACTERS
    return raw | {"message": f'{raw["message"]} <img src="{picture}">'}


def _without_id(raw: dict[str, Any]) -> object:
    return {name: value for name, value in raw.items() if name != "id"}


def _without_texts(raw: dict[str, Any]) -> object:
    """Leave the customer out, and write null for the subject and the source."""
    kept = {name: value for name, value in raw.items() if name != "customer_id"}
    return kept | {"subject": None, "source": None}


def _with_local_times(raw: dict[str, Any]) -> object:
    """Write the same instants with the offset +02:00."""
    zone = timezone(timedelta(hours=2))
    return raw | {
        name: parse_time(raw[name]).astimezone(zone).isoformat(timespec="milliseconds")
        for name in ("created_at", "updated_at")
    }


def _with_naive_times(raw: dict[str, Any]) -> object:
    return raw | {name: raw[name].removesuffix("Z") for name in ("created_at", "updated_at")}


_MANGLERS: Mapping[str, Callable[[dict[str, Any]], object]] = MappingProxyType(
    {
        "missing_id": _without_id,
        "number_as_id": lambda raw: raw | {"id": int("".join(filter(str.isdigit, raw["id"])))},
        "wrong_types": lambda raw: raw | dict(_WRONG_TYPES),
        "bad_dates": lambda raw: (
            raw | {"created_at": "yesterday", "updated_at": "2026-02-30T25:00"}
        ),
        "naive_time": _with_naive_times,
        "offset_time": _with_local_times,
        "nul": lambda raw: raw | {"subject": "NUL \x00 inside", "message": "\x00"},
        "lone_surrogate": lambda raw: raw | {"message": "half an emoji: \ud83d"},
        "huge_message": lambda raw: raw | {"message": "x" * HUGE_MESSAGE_CHARACTERS},
        "screenshot": _with_screenshot,
        "nine_megabytes": lambda raw: raw | {"message": "x" * NINE_MEGABYTES},
        "many_values": lambda raw: raw | {"lists": [[]] * MANY_VALUES},
        "dollar_keys": lambda raw: raw | {"$set": {"status": "closed"}, "a.b": 1, "": "empty"},
        "null": lambda raw: None,
        "no_texts": _without_texts,
        "small_times": lambda raw: (
            raw | {name: raw[name].lower() for name in ("created_at", "updated_at")}
        ),
        "odd_status": lambda raw: raw | {"status": f" {raw['status'].upper()}\t"},
    }
)
