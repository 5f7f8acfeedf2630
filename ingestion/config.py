"""What jobs need to know from the settings."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from notifications.config import alert_policy
from notifications.core.alert_policy import AlertPolicy

# Well under the task queue's `timeout` even with a page's retries on top; short enough that tenants
# take turns on few workers.
SLICE_SECONDS = 45.0


@dataclass(frozen=True, slots=True)
class JobConfig:
    """The settings a job runs with.

    `page_size` is for jobs that start now: one that has started keeps its own. A slice ends after
    `slice_seconds`; with None it goes on until the job ends or is parked. A job fails once upstream has
    given no good answer for `patience_seconds`.
    """

    external_api_url: str
    calls_per_minute: int
    page_size: int
    lock_ttl_seconds: int
    max_reply_bytes: int
    slice_seconds: float | None
    alerts: AlertPolicy
    alert_max_age: timedelta | None
    patience_seconds: float


def job_config(*, slice_seconds: float | None = SLICE_SECONDS) -> JobConfig:
    """Return the configuration of a job, from the settings as they are now."""
    return JobConfig(
        external_api_url=settings.EXTERNAL_API_URL,
        calls_per_minute=settings.MAX_REQUESTS_PER_MINUTE,
        page_size=settings.INGEST_PAGE_SIZE,
        lock_ttl_seconds=settings.LOCK_TTL_SECONDS,
        max_reply_bytes=settings.UPSTREAM_MAX_REPLY_BYTES,
        slice_seconds=slice_seconds,
        alerts=alert_policy(),
        alert_max_age=settings.ALERT_MAX_AGE,
        patience_seconds=settings.UPSTREAM_PATIENCE_SECONDS,
    )
