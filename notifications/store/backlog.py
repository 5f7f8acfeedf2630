"""Tells how many alerts wait for a final delivery state, and for how long, over all tenants."""

from dataclasses import dataclass

from notifications.core.states import UNDELIVERED, NotificationStatus
from notifications.models import BY_STATUS, Notification
from ticketsaas.mongo import Document, get_collection_across_tenants


@dataclass(frozen=True, slots=True)
class Backlog:
    """The alerts without a final delivery state, over all tenants.

    `age_seconds` is how long the oldest of the waiting ones has been waiting; 0 when none is.
    """

    waiting: int = 0
    parked: int = 0
    age_seconds: float = 0

    @property
    def undelivered(self) -> int:
        return self.waiting + self.parked


def read_backlog() -> Backlog:
    """How many alerts have no final delivery state, and since when the oldest one waits."""
    found = get_collection_across_tenants(Notification).aggregate(
        count_backlog_pipeline(), hint=BY_STATUS
    )
    return Backlog(**next(iter(found), {}))


def count_backlog_pipeline() -> list[Document]:
    """One row with the fields of a Backlog; none when there is none.

    Opens no document. With a bound on the tenant MongoDB skips in the index from one tenant's waiting
    rows to the next one's.
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
