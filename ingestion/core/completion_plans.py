"""Plans of a completion: what rows of `tickets` that another program wrote become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ingestion.core.ticket_writes import Writes, plan_writes
from notifications.core.alert_policy import AlertPolicy
from tickets.classification import ClassifyService
from tickets.core.changes import Change, detect_change
from tickets.core.documents import read_stored, ticket_document
from tickets.core.incoming import IncomingTicket, InvalidTicket
from tickets.core.incomplete_rows import UNCOUNTED_FIELDS, has_field, is_complete, read_row
from tickets.core.labels import Classification
from ticketsaas.document_type import Document


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """A row that stays as it is: its `_id`, and why no ticket can be read from it."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class CompletionPlan:
    """What completing some rows of one tenant writes."""

    writes: Writes
    completed: int
    unreadable: tuple[UnreadableRow, ...]


def plan_completion(
    rows: Sequence[Document],
    *,
    tenant_id: str,
    run_id: str,
    recorded: Mapping[str, datetime],
    policy: AlertPolicy,
    now: datetime,
) -> CompletionPlan:
    """Plan the writes that give incomplete rows what they lack.

    A row that counted nowhere becomes a new ticket, with a row of history and in the statistics, but without
    an alert, because the person who loaded it knows of it. A deleted one gets only its fields, and so does
    one that lacks only what isn't counted. `recorded` has the times of the tickets' latest rows of history,
    by upstream id.
    """
    changes: list[Change] = []
    fields: dict[str, Document] = {}
    unreadable: list[UnreadableRow] = []
    for row in rows:
        try:
            ticket = read_row(row)
        except InvalidTicket as error:
            unreadable.append(UnreadableRow(str(row["_id"]), error.reason))
            continue
        if is_complete(row):
            fields[ticket.external_id] = _missing_fields(row, ticket, recorded=recorded, now=now)
        elif _is_deleted(row):
            fields[ticket.external_id] = _deleted_document(row, ticket, now=now)
        else:
            changes.append(_created(ticket, policy=policy))
    changes.sort(key=lambda change: change.ticket.external_id)
    writes = plan_writes(changes, tenant_id=tenant_id, job_id=run_id, policy=policy, now=now)
    return CompletionPlan(
        writes=replace(writes, updates=dict(sorted({**writes.updates, **fields}.items()))),
        completed=len(changes) + len(fields),
        unreadable=tuple(unreadable),
    )


def find_ids(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the upstream ids of the rows that have one."""
    return [row["external_id"] for row in rows if isinstance(row.get("external_id"), str)]


def _created(ticket: IncomingTicket, *, policy: AlertPolicy) -> Change:
    change = detect_change(None, ticket, _classify(ticket), closed=policy.closed)
    return replace(change, completes_row=True, is_silent=True)


def _missing_fields(
    row: Document, ticket: IncomingTicket, *, recorded: Mapping[str, datetime], now: datetime
) -> Document:
    stored = read_stored(row)
    labels = Classification(stored.urgency, stored.sentiment, stored.requires_action, "", ())
    whole = ticket_document(ticket, stored.classification or labels) | {
        "changed_at": recorded.get(ticket.external_id, now),
    }
    return {name: whole[name] for name in UNCOUNTED_FIELDS if not has_field(row, name)}


def _deleted_document(row: Document, ticket: IncomingTicket, *, now: datetime) -> Document:
    deleted_at = row.get("deleted_at")
    return ticket_document(ticket, _classify(ticket)) | {
        "is_deleted": True,
        "deleted_at": deleted_at if isinstance(deleted_at, datetime) else now,
        "changed_at": now,
    }


def _is_deleted(row: Mapping[str, Any]) -> bool:
    return row.get("is_deleted") is True or isinstance(row.get("deleted_at"), datetime)


def _classify(ticket: IncomingTicket) -> Classification:
    return ClassifyService().classify(ticket.subject, ticket.message)
