"""The outbox and the circuit in the admin."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import ChoicesRadioFilter

from notifications.admin.circuit import CircuitAdmin
from notifications.admin.notifications import RetryAdmin
from notifications.models import Circuit, Notification
from tickets.admin import URGENCY_COLOURS, ticket_link
from ticketsaas.backoffice.columns import (
    column,
    cut,
    format_minute,
    label,
    plain_text,
    text_column,
    utc_column,
    utc_line,
)
from ticketsaas.backoffice.model_admin import UtcRangeFilter
from ticketsaas.backoffice.tenant_filters import MergedTenantFilter

STATUS_COLOURS = {
    "pending": "info",
    "sending": "info",
    "sent": "success",
    "parked": "danger",
    "suppressed": "warning",
}
# Fits next to the other columns on a screen 1,440 pixels wide.
REASON_CHARACTERS = 24
PROBLEM_CHARACTERS = 27

admin.site.register(Circuit, CircuitAdmin)


@admin.register(Notification)
class NotificationAdmin(RetryAdmin):
    list_display = (
        utc_column("created_at"),
        text_column("tenant_id", "tenant"),
        "ticket_and_reason",
        "state",
        "attempts",
        "problem",
        "sent_or_next",
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
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "tenant_id",
                    "ticket",
                    "urgency_label",
                    "reason",
                    utc_line("created_at"),
                    "job_id",
                )
            },
        ),
        (
            "Delivery",
            {
                "fields": (
                    "state",
                    "status_reason",
                    "attempts",
                    "error_text",
                    utc_line("next_attempt_at", "next try"),
                    utc_line("sent_at"),
                    "key",
                )
            },
        ),
    )

    @column("ticket")
    def ticket(self, row: Notification) -> SafeString:
        return ticket_link(row.tenant_id, external_id=row.ticket_id)

    @column("ticket")
    def ticket_and_reason(self, row: Notification) -> SafeString:
        reason = cut(row.reason, length=REASON_CHARACTERS)
        return format_html('{}<div class="text-xs">{}</div>', self.ticket(row), reason or "")

    @column("sent or next (UTC)")
    def sent_or_next(self, row: Notification) -> SafeString | None:
        return format_minute(row.sent_at or row.next_attempt_at)

    @column("urgency")
    def urgency_label(self, row: Notification) -> SafeString:
        return label(row.urgency, colours=URGENCY_COLOURS)

    @column("status")
    def state(self, row: Notification) -> SafeString:
        return label(row.status, colours=STATUS_COLOURS)

    @column("last error")
    def problem(self, row: Notification) -> SafeString | None:
        return cut(row.last_error or row.status_reason, length=PROBLEM_CHARACTERS)

    @column("last error")
    def error_text(self, row: Notification) -> SafeString | None:
        return plain_text(row.last_error) if row.last_error else None

    @column("idempotency key")
    def key(self, row: Notification) -> str:
        return row.notification_id
