"""The latest alert of a ticket, read before a person's correction raises another one."""

from datetime import datetime

from pymongo import DESCENDING

from notifications.models import BY_TICKET, Notification
from ticketsaas.mongo import Session, get_collection


def find_since(
    tenant_id: str, *, ticket_id: str, since: datetime | None, session: Session
) -> str | None:
    """Return the id of the ticket's latest alert if it was made at `since` or later; None without one.

    One that was never to be sent, because the urgency was too unsure, does not count.
    """
    row = get_collection(Notification).find_one(
        {"tenant_id": tenant_id, "ticket_id": ticket_id, "unsure": {"$ne": True}},
        {"created_at": 1},
        sort=[("created_at", DESCENDING)],
        hint=BY_TICKET,
        session=session,
    )
    if row is None or (since is not None and row["created_at"] < since):
        return None
    alert_id: str = row["_id"]
    return alert_id
