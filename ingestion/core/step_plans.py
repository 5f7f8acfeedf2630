"""Decides everything one step of a job will write; what comes out is only applied.

The plan holds finished documents, because the transaction that writes them may run twice.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ingestion.core.pages import Page, Reject, newest_per_id
from ingestion.core.states import JobStatus
from ingestion.core.ticket_writes import Writes, count_changes, detect_changes, plan_writes
from tickets.core.changes import Change, StoredTicket, detect_deletion
from tickets.core.incoming import IncomingTicket

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """One step of a job: it moves the job from `expected` to `moved`, which are fields of its row.

    `counters` are increments of the job's fields. Times are UTC.
    """

    job_id: str
    writes: Writes
    counters: Mapping[str, int]
    expected: Mapping[str, int | None] = field(default_factory=dict)
    moved: Mapping[str, int | None] = field(default_factory=dict)
    status: JobStatus = JobStatus.RUNNING
    """What the job must be for the step."""
    progress: int = 0
    rejects: tuple[Document, ...] = ()
    sighting: Document | None = None
    """What the page showed, for the count of what it did not; see `sightings.py`."""
    judged_at_fence: int = 0
    """Which proposal these candidates for deletion belong to; see `candidates.py`."""
    gone: tuple[str, ...] = ()
    """Candidates that turned out to be gone upstream."""
    settled: tuple[str, ...] = ()
    """Candidates that are none any more."""


def plan_page(
    page: Page,
    *,
    tenant_id: str,
    job_id: str,
    stored: Mapping[str, StoredTicket],
    seen: Set[str],
    page_size: int,
    fence: int,
    barren_pages: int,
    now: datetime,
) -> Plan:
    """The step that brings the stored tickets in line with the page the job expects next.

    `stored` holds those of the page's tickets that are known already, by upstream id, and `seen` those
    that this job has seen on a page before. `barren_pages` are those in a row up to this one.
    """
    changes = detect_changes(page.tickets, stored=stored)
    total_pages = _total_pages(page, page_size=page_size)
    return Plan(
        job_id=job_id,
        writes=plan_writes(changes, tenant_id=tenant_id, job_id=job_id, now=now),
        counters=_count_page(page, changes, seen=seen),
        expected={"next_page": page.number},
        moved={
            "next_page": page.next_page,
            "total_pages": total_pages,
            "barren_pages": barren_pages,
            **_latest_count(page),
        },
        progress=_progress(page, total_pages=total_pages),
        rejects=tuple(
            _reject_document(r, tenant_id=tenant_id, job_id=job_id, page=page.number, now=now)
            for r in page.rejects
        ),
        sighting=_sighting(page, seen=seen, tenant_id=tenant_id, job_id=job_id, fence=fence),
    )


def plan_second_look(
    page: Page,
    *,
    tenant_id: str,
    job_id: str,
    stored: Mapping[str, StoredTicket],
    seen: Set[str],
    fence: int,
    now: datetime,
) -> Plan:
    """The step that takes from a page, looked at again after the last one, what no page had before."""
    tickets = tuple(ticket for ticket in page.tickets if ticket.external_id not in seen)
    changes = detect_changes(tickets, stored=stored)
    sighting = _sighting(page, seen=seen, tenant_id=tenant_id, job_id=job_id, fence=fence)
    return Plan(
        job_id=job_id,
        writes=plan_writes(changes, tenant_id=tenant_id, job_id=job_id, now=now),
        counters=count_changes(changes, of=len(newest_per_id(tickets))),
        expected={"next_page": None, "second_looks": page.number - 1},
        moved={"second_looks": page.number, **_latest_count(page)},
        sighting=sighting
        | {"_id": f"{sighting['_id']}:again", "page": None, "others": 0, "again": 0},
    )


def plan_answers(
    there: Mapping[str, IncomingTicket | None],
    *,
    gone: Iterable[str],
    tenant_id: str,
    job_id: str,
    judged_at_fence: int,
    stored: Mapping[str, StoredTicket],
    now: datetime,
) -> Plan:
    """The step that notes what upstream said about single candidates, none of which a page had.

    `there` has those that exist, with the ticket where it could be read; `gone` are the others.
    """
    tickets = [ticket for ticket in there.values() if ticket is not None]
    changes = detect_changes(tickets, stored=stored)
    return Plan(
        job_id=job_id,
        writes=plan_writes(changes, tenant_id=tenant_id, job_id=job_id, now=now),
        counters=count_changes(changes, of=len(tickets)),
        expected={"next_page": None},
        judged_at_fence=judged_at_fence,
        gone=tuple(sorted(gone)),
        settled=tuple(sorted(there)),
    )


def plan_deletions(
    stored: Mapping[str, StoredTicket],
    *,
    candidates: Iterable[str],
    tenant_id: str,
    job_id: str,
    judged_at_fence: int,
    status: JobStatus = JobStatus.RUNNING,
    now: datetime,
) -> Plan:
    """The step that soft-deletes those of the candidates that are alive."""
    alive = [stored[key] for key in sorted(stored) if stored[key].deleted_at is None]
    changes = [detect_deletion(ticket, now=now) for ticket in alive]
    return Plan(
        job_id=job_id,
        writes=plan_writes(changes, tenant_id=tenant_id, job_id=job_id, now=now),
        counters={"deleted": len(changes)},
        status=status,
        judged_at_fence=judged_at_fence,
        settled=tuple(sorted(candidates)),
    )


def _count_page(page: Page, changes: list[Change], *, seen: Set[str]) -> dict[str, int]:
    """Every record of the page counts once, and a ticket that came before in the job only when it
    has changed since."""
    changed = {change.ticket.external_id for change in changes}
    counted = ({ticket.external_id for ticket in page.tickets} - seen) | changed
    return count_changes(changes, of=len(counted)) | {
        "processed_pages": 1,
        "repeated": len(page.tickets) - len(counted),
        "skipped": page.skipped,
        "rejected": len(page.rejects),
        "errors": len(page.rejects),
    }


def _latest_count(page: Page) -> dict[str, int]:
    """How many tickets upstream counts, where the page says so."""
    return {} if page.total_count is None else {"total_count": page.total_count}


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


def _sighting(page: Page, *, seen: Set[str], tenant_id: str, job_id: str, fence: int) -> Document:
    ids = page.ids()
    return {
        "_id": f"{job_id}:{page.number}",
        "tenant_id": tenant_id,
        "job_id": job_id,
        "fence": fence,
        "page": page.number,
        "ids": sorted(ids),
        "others": page.others(),
        "again": page.named() - len(ids - seen),
        "total_count": page.total_count,
    }


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
