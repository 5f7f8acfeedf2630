"""Replies of the feed as values: the asked tenant's tickets on a page, and the records that are none."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingestion.core.lookups import read_names
from ingestion.core.page_numbers import (
    InvalidNextPage,
    find_next_page,
    find_total_count,
    is_unclear_end,
)
from ingestion.core.reject_keys import TOO_DEEP, identify_record
from tickets.core.incoming import (
    MAX_NAME_LENGTH,
    IncomingTicket,
    InvalidTicket,
    find_id,
    parse_ticket,
)
from tickets.core.raw_values import find_text

# A reject keeps enough of the record to see what is wrong with it, not megabytes.
MAX_RAW_LENGTH = 64_000
# A hundred times what is asked for; forty thousand were too many for one transaction.
MAX_RECORDS = 10_000


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that is not a ticket; `raw` is its JSON, cut at MAX_RAW_LENGTH characters.

    `external_id` is for a person to read. `ticket_id` is the id of the ticket that the record would
    be, so that a ticket whose record is bad today doesn't count as gone; None when it can't be read.
    `key` is what the record is known by (`reject_keys.py`); None where the other fields tell.
    """

    external_id: str | None
    ticket_id: str | None
    field: str | None
    reason: str
    raw: str
    key: str | None = None
    is_too_large: bool = False
    """Whether the record is too large to be read at all, so that nothing of it is known."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the feed. `skipped` counts the tickets of other tenants.

    Of a page that was too large for one reply it may be a part: without the records before `start`, and
    without those from `resume_at` on, which are still to be read.

    `offset` is the number of records before a cut of a page (`page_cuts.py`), and `is_cut` says that others
    follow it.
    """

    number: int
    tickets: tuple[IncomingTicket, ...]
    rejects: tuple[Reject, ...]
    skipped: int
    next_page: int | None
    total_count: int | None
    start: int = 0
    resume_at: int | None = None
    offset: int = 0
    is_cut: bool = False
    is_unclear_end: bool = False
    """Whether it is the last one only if `total_count` agrees (`page_numbers.py`)."""

    @property
    def ends_unread(self) -> bool:
        """Whether the last record may be too large to be read, so that nobody knows if others follow."""
        return bool(self.rejects) and self.rejects[-1].is_too_large

    def ids(self) -> frozenset[str]:
        """Return the upstream ids of the asked tenant's records, bad ones included."""
        rejected = {reject.ticket_id for reject in self.rejects if reject.ticket_id is not None}
        return frozenset(rejected | {ticket.external_id for ticket in self.tickets})

    def named(self) -> int:
        """Return how many records have such an id. An id that comes twice counts twice."""
        return len(self.tickets) + sum(reject.ticket_id is not None for reject in self.rejects)

    def unidentified(self) -> int:
        """Return how many records have no such id: other tenants' tickets, and unreadable ones."""
        return self.skipped + len(self.tickets) + len(self.rejects) - self.named()


class InvalidPage(ValueError):
    """The reply is not a page of tickets, or one that can't be."""


class NoPage(InvalidPage):
    """The reply is something else altogether, as a server's that is out of order with status 200."""


def parse_page(raw: object, *, tenant_id: str, number: int) -> Page:
    """Read the reply to a request for page `number` of `tenant_id`. Raises InvalidPage.

    Every record ends in exactly one place: `tickets`, `rejects` or `skipped`. A record that says it
    is another tenant's is skipped unread, so that none of it is kept under this tenant.
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("tickets"), list):
        raise NoPage("The reply has no list of tickets.")
    if len(raw["tickets"]) > MAX_RECORDS:
        raise InvalidPage(f"The reply has more than {MAX_RECORDS} tickets.")
    tickets: list[IncomingTicket] = []
    rejects: list[Reject] = []
    skipped = 0
    for record in raw["tickets"]:
        if _is_foreign(record, tenant_id=tenant_id):
            skipped += 1
            continue
        try:
            tickets.append(parse_ticket(record))
        except InvalidTicket as error:
            rejects.append(_reject(record, error))
    return Page(
        number=number,
        tickets=tuple(tickets),
        rejects=tuple(rejects),
        skipped=skipped,
        next_page=_read_next_page(raw, number=number),
        total_count=find_total_count(raw),
        is_unclear_end=is_unclear_end(raw),
    )


def parse_deleted_ids(raw: object) -> list[str]:
    """Read the list of deleted tickets; return their ids, sorted, without values that can't be ids.

    Raises InvalidPage when the reply is no such list.
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("deleted_ids"), list):
        raise NoPage("The reply has no list of deleted ids.")
    return read_names(raw["deleted_ids"])


def newest_per_id(tickets: Iterable[IncomingTicket]) -> dict[str, IncomingTicket]:
    """Return the tickets by upstream id: of several with one id the newest, of equally new ones the last."""
    newest: dict[str, IncomingTicket] = {}
    for ticket in tickets:
        known = newest.get(ticket.external_id)
        if known is None or ticket.updated_at >= known.updated_at:
            newest[ticket.external_id] = ticket
    return newest


def write_raw(record: object) -> str:
    """Return the record as JSON, cut; escaped to ASCII, so that it can be stored whatever its texts hold."""
    try:
        return json.dumps(record, ensure_ascii=True, default=str)[:MAX_RAW_LENGTH]
    except (RecursionError, ValueError):
        # Writing takes some levels more than reading did, and Python refuses to write a huge integer.
        return TOO_DEEP


def write_id(value: object) -> str:
    """Return an id as text for a person to search by, whatever its type; it can be stored."""
    text = value if isinstance(value, str) else find_text(value) or write_raw(value)
    return ascii(text).strip("'")[:MAX_NAME_LENGTH]


def _read_next_page(raw: Mapping[str, Any], *, number: int) -> int | None:
    try:
        return find_next_page(raw, number=number)
    except InvalidNextPage as error:
        raise InvalidPage(str(error)) from None


def _is_foreign(record: object, *, tenant_id: str) -> bool:
    if not isinstance(record, Mapping):
        return False
    owner = find_text(record.get("tenant_id"))
    return owner is not None and owner != tenant_id


def _reject(record: object, error: InvalidTicket) -> Reject:
    ticket_id = find_id(record)
    return Reject(
        external_id=_find_readable_id(record),
        ticket_id=ticket_id,
        field=error.field,
        reason=error.reason,
        raw=write_raw(record),
        key=identify_record(record, ticket_id=ticket_id),
    )


def _find_readable_id(record: object) -> str | None:
    value = record.get("id") if isinstance(record, Mapping) else None
    return None if value is None else write_id(value)
