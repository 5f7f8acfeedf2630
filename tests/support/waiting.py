"""Time in tests: waiting for what another process does, and leases that end at once."""

import time
from collections.abc import Callable
from typing import Any

from pymongo.database import Database

# Only a broken run reaches it, however busy the machine is.
PATIENCE_SECONDS = 60


def wait_for(condition: Callable[[], Any]) -> Any:
    """What the condition gives once it gives something; fails when that takes too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (result := condition()):
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)
    return result


def end_lease(mongo: Database[dict[str, Any]]) -> None:
    """As if the time to live of acme's lock had gone by, on the server's clock."""
    mongo.distributed_locks.update_one(
        {"_id": "ingest:acme"}, [{"$set": {"expires_at": {"$subtract": ["$$NOW", 1]}}}]
    )
