"""Writes alerts and accounts for every one: written, delivered, repeated, lost."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx

from tests.support.types import Document, Mongo
from tests.support.waiting import wait_for


@dataclass(frozen=True)
class Ledger:
    """What became of the alerts. `lost` counts those marked as sent that no call delivered."""

    written: int
    delivered: int
    repeated: int
    lost: int


def write_alerts(
    mongo: Mongo,
    count: int,
    *,
    tenants: tuple[str, ...] = ("acme", "globex", "initech"),
    age: timedelta = timedelta(seconds=1),
    name: str = "",
    attempts: int = 0,
) -> None:
    """Insert `count` alerts, of these tenants in turn, that have been due for `age`.

    Their tickets are as old. Their ids begin with the tenant and `name`; `attempts` have failed.
    """
    due_at = datetime.now(UTC) - age
    rows = [(number, tenants[number % len(tenants)]) for number in range(count)]
    mongo.notifications.insert_many(
        {
            "_id": f"{tenant_id}-{name}{number}",
            "tenant_id": tenant_id,
            "ticket_id": f"t-{name}{number}",
            "urgency": "high",
            "reason": "outage (down)",
            "status": "pending",
            "status_reason": None,
            "attempts": attempts,
            "ticket_updated_at": due_at,
            "too_old": False,
            "next_attempt_at": due_at,
            "lease_id": None,
            "last_error": None,
            "created_at": due_at,
            "sent_at": None,
            "job_id": "job-1",
        }
        for number, tenant_id in rows
    )


def count_in(mongo: Mongo, *states: str) -> int:
    return mongo.notifications.count_documents({"status": {"$in": states}})


def wait_until_sent(mongo: Mongo, count: int) -> None:
    wait_for(lambda: count_in(mongo, "sent") >= count)


def is_over(mongo: Mongo) -> bool:
    return count_in(mongo, "pending", "sending") == 0


def end_leases(mongo: Mongo) -> None:
    """End the leases of dead workers, on the server's clock."""
    mongo.notifications.update_many({"status": "sending"}, [{"$set": {"next_attempt_at": "$$NOW"}}])


def received(webhook: httpx.Client) -> list[Document]:
    calls: list[Document] = webhook.get("/control/notifications").json()["notifications"]
    return calls


def count_deliveries(webhook: httpx.Client) -> Counter[str]:
    """Count how often each key was accepted."""
    return Counter(call["idempotency_key"] for call in received(webhook) if call["accepted"])


def read_ledger(mongo: Mongo, webhook: httpx.Client) -> Ledger:
    """Account for all alerts; assert that every accepted call carries its row's key and ticket."""
    rows = {row["_id"]: row for row in mongo.notifications.find()}
    for call in received(webhook):
        row = rows[call["idempotency_key"]]
        sent = (call["tenant_id"], call["ticket_id"])
        assert not call["accepted"] or (row["tenant_id"], row["ticket_id"]) == sent
    delivered = count_deliveries(webhook)
    unsent = {key for key, row in rows.items() if row["status"] != "sent"}
    return Ledger(
        written=len(rows),
        delivered=len(delivered),
        repeated=delivered.total() - len(delivered),
        lost=len(rows.keys() - delivered.keys() - unsent),
    )
