"""Filters of the ticket lists in the admin, apart from the tenant filter."""

from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter, RadioFilter

from tickets.core.word_key import word_key
from tickets.store.filter_values import find_values
from ticketsaas.access.store.tenant_visibility import find_tenants, find_visible
from ticketsaas.backoffice.tenant_filters import MAX_MERGED_TENANTS

# Upstream may send thousands of values, and each costs one index look-up per tenant.
MAX_VALUE_CHOICES = 50


def find_listed_values(request: HttpRequest, field: str) -> list[str]:
    """Return the values of a field that visible tickets have."""
    tenants = find_tenants(find_visible(request), limit=MAX_MERGED_TENANTS)
    return find_values(tenants, field=field, limit=MAX_VALUE_CHOICES)


class UpstreamValueFilter(DropdownFilter):  # type: ignore[misc]
    """A filter by the values that visible tickets have in a field: upstream decides which exist.

    They are offered and compared as keys, so that `Open` and `open` are one choice.
    """

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, value) for value in find_listed_values(request, self.parameter_name)]

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        value = self.value()
        return (
            queryset.filter(**{f"{self.parameter_name}_key": word_key(value)})
            if value
            else queryset
        )


class StatusFilter(UpstreamValueFilter):
    title = "status"
    parameter_name = "status"


class OpenFilter(RadioFilter):  # type: ignore[misc]
    """All tickets, or only those that are not closed."""

    title = "open"
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Not closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        closed = sorted(settings.CLOSED_STATUSES)
        return queryset.exclude(status_key__in=closed) if self.value() == "yes" else queryset


class SourceFilter(UpstreamValueFilter):
    title = "source"
    parameter_name = "source"


class DeletedFilter(RadioFilter):  # type: ignore[misc]
    """All tickets, or those deleted upstream, or those not deleted."""

    title = "deleted"
    parameter_name = "deleted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "No"), ("yes", "Yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        # Always in the query, because the indexes have this field between the tenant and the others.
        wanted = {"no": [False], "yes": [True]}.get(self.value() or "", [False, True])
        return queryset.filter(is_deleted__in=wanted)
