"""Sending alerts again from the admin: one, the selected ones, or all parked ones."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from notifications.admin.notices import count_alerts, find_notices, find_parked
from notifications.admin.questions import (
    ask_about,
    ask_about_parked,
    count_parked,
    describe_left,
    find_alerts,
    refuse,
)
from notifications.models import Notification
from notifications.store import outbox
from notifications.store.outbox import NotRetryable
from ticketsaas.access.store.tenant_visibility import find_visible
from ticketsaas.backoffice.columns import list_address
from ticketsaas.backoffice.confirmed_actions import (
    Refused,
    confirm,
    confirmed_action,
    may,
    permitted_action,
    record,
)
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

# The log entry names only the tenants with the most parked alerts, because people read it.
MAX_TENANTS_RECORDED = 20
RETRY = "notifications.retry_notification"
# A list action posts its question as well; only a POST with this field is an answer.
_CONFIRMED = "confirmed"


class RetryAdmin(ReadOnlyAdmin):
    """Alerts to view and to send again."""

    actions = ("retry_selected",)
    actions_detail = ("retry",)
    actions_list = ("retry_parked",)
    # People select the rows they see; `retry_parked` is for more.
    list_disable_select_all = True
    list_before_template = "admin/notices.html"

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return may(request, RETRY)

    def has_actions(self, row: Notification) -> bool:
        return row.is_retryable

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

    @confirmed_action("Send again …", permission=RETRY, ask=lambda row: ask_about([row]))
    def retry(self, request: HttpRequest, row: Notification) -> str:
        return self._send_again(request, [row])

    @permitted_action("Send the selected again …", permission="retry")
    def retry_selected(
        self, request: HttpRequest, queryset: QuerySet[Notification]
    ) -> HttpResponse:
        # Not `queryset`: the list's filters would hide selected alerts that were sent in the meantime.
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        visible_rows = self.get_queryset(request)
        return confirm(
            self,
            request,
            is_confirmed=_CONFIRMED in request.POST,
            ask=lambda: ask_about(find_alerts(visible_rows, keys=keys)),
            carry_out=lambda: self._send_again(request, find_alerts(visible_rows, keys=keys)),
            back=request.get_full_path(),
            fields=[
                ("action", "retry_selected"),
                (_CONFIRMED, "yes"),
                *((ACTION_CHECKBOX_NAME, key) for key in keys),
            ],
        )

    @permitted_action("Send all parked again …", permission=RETRY)
    def retry_parked(self, request: HttpRequest) -> HttpResponse:
        return confirm(
            self,
            request,
            ask=lambda: ask_about_parked(find_visible(request)),
            carry_out=lambda: _send_parked_again(request),
            back=list_address(Notification),
        )

    def _send_again(self, request: HttpRequest, rows: Sequence[Notification]) -> str:
        again: list[Notification] = []
        left: Counter[str] = Counter()
        for row in rows:
            try:
                outbox.retry(row.tenant_id, notification_id=row.notification_id)
                again.append(row)
            except NotRetryable as error:
                left[error.status] += 1
        if not again:
            raise refuse(left)
        for row in again:
            self.log_change(request, row, f"To be sent again; it was {row.status}.")
        return f"{_describe_count(len(again))} {describe_left(left)}".rstrip()


def _send_parked_again(request: HttpRequest) -> str:
    visible = find_visible(request)
    tenants = count_parked(visible)
    count = outbox.retry_all_parked(visible.tenant_ids)
    if count == 0:
        raise Refused("No alert is parked.")
    _record_for_all(request, tenants)
    return _describe_count(count)


def _record_for_all(request: HttpRequest, tenants: Counter[str]) -> None:
    """Write one log entry for all rows.

    Only the update knows which rows it changed, and thousands of entries would bury the rest of the log.
    """
    most = ", ".join(f"{tenant}: {n:,}" for tenant, n in tenants.most_common(MAX_TENANTS_RECORDED))
    record(
        request,
        Notification,
        about=f"{count_alerts(tenants.total())} of {len(tenants):,} tenants",
        message=f"All parked alerts to be sent again. {most}",
    )


def _describe_count(count: int) -> str:
    return f"{count_alerts(count)} {'is' if count == 1 else 'are'} due again."
