"""Jobs, their logs, locks, rejects and the budget in the admin."""

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django_q.models import Schedule
from unfold.contrib.filters.admin import ChoicesRadioFilter

from ingestion.admin.jobs import JobActionsAdmin
from ingestion.admin.locks import ReleaseAdmin
from ingestion.admin.schedules import ScheduleAdmin
from ingestion.admin.tables import JOB_COLOURS, candidate_table, job_link, log_table, reject_table
from ingestion.core.states import JobStatus
from ingestion.models import (
    ApiBudget,
    DistributedLock,
    IngestionJob,
    IngestionLog,
    IngestionReject,
)
from ingestion.store import rate_limit
from ingestion.store.lock import resource_of
from ticketsaas import clock
from ticketsaas.backoffice.columns import (
    column,
    cut,
    format_duration,
    format_utc,
    label,
    number_column,
    plain_text,
    progress_bar,
    text_column,
    utc_column,
    utc_line,
)
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin, RelatedTable, UtcRangeFilter
from ticketsaas.backoffice.tenant_filters import MergedTenantFilter, TenantFilter

admin.site.register(Schedule, ScheduleAdmin)

LOCK_COLOURS = {"locked": "warning", "free": "success"}
_START_HINT = "Start one: manage.py ingest --tenant ID, or POST /ingest/run?tenant_id=ID"


@admin.register(IngestionJob)
class JobAdmin(JobActionsAdmin):
    list_display = (
        utc_column("created_at"),
        text_column("tenant_id", "tenant"),
        "state",
        "bar",
        number_column("new_ingested", "new"),
        number_column("updated", "updated"),
        number_column("deleted", "deleted"),
        "withheld_count",
        number_column("rejected", "rejected"),
        "duration",
        text_column("error"),
    )
    list_filter = (TenantFilter, ("status", ChoicesRadioFilter), ("created_at", UtcRangeFilter))
    ordering = ("-created_at",)
    search_fields = ("job_id",)
    search_help_text = "Job id"
    empty_hint = f"No job has run. {_START_HINT}"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("tenant_id", "job_id"),
                    "standing",
                    "error",
                    (utc_line("created_at"), utc_line("started_at")),
                    (utc_line("ended_at"), "duration"),
                )
            },
        ),
        (
            "Counted",
            {
                "fields": (
                    ("processed_pages", "total_pages"),
                    ("looked_again", "total_count"),
                    ("new_ingested", "updated"),
                    ("unchanged", "outdated"),
                    ("repeated", "skipped"),
                    ("restored", "deleted"),
                    ("undecided", "rejected"),
                    ("errors", "api_calls"),
                    ("alerts_suppressed", "slices"),
                )
            },
        ),
        ("Deletions", {"fields": (("candidates", "withheld"), "decision")}),
    )

    def find_related(self, request: HttpRequest, row: IngestionJob) -> list[RelatedTable]:
        always = [log_table(row), reject_table(row)]
        return [candidate_table(row), *always] if row.status == JobStatus.NEEDS_REVIEW else always

    @column("duration")
    def duration(self, job: IngestionJob) -> str | None:
        if job.started_at is None:
            return None
        return format_duration(job.started_at, job.ended_at or clock.utc_now())

    @column("looked again")
    def looked_again(self, job: IngestionJob) -> str | None:
        return f"at {job.second_looks:,} pages" if job.second_looks else None


@admin.register(IngestionLog)
class LogAdmin(ReadOnlyAdmin):
    list_display = (
        utc_column("created_at"),
        text_column("tenant_id", "tenant"),
        "state",
        number_column("processed_pages", "pages"),
        number_column("api_calls", "calls"),
        number_column("new_ingested", "new"),
        number_column("updated", "updated"),
        number_column("deleted", "deleted"),
        number_column("undecided", "undecided"),
        number_column("errors", "errors"),
        "duration",
        text_column("error"),
        "job",
    )
    list_filter = (TenantFilter, ("status", ChoicesRadioFilter), ("created_at", UtcRangeFilter))
    ordering = ("-created_at",)
    search_fields = ("job_id",)
    search_help_text = "Job id"
    empty_hint = f"A row appears when a job begins to run. {_START_HINT}"
    fields = (
        "job",
        "tenant_id",
        "state",
        "error",
        utc_line("started_at"),
        utc_line("ended_at"),
        "duration",
        "processed_pages",
        "api_calls",
        "new_ingested",
        "updated",
        "unchanged",
        "deleted",
        "restored",
        "rejected",
        "outdated",
        "undecided",
        "alerts_suppressed",
        "errors",
    )

    @column("status")
    def state(self, log: IngestionLog) -> SafeString:
        return label(log.get_status_display(), colours=JOB_COLOURS)

    @column("duration")
    def duration(self, log: IngestionLog) -> str | None:
        if log.started_at is None:
            return None
        return format_duration(log.started_at, log.ended_at or clock.utc_now())

    @column("job")
    def job(self, log: IngestionLog) -> SafeString | None:
        return job_link(log.job_id)


