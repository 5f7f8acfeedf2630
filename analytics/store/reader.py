"""Snapshot of a tenant's statistics.

All numbers of a report are read in one, so that they agree with one another while pages are committed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import pymongo

from analytics.store.rollup_reader import RollupReader
from analytics.store.ticket_reader import TicketReader
from ticketsaas.models import Tenant
from ticketsaas.mongo import get_collection, start_snapshot


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tenant's row at one moment, and the reader that counts its tickets."""

    reader: RollupReader | TicketReader
    last_completed_sync: datetime | None


@contextmanager
def open_snapshot(tenant_id: str, *, seconds: float) -> Iterator[Snapshot]:
    """Open a snapshot of the tenant, which may be unknown; reading it may take `seconds` in all.

    The driver passes the time left to each operation as its `maxTimeMS`, and raises ExecutionTimeout when
    none is left.
    """
    with pymongo.timeout(seconds), start_snapshot() as session:
        tenant = get_collection(Tenant).find_one({"_id": tenant_id}, session=session) or {}
        kind = RollupReader if tenant.get("has_rollups") else TicketReader
        yield Snapshot(kind(tenant_id, session=session), tenant.get("last_completed_sync"))
