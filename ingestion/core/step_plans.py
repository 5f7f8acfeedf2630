"""Plans of a job's steps: everything that one step writes, decided before its transaction begins.

A plan holds finished documents, because the transaction that writes them may run twice.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime

from ingestion.core.job import Job
from ingestion.core.lookups import Answers
from ingestion.core.page_cuts import count_records
from ingestion.core.pages import Page, newest_per_id
from ingestion.core.reject_rows import find_settled, reject_documents
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
    settled_rejects: tuple[str, ...] = ()
    """Keys of rejects that go, if there are any, because their records have come as tickets."""
    sighting: Document | None = None
    """What the page showed, so that what no page showed can be counted (`seen_tickets.py`)."""
    judged_at_fence: int = 0
    """Which proposal these candidates for deletion belong to (`deletion_candidates.py`)."""
    gone: Mapping[str, str | None] = field(default_factory=dict)
    """Candidates that upstream doesn't have, each with the reason if it gave one."""
    tries: Mapping[str, int] = field(default_factory=dict)
    """Failed calls for candidates whose look-up goes on in the next slice."""
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
    rejects = reject_documents(page, job=job)
    writes = _plan_writes(found, job=job, policy=policy, now=now)
    return Plan(
        job_id=job.job_id,
        writes=writes,
        counters=_count_page(page, found, seen=seen) | _count_alerts(writes),
        expected={"next_page": page.number, "page_offset": page.offset or None}
        | _expected_record(page, job=job),
        moved=_behind(
            page,
            next_page=page.next_page,
            next_record=_next_record(page, job=job),
            total_pages=total_pages,
            barren_pages=stale_pages,
            unclear_end=page.is_unclear_end,
        ),
        progress=_progress(page, total_pages=total_pages),
        rejects=tuple(rejects.values()),
        settled_rejects=find_settled(page.tickets, job=job, rejects=rejects) if has_rejects else (),
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
    has_rejects: bool = False,
    now: datetime,
) -> Plan:
    """Plan the step that takes from a page, read again after the last one, what no page had before."""
    tickets = tuple(ticket for ticket in page.tickets if ticket.external_id not in seen)
    found = detect_changes(tickets, stored=stored, closed=policy.closed)
    sighting = _sighting(page, seen=seen, job=job, fence=fence)
    writes = _plan_writes(found, job=job, policy=policy, now=now)
    return Plan(
        job_id=job.job_id,
        writes=writes,
        counters=count_changes(found, of=newest_per_id(tickets).keys()) | _count_alerts(writes),
        expected={
            "next_page": None,
            "second_looks": page.number - 1,
            "page_offset": page.offset or None,
        },
        moved=_behind(page, second_looks=page.number),
        settled_rejects=find_settled(tickets, job=job) if has_rejects else (),
        sighting=sighting
        | {"_id": f"{sighting['_id']}:again", "page": None, "others": 0, "again": 0},
    )


def plan_answers(
    answers: Answers,
    *,
    job: Job,
    stored: Mapping[str, StoredTicket],
    policy: AlertPolicy,
    has_rejects: bool = False,
    now: datetime,
) -> Plan:
    """Plan the step that records upstream's answers about candidates that were looked up one by one.

    Those that exist, or that nothing was found out about, are candidates no longer.
    """
    tickets = [ticket for ticket in answers.there.values() if ticket is not None]
    found = detect_changes(tickets, stored=stored, closed=policy.closed)
    writes = _plan_writes(found, job=job, policy=policy, now=now)
    return Plan(
        job_id=job.job_id,
        writes=writes,
        counters=count_changes(found, of={ticket.external_id for ticket in tickets})
        | _count_alerts(writes)
        | {"undecided": len(answers.undecided)},
        expected={"next_page": None},
        moved={"failed_lookups": answers.failed_in_a_row},
        settled_rejects=find_settled(tickets, job=job) if has_rejects else (),
        judged_at_fence=job.judged_at_fence or 0,
        gone=dict(sorted(answers.gone.items())),
        tries=dict(sorted(answers.tries.items())),
        settled=tuple(sorted([*answers.there, *answers.undecided])),
    )


def plan_deletions(
    stored: Mapping[str, StoredTicket],
    *,
    candidates: Iterable[str],
    reasons: Mapping[str, str | None] | None = None,
    job: Job,
    status: JobStatus = JobStatus.RUNNING,
    policy: AlertPolicy,
    now: datetime,
) -> Plan:
    """Plan the step that soft-deletes the candidates that are not deleted yet.

    `reasons` say where those tickets went of which upstream said so, and `status` is what the job must be
    for the step.
    """
    known = reasons or {}
    active = [stored[key] for key in sorted(stored) if stored[key].deleted_at is None]
    found = Comparison(
        tuple(
            detect_deletion(
                ticket,
                reason=known.get(ticket.ticket.external_id),
                closed=policy.closed,
                now=now,
            )
            for ticket in active
        )
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


def _count_alerts(writes: Writes) -> dict[str, int]:
    return {"alerts_suppressed": writes.alerts_suppressed}


def _count_page(page: Page, found: Comparison, *, seen: Set[str]) -> dict[str, int]:
    """Count every record of the page once; a ticket that the job saw before, only if it has changed."""
    changed = {change.ticket.external_id for change in found.changes}
    counted = ({ticket.external_id for ticket in page.tickets} - seen) | changed
    return count_changes(found, of=counted) | {
        "processed_pages": int(page.resume_at is None and not page.is_cut),
        "repeated": len(page.tickets) - len(counted),
        "skipped": page.skipped,
        "rejected": len(page.rejects),
        "errors": len(page.rejects),
    }


def _expected_record(page: Page, *, job: Job) -> dict[str, int]:
    """Return the record that the job must expect next, if the page is the later part of one."""
    first = (page.number - 1) * job.page_size
    return {"next_record": first + page.start} if page.start else {}


def _next_record(page: Page, *, job: Job) -> int | None:
    """Return the record to go on with inside the page; None if the page was read to its end."""
    first = (page.number - 1) * job.page_size
    return None if page.resume_at is None else first + page.resume_at


def _behind(page: Page, **checkpoint: int | None) -> dict[str, int | None]:
    """Return the job's fields after the page, with this checkpoint, or after a cut that others follow."""
    if page.is_cut:
        return {"page_offset": page.offset + count_records(page), **_latest_count(page)}
    return {**checkpoint, "page_offset": None, **_latest_count(page)}


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
    cut = f"+{page.offset}" if page.offset else ""
    return {
        "_id": f"{job.job_id}:{page.number}" + (f":{page.start}" if page.start else "") + cut,
        "tenant_id": job.tenant_id,
        "job_id": job.job_id,
        "fence": fence,
        "page": page.number,
        "ids": sorted(ids),
        "others": page.unidentified(),
        "again": page.named() - len(ids - seen),
        "total_count": page.total_count,
    }
