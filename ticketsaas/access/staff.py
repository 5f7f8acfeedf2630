"""Which tenants a member of staff sees in the admin. Everything the admin shows or does asks here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from ticketsaas.models import StaffTenants


@dataclass(frozen=True, slots=True)
class Visible:
    """The tenants that somebody sees; None is all of them, those that come later too."""

    tenant_ids: frozenset[str] | None

    def includes(self, tenant_id: str) -> bool:
        return self.tenant_ids is None or tenant_id in self.tenant_ids

    def only(self, tenant_ids: Iterable[str]) -> list[str]:
        """Those of these that are visible, in their order."""
        return [tenant_id for tenant_id in tenant_ids if self.includes(tenant_id)]


ALL = Visible(None)


def find_visible(request: HttpRequest) -> Visible:
    """The tenants that whoever sent the request sees; read once for each request."""
    found: Visible | None = getattr(request, "visible_tenants", None)
    if found is None:
        found = _read(request.user)
        request.visible_tenants = found  # type: ignore[attr-defined]
    return found


def _read(user: Any) -> Visible:
    if user.is_superuser:
        return ALL
    given = StaffTenants.objects.filter(user_id=user.pk).first()
    if given is None:
        return Visible(frozenset())
    return ALL if given.all_tenants else Visible(frozenset(given.tenant_ids))
