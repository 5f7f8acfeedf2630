"""Tickets, their history and the tenants in the admin; of a ticket a person may correct the labels."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import BooleanRadioFilter, ChoicesRadioFilter

from tickets.admin.confidence import ConfidenceFilter, add_doubt, is_line, list_doubts
from tickets.admin.corrections import CorrectionAdmin
from tickets.admin.export import ExportAdmin
from tickets.admin.filters import DeletedFilter, OpenFilter, SourceFilter, StatusFilter
from tickets.admin.languages import LanguageFilter, language_name
from tickets.admin.reasons import reasons_text, rules
from tickets.admin.tenants import TenantAdmin
from tickets.admin.timeline import STEP_COLOURS, describe_changes, timeline_table
from tickets.api.shown_rows import read_instance, show_row
from tickets.core.filters import WORD_INDEX
from tickets.core.highlights import split_marked
from tickets.core.keywords import extract_search_words
from tickets.core.labels import Sentiment, Urgency
from tickets.core.word_key import word_key
from tickets.models import Ticket, TicketHistory
from tickets.store.tickets import put_rarest_first
from ticketsaas.backoffice.columns import (
    EMPTY,
    column,
    cut,
    label,
    list_link,
    plain_text,
    text_column,
    utc_column,
    utc_line,
)
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin, RelatedTable, UtcRangeFilter
from ticketsaas.backoffice.tenant_filters import MergedTenantFilter, find_listed_tenants
from ticketsaas.models import Tenant
from ticketsaas.mongo.backend.compiler import insist_on

# Fits a column next to the others on a screen 1,440 pixels wide.
SUBJECT_CHARACTERS = 36

URGENCY_COLOURS: Mapping[str, str] = {
    Urgency.HIGH: "danger",
    Urgency.MEDIUM: "warning",
    Urgency.LOW: "info",
}
SENTIMENT_COLOURS: Mapping[str, str] = {
    Sentiment.NEGATIVE: "danger",
    Sentiment.POSITIVE: "success",
}
ACTION_COLOURS = {"yes": "primary"}
WHAT_THE_CUSTOMER_WROTE = "What the customer wrote"
TRUNCATED_NOTE = (
    "This ticket was too long: a text or a name of it is cut, and upstream has the rest."
)
STATUS_COLOURS = {"open": "info", "pending": "warning", "closed": "success", "deleted": "danger"}

admin.site.register(Tenant, TenantAdmin)


@admin.register(Ticket)
class TicketAdmin(CorrectionAdmin, ExportAdmin):
    list_display = (
        text_column("external_id", "upstream id"),
        text_column("tenant_id", "tenant"),
        "short_subject",
        "state",
        "urgency_label",
        "sentiment_label",
        "needs_action",
        text_column("language"),
        utc_column("created_at"),
    )
    list_filter = (
        MergedTenantFilter,
        StatusFilter,
        OpenFilter,
        ("urgency", ChoicesRadioFilter),
        ConfidenceFilter,
        ("sentiment", ChoicesRadioFilter),
        SourceFilter,
        LanguageFilter,
        ("requires_action", BooleanRadioFilter),
        DeletedFilter,
        ("created_at", UtcRangeFilter),
    )
    ordering = ("-created_at",)
    search_fields = ("external_id", "customer_id")
    search_help_text = "Ticket id, customer id or words"
    empty_hint = "Tickets appear when a tenant is ingested: manage.py ingest --tenant ID"
    fieldsets = (
        (
            None,
            {
                # In pairs, so that the customer's text is on the first screen.
                "fields": (
                    ("external_id", "tenant_id"),
                    ("customer", "source"),
                    ("state", utc_line("created_at")),
                    (utc_line("updated_at"), utc_line("changed_at")),
                    utc_line("deleted_at"),
                )
            },
        ),
        (WHAT_THE_CUSTOMER_WROTE, {"fields": ("subject_text", "message_text")}),
        (
            "How it was classified",
            {
                "fields": (
                    "urgency_label",
                    "sentiment_label",
                    "requires_action",
                    reasons_text,
                    "unsure_about",
                    "correction_text",
                    language_name,
                    rules,
                    "rule_set",
                )
            },
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return the parts of the page, with a note above the texts of a ticket that was cut."""
        parts = super().get_fieldsets(request, obj)
        if obj is None or not obj.truncated:
            return list(parts)
        note = {"description": TRUNCATED_NOTE}
        return [
            (title, part | note if title == WHAT_THE_CUSTOMER_WROTE else part)
            for title, part in parts
        ]

    def get_ordering(self, request: HttpRequest) -> Sequence[str]:
        """Return the order of the list: newest first, and in the line of unsure tickets high ones before."""
        return ("unsure_rank", *self.ordering) if is_line(request) else self.ordering

    def search_further(
        self, request: HttpRequest, queryset: QuerySet[Model], term: str
    ) -> QuerySet[Model]:
        """Return the tickets that contain all words of the term."""
        words = extract_search_words(term)
        if not words:
            return queryset.none()
        rarest_first = put_rarest_first(find_listed_tenants(request), words=list(words))
        # Left to itself, MongoDB tries each of nine indexes for every new word: 14 s with 200,000 tickets.
        return insist_on(queryset.filter(search_words__contains=list(rarest_first)), WORD_INDEX)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Ticket | None:
        """Return the ticket, with what another program's row lacks derived or empty."""
        ticket: Ticket | None = super().get_object(request, object_id, from_field)
        if ticket is not None:
            for name, value in show_row(read_instance(ticket)).items():
                setattr(ticket, name, value)
        return ticket

    def find_related(self, request: HttpRequest, row: Ticket) -> list[RelatedTable]:
        return [timeline_table(request, row)]

    @column("customer id")
    def customer(self, ticket: Ticket) -> SafeString:
        """Link to all tickets of the customer."""
        name = ticket.customer_id
        return list_link(Ticket, text=name, tenant_id=ticket.tenant_id, q=name)

    @column("subject")
    def short_subject(self, ticket: Ticket) -> SafeString | None:
        return cut(ticket.subject, length=SUBJECT_CHARACTERS)

    @column("status")
    def state(self, ticket: Ticket) -> SafeString:
        text = "deleted" if ticket.is_deleted else ticket.status
        closed = dict.fromkeys(settings.CLOSED_STATUSES, STATUS_COLOURS["closed"])
        colour = (STATUS_COLOURS | closed).get(word_key(text))
        return label(text, colours={text: colour} if colour else {})

    @column("urgency")
    def urgency_label(self, ticket: Ticket) -> SafeString:
        return add_doubt(label(ticket.urgency, colours=URGENCY_COLOURS), ticket=ticket)

    @column("sentiment")
    def sentiment_label(self, ticket: Ticket) -> SafeString:
        return label(ticket.sentiment, colours=SENTIMENT_COLOURS)

    @column("action")
    def needs_action(self, ticket: Ticket) -> SafeString | None:
        # A word instead of a tick or cross: a red cross would look like a problem on a settled ticket.
        return label("yes", colours=ACTION_COLOURS) if ticket.requires_action else None

    @column("subject")
    def subject_text(self, ticket: Ticket) -> SafeString:
        return plain_text(ticket.subject, split=_split_at_words(ticket))

    @column("message")
    def message_text(self, ticket: Ticket) -> SafeString:
        return plain_text(ticket.message, split=_split_at_words(ticket))

    @column("unsure about")
    def unsure_about(self, ticket: Ticket) -> str:
        return list_doubts(ticket)

    @column("rule set")
    def rule_set(self, ticket: Ticket) -> str:
        return str(ticket.classification["version"])


