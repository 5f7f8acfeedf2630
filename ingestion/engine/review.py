"""Carries out a person's decision about withheld deletions: exactly that set is deleted, or none of it."""

from functools import partial

import structlog

from ingestion.config import job_config
from ingestion.core.job import Job
from ingestion.core.states import TAKEN_FOR_GONE, JobStatus, ReviewDecision
from ingestion.core.step_plans import Plan
from ingestion.engine.corrected_tickets import repeat_if_corrected
from ingestion.engine.deletions import plan_next_deletions
from ingestion.engine.statistics import Counting
from ingestion.engine.tenant_hold import hold_idle_tenant
from ingestion.store import deletion_candidates, jobs, reviews
from ingestion.store.commit import commit_page
from ingestion.store.lock import Lease
from notifications.config import alert_policy
from ticketsaas import clock

log = structlog.get_logger(__name__)


class ReviewClosed(Exception):
    """The job doesn't wait for a decision, or not any more."""

    def __init__(self, job: Job) -> None:
        review = job.review
        how = f"was {review['decision']} by {review['by']}" if review else f"is {job.status}"
        super().__init__(f"Job {job.job_id} has nothing to review: it {how}.")


def get_open(job_id: str) -> Job:
    """Return the job if it waits for a decision. Raises LookupError or ReviewClosed."""
    job = jobs.get_job(job_id)
    if job.status is not JobStatus.NEEDS_REVIEW:
        raise ReviewClosed(job)
    return job


def approve(job_id: str, *, by: str) -> int:
    """Soft-delete the tickets that the job withheld, and return how many it has deleted in all.

    Holds the tenant's lock meanwhile. If it dies halfway, approving again goes on. Raises LookupError,
    ReviewClosed, or LockHeld while the tenant is being ingested.
    """
    return _decide(job_id, decision=ReviewDecision.APPROVED, by=by)


def dismiss(job_id: str, *, by: str) -> int:
    """Keep the tickets that the job withheld until a later crawl finds them missing again.

    Raises as `approve` does.
    """
    return _decide(job_id, decision=ReviewDecision.DISMISSED, by=by)


def _decide(job_id: str, *, decision: ReviewDecision, by: str) -> int:
    tenant_id, ttl_seconds = get_open(job_id).tenant_id, job_config().lock_ttl_seconds
    with hold_idle_tenant(tenant_id, job_id=job_id, ttl_seconds=ttl_seconds) as lease:
        # A newer crawl may have taken over before this one had the lock.
        job = get_open(job_id)
        if decision is ReviewDecision.APPROVED:
            _delete_all(job, lease=lease)
        reviews.close(job, decision=decision, by=by, now=clock.utc_now())
    deletion_candidates.delete_of_job(tenant_id, job_id=job_id)
    log.info("review closed", action="review_closed", job_id=job_id, decision=decision, by=by)
    return jobs.get_job(job_id).deleted


def _delete_all(job: Job, *, lease: Lease) -> None:
    step = partial(_delete_some, job, lease=lease, counting=Counting(job.tenant_id))
    while repeat_if_corrected(step):
        pass


def _delete_some(job: Job, *, lease: Lease, counting: Counting) -> bool:
    """Delete the next of the withheld tickets; return False if none is left."""
    status, policy = JobStatus.NEEDS_REVIEW, alert_policy()
    plan = plan_next_deletions(job, states=TAKEN_FOR_GONE, status=status, policy=policy)
    if plan is not None:
        counting.commit(partial(_commit, plan, lease))
    return plan is not None


def _commit(plan: Plan, lease: Lease, is_counted: bool) -> None:
    commit_page(plan, lease=lease, api_calls=0, is_counted=is_counted)
