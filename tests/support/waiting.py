"""Waiting for other processes, and ending a lease without waiting."""

import time
from collections.abc import Callable
from typing import Any

from pymongo.database import Database

# Only a hung run reaches it, however busy the machine is.
PATIENCE_SECONDS = 60


def wait_for(condition: Callable[[], Any]) -> Any:
    """Call `condition` until its result is true, and return the result; fail after PATIENCE_SECONDS."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (result := condition()):
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)
    return result


def end_lease(mongo: Database[dict[str, Any]], tenant_id: str = "acme") -> None:
    """End the lease of the tenant's lock at once, on the server's clock."""
    mongo.distributed_locks.update_one(
        {"_id": f"ingest:{tenant_id}"}, [{"$set": {"expires_at": {"$subtract": ["$$NOW", 1]}}}]
    )
