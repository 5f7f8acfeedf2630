"""Parameters and replies of the ingestion endpoints."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from ingestion.core.job import Job
from ingestion.core.states import Wait
from ingestion.models import STATUSES
from ticketsaas.api.lists.pagination import PageParameters
from ticketsaas.api.openapi import example
from ticketsaas.api.parameters import IntegerParameter, TenantParameters
from ticketsaas.api.row_serializer import RowSerializer
from ticketsaas.api.time_field import TimeField
from ticketsaas.mongo import Document

MAX_WAIT_SECONDS = 60
IDLE = "idle"


class RunParameters(TenantParameters):
    wait = IntegerParameter(
        default=0,
        min_value=0,
        max_value=MAX_WAIT_SECONDS,
        help_text="Seconds to wait for the job's end; a busy server waits less.",
    )


JOB_SEGMENT = OpenApiParameter(
    "job_id",
    OpenApiTypes.UUID,
    OpenApiParameter.PATH,
    description="The `job_id` that the start of the job returned.",
)


class TenantListParameters(PageParameters, TenantParameters):
    pass


_JOB_ID = "0b0f7f6e-6f0d-4c8e-9a51-7a4f2f6f2c11"


@example({"job_id": _JOB_ID, "tenant_id": "acme", "status": "queued"})
class StartedJobSerializer(serializers.Serializer[Any]):
    job_id = serializers.CharField()
    tenant_id = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)


_JOB_EXAMPLE = {
    "job_id": _JOB_ID,
    "tenant_id": "acme",
    "status": "running",
    "progress": 40,
    "total_pages": 25,
    "processed_pages": 10,
    "new_ingested": 990,
    "updated": 6,
    "unchanged": 4,
    "repeated": 0,
    "deleted": 0,
    "restored": 0,
    "outdated": 0,
    "undecided": 0,
    "alerts_suppressed": 0,
    "skipped": 0,
    "rejected": 0,
    "errors": 0,
    "api_calls": 10,
    "withheld": 0,
    "waiting_for": None,
    "waiting_until": None,
    "started_at": "2026-03-12T15:30:00.000Z",
    "ended_at": None,
    "error": None,
    "request_id": "8c3a1f0e-6b7d-4f59-9a57-0d2f3f1c9b42",
}


_ENDED_EXAMPLE = _JOB_EXAMPLE | {
    "status": "completed",
    "progress": 100,
    "processed_pages": 25,
    "new_ingested": 2490,
    "api_calls": 25,
    "ended_at": "2026-03-12T15:56:04.512Z",
}


@example(_JOB_EXAMPLE, name="Job")
class JobSerializer(RowSerializer):
    job_id = serializers.CharField()
    tenant_id = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    progress = serializers.IntegerField(help_text="Per cent; never falls.")
    total_pages = serializers.IntegerField(allow_null=True, help_text="null while unknown.")
    processed_pages = serializers.IntegerField()
    new_ingested = serializers.IntegerField()
    updated = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    repeated = serializers.IntegerField(help_text="Records that came again in the same crawl.")
    deleted = serializers.IntegerField()
    restored = serializers.IntegerField()
    outdated = serializers.IntegerField(
        default=0,
        help_text="Tickets that came in an older version than the stored one, which stays.",
    )
    undecided = serializers.IntegerField(
        default=0,
        help_text="Tickets that stay as they are because upstream said neither that it has them nor that "
        "they are gone; the next crawl asks again.",
    )
    alerts_suppressed = serializers.IntegerField(
        default=0,
        help_text="Alerts that a tenant's first crawl suppressed because their tickets had last changed "
        "longer ago than ALERT_MAX_AGE; a person can send them.",
    )
    skipped = serializers.IntegerField(help_text="Tickets of other tenants in the feed.")
    rejected = serializers.IntegerField(help_text="Records that are not tickets.")
    errors = serializers.IntegerField()  # type: ignore[assignment]
    api_calls = serializers.IntegerField()
    withheld = serializers.IntegerField(
        help_text="Deletions that a person has to decide about; see `needs_review`."
    )
    waiting_for = serializers.ChoiceField(
        [wait.value for wait in Wait],
        allow_null=True,
        help_text="`budget`: no call is free yet; `retry`: the last call failed and is repeated; "
        "`upstream`: upstream gives no usable answer, or asked to wait, and the job goes on then.",
    )
    waiting_until = TimeField(allow_null=True)
    started_at = TimeField(allow_null=True)
    ended_at = TimeField(allow_null=True)
    error = serializers.CharField(
        allow_null=True,
        help_text="Why it ended, unless it completed. `completed` with an error: upstream has no such "
        "tenant.",
    )
    request_id = serializers.CharField(
        default=None,
        allow_null=True,
        help_text="The request that started it; the log lines about the job contain it.",
    )

    def to_representation(self, instance: Job | Document) -> dict[str, Any]:
        """Show a job, or the row of one in a list."""
        if not isinstance(instance, Job):
            return super().to_representation(instance | {"job_id": instance["_id"]})
        return super().to_representation(instance)


@example(
    {
        "job_id": _JOB_ID,
        "tenant_id": "acme",
        "status": "failed",
        "started_at": "2026-03-12T15:30:00.000Z",
        "ended_at": "2026-03-12T15:31:12.300Z",
        "processed_pages": 2,
        "api_calls": 3,
        "new_ingested": 200,
        "updated": 0,
        "deleted": 0,
        "outdated": 0,
        "undecided": 0,
        "alerts_suppressed": 0,
        "errors": 1,
        "error": "The external API answered 500.",
    }
)
class LogSerializer(RowSerializer):
    job_id = serializers.CharField()
    tenant_id = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    started_at = TimeField(allow_null=True)
    ended_at = TimeField(allow_null=True)
    processed_pages = serializers.IntegerField(default=0)
    api_calls = serializers.IntegerField(default=0)
    new_ingested = serializers.IntegerField()
    updated = serializers.IntegerField()
    deleted = serializers.IntegerField()
    outdated = serializers.IntegerField(default=0)
    undecided = serializers.IntegerField(default=0)
    alerts_suppressed = serializers.IntegerField(default=0)
    errors = serializers.IntegerField()  # type: ignore[assignment]
    error = serializers.CharField(allow_null=True)


@example(
    {
        "tenant_id": "acme",
        "status": IDLE,
        "job_id": None,
        "started_at": None,
        "waiting_for": None,
        "waiting_until": None,
        "last_job": _ENDED_EXAMPLE,
    }
)
class TenantStatusSerializer(serializers.Serializer[Any]):
    tenant_id = serializers.CharField()
    status = serializers.CharField(help_text=f"The running job's, or `{IDLE}`.")
    job_id = serializers.CharField(allow_null=True)
    started_at = TimeField(allow_null=True)
    waiting_for = serializers.ChoiceField(
        [wait.value for wait in Wait], allow_null=True, help_text="What the running job waits for."
    )
    waiting_until = TimeField(allow_null=True)
    last_job = JobSerializer(allow_null=True, help_text="The last one that has ended.")


@example({"job_id": _JOB_ID, "status": "cancelling"})
class CancellingJobSerializer(serializers.Serializer[Any]):
    job_id = serializers.CharField()
    status = serializers.CharField()


@example(
    {
        "tenant_id": "acme",
        "locked": True,
        "owner_id": _JOB_ID,
        "acquired_at": "2026-03-12T15:30:00.000Z",
        "expires_at": "2026-03-12T15:31:00.000Z",
    }
)
class LockSerializer(serializers.Serializer[Any]):
    tenant_id = serializers.CharField()
    locked = serializers.BooleanField()
    owner_id = serializers.CharField(allow_null=True, help_text="The job that owns it.")
    acquired_at = TimeField(allow_null=True)
    expires_at = TimeField(allow_null=True)


@example({"limit": 60, "window_seconds": 60, "used": 12, "remaining": 48, "blocked_until": None})
class BudgetSerializer(serializers.Serializer[Any]):
    limit = serializers.IntegerField(help_text="Calls in any window; 0 is no limit.")
    window_seconds = serializers.IntegerField()
    used = serializers.IntegerField()
    remaining = serializers.IntegerField(allow_null=True, help_text="null without a limit.")
    blocked_until = TimeField(allow_null=True, help_text="Upstream asked for a pause until then.")
