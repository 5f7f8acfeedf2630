"""The tenants' schedules in the admin: when each is due, how its last job ended; pause and resume."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_q.models import Schedule

from ingestion.admin.tables import job_link
from ingestion.engine import schedules
from ingestion.engine.schedules import ScheduleDue, is_paused
from ingestion.store.job_queries import find_last_ended_job
from ingestion.store.schedules import TASK
from ticketsaas.backoffice.columns import (
    column,
    format_utc,
    label,
    text_column,
    utc_column,
    utc_line,
)
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirmed_action
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

STATE_COLOURS = {"active": "success", "paused": "warning"}


def _ask_to_pause(row: Schedule) -> Question:
    _require_ingestion(row)
    if is_paused(row):
        raise Refused(f"The schedule of {row.name} is paused already.")
    return Question(
        title=f"Pause the schedule of {row.name}?",
        consequence=(
            "No job starts by itself until somebody resumes the schedule. A running job continues, and "
            "jobs can be started by hand."
        ),
        button="Pause the schedule",
    )


def _ask_to_resume(row: Schedule) -> Question:
    _require_ingestion(row)
    if not is_paused(row):
        raise Refused(f"The schedule of {row.name} is resumed already.")
    return Question(
        title=f"Resume the schedule of {row.name}?",
        consequence=(
            f"A job starts every {row.minutes:,} minutes again, the first one at "
            f"{format_utc(row.next_run)} or, if that is past, within half a minute if a cluster runs."
        ),
        button="Resume the schedule",
    )


class ScheduleAdmin(ReadOnlyAdmin):
    """Schedules to view, pause and resume; only `manage.py schedule_ingestion` adds and removes them.

    A row names the code that runs, which no form should change. The last task's state is left out,
    because django-q2's own list joins collections for it.
    """

    tenant_field = "name"
    actions_detail = ("pause", "resume")
    list_display = (
        text_column("name", "tenant"),
        "state",
        "every",
        utc_column("next_run"),
        "last_result",
    )
    ordering = ("next_run",)
    search_fields = ("name",)
    search_help_text = "Tenant id"
    empty_hint = "No tenant is scheduled: manage.py schedule_ingestion --tenant ID --every 15m"
    fields = ("tenant", "state", "every", utc_line("next_run"), "last_result", "func")

    def choose_actions(self, row: Schedule) -> tuple[str, ...]:
        if row.func != TASK:
            return ()
        return ("resume",) if is_paused(row) else ("pause",)

    @column("tenant")
    def tenant(self, row: Schedule) -> str:
        return str(row.name)

    @column("state")
    def state(self, row: Schedule) -> SafeString:
        return label("paused" if is_paused(row) else "active", colours=STATE_COLOURS)

    @column("every")
    def every(self, row: Schedule) -> str | None:
        return f"{row.minutes:,} min" if row.minutes else None

    @column("last job")
    def last_result(self, row: Schedule) -> SafeString | None:
        job = find_last_ended_job(str(row.name))
        if job is None:
            return None
        return format_html(
            "{} {} {}",
            job.status.replace("_", " "),
            format_utc(job.ended_at),
            job_link(job.job_id),
        )

    @confirmed_action("Pause …", permission="django_q.change_schedule", ask=_ask_to_pause)
    def pause(self, request: HttpRequest, row: Schedule) -> str:
        return self._change(request, row, schedules.pause, done="paused")

    @confirmed_action("Resume …", permission="django_q.change_schedule", ask=_ask_to_resume)
    def resume(self, request: HttpRequest, row: Schedule) -> str:
        return self._change(request, row, schedules.resume, done="resumed")

    def _change(
        self, request: HttpRequest, row: Schedule, carry_out: Callable[[str], bool], *, done: str
    ) -> str:
        _require_ingestion(row)
        try:
            is_changed = carry_out(row.name)
        except ScheduleDue as error:
            raise Refused(str(error)) from error
        if not is_changed:
            raise Refused(f"The schedule of {row.name} is {done} already.")
        message = f"The schedule of {row.name} is {done}."
        self.log_change(request, row, message)
        return message


def _require_ingestion(row: Schedule) -> None:
    if row.func != TASK:
        raise Refused("This schedule is not one of ingestion.")
