"""Tenants in the admin."""

from django.utils.safestring import SafeString

from tickets.models import Ticket
from ticketsaas.backoffice.columns import column, list_link, text_column, utc_column, utc_line
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.models import Tenant


class TenantAdmin(ReadOnlyAdmin):
    list_display = (
        text_column("tenant_id", "tenant"),
        utc_column("last_completed_sync"),
        utc_column("created_at", "known since"),
        "tickets",
    )
    ordering = ("tenant_id",)
    search_fields = ("tenant_id",)
    search_help_text = "Tenant id"
    empty_hint = "A tenant appears with its first tickets: manage.py ingest --tenant ID"
    fields = (
        "tenant_id",
        utc_line("last_completed_sync"),
        utc_line("created_at", "known since"),
        "tickets",
    )

    @column("tickets")
    def tickets(self, tenant: Tenant) -> SafeString:
        return list_link(Ticket, text="Tickets", tenant_id=tenant.tenant_id)
