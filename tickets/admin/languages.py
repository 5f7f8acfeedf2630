"""Languages of tickets in the admin: by their names, and as a filter."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter

from tickets.admin.filters import find_listed_values
from tickets.core.language_names import name_language
from tickets.models import Ticket
from ticketsaas.backoffice.columns import column


@column("language")
def language_name(ticket: Ticket) -> str | None:
    """Return the name of the language that a ticket was read in; an older version stored none."""
    return name_language(ticket.language) if ticket.language else None


class LanguageFilter(DropdownFilter):  # type: ignore[misc]
    """A filter by the languages that visible tickets were read in."""

    title = "language"
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, name_language(code)) for code in find_listed_values(request, "language")]

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        code = self.value()
        return queryset.filter(language=code) if code else queryset
