"""The admin's filters by tenant, which keep a list's query on an index that starts with the tenant."""

from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter

from ticketsaas.access.store.tenant_visibility import find_tenants, find_visible

# MongoDB merges up to 200 index scans in order (`internalQueryMaxScansToExplode`). A list of tickets
# takes two for each tenant: one for the deleted tickets, one for the others.
MAX_MERGED_TENANTS = 100
# A longer drop-down is of no use; the page of a tenant links to its lists.
MAX_TENANT_CHOICES = 1_000


class TenantFilter(DropdownFilter):  # type: ignore[misc]
    """One tenant, or all visible ones; for lists that have an index without the tenant."""

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
    """One tenant, or all visible ones by name, so that any index that starts with the tenant serves."""

    def all_tenants(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        known = find_tenants(find_visible(request), limit=MAX_MERGED_TENANTS + 1)
        if len(known) > MAX_MERGED_TENANTS:
            messages.info(request, "There are too many tenants for one list. Choose one.")
            return queryset.none()
        return queryset.filter(tenant_id__in=known)


def find_listed_tenants(request: HttpRequest) -> list[str]:
    """Return the tenants that a list is about: the chosen one, or all visible ones.

    One more than MAX_MERGED_TENANTS at most: enough to see that there are too many for one list.
    """
    visible = find_visible(request)
    if chosen := request.GET.get(TenantFilter.parameter_name):
        return visible.only([chosen])
    return find_tenants(visible, limit=MAX_MERGED_TENANTS + 1)
