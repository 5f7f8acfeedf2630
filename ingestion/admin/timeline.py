"""Adds the jobs that changed a ticket to its timeline in the admin."""

from collections.abc import Collection

from django.http import HttpRequest

from ingestion.models import IngestionJob
from tickets.admin.timeline import Entry
from tickets.models import Ticket
from ticketsaas.backoffice.columns import page_link
from ticketsaas.backoffice.confirmed_actions import may


def find_entries(request: HttpRequest, ticket: Ticket, *, job_ids: Collection[str]) -> list[Entry]:
    """Return an entry for the creation of each of these jobs, for users who may view jobs."""
    if not job_ids or not may(request, "ingestion.view_ingestionjob"):
        return []
    jobs = IngestionJob.objects.filter(tenant_id=ticket.tenant_id, job_id__in=list(job_ids))
    return [
        Entry(
            at=job.created_at,
            what="job",
            colours={},
            details=f"now {job.get_status_display()}",
            rank=0,
            link=page_link(IngestionJob, job.job_id, text="Open job") or "",
        )
        for job in jobs
    ]
