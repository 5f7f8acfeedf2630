"""Backlog of undelivered alerts of all tenants: their number, and how long the oldest has waited."""

from dataclasses import dataclass

from notifications.core.states import UNDELIVERED, NotificationStatus
from notifications.models import BY_STATUS, Notification
from ticketsaas.mongo import Document, get_collection_across_tenants


@dataclass(frozen=True, slots=True)
class Backlog:
    """The undelivered alerts of all tenants: `waiting` for a worker, or `parked` for a person.

    `age_seconds` is the age of the oldest waiting alert, 0 if there is none.
    """

    waiting: int = 0
    parked: int = 0
    age_seconds: float = 0

    @property
    def undelivered(self) -> int:
        return self.waiting + self.parked


def read_backlog() -> Backlog:
    """Count the undelivered alerts, in one aggregation."""
    found = get_collection_across_tenants(Notification).aggregate(
        count_backlog_pipeline(), hint=BY_STATUS
    )
    return Backlog(**next(iter(found), {}))


def count_backlog_pipeline() -> list[Document]:
    """Build the count: one row with the fields of a Backlog, or no row if nothing is undelivered.

    It reads only the index. The bound on the tenant lets MongoDB skip from one tenant's undelivered
    rows to the next tenant's.
    """
    parked = {"$eq": ["$status", NotificationStatus.PARKED.value]}
    since = {"$cond": [parked, None, "$created_at"]}
    age = {"$divide": [{"$subtract": ["$$NOW", "$oldest"]}, 1000]}
    return [
        {"$match": {"tenant_id": {"$gt": ""}, "status": {"$in": sorted(UNDELIVERED)}}},
        {
            "$group": {
                "_id": None,
                "waiting": {"$sum": {"$cond": [parked, 0, 1]}},
                "parked": {"$sum": {"$cond": [parked, 1, 0]}},
                "oldest": {"$min": since},
            }
        },
        {
            "$project": {
                "_id": 0,
                "waiting": 1,
                "parked": 1,
                "age_seconds": {"$max": [age, 0]},
            }
        },
    ]
