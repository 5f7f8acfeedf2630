"""Releasing the lock of a dead job in the admin."""

from django.http import HttpRequest
from unfold.enums import ActionVariant

from ingestion.engine.abandoned import release_abandoned
from ingestion.models import DistributedLock
from ingestion.store import lock
from ingestion.store.lock import LockHeld
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirmed_action
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.mongo import Document


def _ask(row: DistributedLock) -> Question:
    _require_abandoned(row)
    return Question(
        title=f"Release the lock of {row.tenant_id}?",
        consequence=(
            f"The lease of job {row.owner_id} has run out, so its holder is dead or too late to write "
            "anything. If the job has not ended it ends as lost; what it has stored stays. A running "
            "cluster would continue the job by itself instead."
        ),
        button="Release the lock",
        variant="danger",
    )


class ReleaseAdmin(ReadOnlyAdmin):
    """Locks to look at, and to release once their lease has run out."""

    actions_detail = ("release",)

    def has_actions(self, row: DistributedLock) -> bool:
        found = lock.find_lock(row.tenant_id)
        return found is not None and _is_abandoned(found)

    @confirmed_action(
        "Release …",
        permission="ingestion.release_distributedlock",
        variant=ActionVariant.DANGER,
        ask=_ask,
    )
    def release(self, request: HttpRequest, row: DistributedLock) -> str:
        _require_abandoned(row)
        try:
            job_id = release_abandoned(row.tenant_id)
        except LockHeld as held:
            raise Refused(_describe_holder(held.owner_id)) from held
        if job_id is None:
            raise Refused("The lock is free already.")
        self.log_change(request, row, f"Released; job {job_id} had it.")
        return f"The lock of {row.tenant_id} is free; the next job may start."


def _require_abandoned(row: DistributedLock) -> None:
    """Raise Refused unless the lease has run out without an end."""
    found = lock.find_lock(row.tenant_id)
    if found is not None and found["locked"]:
        raise Refused(_describe_holder(found["owner_id"]))
    if found is None or not _is_abandoned(found):
        raise Refused("The lock is free already.")


def _is_abandoned(found: Document) -> bool:
    return found["owner_id"] is not None and not found["locked"]


def _describe_holder(job_id: str) -> str:
    return (
        f"Job {job_id} holds the lock and renews it, or did so a moment ago. Cancel the job, or look "
        "again when the lease has ended."
    )
