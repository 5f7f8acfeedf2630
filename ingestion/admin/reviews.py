"""Approving and dismissing withheld deletions in the admin."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.enums import ActionVariant

from ingestion.admin.tables import candidate_table, count_candidates, job_link
from ingestion.core.states import JobStatus, ReviewDecision
from ingestion.engine import review
from ingestion.engine.abandoned import end_all_abandoned
from ingestion.engine.review import ReviewClosed
from ingestion.models import IngestionJob
from ingestion.store.lock import LockHeld
from ticketsaas.access.store.tenant_visibility import find_visible
from ticketsaas.backoffice.columns import column, format_utc, list_link
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirmed_action, may
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the two decisions, with the texts around it.

    `carry_out` returns the number of deleted tickets. Texts may contain `{count}` and `{tenant_id}`.
    """

    carry_out: Callable[..., int]
    question: str
    consequence: str
    button: str
    variant: str
    done: str


APPROVAL = Choice(
    carry_out=review.approve,
    question="Delete {count} tickets of {tenant_id}?",
    consequence=(
        "Exactly the tickets of this job's list are marked as deleted; their texts and their history "
        "stay. This can't be undone here, but a ticket that comes back upstream is restored by "
        "the tenant's next ingestion."
    ),
    button="Delete {count} tickets",
    variant="danger",
    done="{count} tickets of {tenant_id} deleted; each is restored if it comes back upstream.",
)
DISMISSAL = Choice(
    carry_out=review.dismiss,
    question="Keep {count} tickets of {tenant_id}?",
    consequence=(
        "Nothing is deleted. The tenant's next ingestion decides anew, and asks again if as many "
        "tickets are missing then."
    ),
    button="Keep {count} tickets",
    variant="primary",
    done="The withheld tickets of {tenant_id} are kept; the next ingestion decides anew.",
)


def _ask(job: IngestionJob, *, choice: Choice) -> Question:
    with _refusing(job.job_id):
        review.get_open(job.job_id)
    named = {"tenant_id": job.tenant_id, "count": f"{count_candidates(job):,}"}
    return Question(
        title=choice.question.format(**named),
        consequence=choice.consequence,
        button=choice.button.format(**named),
        variant=choice.variant,
        tables=[candidate_table(job)],
    )


class ReviewAdmin(ReadOnlyAdmin):
    """Jobs to view, with the decision about withheld deletions."""

    list_before_template = "admin/notices.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        end_all_abandoned()
        context = (extra_context or {}) | {"notices": find_notices(request)}
        response: HttpResponse = super().changelist_view(request, context)
        return response

    @column("withheld")
    def withheld_count(self, job: IngestionJob) -> str | None:
        return f"{job.withheld:,}" if job.withheld else None

    @column("decided")
    def decision(self, job: IngestionJob) -> SafeString | None:
        if not job.review:
            return None
        decision, by = job.review["decision"], job.review["by"]
        if decision == ReviewDecision.SUPERSEDED:
            by = format_html("job {}", job_link(by))
        return format_html("{} by {} at {}", decision, by, format_utc(job.review["at"]))

    @confirmed_action(
        "Approve …",
        permission="ingestion.review_deletions",
        variant=ActionVariant.DANGER,
        ask=partial(_ask, choice=APPROVAL),
    )
    def approve(self, request: HttpRequest, job: IngestionJob) -> str:
        return self._decide(request, job, choice=APPROVAL)

    @confirmed_action(
        "Dismiss …",
        permission="ingestion.review_deletions",
        ask=partial(_ask, choice=DISMISSAL),
    )
    def dismiss(self, request: HttpRequest, job: IngestionJob) -> str:
        return self._decide(request, job, choice=DISMISSAL)

    def _decide(self, request: HttpRequest, job: IngestionJob, *, choice: Choice) -> str:
        with _refusing(job.job_id):
            count = choice.carry_out(job.job_id, by=request.user.get_username())
        done = choice.done.format(count=f"{count:,}", tenant_id=job.tenant_id)
        self.log_change(request, job, done)
        return done


def find_notices(request: HttpRequest) -> list[str]:
    """Return a link that says how many jobs wait for a review, for users who may view jobs."""
    if not may(request, "ingestion.view_ingestionjob"):
        return []
    waiting = IngestionJob.objects.filter(status=JobStatus.NEEDS_REVIEW.value)
    count = find_visible(request).keep(waiting).count()
    if count == 0:
        return []
    text = "1 job waits for a review" if count == 1 else f"{count:,} jobs wait for a review"
    return [list_link(IngestionJob, text=text, status__exact=JobStatus.NEEDS_REVIEW.value)]


@contextmanager
def _refusing(job_id: str) -> Iterator[None]:
    """Say in a sentence what prevents a decision."""
    try:
        yield
    except ReviewClosed as closed:
        raise Refused(str(closed)) from closed
    except LockHeld as held:
        raise Refused(_describe_lock(held, job_id=job_id)) from held


def _describe_lock(held: LockHeld, *, job_id: str) -> str:
    if held.owner_id == job_id:
        return "Somebody else is deciding about this job right now. Look again in a minute."
    return f"{held} Decide when it has ended, or cancel it."
