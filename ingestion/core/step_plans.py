"""Plans of a job's steps: everything that one step writes, decided before its transaction begins.

A plan holds finished documents, because the transaction that writes them may run twice.
"""

from collections.abc import Container, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime

from ingestion.core.job import Job
from ingestion.core.pages import Page, Reject, newest_per_id
from ingestion.core.reject_keys import identify_content, identify_ticket, row_key
from ingestion.core.states import JobStatus
from ingestion.core.ticket_writes import (
    Comparison,
    Writes,
    count_changes,
    detect_changes,
    plan_writes,
)
from notifications.core.alert_policy import AlertPolicy
from tickets.core.changes import StoredTicket, detect_deletion
from tickets.core.incoming import IncomingTicket
from ticketsaas.document_type import Document


@dataclass(frozen=True, slots=True)
class Plan:
    """One step of a job, which moves the job's row from the fields in `expected` to those in `moved`.

    `counters` are increments of the row's fields. Times are UTC.
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
    readable: tuple[str, ...] = ()
    """Keys of rejects that go, if there are any, because their records have come as tickets."""
    sighting: Document | None = None
    """What the page showed, so that what no page showed can be counted (`seen_tickets.py`)."""
    judged_at_fence: int = 0
    """Which proposal these candidates for deletion belong to (`deletion_candidates.py`)."""
    gone: tuple[str, ...] = ()
    """Candidates that upstream doesn't have."""
    settled: tuple[str, ...] = ()
    """Candidates that are decided and leave the list."""


def plan_page(
    page: Page,
    *,
    job: Job,
    stored: Mapping[str, StoredTicket],
    seen: Set[str],
    fence: int,
    stale_pages: int,
    has_rejects: bool = False,
    policy: AlertPolicy,
    now: datetime,
) -> Plan:
    """Plan the step that brings the stored tickets in line with the page the job expects next.

    `stored` has the page's tickets that are known already, by upstream id, and `seen` the ids that this
    job has seen on a page before. `stale_pages` counts the stale pages in a row up to this one, and
    `has_rejects` says whether the tenant may have rejects.
    """
    found = detect_changes(page.tickets, stored=stored, closed=policy.closed)
    total_pages = _total_pages(page, page_size=job.page_size)
    rejects = _reject_documents(page, job=job)
    return Plan(
        job_id=job.job_id,
        writes=_plan_writes(found, job=job, policy=policy, now=now),
        counters=_count_page(page, found, seen=seen),
        expected={"next_page": page.number},
        moved={
            "next_page": page.next_page,
            "total_pages": total_pages,
            "barren_pages": stale_pages,
            **_latest_count(page),
        },
        progress=_progress(page, total_pages=total_pages),
        rejects=tuple(rejects[key] for key in sorted(rejects)),
        readable=_find_readable(page.tickets, job=job, rejects=rejects) if has_rejects else (),
        sighting=_sighting(page, seen=seen, job=job, fence=fence),
    )


def plan_reread(
    page: Page,
    *,
    job: Job,
    stored: Mapping[str, StoredTicket],
    seen: Set[str],
    fence: int,
    policy: AlertPolicy,
    now: datetime,
) -> Plan:
    """Plan the step that takes from a page, read again after the last one, what no page had before."""
    tickets = tuple(ticket for ticket in page.tickets if ticket.external_id not in seen)
    found = detect_changes(tickets, stored=stored, closed=policy.closed)
    sighting = _sighting(page, seen=seen, job=job, fence=fence)
    return Plan(
        job_id=job.job_id,
        writes=_plan_writes(found, job=job, policy=policy, now=now),
        counters=count_changes(found, of=newest_per_id(tickets).keys()),
        expected={"next_page": None, "second_looks": page.number - 1},
        moved={"second_looks": page.number, **_latest_count(page)},
        sighting=sighting
        | {"_id": f"{sighting['_id']}:again", "page": None, "others": 0, "again": 0},
    )


def plan_answers(
    there: Mapping[str, IncomingTicket | None],
    *,
    gone: Iterable[str],
    job: Job,
    stored: Mapping[str, StoredTicket],
    policy: AlertPolicy,
    now: datetime,
) -> Plan:
    """Plan the step that records upstream's answers about candidates that were looked up one by one.

    `there` has the candidates that exist, each with its ticket if that could be read; the others are
    `gone`.
    """
    tickets = [ticket for ticket in there.values() if ticket is not None]
    found = detect_changes(tickets, stored=stored, closed=policy.closed)
    return Plan(
        job_id=job.job_id,
        writes=_plan_writes(found, job=job, policy=policy, now=now),
        counters=count_changes(found, of={ticket.external_id for ticket in tickets}),
        expected={"next_page": None},
        judged_at_fence=job.judged_at_fence or 0,
        gone=tuple(sorted(gone)),
        settled=tuple(sorted(there)),
    )