@admin.register(DistributedLock)
class LockAdmin(ReleaseAdmin):
    tenant_field = "key"
    name_tenant = staticmethod(resource_of)
    list_display = (
        text_column("resource_id", "resource"),
        "state",
        "owner",
        utc_column("acquired_at"),
        utc_column("expires_at"),
        "fence",
    )
    ordering = ("key",)
    search_fields = ("key",)
    search_help_text = "ingest:TENANT"
    empty_hint = f"A tenant's lock appears with its first job. {_START_HINT}"
    fields = (
        "resource_id",
        "state",
        "owner",
        "holder",
        "fence",
        utc_line("acquired_at"),
        utc_line("expires_at"),
    )

    @column("status")
    def state(self, lock: DistributedLock) -> SafeString:
        return label(
            "locked" if lock.owner_id and lock.expires_at > clock.utc_now() else "free",
            colours=LOCK_COLOURS,
        )

    @column("owner job")
    def owner(self, lock: DistributedLock) -> SafeString | None:
        return job_link(lock.owner_id)


@admin.register(ApiBudget)
class BudgetAdmin(ReadOnlyAdmin):
    """The one budget. Its current state is read from MongoDB, whose clock decides."""

    tenant_field = None
    list_display = ("name", "used", "blocked_until_now", utc_column("clock", "last asked"))
    ordering = ("name",)
    empty_hint = "The budget appears with the first call that counts; without a limit none does."
    fieldsets = (
        (
            None,
            {"fields": ("name", "used", "blocked_until_now", utc_line("clock", "last asked"))},
        ),
    )

    @column("calls")
    def used(self, budget: ApiBudget) -> SafeString | str:
        status = rate_limit.read_status(limit=settings.MAX_REQUESTS_PER_MINUTE)
        used, limit = status["used"], status["limit"]
        text = f"{used} of {limit or 'any number'} in the last {status['window_seconds']} s"
        return progress_bar(100 * used // limit, text=text) if limit else text

    @column("blocked until")
    def blocked_until_now(self, budget: ApiBudget) -> str:
        status = rate_limit.read_status(limit=settings.MAX_REQUESTS_PER_MINUTE)
        return format_utc(status["blocked_until"]) or "not blocked"


@admin.register(IngestionReject)
class RejectAdmin(ReadOnlyAdmin):
    list_display = (
        utc_column("recorded_at", "last seen"),
        utc_column("first_seen_at", "first seen"),
        number_column("times", "times"),
        text_column("tenant_id", "tenant"),
        text_column("external_id", "upstream id"),
        text_column("field"),
        "short_reason",
        "page",
        "job",
    )
    list_filter = (MergedTenantFilter, ("recorded_at", UtcRangeFilter))
    ordering = ("-recorded_at",)
    search_fields = ("job_id",)
    search_help_text = "Job id"
    empty_hint = "No record of the feed has been rejected."
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "tenant_id",
                    "external_id",
                    "field",
                    "reason",
                    "page",
                    "job",
                    utc_line("first_seen_at", "first seen"),
                    utc_line("recorded_at", "last seen"),
                    "times",
                )
            },
        ),
        ("The record as it came last", {"fields": ("raw_text",)}),
    )

    @column("reason")
    def short_reason(self, reject: IngestionReject) -> SafeString | None:
        return cut(reject.reason, length=70)

    @column("job")
    def job(self, reject: IngestionReject) -> SafeString | None:
        return job_link(reject.job_id)

    @column("raw")
    def raw_text(self, reject: IngestionReject) -> SafeString:
        return plain_text(reject.raw)
