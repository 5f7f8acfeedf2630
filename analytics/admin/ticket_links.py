"""Links from the admin's home to lists of tickets."""

from datetime import datetime

from tickets.models import Ticket
from ticketsaas.backoffice.columns import list_address


def link_tickets(tenant_id: str, **filters: str) -> str:
    """Return the address of the tenant's tickets that are not deleted, narrowed by `filters`."""
    return list_address(Ticket, tenant_id=tenant_id, deleted="no", **filters)


def created_since(start: datetime) -> dict[str, str]:
    """Return the list's filter for tickets created from `start` on."""
    return {"created_at_from_0": f"{start:%Y-%m-%d}", "created_at_from_1": f"{start:%H:%M:%S}"}
