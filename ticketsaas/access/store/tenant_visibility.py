"""Decides which tenants a user of the admin sees; everything the admin shows or does asks here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from ticketsaas.models import StaffTenants, Tenant

Row = TypeVar("Row", bound=Model)

# Sorts after every text that has the same beginning.
_LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Visible:
    """The tenants that a user sees; None stands for all of them, later ones included."""

    tenant_ids: frozenset[str] | None

    def includes(self, tenant_id: str) -> bool:
        return self.tenant_ids is None or tenant_id in self.tenant_ids

    def only(self, tenant_ids: Iterable[str]) -> list[str]:
        """Return the visible ones of `tenant_ids`, in the given order."""
        return [tenant_id for tenant_id in tenant_ids if self.includes(tenant_id)]

    def covers(self, other: "Visible") -> bool:
        """Return whether everything the other sees is visible here too."""
        if self.tenant_ids is None or other.tenant_ids is None:
            return self.tenant_ids is None
        return other.tenant_ids <= self.tenant_ids

    def keep(
        self,
        rows: QuerySet[Row],
        *,
        field: str = "tenant_id",
        name: Callable[[str], str] = str,
    ) -> QuerySet[Row]:
        """Return the rows of visible tenants; `field` holds what `name` makes of a tenant's id."""
        if self.tenant_ids is None:
            return rows
        return rows.filter(**{f"{field}__in": sorted(map(name, self.tenant_ids))})


ALL = Visible(None)


def find_visible(request: HttpRequest) -> Visible:
    """Return the tenants that the request's user sees; they are read once a request."""
    found: Visible | None = getattr(request, "visible_tenants", None)
    if found is None:
        found = _read(request.user)
        request.visible_tenants = found  # type: ignore[attr-defined]
    return found


def find_tenants(visible: Visible, *, beginning: str = "", limit: int) -> list[str]:
    """Return the ids of visible tenants that start with `beginning`, sorted, at most `limit`."""
    known = visible.keep(Tenant.objects.order_by("tenant_id"))
    if beginning:
        last = beginning + _LAST_CHARACTER
        known = known.filter(tenant_id__gte=beginning, tenant_id__lte=last)
    return [tenant.tenant_id for tenant in known[:limit]]


def is_known(tenant_id: str) -> bool:
    """Return whether there is such a tenant, visible or not."""
    return Tenant.objects.filter(tenant_id=tenant_id).exists()


def is_given(tenant_id: str) -> bool:
    """Return whether a user was given this tenant by its id."""
    return StaffTenants.objects.filter(tenant_ids__contains=[tenant_id]).exists()


def _read(user: Any) -> Visible:
    if user.is_superuser:
        return ALL
    given = StaffTenants.objects.filter(user_id=user.pk).first()
    return Visible(frozenset()) if given is None else read_given(given)


def read_given(given: StaffTenants) -> Visible:
    """Return the tenants that a row gives its user."""
    return ALL if given.all_tenants else Visible(frozenset(given.tenant_ids))
