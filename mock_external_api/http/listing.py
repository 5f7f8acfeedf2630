"""Listing of tickets: parses what a call asks for and writes the page that answers it."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mock_external_api.faults.bad_records import mangle
from mock_external_api.faults.faults import Faults
from mock_external_api.feed.ticket_store import Page
from mock_external_api.messages import to_json

# The real API never gives more, whatever is asked for.
MOST_PER_PAGE = 100
# Far beyond any feed, and short enough for int() to stay cheap.
MOST_DIGITS = 9
_HUGE = b"1" + b"0" * 30
_ODD_PARTS: Mapping[str, Mapping[str, bytes]] = MappingProxyType(
    {
        "no_tickets": {"tickets": b"null"},
        "text_next_page": {"next_page": b'"two"'},
        "next_page_back": {"next_page": b"1"},
        "huge_next_page": {"next_page": _HUGE},
        "huge_total": {"total_count": _HUGE},
        "zero_next_page": {"next_page": b"0"},
        "empty_next_page": {"next_page": b'""'},
        "false_next_page": {"next_page": b"false"},
    }
)
# Ways to write a number that is right.
_ODD_NUMBERS: Mapping[str, bytes] = MappingProxyType(
    {"numbers_as_text": b'" %b "', "numbers_as_floats": b"%b.0"}
)
BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class BadParameter(ValueError):
    """A query parameter that cannot be read; `field` names it."""

    def __init__(self, field: str, expected: str) -> None:
        super().__init__(f"{field} must be {expected}")
        self.field = field


@dataclass(frozen=True, slots=True)
class Listing:
    """What a call for a list asks for; no tenant means all tenants."""

    tenant_id: str | None
    page: int
    page_size: int
    include_deleted: bool


def parse_listing(parameters: dict[str, str]) -> Listing:
    """Parse query parameters; a page_size above 100 means 100. Raises BadParameter."""
    deleted = parameters.get("include_deleted", "false").lower()
    if deleted not in BOOLEANS:
        raise BadParameter("include_deleted", "true or false")
    return Listing(
        tenant_id=parameters.get("tenant_id"),
        page=_parse_count(parameters, "page", default=1),
        page_size=min(MOST_PER_PAGE, _parse_count(parameters, "page_size", default=MOST_PER_PAGE)),
        include_deleted=BOOLEANS[deleted],
    )


def write_page(page: Page, *, faults: Faults, repeated: bytes | None = None) -> bytes:
    """Return the page as JSON, assembled from tickets that are already serialised."""
    payloads = [
        mangle(
            ticket,
            position=position,
            every=faults.bad_records_every,
            kind=faults.bad_records_kind,
        )
        for position, ticket in enumerate(page.tickets, start=page.first)
    ]
    parts = {
        "tickets": b"[" + b",".join([repeated, *payloads] if repeated else payloads) + b"]",
        "next_page": to_json(page.next_page),
        "total_count": b"%d" % page.total,
    }
    if faults.missing_total:
        del parts["total_count"]
    if faults.oversize_mb:
        parts["padding"] = b'"' + b"x" * (faults.oversize_mb << 20) + b'"'
    if faults.many_values:
        parts["lists"] = b"[" + b",".join([b"[]"] * faults.many_values) + b"]"
    parts |= _ODD_PARTS.get(faults.odd_page, {})
    if written := _ODD_NUMBERS.get(faults.odd_page):
        numbers = {name: value for name, value in parts.items() if value.isdigit()}
        parts |= {name: written % value for name, value in numbers.items()}
    named = (b'"%s":%s' % (name.encode(), value) for name, value in parts.items())
    return b"null" if faults.odd_page == "null" else b"{" + b",".join(named) + b"}"


def pack(body: bytes, *, times: int) -> bytes:
    """Compress `body` with gzip `times` times: megabytes of one letter become a few bytes."""
    for _ in range(times):
        body = gzip.compress(body, compresslevel=1)
    return body


def pack_members(body: bytes) -> bytes:
    """Compress both halves of `body` with gzip, each as a member of its own."""
    half = len(body) // 2
    return pack(body[:half], times=1) + pack(body[half:], times=1)


def _parse_count(parameters: dict[str, str], name: str, *, default: int) -> int:
    text = parameters.get(name, str(default))
    readable = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    if not readable or int(text) < 1:
        raise BadParameter(name, "a whole number from 1")
    return int(text)
