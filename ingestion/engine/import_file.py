"""Stores the tickets of a file: the way to load what upstream doesn't have any more, or not yet."""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

import structlog

from ingestion.core.import_plans import Imported, ImportPlan, plan_import, read_batch
from ingestion.core.job import Job
from ingestion.core.record_files import Record, read_layout, read_records
from ingestion.engine.corrected_tickets import repeat_if_corrected
from ingestion.engine.statistics import Counting
from ingestion.engine.tenant_hold import hold_idle_tenant
from ingestion.store import import_places, lock, rejects
from ingestion.store.commit import write
from ingestion.store.lock import Lease
from notifications.core.alert_policy import AlertPolicy
from tickets.store.tickets import find_stored, record_tenant
from ticketsaas import clock
from ticketsaas.mongo import Session

log = structlog.get_logger(__name__)

# As many as a page has: that many tickets are known to fit into one transaction.
BATCH_SIZE = 100
# As much as a page may have; a batch ends after the record that reaches it.
BATCH_BYTES = 8 * 1024 * 1024
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is: bytes read of the file's `size`, and what became of the records so far."""

    offset: int
    size: int
    imported: Imported


Report = Callable[[ImportProgress], None]


@dataclass(slots=True)
class _Import:
    """The import of one file: what its batches have in common."""

    run: Job
    name: str
    digest: str
    lease: Lease
    policy: AlertPolicy
    may_alert: bool
    counting: Counting = field(init=False)

    def __post_init__(self) -> None:
        self.counting = Counting(self.run.tenant_id)

    def store(self, batch: list[Record]) -> Imported:
        """Store a batch, and the place after it, in one transaction; return the batch's counts.

        Raises LeaseLost and TicketCorrected.
        """
        plan = self._plan([record.value for record in batch])
        tenant_id, end = self.run.tenant_id, batch[-1].end

        def work(session: Session, is_counted: bool) -> None:
            import_places.record_place(
                tenant_id, name=self.name, digest=self.digest, offset=end, session=session
            )
            write(plan.writes, session=session, is_counted=is_counted)
            rejects.add(plan.rejects, session=session)
            rejects.remove(tenant_id, keys=plan.settled, session=session)

        self.counting.commit_fenced(self.lease, work)
        return plan.imported

    def finish(self) -> None:
        """Delete the place: the file has been read to its end."""
        tenant_id = self.run.tenant_id
        lock.fenced(
            self.lease, lambda session: import_places.delete_place(tenant_id, session=session)
        )

    def _plan(self, values: list[object]) -> ImportPlan:
        page = read_batch(values, tenant_id=self.run.tenant_id)
        external_ids = {ticket.external_id for ticket in page.tickets}
        return plan_import(
            page,
            run=self.run,
            stored=find_stored(self.run.tenant_id, external_ids=external_ids),
            may_alert=self.may_alert,
            policy=self.policy,
            now=clock.utc_now(),
        )


def import_file(
    path: Path,
    *,
    tenant_id: str,
    may_alert: bool,
    policy: AlertPolicy,
    ttl_seconds: int,
    report: Report,
) -> Imported:
    """Store the tickets of an NDJSON or CSV file through the writes of a page, and return the counts.

    Each batch is one transaction under the tenant's lock, with the place in the file. An import that was
    stopped goes on after the last batch if the file is the same, byte for byte, and returns what it did
    itself. A ticket that is not in the file stays as it is. Raises UnreadableFile, OSError, LockHeld while
    the tenant has a job that has not ended, and LeaseLost.
    """
    with path.open("rb") as file:
        layout, digest = read_layout(file), _digest(file)
        size = file.tell()
        run = _new_run(tenant_id)
        record_tenant(tenant_id, now=run.created_at)
        with hold_idle_tenant(tenant_id, job_id=run.job_id, ttl_seconds=ttl_seconds) as lease:
            current = _Import(run, path.name, digest, lease, policy, may_alert)
            start = import_places.find_place(tenant_id, digest=digest)
            done = Imported()
            for batch in _batches(read_records(file, layout, start=start), start=start):
                done += repeat_if_corrected(partial(current.store, batch))
                report(ImportProgress(batch[-1].end, size, done))
            current.finish()
    log.info(
        "file imported",
        action="file_imported",
        tenant_id=tenant_id,
        job_id=run.job_id,
        new=done.new,
        updated=done.updated,
        rejected=done.rejected,
    )
    return done


def find_interrupted(path: Path, *, tenant_id: str) -> int:
    """Return the byte of the file after which its import goes on; 0 when it begins at the beginning."""
    with path.open("rb") as file:
        return import_places.find_place(tenant_id, digest=_digest(file))


def _new_run(tenant_id: str) -> Job:
    """Return what rows of history and rejects name as their job; it has no row of its own."""
    now = clock.utc_now()
    return Job(job_id=str(uuid.uuid4()), tenant_id=tenant_id, page_size=BATCH_SIZE, created_at=now)


def _digest(file: BinaryIO) -> str:
    """Return the digest of the whole file; it is at its end afterwards."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _batches(records: Iterator[Record], *, start: int) -> Iterator[list[Record]]:
    batch: list[Record] = []
    began = start
    for record in records:
        batch.append(record)
        if len(batch) == BATCH_SIZE or record.end - began >= BATCH_BYTES:
            yield batch
            batch, began = [], record.end
    if batch:
        yield batch
