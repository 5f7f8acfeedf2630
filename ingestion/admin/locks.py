"""Releasing a lock whose holder is dead, in the admin."""

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from unfold.decorators import action
from unfold.enums import ActionVariant

from ingestion.engine.abandoned import release_abandoned
from ingestion.models import DistributedLock
from ingestion.store import lock
from ingestion.store.lock import LockHeld
from ticketsaas.backoffice.columns import list_address, page_address
from ticketsaas.backoffice.confirmed_actions import Question, Refused, confirm, may
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.mongo import Document


class ReleaseAdmin(ReadOnlyAdmin):
    """Locks to look at, and the one thing that a person may do about them."""

    actions_detail = ("release",)

    def has_release_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        # By method: unfold looks a permission's name up in MongoDB before every command, `migrate` too.
        return may(request, "ingestion.view_distributedlock", "ingestion.release_distributedlock")

    def has_actions(self, row: DistributedLock) -> bool:
        found = lock.find_lock(row.tenant_id)
        return found is not None and _is_abandoned(found)

    @action(description="Release …", permissions=["release"], variant=ActionVariant.DANGER)  # type: ignore[untyped-decorator]
    def release(self, request: HttpRequest, object_id: str) -> HttpResponse:
        key = unquote(object_id)
        return confirm(
            self,
            request,
            confirmed=request.method == "POST",
            ask=lambda: _ask(_find_abandoned(key)),
            carry_out=lambda: self._release(request, _find_abandoned(key)),
            back=page_address(DistributedLock, key),
        )

    def _release(self, request: HttpRequest, row: DistributedLock) -> str:
        try:
            job_id = release_abandoned(row.tenant_id)
        except LockHeld as held:
            raise Refused(_describe_holder(held.owner_id)) from held
        if job_id is None:
            raise Refused("The lock is free already.")
        self.log_change(request, row, f"Released; job {job_id} had it.")
        return f"The lock of {row.tenant_id} is free; the next job may start."


def _ask(row: DistributedLock) -> Question:
    return Question(
        title=f"Release the lock of {row.tenant_id}?",
        consequence=(
            f"The lease of job {row.owner_id} has run out, so whoever held it is dead or too late to "
            "write anything. If the job has not ended it ends as lost; what it has stored stays. A "
            "running cluster would go on with it by itself instead."
        ),
        button="Release the lock",
        variant="danger",
    )


def _find_abandoned(key: str) -> DistributedLock:
    """The lock, if its lease has run out without an end."""
    row = DistributedLock.objects.filter(key=key).first()
    found = lock.find_lock(row.tenant_id) if row is not None else None
    if row is None or found is None:
        raise Refused(f"There is no lock {key}.", back=list_address(DistributedLock))
    if found["locked"]:
        raise Refused(_describe_holder(found["owner_id"]))
    if not _is_abandoned(found):
        raise Refused("The lock is free already.")
    return row


def _is_abandoned(found: Document) -> bool:
    return found["owner_id"] is not None and not found["locked"]


def _describe_holder(job_id: str) -> str:
    return (
        f"Job {job_id} holds the lock and renews it, or did so a moment ago. Cancel the job, or look "
        "again when the lease has ended."
    )
