"""Sending alerts again from the admin: one, those selected in the list, or all that are parked."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.decorators import action

from notifications.admin.notices import count_alerts, find_notices, find_parked
from notifications.admin.questions import (
    ask_about,
    ask_about_parked,
    count_parked,
    describe_left,
    find_alerts,
    refuse,
)
from notifications.core.states import RETRYABLE
from notifications.models import Notification
from notifications.store import outbox
from notifications.store.outbox import NotRetryable
from ticketsaas.access.store.staff_tenants import find_visible
from ticketsaas.backoffice.columns import list_address, page_address
from ticketsaas.backoffice.confirmed_actions import Refused, confirm, may, record
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

# Of those with the most parked alerts; the entry is read by people.
MAX_TENANTS_RECORDED = 20
# The list's action asks by POST too; only with this field is it a yes.
_CONFIRMED = "confirmed"


class RetryAdmin(ReadOnlyAdmin):
    """Alerts to look at, and what a person may do about them."""

    actions = ("retry_selected",)
    actions_detail = ("retry",)
    actions_list = ("retry_parked",)
    # A person selects what is in sight; for more there is `retry_parked`.
    list_disable_select_all = True
    list_before_template = "admin/notices.html"

    def has_retry_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        # By method: unfold looks a permission's name up in MongoDB before every command, `migrate` too.
        return may(request, "notifications.view_notification", "notifications.retry_notification")

    def has_actions(self, row: Notification) -> bool:
        return row.status in RETRYABLE

    def get_actions_list(self, request: HttpRequest) -> list[Any]:
        if not find_parked(find_visible(request)).exists():
            return []
        offered: list[Any] = super().get_actions_list(request)
        return offered

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = (extra_context or {}) | {"notices": find_notices(request)}
        response: HttpResponse = super().changelist_view(request, context)
        return response

    @action(description="Send again …", permissions=["retry"])  # type: ignore[untyped-decorator]
    def retry(self, request: HttpRequest, object_id: str) -> HttpResponse:
        key = unquote(object_id)
        return confirm(
            self,
            request,
            confirmed=request.method == "POST",
            ask=lambda: ask_about(self.get_queryset(request), keys=[key]),
            carry_out=lambda: self._send_again(request, [key]),
            back=page_address(Notification, key),
        )

    @action(description="Send the selected again …", permissions=["retry"])  # type: ignore[untyped-decorator]
    def retry_selected(
        self, request: HttpRequest, queryset: QuerySet[Notification]
    ) -> HttpResponse:
        # By the selection itself: `queryset` has the list's filters, so not what was sent meanwhile.
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        return confirm(
            self,
            request,
            confirmed=_CONFIRMED in request.POST,
            ask=lambda: ask_about(self.get_queryset(request), keys=keys),
            carry_out=lambda: self._send_again(request, keys),
            back=request.get_full_path(),
            fields=[
                ("action", "retry_selected"),
                (_CONFIRMED, "yes"),
                *((ACTION_CHECKBOX_NAME, key) for key in keys),
            ],
        )

    @action(description="Send all parked again …", permissions=["retry"])  # type: ignore[untyped-decorator]
    def retry_parked(self, request: HttpRequest) -> HttpResponse:
        return confirm(
            self,
            request,
            confirmed=request.method == "POST",
            ask=lambda: ask_about_parked(find_visible(request)),
            carry_out=lambda: _send_parked_again(request),
            back=list_address(Notification),
        )

    def _send_again(self, request: HttpRequest, keys: Sequence[str]) -> str:
        again: list[Notification] = []
        left: Counter[str] = Counter()
        for row in find_alerts(self.get_queryset(request), keys=keys):
            try:
                outbox.retry(row.tenant_id, notification_id=row.notification_id)
                again.append(row)
            except NotRetryable as error:
                left[error.status] += 1
        if not again:
            raise refuse(left)
        for row in again:
            self.log_change(request, row, f"To be sent again; it was {row.status}.")
        return f"{_tell(len(again))} {describe_left(left)}".rstrip()


def _send_parked_again(request: HttpRequest) -> str:
    visible = find_visible(request)
    tenants = count_parked(visible)
    count = outbox.retry_all_parked(visible.tenant_ids)
    if count == 0:
        raise Refused("No alert is parked.")
    _record_for_all(request, tenants)
    return _tell(count)


def _record_for_all(request: HttpRequest, tenants: Counter[str]) -> None:
    """One entry, without a row, for the one decision: which rows it met is known to the update alone,
    and thousands of entries would bury everything else in the log."""
    most = ", ".join(f"{tenant}: {n:,}" for tenant, n in tenants.most_common(MAX_TENANTS_RECORDED))
    record(
        request,
        Notification,
        about=f"{count_alerts(tenants.total())} of {len(tenants):,} tenants",
        message=f"All parked alerts to be sent again. {most}",
    )


def _tell(count: int) -> str:
    return f"{count_alerts(count)} {'is' if count == 1 else 'are'} due again."