def plan_deletions(
    stored: Mapping[str, StoredTicket],
    *,
    candidates: Iterable[str],
    job: Job,
    status: JobStatus = JobStatus.RUNNING,
    policy: AlertPolicy,
    now: datetime,
) -> Plan:
    """Plan the step that soft-deletes the candidates that are not deleted yet.

    `status` is what the job must be for the step.
    """
    active = [stored[key] for key in sorted(stored) if stored[key].deleted_at is None]
    found = Comparison(
        tuple(detect_deletion(ticket, closed=policy.closed, now=now) for ticket in active)
    )
    return Plan(
        job_id=job.job_id,
        writes=_plan_writes(found, job=job, policy=policy, now=now),
        counters={"deleted": len(found.changes)},
        status=status,
        judged_at_fence=job.judged_at_fence or 0,
        settled=tuple(sorted(candidates)),
    )


def _plan_writes(found: Comparison, *, job: Job, policy: AlertPolicy, now: datetime) -> Writes:
    return plan_writes(
        found.changes,
        stamps=found.stamps,
        tenant_id=job.tenant_id,
        job_id=job.job_id,
        request_id=job.request_id,
        policy=policy,
        now=now,
    )


def _count_page(page: Page, found: Comparison, *, seen: Set[str]) -> dict[str, int]:
    """Count every record of the page once; a ticket that the job saw before, only if it has changed."""
    changed = {change.ticket.external_id for change in found.changes}
    counted = ({ticket.external_id for ticket in page.tickets} - seen) | changed
    return count_changes(found, of=counted) | {
        "processed_pages": 1,
        "repeated": len(page.tickets) - len(counted),
        "skipped": page.skipped,
        "rejected": len(page.rejects),
        "errors": len(page.rejects),
    }


def _latest_count(page: Page) -> dict[str, int]:
    """Return how many tickets upstream counts, if the page says so."""
    return {} if page.total_count is None else {"total_count": page.total_count}


def _total_pages(page: Page, *, page_size: int) -> int | None:
    """Return how many pages there are as far as this one tells; None while that is unknown."""
    if page.next_page is None:
        return page.number
    if page.total_count is None:
        return None
    return max(page.next_page, -(-page.total_count // page_size))


def _progress(page: Page, *, total_pages: int | None) -> int:
    """Return the per cent of pages read, 99 at most: 100 is for a job that has ended, 0 for unknown."""
    if total_pages is None:
        return 0
    return min(99, page.number * 100 // total_pages)


def _sighting(page: Page, *, seen: Set[str], job: Job, fence: int) -> Document:
    ids = page.ids()
    return {
        "_id": f"{job.job_id}:{page.number}",
        "tenant_id": job.tenant_id,
        "job_id": job.job_id,
        "fence": fence,
        "page": page.number,
        "ids": sorted(ids),
        "others": page.unidentified(),
        "again": page.named() - len(ids - seen),
        "total_count": page.total_count,
    }


def _reject_documents(page: Page, *, job: Job) -> dict[str, Document]:
    """Return the rows of the page's rejects, by key: of a record that comes twice, the last one."""
    rows = {}
    for reject in page.rejects:
        key = row_key(job.tenant_id, identity=_identify(reject))
        rows[key] = {
            "_id": key,
            "tenant_id": job.tenant_id,
            "job_id": job.job_id,
            "page": page.number,
            "external_id": reject.external_id,
            "field": reject.field,
            "reason": reject.reason,
            "raw": reject.raw,
        }
    return rows


def _identify(reject: Reject) -> str:
    if reject.key is not None:
        return reject.key
    known = reject.ticket_id
    return identify_content(reject.raw) if known is None else identify_ticket(known)


def _find_readable(
    tickets: Iterable[IncomingTicket], *, job: Job, rejects: Container[str] = ()
) -> tuple[str, ...]:
    """Return the keys that rejects of these tickets have, without those that the step itself writes."""
    keys = (
        row_key(job.tenant_id, identity=identify_ticket(ticket.external_id)) for ticket in tickets
    )
    return tuple(sorted({key for key in keys if key not in rejects}))
