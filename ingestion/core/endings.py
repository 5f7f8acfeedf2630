"""The ways in which a job ends before its work is done; each carries the status that it leads to."""

from typing import ClassVar

from ingestion.core.states import JobStatus


class JobEnded(Exception):
    """The job is over, with this `status`. The exception's text becomes the job's `error`."""

    status: ClassVar[JobStatus]
    forgets_tenant: ClassVar[bool] = False


class JobCancelled(JobEnded):
    """Somebody asked the job to stop."""

    status = JobStatus.CANCELLED


class UpstreamFailed(JobEnded):
    """Upstream gave no usable answer, and asking again would not help or has not helped."""

    status = JobStatus.FAILED


class ReplyTooLarge(UpstreamFailed):
    """Upstream's answer was over a limit; asking for less may help, and asking again would not."""


class OutageTooLong(UpstreamFailed):
    """Upstream has given no good answer for longer than we are willing to wait."""

    def __init__(self, reason: str, *, seconds: float) -> None:
        super().__init__(
            f"The external API gave no usable answer for {_describe_duration(seconds)}; the last: {reason} "
            "What was stored stays."
        )


class Stalled(JobEnded):
    """Slice after slice ended on the same page without a result."""

    status = JobStatus.FAILED


class Incomplete(JobEnded):
    """Upstream counts tickets that no page had; nothing was deleted."""

    status = JobStatus.COMPLETED_WITH_ERRORS

    def __init__(self, missing: int) -> None:
        super().__init__(
            f"The external API counts {missing} tickets more than its pages had. "
            "What they had is stored, and nothing was deleted."
        )


class UnclearEnd(JobEnded):
    """A last page without a clear end, which no total count confirms; nothing was deleted."""

    status = JobStatus.COMPLETED_WITH_ERRORS

    def __init__(self) -> None:
        super().__init__(
            "The external API's last page had a next_page that is no number, and its total_count does not "
            "confirm that the feed ends there. What the pages had is stored, and nothing was deleted."
        )


class NoSuchTenant(JobEnded):
    """The tenant has no tickets, neither upstream nor here, and nobody has named it on purpose."""

    status = JobStatus.COMPLETED
    forgets_tenant = True

    def __init__(self, tenant_id: str) -> None:
        super().__init__(f"The tenant is not kept: upstream has no tickets of {tenant_id!r}.")


class ReviewRequired(JobEnded):
    """Too many tickets would be deleted at once, so a person has to decide; nothing was deleted."""

    status = JobStatus.NEEDS_REVIEW

    def __init__(self, count: int, *, job_id: str) -> None:
        super().__init__(
            f"{count} tickets would be deleted at once. Nothing was deleted; decide with "
            f"manage.py review_deletions --job {job_id}"
        )


def _describe_duration(seconds: float) -> str:
    """Describe how long something took, for a person: in seconds up to two minutes, then in minutes."""
    if seconds < 120:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} minutes"