@admin.register(TicketHistory)
class TicketHistoryAdmin(ReadOnlyAdmin):
    list_display = (
        utc_column("recorded_at"),
        text_column("tenant_id", "tenant"),
        "ticket",
        "action_label",
        "changed_fields",
        text_column("reason"),
        "number",
    )
    list_filter = (MergedTenantFilter, ("recorded_at", UtcRangeFilter))
    ordering = ("-recorded_at",)
    search_fields = ("ticket_id",)
    search_help_text = "Ticket id"
    empty_hint = (
        "A row appears with every ticket that is created, changed, relabelled, deleted or restored."
    )
    fields = (
        "tenant_id",
        "ticket",
        "action_label",
        "reason",
        "changes_text",
        (utc_line("recorded_at"), "number"),
        ("by", "job_id"),
    )

    @column("ticket")
    def ticket(self, step: TicketHistory) -> SafeString:
        return ticket_link(step.tenant_id, external_id=step.ticket_id)

    @column("action")
    def action_label(self, step: TicketHistory) -> SafeString:
        return label(step.action, colours=STEP_COLOURS)

    @column("changed")
    def changed_fields(self, step: TicketHistory) -> str | None:
        return ", ".join(step.changes) or None

    @column("changes")
    def changes_text(self, step: TicketHistory) -> SafeString | str:
        return describe_changes(step)


def ticket_link(tenant_id: str, *, external_id: str) -> SafeString:
    """Link to the ticket in the list of tickets."""
    return list_link(
        Ticket,
        text=cut(external_id) or EMPTY,
        tenant_id=tenant_id,
        q=external_id,
    )


def _split_at_words(ticket: Ticket) -> Callable[[str], list[tuple[str, bool]]]:
    """Return a function that highlights the words that fired a rule."""
    phrases = [rule["words"] for rule in ticket.classification["rules"]]
    return partial(split_marked, phrases=phrases)
