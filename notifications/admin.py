"""The outbox in the admin, to look at only."""

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import ChoicesRadioFilter

from notifications.models import Notification
from tickets.admin import URGENCY_COLOURS, ticket_link
from tickets.admin_filters import MergedTenantFilter
from ticketsaas.admin_columns import (
    column,
    cut,
    label,
    text_column,
    utc_column,
    utc_line,
)
from ticketsaas.read_only_admin import ReadOnlyAdmin, UtcRangeFilter

STATUS_COLOURS = {
    "pending": "info",
    "sending": "info",
    "sent": "success",
    "parked": "danger",
    "suppressed": "warning",
}


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    list_display = (
        utc_column("created_at"),
        text_column("tenant_id", "tenant"),
        "ticket",
        "urgency_label",
        "state",
        "status_reason",
        "attempts",
        utc_column("next_attempt_at"),
        utc_column("sent_at"),
        "short_reason",
    )
    list_filter = (
        MergedTenantFilter,
        ("status", ChoicesRadioFilter),
        ("created_at", UtcRangeFilter),
    )
    ordering = ("-created_at",)
    search_fields = ("ticket_id",)
    search_help_text = "Ticket id"
    empty_hint = "A notification appears when a ticket becomes urgent."
    fields = (
        "tenant_id",
        "ticket",
        "urgency_label",
        "reason",
        "state",
        "status_reason",
        "attempts",
        "last_error",
        utc_line("created_at"),
        utc_line("next_attempt_at"),
        utc_line("sent_at"),
        "job_id",
    )

    @column("ticket")
    def ticket(self, row: Notification) -> SafeString:
        return ticket_link(row.tenant_id, external_id=row.ticket_id)

    @column("urgency")
    def urgency_label(self, row: Notification) -> SafeString:
        return label(row.urgency, colours=URGENCY_COLOURS)

    @column("status")
    def state(self, row: Notification) -> SafeString:
        return label(row.status, colours=STATUS_COLOURS)

    @column("reason")
    def short_reason(self, row: Notification) -> SafeString | None:
        return cut(row.reason)
