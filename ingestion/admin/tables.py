"""The tables of other collections on a job's page in the admin, and the link to that page."""

from django.utils.safestring import SafeString

from ingestion.core.states import TAKEN_FOR_GONE, Wait
from ingestion.models import DeletionCandidate, IngestionJob, IngestionLog, IngestionReject
from ingestion.store import deletion_candidates
from ingestion.store.deletion_candidates import Proposal
from tickets.models import Ticket
from ticketsaas.backoffice.columns import EMPTY, cut, format_utc, list_link, page_link
from ticketsaas.backoffice.model_admin import RelatedTable

JOB_COLOURS = {
    "running": "info",
    "cancelling": "warning",
    "completed": "success",
    "completed with errors": "warning",
    "needs review": "warning",
    "failed": "danger",
    "lost": "danger",
}

_WAITS = {
    Wait.BUDGET: "for the budget",
    Wait.RETRY: "for the retry",
    Wait.UPSTREAM: "for upstream, which gives no usable answer,",
}

# Enough to see what is wrong with a feed; the list of rejects has the rest.
MAX_REJECTS_SHOWN = 20
# Enough to recognise a mistake, on one or two screens.
MAX_CANDIDATES_SHOWN = 50
# Fits a UUID with a prefix; upstream may send 512 characters, which would hide the other columns.
ID_CHARACTERS = 40


def describe_wait(job: IngestionJob) -> str:
    """Return what the job waits for and until when; empty while it is at work or has ended."""
    if job.waiting_for is None or job.waiting_until is None:
        return ""
    return f"waits {_WAITS[Wait(job.waiting_for)]} until {job.waiting_until:%H:%M:%S} UTC"


def job_link(job_id: str | None) -> SafeString | None:
    return None if job_id is None else page_link(IngestionJob, job_id, text=job_id[:8])


def log_table(job: IngestionJob) -> RelatedTable:
    logs = IngestionLog.objects.filter(job_id=job.job_id)
    return RelatedTable(
        title="Log",
        headers=("ended", "status", "new", "updated", "deleted", "undecided", "errors", ""),
        rows=[
            (
                format_utc(log.ended_at),
                log.get_status_display(),
                log.new_ingested,
                log.updated,
                log.deleted,
                log.undecided,
                log.errors,
                page_link(IngestionLog, log.job_id, text="Open"),
            )
            for log in logs
        ],
    )


def reject_table(job: IngestionJob) -> RelatedTable:
    # In the order of the index, which is the order of arrival.
    rejects = IngestionReject.objects.filter(tenant_id=job.tenant_id, job_id=job.job_id)
    return RelatedTable(
        title="Rejects",
        headers=("page", "upstream id", "reason", ""),
        rows=[
            (
                reject.page,
                cut(reject.external_id),
                cut(reject.reason, length=100),
                page_link(IngestionReject, str(reject.pk), text="Open"),
            )
            for reject in rejects[:MAX_REJECTS_SHOWN]
        ],
        note=list_link(IngestionReject, text="All rejects", tenant_id=job.tenant_id, q=job.job_id),
    )


def candidate_table(job: IngestionJob) -> RelatedTable:
    """Return the tickets whose deletion waits for a decision, with the evidence for it.

    Customers' texts are left out: only the pages of tickets show them, to users who may view those.
    """
    of_job = DeletionCandidate.objects.filter(
        tenant_id=job.tenant_id, job_id=job.job_id, fence=job.judged_at_fence or 0
    )
    # The index has the order within a state.
    waiting = of_job.filter(state__in=sorted(TAKEN_FOR_GONE))
    shown = list(waiting.order_by("key")[:MAX_CANDIDATES_SHOWN])
    tickets = _find_tickets(job.tenant_id, external_ids=[row.external_id for row in shown])
    left_out = count_candidates(job) - len(shown)
    return RelatedTable(
        title="Tickets whose deletion is withheld",
        headers=("upstream id", "status", "urgency", "created", "updated", "why"),
        rows=[_candidate_row(row, tickets.get(row.external_id)) for row in shown],
        note=f"and {left_out:,} more" if left_out > 0 else "",
    )


def count_candidates(job: IngestionJob) -> int:
    """Return how many tickets wait for a decision now."""
    return deletion_candidates.count(Proposal(job.tenant_id, job.job_id, job.judged_at_fence or 0))


def _find_tickets(tenant_id: str, *, external_ids: list[str]) -> dict[str, Ticket]:
    found = Ticket.objects.filter(tenant_id=tenant_id, external_id__in=external_ids)
    return {ticket.external_id: ticket for ticket in found}


def _candidate_row(row: DeletionCandidate, ticket: Ticket | None) -> tuple[object, ...]:
    shown_id = cut(row.external_id, length=ID_CHARACTERS)
    if ticket is None:
        return (shown_id, EMPTY, EMPTY, EMPTY, EMPTY, _describe_evidence(row))
    return (
        page_link(Ticket, str(ticket.pk), text=shown_id),
        ticket.status,
        ticket.urgency,
        format_utc(ticket.created_at),
        format_utc(ticket.updated_at),
        _describe_evidence(row),
    )


def _describe_evidence(row: DeletionCandidate) -> str:
    return "on no page, listed as deleted" if row.listed else "on no page"
