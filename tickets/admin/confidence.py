"""How sure a ticket's labels are: its badge in the list, the lines on its page, and the filter."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import RadioFilter

from tickets.core.filters import UNSURE_INDEX
from tickets.core.labels import Confidence, Urgency
from tickets.core.urgent import Urgent, is_closed
from tickets.models import Ticket
from ticketsaas.mongo.backend.compiler import insist_on


class ConfidenceFilter(RadioFilter):  # type: ignore[misc]
    """All tickets, or only those whose urgency is unsure."""

    title = "urgency is"
    parameter_name = "confidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(Confidence.UNSURE.value, "Unsure")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if self.value() != Confidence.UNSURE:
            return queryset
        unsure = queryset.filter(unsure_rank__gte=0)
        return insist_on(unsure, UNSURE_INDEX) if is_line(request) else unsure


def is_line(request: HttpRequest) -> bool:
    """Return whether the list shows, without a search, the tickets whose urgency is unsure.

    Then those come first that nobody was alerted about; a search has the order of its own index.
    """
    is_unsure = request.GET.get(ConfidenceFilter.parameter_name) == Confidence.UNSURE
    return is_unsure and not request.GET.get(SEARCH_VAR, "").strip()


def add_doubt(shown: SafeString, *, ticket: Ticket) -> SafeString:
    """Show below a ticket's urgency that it is unsure, and that nobody is alerted for that reason."""
    doubt = describe_doubt(ticket)
    return format_html('{}<div class="text-xs">{}</div>', shown, doubt) if doubt else shown


def describe_doubt(ticket: Ticket) -> str:
    """Return what to know about an urgency that is unsure; nothing of one that is sure."""
    if ticket.unsure_rank is None:
        return ""
    is_urgent = ticket.urgency == Urgency.HIGH and not is_closed(
        ticket.status, closed=settings.CLOSED_STATUSES
    )
    is_announced = Urgent.SURE.name.lower() != settings.ALERT_ON
    # An alert may have been sent all the same, while the urgency was sure or by hand: the timeline tells.
    return "unsure: no alert by itself" if is_urgent and not is_announced else "unsure"


def list_doubts(ticket: Ticket) -> str:
    """Return the labels of a ticket that are unsure. Everything is sure in a row of an older version."""
    known = ticket.confidence if isinstance(ticket.confidence, Mapping) else {}
    unsure = [name for name, value in known.items() if value == Confidence.UNSURE]
    return ", ".join(name.replace("_", " ") for name in unsure) or "nothing"
