"""The states of a job, and which of them are final."""

from enum import StrEnum


class JobStatus(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    COMPLETED = "completed"
    COMPLETED_WITH_ERRORS = "completed_with_errors"
    CANCELLED = "cancelled"
    FAILED = "failed"
    LOST = "lost"


ACTIVE = frozenset({JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.CANCELLING})
FINAL = frozenset(JobStatus) - ACTIVE

COUNTERS = (
    "processed_pages",
    "new_ingested",
    "updated",
    "unchanged",
    "deleted",
    "restored",
    "skipped",
    "rejected",
    "errors",
    "api_calls",
)
