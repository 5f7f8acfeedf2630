"""Values that tickets have in a field, for filters that offer them."""

from collections.abc import Sequence

from tickets.models import Ticket
from ticketsaas.mongo import Document, get_collection

# The fields whose values can be listed, and where those are stored; each has an index `tickets_by_…`.
VALUE_FIELDS = {"status": "status_key", "source": "source_key", "language": "language"}


def find_values(tenant_ids: Sequence[str], *, field: str, limit: int) -> list[str]:
    """Return the first `limit` values of one of the VALUE_FIELDS in these tenants' tickets, in order.

    Each query jumps to the next value in the field's index. MongoDB's own `distinct` would read every
    ticket's entry in another index: 2 s for 200,000 tickets.
    """
    collection, key = get_collection(Ticket), VALUE_FIELDS[field]
    wanted: Document = {"tenant_id": {"$in": tenant_ids}, "is_deleted": {"$in": [False, True]}}
    found: list[str] = []
    while len(found) < limit:
        after = wanted | {key: {"$gt": found[-1] if found else ""}}
        shown = {key: 1, "_id": 0}
        row = collection.find_one(after, shown, sort=[(key, 1)], hint=f"tickets_by_{field}")
        if row is None:
            break
        found.append(row[key])
    return found
