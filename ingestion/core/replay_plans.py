"""Rejected records that today's rules read again: which are tickets now, and what they write."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from ingestion.core.pages import MAX_RAW_LENGTH, Reject, parse_page
from ingestion.core.ticket_writes import Writes, count_changes, detect_changes, plan_writes
from notifications.core.alert_policy import AlertPolicy
from tickets.core.changes import StoredTicket, is_outdated
from tickets.core.incoming import IncomingTicket
from ticketsaas.document_type import Document

_FOREIGN = Reject(
    external_id=None,
    ticket_id=None,
    field="tenant_id",
    reason="The record says it is another tenant's.",
    raw="",
)


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of rejects; each counts in one of the first six numbers.

    `unchanged` counts rejects whose ticket is stored as they have it or was deleted since, `outdated`
    those whose ticket is stored in a newer version, and `remaining` rejects that are still no ticket;
    `cut` says how many of the remaining ones were too long to be kept whole.
    """

    new: int = 0
    updated: int = 0
    restored: int = 0
    unchanged: int = 0
    outdated: int = 0
    remaining: int = 0
    cut: int = 0

    def __add__(self, other: "Replay") -> "Replay":
        names = [each.name for each in fields(self)]
        return Replay(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class ParsedRejects:
    """What rejects are by today's rules, by the id of their row; those cut short are in neither."""

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


def read_rejects(rows: Sequence[Document]) -> ParsedRejects:
    """Read the rows' records again, each for the tenant that its row belongs to and no other."""
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
    return ParsedRejects(tickets=tickets, rejects=rejects, cut=cut)


def plan_replay(
    rows: Sequence[Document],
    *,
    parsed: ParsedRejects,
    stored: Mapping[str, StoredTicket],
    request_id: str | None = None,
    policy: AlertPolicy,
    now: datetime,
) -> ReplayPlan:
    """Plan the writes for rejects of one job, which come the latest first.

    `stored` has their tickets that are known already, by upstream id, and `request_id` is the request
    that started the job.
    """
    missing = _choose_missing(rows, parsed=parsed, stored=stored)
    found = detect_changes(missing, stored=stored, closed=policy.closed)
    counts = count_changes(found, of={change.ticket.external_id for change in found.changes})
    new, updated, restored = (counts[name] for name in ("new_ingested", "updated", "restored"))
    outdated = sum(_is_outdated(ticket, stored=stored) for ticket in parsed.tickets.values())
    return ReplayPlan(
        writes=plan_writes(
            found.changes,
            stamps=found.stamps,
            tenant_id=rows[0]["tenant_id"],
            job_id=rows[0]["job_id"],
            request_id=request_id,
            policy=policy,
            now=now,
        ),
        settled=tuple(parsed.tickets),
        rejects=parsed.rejects,
        replay=Replay(
            new=new,
            updated=updated,
            restored=restored,
            unchanged=len(parsed.tickets) - len(found.changes) - outdated,
            outdated=outdated,
            remaining=len(rows) - len(parsed.tickets),
            cut=parsed.cut,
        ),
    )


def _choose_missing(
    rows: Sequence[Document], *, parsed: ParsedRejects, stored: Mapping[str, StoredTicket]
) -> list[IncomingTicket]:
    # Of equal versions the last one counts, so the latest has to come last.
    return [
        ticket
        for row in reversed(rows)
        if (ticket := parsed.tickets.get(row["_id"])) is not None
        and _is_missing(ticket, row=row, known=stored.get(ticket.external_id))
    ]


def _is_outdated(ticket: IncomingTicket, *, stored: Mapping[str, StoredTicket]) -> bool:
    known = stored.get(ticket.external_id)
    return known is not None and is_outdated(known, ticket)


def _is_missing(ticket: IncomingTicket, *, row: Document, known: StoredTicket | None) -> bool:
    """Return whether this version is newer than what is stored.

    With the same time of change it isn't: the record may be older than the crawl that stored the
    ticket, and the next crawl will tell.
    """
    if known is None:
        return True
    if known.deleted_at is not None:
        return bool(row["recorded_at"] > known.deleted_at)
    return ticket.updated_at > known.ticket.updated_at
