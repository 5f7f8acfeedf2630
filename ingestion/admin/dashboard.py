"""The ingestion's part of the admin's home: running jobs, the tenants' last syncs, the budget."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from ingestion.admin.tables import describe_wait
from ingestion.core.states import ACTIVE
from ingestion.engine.abandoned import end_all_abandoned
from ingestion.models import ApiBudget, IngestionJob
from ingestion.store import rate_limit
from ticketsaas import clock
from ticketsaas.access.store.tenant_visibility import find_visible
from ticketsaas.backoffice.ages import describe_age
from ticketsaas.backoffice.columns import format_utc, list_address, page_address
from ticketsaas.backoffice.confirmed_actions import may
from ticketsaas.backoffice.dashboard_parts import Card, Part
from ticketsaas.models import Tenant

# More bars than fit a screen; the list of jobs has the rest.
MAX_JOBS_SHOWN = 20
MAX_TENANTS_SHOWN = 10
_ACTIVE = sorted(status.value for status in ACTIVE)


@dataclass(frozen=True, slots=True)
class RunningJob:
    """One job as a bar and a sentence."""

    job: IngestionJob
    link: str
    text: str


@dataclass(frozen=True, slots=True)
class Running:
    """The active jobs of visible tenants, newest first; `left_out` says whether there are more."""

    jobs: list[RunningJob]
    left_out: bool
    all_jobs: str
    # Empty for users who may not start a job.
    start: str


def find_cards(request: HttpRequest, tenant_id: str | None) -> list[Card]:
    """Return the cards of the tenant's last sync and of the budget."""
    cards = []
    if tenant_id is not None and may(request, "ticketsaas.view_tenant"):
        cards.append(_sync_card(request, tenant_id))
    if may(request, "ingestion.view_apibudget"):
        cards.append(_budget_card())
    return cards


def find_running_part(request: HttpRequest, tenant_id: str | None) -> list[Part]:
    """Return the part with the running jobs of all visible tenants."""
    running = find_running(request)
    if running is None:
        return []
    return [Part("admin/dashboard/jobs.html", {"running": running}, is_wide=True)]


def find_running(request: HttpRequest) -> Running | None:
    """Return the running jobs, or None for users who may not view jobs.

    First ends the jobs whose worker is gone for good, so that they are not shown as running.
    """
    if not _may_see_jobs(request):
        return None
    end_all_abandoned()
    active = find_visible(request).keep(IngestionJob.objects.filter(status__in=_ACTIVE))
    jobs = list(active.order_by("-created_at")[: MAX_JOBS_SHOWN + 1])
    return Running(
        jobs=[_describe(job) for job in jobs[:MAX_JOBS_SHOWN]],
        left_out=len(jobs) > MAX_JOBS_SHOWN,
        all_jobs=list_address(IngestionJob),
        start=reverse("admin:ingestion_ingestionjob_start") if _may_start(request) else "",
    )


def find_syncs(request: HttpRequest, tenant_id: str | None) -> list[Part]:
    """Return the part with the tenants whose last completed sync is oldest; never synced ones first."""
    if not may(request, "ticketsaas.view_tenant"):
        return []
    tenants = find_visible(request).keep(Tenant.objects.order_by("last_completed_sync"))
    now = clock.utc_now()
    rows = [
        (tenant.tenant_id, *_describe_sync(tenant.last_completed_sync, now=now))
        for tenant in tenants[:MAX_TENANTS_SHOWN]
    ]
    if not rows:
        return []
    return [
        Part(
            "admin/dashboard/syncs.html",
            {"rows": rows, "most": MAX_TENANTS_SHOWN, "all_tenants": list_address(Tenant)},
            is_wide=True,
        )
    ]


def _may_see_jobs(request: HttpRequest) -> bool:
    return may(request, "ingestion.view_ingestionjob")


def _may_start(request: HttpRequest) -> bool:
    return may(request, "ingestion.start_ingestionjob")


def _describe(job: IngestionJob) -> RunningJob:
    of = "?" if job.total_pages is None else f"{job.total_pages:,}"
    found = (job.new_ingested, job.updated, job.unchanged, job.restored, job.outdated or 0)
    tickets = sum(found)
    parts = [f"{job.processed_pages:,} of {of} pages", f"{tickets:,} tickets"]
    if wait := describe_wait(job):
        parts.append(wait)
    return RunningJob(job, link=page_address(IngestionJob, job.job_id), text=", ".join(parts))


def _sync_card(request: HttpRequest, tenant_id: str) -> Card:
    tenant = Tenant.objects.filter(tenant_id=tenant_id).first()
    age, at = _describe_sync(tenant.last_completed_sync if tenant else None, now=clock.utc_now())
    return Card(
        "Last sync",
        age,
        detail=at or f"start one: manage.py ingest --tenant {tenant_id}",
        link=list_address(IngestionJob, tenant_id=tenant_id) if _may_see_jobs(request) else "",
    )


def _describe_sync(at: datetime | None, *, now: datetime) -> tuple[str, str]:
    return describe_age(at, now=now), format_utc(at) or ""


def _budget_card() -> Card:
    """Return the card of the budget, which all tenants share."""
    budget = rate_limit.read_status(limit=settings.MAX_REQUESTS_PER_MINUTE)
    blocked = budget["blocked_until"]
    calls = f"of {budget['limit']:,} calls" if budget["limit"] else "calls"
    used = f"{calls} in the last {budget['window_seconds']} s"
    allowed = used if budget["limit"] else f"{used}, without a limit"
    waits = f"none until {blocked:%H:%M:%S} UTC" if blocked else ""
    return Card(
        "Budget used",
        f"{budget['used']:,}",
        detail=waits or allowed,
        link=list_address(ApiBudget),
        is_alarming=bool(blocked),
    )
