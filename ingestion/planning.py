"""Decides everything one page will write; what comes out is only applied.

The plan holds finished documents, because the transaction that writes them may run twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingestion.pages import Page, Reject, newest_per_id
from notifications.policy import draft_notification
from tickets.changes import Action, Change, StoredTicket, detect_change, is_in_step
from tickets.classification import classify
from tickets.documents import changed_fields, history_document, ticket_document
from tickets.incoming import IncomingTicket

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What a page writes. Times are UTC; `counters` are increments of the job's fields."""

    tenant_id: str
    job_id: str
    page: int
    next_page: int | None
    total_pages: int | None
    progress: int
    counters: Mapping[str, int]
    inserts: tuple[Document, ...]
    updates: Mapping[str, Document]
    """Fields to set on stored tickets, by upstream id in sorted order."""
    history: tuple[Document, ...]
    notifications: tuple[Document, ...]
    rejects: tuple[Document, ...]


def plan_page(
    page: Page,
    *,
    tenant_id: str,
    job_id: str,
    stored: Mapping[str, StoredTicket],
    page_size: int,
    now: datetime,
) -> PagePlan:
    """The writes that bring the stored tickets in step with this page.

    `stored` holds those of the page's tickets that are known already, by upstream id. Lists are in
    order of upstream id, so that two writers never wait for each other in a circle.
    """
    newest = newest_per_id(page.tickets)
    changes = _changes(newest, stored)
    total_pages = _total_pages(page, page_size=page_size)
    created = [change for change in changes if change.action is Action.CREATED]
    other = [change for change in changes if change.action is not Action.CREATED]
    return PagePlan(
        tenant_id=tenant_id,
        job_id=job_id,
        page=page.number,
        next_page=page.next_page,
        total_pages=total_pages,
        progress=_progress(page, total_pages=total_pages),
        counters=_counters(page, changes),
        inserts=tuple(ticket_document(c.ticket, c.classification) for c in created),
        updates={c.ticket.external_id: changed_fields(c) for c in other},
        history=tuple(history_document(c, job_id=job_id, now=now) for c in changes),
        notifications=tuple(
            draft
            for change in changes
            if (draft := draft_notification(change, job_id=job_id, now=now)) is not None
        ),
        rejects=tuple(
            _reject_document(r, tenant_id=tenant_id, job_id=job_id, page=page.number, now=now)
            for r in page.rejects
        ),
    )


def _changes(
    newest: Mapping[str, IncomingTicket], stored: Mapping[str, StoredTicket]
) -> list[Change]:
    changes = []
    for external_id in sorted(newest):
        ticket, known = newest[external_id], stored.get(external_id)
        if known is None or not is_in_step(known, ticket):
            classification = classify(subject=ticket.subject, message=ticket.message)
            changes.append(detect_change(known, ticket, classification))
    return changes


def _counters(page: Page, changes: list[Change]) -> dict[str, int]:
    """Every record of the page counts once; one that repeats another of the page is unchanged."""
    by_action = {action: 0 for action in Action}
    for change in changes:
        by_action[change.action] += 1
    return {
        "processed_pages": 1,
        "new_ingested": by_action[Action.CREATED],
        "updated": by_action[Action.UPDATED],
        "restored": by_action[Action.RESTORED],
        "unchanged": len(page.tickets) - len(changes),
        "skipped": page.skipped,
        "rejected": len(page.rejects),
        "errors": len(page.rejects),
    }


def _total_pages(page: Page, *, page_size: int) -> int | None:
    """How many pages there are as far as this one tells; None while that is unknown."""
    if page.next_page is None:
        return page.number
    if page.total_count is None:
        return None
    return max(page.next_page, -(-page.total_count // page_size))


def _progress(page: Page, *, total_pages: int | None) -> int:
    """Per cent of the pages. 100 belongs to a job that has ended, 0 to one that can't know."""
    if total_pages is None:
        return 0
    return min(99, page.number * 100 // total_pages)


def _reject_document(
    reject: Reject, *, tenant_id: str, job_id: str, page: int, now: datetime
) -> Document:
    return {
        "tenant_id": tenant_id,
        "job_id": job_id,
        "page": page,
        "external_id": reject.external_id,
        "field": reject.field,
        "reason": reject.reason,
        "raw": reject.raw,
        "recorded_at": now,
    }
