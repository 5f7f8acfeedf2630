"""What a job's page in the admin shows of other collections, and the link to that page."""

from django.utils.safestring import SafeString

from ingestion.models import IngestionJob, IngestionLog, IngestionReject
from ticketsaas.admin_columns import (
    cut,
    format_utc,
    list_link,
    page_link,
)
from ticketsaas.read_only_admin import RelatedTable

# A job's page shows what is wrong with a feed; the list of rejects has the rest.
MAX_REJECTS_SHOWN = 20


def job_link(job_id: str | None) -> SafeString | None:
    return None if job_id is None else page_link(IngestionJob, job_id, text=job_id[:8])


def log_table(job: IngestionJob) -> RelatedTable:
    logs = IngestionLog.objects.filter(job_id=job.job_id)
    return RelatedTable(
        title="Log",
        headers=("ended", "status", "new", "updated", "deleted", "errors", ""),
        rows=[
            (
                format_utc(log.ended_at),
                log.get_status_display(),
                log.new_ingested,
                log.updated,
                log.deleted,
                log.errors,
                page_link(IngestionLog, log.job_id, text="Open"),
            )
            for log in logs
        ],
    )


def reject_table(job: IngestionJob) -> RelatedTable:
    # In the order of the index, which is the order they came in.
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
