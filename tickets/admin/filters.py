"""The filters of the admin's lists: each keeps its list's query on an index that starts with the tenant."""

from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter, RadioFilter

from tickets.core.changes import CLOSED
from tickets.models import Tenant
from tickets.store.tickets import find_values
from ticketsaas.access.store.staff_tenants import Visible, find_visible

# MongoDB merges up to 200 index scans in order (`internalQueryMaxScansToExplode`); a list takes one
# for each tenant, for living and for deleted tickets.
MAX_MERGED_TENANTS = 100
# More would make the dropdown useless; a tenant's own page leads to its lists.
MAX_TENANT_CHOICES = 1_000
# Upstream may send thousands, and each takes a look at every tenant's index.
MAX_VALUE_CHOICES = 50
# Behind every text that begins with the same characters.
_LAST_CHARACTER = "\U0010ffff"


class TenantFilter(DropdownFilter):  # type: ignore[misc]
    """One tenant, or all that are visible; for lists that have an index without the tenant."""

    title = "tenant"
    parameter_name = "tenant_id"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        known = find_tenants(find_visible(request), limit=MAX_TENANT_CHOICES)
        return [(tenant_id, tenant_id) for tenant_id in known]

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if self.value():
            return queryset.filter(tenant_id=self.value())
        return self.all_tenants(request, queryset)

    def all_tenants(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        return queryset


class MergedTenantFilter(TenantFilter):
    """One tenant, or all that are visible by name, so that every index that starts with the tenant
    serves."""

    def all_tenants(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        known = find_tenants(find_visible(request), limit=MAX_MERGED_TENANTS + 1)
        if len(known) > MAX_MERGED_TENANTS:
            messages.info(request, "There are too many tenants for one list. Choose one.")
            return queryset.none()
        return queryset.filter(tenant_id__in=known)


class UpstreamValueFilter(DropdownFilter):  # type: ignore[misc]
    """The values of a field that visible tickets have: upstream decides which there are."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        tenants = find_tenants(find_visible(request), limit=MAX_MERGED_TENANTS)
        found = find_values(tenants, field=self.parameter_name, limit=MAX_VALUE_CHOICES)
        return [(value, value) for value in found]

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class StatusFilter(UpstreamValueFilter):
    title = "status"
    parameter_name = "status"


class OpenFilter(RadioFilter):  # type: ignore[misc]
    """All tickets, or those that somebody still has to close."""

    title = "open"
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Not closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        return queryset.exclude(status=CLOSED) if self.value() == "yes" else queryset


class SourceFilter(UpstreamValueFilter):
    title = "source"
    parameter_name = "source"


class DeletedFilter(RadioFilter):  # type: ignore[misc]
    """All tickets, or those that are or are not deleted upstream."""

    title = "deleted"
    parameter_name = "deleted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "No"), ("yes", "Yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        # Named even when both will do: the indexes have it between the tenant and the rest.
        wanted = {"no": [False], "yes": [True]}.get(self.value() or "", [False, True])
        return queryset.filter(is_deleted__in=wanted)


def find_listed_tenants(request: HttpRequest) -> list[str]:
    """Those that a list is about: the chosen one, or all that are visible, as far as one list goes."""
    visible = find_visible(request)
    if chosen := request.GET.get(TenantFilter.parameter_name):
        return visible.only([chosen])
    return find_tenants(visible, limit=MAX_MERGED_TENANTS + 1)


def find_tenants(visible: Visible, *, beginning: str = "", limit: int) -> list[str]:
    """The first of the known tenants that are visible and begin so, in order of their ids."""
    known = visible.keep(Tenant.objects.order_by("tenant_id"))
    if beginning:
        last = beginning + _LAST_CHARACTER
        known = known.filter(tenant_id__gte=beginning, tenant_id__lte=last)
    return [tenant.tenant_id for tenant in known[:limit]]
