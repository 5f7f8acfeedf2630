"""Starting and cancelling jobs in the admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from rest_framework import serializers
from unfold.enums import ActionVariant
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from ingestion.admin.reviews import ReviewAdmin
from ingestion.admin.tables import JOB_COLOURS, describe_wait
from ingestion.core.states import ACTIVE, JobStatus
from ingestion.engine import lifecycle
from ingestion.models import IngestionJob
from ingestion.store.lock import LockHeld
from ticketsaas.access.store.tenant_visibility import Visible, find_tenants, find_visible
from ticketsaas.api.parameters import MAX_TEXT_LENGTH, TextParameter
from ticketsaas.backoffice.columns import column, label, list_address, page_address, progress_bar
from ticketsaas.backoffice.confirmed_actions import (
    Done,
    Question,
    Refused,
    confirm,
    confirmed_action,
    permitted_action,
)
from ticketsaas.backoffice.tenant_filters import MAX_TENANT_CHOICES

# Storing a page takes seconds; asking more often would show the same.
POLL_SECONDS = 2
# The part of a job's page that is reloaded.
STANDING = "job-standing"


class StartForm(forms.Form):
    """The tenant of a new job: one that the user sees or, for a user who sees all, any other."""

    tenant_id = forms.ChoiceField(
        label="Tenant",
        required=False,
        widget=UnfoldAdminSelectWidget,
        help_text="A known tenant.",
    )
    new_tenant_id = forms.CharField(
        label="Or another tenant's id",
        max_length=MAX_TEXT_LENGTH,
        required=False,
        # A tenant's id is whatever upstream calls it, blanks included.
        strip=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="As upstream writes it. The tenant is known from then on.",
    )

    def __init__(self, *args: Any, visible: Visible, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(tenant_id, tenant_id) for tenant_id in _find_choices(visible)]
        self.fields["tenant_id"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
        if visible.tenant_ids is not None:
            del self.fields["new_tenant_id"]

    def clean_new_tenant_id(self) -> str:
        given = self.cleaned_data["new_tenant_id"]
        try:
            return str(TextParameter().run_validation(given)) if given else ""
        except serializers.ValidationError as error:
            raise ValidationError("No request could name this tenant.") from error

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = [value for value in self.cleaned_data.values() if value]
        if len(given) != 1 and not self.errors:
            raise ValidationError("Name one tenant.")
        return self.cleaned_data

    @property
    def chosen(self) -> str:
        """The chosen tenant of a valid form."""
        return str(next(filter(None, self.cleaned_data.values())))


def _ask_to_cancel(job: IngestionJob) -> Question:
    _require_cancellable(job)
    return Question(
        title=f"Cancel the job of {job.tenant_id}?",
        consequence=(
            "It stops before its next page. What it has stored stays, and it deletes nothing. The next "
            "job begins with the first page again."
        ),
        button="Cancel the job",
        variant="danger",
    )


class JobActionsAdmin(ReviewAdmin):
    """Jobs to view, to start and to cancel."""

    actions_list = ("start",)
    actions_detail = ("approve", "dismiss", "cancel")

    def choose_actions(self, row: IngestionJob) -> tuple[str, ...]:
        if row.status == JobStatus.NEEDS_REVIEW:
            return ("approve", "dismiss")
        return ("cancel",) if _may_be_cancelled(row) else ()

    @column("status")
    def state(self, job: IngestionJob) -> SafeString:
        return label(job.get_status_display(), colours=JOB_COLOURS)

    @column("progress")
    def bar(self, job: IngestionJob) -> SafeString:
        return progress_bar(job.progress, text=f"{job.progress} %")

    @column("status")
    def standing(self, job: IngestionJob) -> SafeString:
        """Show what changes by the second; while the job is active the page reloads this part."""
        again = format_html(
            'hx-get="{}" hx-trigger="every {}s" hx-select="#{}" hx-swap="outerHTML"',
            page_address(IngestionJob, job.job_id),
            POLL_SECONDS,
            STANDING,
        )
        return format_html(
            '<div id="{}" class="flex flex-wrap gap-4 items-center" {}>{}{}{}</div>',
            STANDING,
            again if job.status in ACTIVE else "",
            self.state(job),
            self.bar(job),
            describe_wait(job),
        )

    @permitted_action(
        "Start …", permission="ingestion.start_ingestionjob", variant=ActionVariant.PRIMARY
    )
    def start(self, request: HttpRequest) -> HttpResponse:
        given = request.POST if request.method == "POST" else None
        form = StartForm(given, visible=find_visible(request))
        return confirm(
            self,
            request,
            is_confirmed=form.is_valid(),
            ask=lambda: _ask_to_start(form),
            carry_out=lambda: self._start(request, form.chosen),
            back=list_address(IngestionJob),
        )

    def _start(self, request: HttpRequest, tenant_id: str) -> Done:
        try:
            job_id = lifecycle.start_job(tenant_id).job_id
        except LockHeld as held:
            page = page_address(IngestionJob, held.owner_id)
            raise Refused(f"{held} This is its page.", back=page) from held
        self.log_addition(request, IngestionJob.objects.get(job_id=job_id), "Started.")
        message = f"The job of {tenant_id} is started; a running cluster begins with it at once."
        return Done(message, page_address(IngestionJob, job_id))

    @confirmed_action(
        "Cancel …",
        permission="ingestion.cancel_ingestionjob",
        variant=ActionVariant.DANGER,
        ask=_ask_to_cancel,
    )
    def cancel(self, request: HttpRequest, job: IngestionJob) -> str:
        _require_cancellable(job)
        if lifecycle.cancel_job(job.job_id) is None:
            raise Refused("The job has ended meanwhile.")
        self.log_change(request, job, f"Cancelled; it was {job.get_status_display()}.")
        return "The job stops before its next page; what it has stored stays."


def _find_choices(visible: Visible) -> list[str]:
    """Return the tenants to choose from; a user may also start the first job of a tenant they see."""
    if visible.tenant_ids is not None:
        return sorted(visible.tenant_ids)
    return find_tenants(visible, limit=MAX_TENANT_CHOICES)


def _ask_to_start(form: StartForm) -> Question:
    return Question(
        title="Start a job?",
        consequence=(
            "All pages of the tenant's feed are read, with calls from the budget that all tenants "
            "share. Tickets are stored, changed and, where upstream has none any more, deleted; urgent "
            "ones raise alerts. One job runs for each tenant at a time."
        ),
        button="Start the job",
        form=form,
    )


def _require_cancellable(job: IngestionJob) -> None:
    if job.status == JobStatus.CANCELLING:
        raise Refused("The job is being cancelled already.")
    if not _may_be_cancelled(job):
        raise Refused(f"The job has ended already: {job.get_status_display()}.")


def _may_be_cancelled(job: IngestionJob) -> bool:
    return job.status in ACTIVE - {JobStatus.CANCELLING}
