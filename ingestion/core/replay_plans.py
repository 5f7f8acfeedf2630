"""Decides what becomes of rejected records when they are read again by today's rules."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from ingestion.core.pages import MAX_RAW_LENGTH, Reject, parse_page
from ingestion.core.ticket_writes import Writes, count_changes, detect_changes, plan_writes
from tickets.core.changes import StoredTicket
from tickets.core.incoming import IncomingTicket

Document = dict[str, Any]

_FOREIGN = Reject(
    external_id=None,
    ticket_id=None,
    field="tenant_id",
    reason="The record says it is another tenant's.",
    raw="",
)


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of rejects; every one counts in one of the first five.

    `unchanged` are those whose ticket needs nothing of them, `remaining` those that are still no
    ticket, and `cut` how many of these were too long to be kept whole.
    """

    new: int = 0
    updated: int = 0
    restored: int = 0
    unchanged: int = 0
    remaining: int = 0
    cut: int = 0

    def __add__(self, other: "Replay") -> "Replay":
        names = [each.name for each in fields(self)]
        return Replay(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Reading:
    """What some rejects say now, by the id of their row; those cut short are in neither."""

    tickets: Mapping[Any, IncomingTicket]
    rejects: Mapping[Any, Reject]
    cut: int


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """What replaying some rejects of one job writes: tickets, which rejects go, why others stay."""

    writes: Writes
    settled: tuple[Any, ...]
    rejects: Mapping[Any, Reject]
    replay: Replay


def read_rejects(rows: Sequence[Document]) -> Reading:
    """Read the rows' records again, each only for the tenant that its row belongs to."""
    tickets: dict[Any, IncomingTicket] = {}
    rejects: dict[Any, Reject] = {}
    cut = 0
    for row in rows:
        try:
            record = json.loads(row["raw"])
        except (ValueError, RecursionError):
            cut += len(row["raw"]) >= MAX_RAW_LENGTH
            continue
        page = parse_page({"tickets": [record]}, tenant_id=row["tenant_id"], number=row["page"])
        if page.tickets:
            tickets[row["_id"]] = page.tickets[0]
        else:
            rejects[row["_id"]] = page.rejects[0] if page.rejects else _FOREIGN
    return Reading(tickets=tickets, rejects=rejects, cut=cut)


def plan_replay(
    rows: Sequence[Document], *, reading: Reading, stored: Mapping[str, StoredTicket], now: datetime
) -> ReplayPlan:
    """The writes for rejects of one job, which come the latest first.

    `stored` holds those of their tickets that are known already, by upstream id.
    """
    changes = detect_changes(_choose_missing(rows, reading=reading, stored=stored), stored=stored)
    counts = count_changes(changes, of=len(changes))
    new, updated, restored = (counts[name] for name in ("new_ingested", "updated", "restored"))
    return ReplayPlan(
        writes=plan_writes(
            changes, tenant_id=rows[0]["tenant_id"], job_id=rows[0]["job_id"], now=now
        ),
        settled=tuple(reading.tickets),
        rejects=reading.rejects,
        replay=Replay(
            new=new,
            updated=updated,
            restored=restored,
            unchanged=len(reading.tickets) - len(changes),
            remaining=len(rows) - len(reading.tickets),
            cut=reading.cut,
        ),
    )


def _choose_missing(
    rows: Sequence[Document], *, reading: Reading, stored: Mapping[str, StoredTicket]
) -> list[IncomingTicket]:
    # Of equal versions the last one counts, so the latest has to come last.
    return [
        ticket
        for row in reversed(rows)
        if (ticket := reading.tickets.get(row["_id"])) is not None
        and _is_missing(ticket, row=row, known=stored.get(ticket.external_id))
    ]


def _is_missing(ticket: IncomingTicket, *, row: Document, known: StoredTicket | None) -> bool:
    """True when what is stored lacks this version.

    The same time of change is no newer version: the record may be older than the crawl that stored
    the ticket, and the next crawl knows better.
    """
    if known is None:
        return True
    if known.deleted_at is not None:
        return bool(row["recorded_at"] > known.deleted_at)
    return ticket.updated_at > known.ticket.updated_at
