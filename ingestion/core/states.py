"""The states of jobs, of candidates for deletion and of reviews, and the names of a job's counters."""

from enum import StrEnum


class JobStatus(StrEnum):
    """The state of a job. Those in FINAL are its ends."""

    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    COMPLETED = "completed"
    COMPLETED_WITH_ERRORS = "completed_with_errors"
    NEEDS_REVIEW = "needs_review"
    CANCELLED = "cancelled"
    FAILED = "failed"
    LOST = "lost"


ACTIVE = frozenset({JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.CANCELLING})
FINAL = frozenset(JobStatus) - ACTIVE


class Wait(StrEnum):
    """What a running job waits for before it calls upstream again."""

    BUDGET = "budget"
    RETRY = "retry"
    UPSTREAM = "upstream"
    """Upstream gives no usable answer; the job is parked meanwhile, so that no worker waits with it."""


class CandidateState(StrEnum):
    """What is known about a ticket that may be gone upstream."""

    LISTED = "listed"
    OPEN = "open"
    GONE = "gone"


# These tickets are deleted, unless upstream still has them or a person decides otherwise.
TAKEN_FOR_GONE = frozenset({CandidateState.OPEN, CandidateState.GONE})


class ReviewDecision(StrEnum):
    """How a review of withheld deletions ended; superseded means that a newer crawl took its place."""

    APPROVED = "approved"
    DISMISSED = "dismissed"
    SUPERSEDED = "superseded"


COUNTERS = (
    "processed_pages",
    "new_ingested",
    "updated",
    "unchanged",
    "repeated",
    "deleted",
    "restored",
    "outdated",
    "undecided",
    "alerts_suppressed",
    "skipped",
    "rejected",
    "errors",
    "api_calls",
    "throttled",
)
