"""A job as a value: what its row in MongoDB says, with a type for every field."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from ingestion.core.fetch_retry import Outage
from ingestion.core.states import COUNTERS, JobStatus, Wait
from tickets.core.timestamps import EARLIEST
from ticketsaas.document_type import Document

FIRST_PAGE = 1
# A row has these only from the moment on when somebody sets them.
_OPTIONAL = frozenset({"idempotency_key", "review"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One crawl of one tenant's feed. Fields have the names of the row's, but `job_id` is its `_id`.

    The checkpoint is `next_page`, which is None once the feed has ended, `second_looks`, the number of
    pages read again since, and `page_offset` within a page. `page_size` stays as it was at the start,
    because the number of a page means nothing with another size. Times are UTC.
    """

    job_id: str
    tenant_id: str
    status: JobStatus = JobStatus.QUEUED
    progress: int = 0
    total_pages: int | None = None
    next_page: int | None = FIRST_PAGE
    page_size: int
    processed_pages: int = 0
    new_ingested: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    deleted: int = 0
    restored: int = 0
    outdated: int = 0
    """Tickets that came in an older version than the stored one."""
    undecided: int = 0
    """Tickets that stay because upstream said neither that it has them nor that they are gone."""
    alerts_suppressed: int = 0
    """Alerts that were suppressed because their tickets had last changed before `alerts_from`."""
    skipped: int = 0
    rejected: int = 0
    errors: int = 0
    api_calls: int = 0
    throttled: int = 0
    total_count: int | None = None
    """Tickets that upstream counts, as it said last."""
    next_record: int | None = None
    """The place of the next record in the feed, from 0, if the page at the checkpoint is read in parts."""
    unclear_end: bool = False
    """Whether the last page said so only by a `next_page` of `0`, `""`, `false` or the like."""
    page_offset: int | None = None
    """Records of the page at the checkpoint that are committed; None before the first of them."""
    second_looks: int = 0
    barren_pages: int = 0
    """Stale pages in a row up to the checkpoint."""
    candidates: int | None = None
    """How many tickets may be gone; None until that is known."""
    withheld: int = 0
    failed_lookups: int = 0
    """Look-ups of single tickets in a row, up to now, that failed as in an outage."""
    judged_at_fence: int | None = None
    """The fence of the slice whose candidates count."""
    review: Mapping[str, Any] | None = None
    """How a person, or a newer job, ended the review of withheld deletions: `decision, by, at`."""
    alerts_from: datetime | None = None
    """Only of a tenant's first job, and only with ALERT_MAX_AGE: tickets that last changed before it raise
    no alert."""
    waiting_for: Wait | None = None
    waiting_until: datetime | None = None
    outage_calls: int = 0
    outage_seconds: float = 0.0
    """How long upstream has given no good answer (`fetch_retry.py`)."""
    slices: int = 0
    idle_slices: int = 0
    """Slices in a row that brought no result."""
    wake_again_at: datetime | None = None
    """When the next slice counts as forgotten by the queue; None for a job that no queue runs."""
    idempotency_key: str | None = None
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    error: str | None = None
    request_id: str | None = None
    """The request that started the job; rows from older versions have none."""

    @property
    def outage(self) -> Outage:
        """The calls that have failed since upstream's last good answer."""
        return Outage(self.outage_calls, self.outage_seconds)

    @property
    def is_parked(self) -> bool:
        """Whether the job waits, without a worker, until upstream is called again."""
        return self.status is JobStatus.RUNNING and self.waiting_for is Wait.UPSTREAM

    @property
    def records_read(self) -> int:
        """How many records of the page at the checkpoint are committed; 0 unless it is read in parts."""
        if self.next_page is None or self.next_record is None:
            return 0
        read = self.next_record - (self.next_page - 1) * self.page_size
        return read if 0 < read < self.page_size else 0

    @property
    def has_found_tickets(self) -> bool:
        """Whether a record on its pages was a ticket of the tenant."""
        return self.tickets_found > 0

    @property
    def tickets_found(self) -> int:
        """How many of the tenant's tickets its pages had, each once."""
        return self.new_ingested + self.updated + self.unchanged + self.restored + self.outdated

    @property
    def found_no_tenant(self) -> bool:
        """Whether upstream had no such tenant; no other completed job has an error."""
        return self.status is JobStatus.COMPLETED and self.error is not None

    @property
    def counters(self) -> dict[str, int]:
        """What the job has done so far, by the names in COUNTERS."""
        return {name: getattr(self, name) for name in COUNTERS}


_NAMES = tuple(field.name for field in fields(Job) if field.name != "job_id")


# Of the fields whose stored type is another one than the value's.
_STORED_TYPES: Mapping[str, Any] = {
    "status": str,
    "waiting_for": str | None,
    "review": Mapping,
    "outage_seconds": float | int,
}
_TYPES = {field.name: _STORED_TYPES.get(field.name, field.type) for field in fields(Job)}
# Where another program left them out: the most that the external API sends, and a time before all others.
_REQUIRED: Mapping[str, Any] = {"tenant_id": "", "page_size": 100, "created_at": EARLIEST}


def read_job(row: Mapping[str, Any]) -> Job:
    """Read a job's row. A field that it lacks, or has as another type, has its default.

    Rows of older versions lack fields; those of other programs may have anything. A status that is none
    is that of a job which nobody runs.
    """
    known = {name: row[name] for name in _NAMES if isinstance(row.get(name, ()), _TYPES[name])}
    values = {**_REQUIRED, **known}
    values["status"] = _read_word(JobStatus, known.get("status"), default=JobStatus.LOST)
    values["waiting_for"] = _read_word(Wait, known.get("waiting_for"), default=None)
    return Job(job_id=row["_id"], **values)


def _read_word(kind: type[StrEnum], word: str | None, *, default: StrEnum | None) -> Any:
    is_known = isinstance(word, str) and word in kind.__members__.values()
    return kind(str(word)) if is_known else default


def job_document(job: Job) -> Document:
    """Return the row of a job, the reverse of `read_job`."""
    values = {name: getattr(job, name) for name in _NAMES}
    left_out = {name for name in _OPTIONAL if values[name] is None}
    row = {"_id": job.job_id} | {name: values[name] for name in _NAMES if name not in left_out}
    return row | {
        "status": job.status.value,
        "waiting_for": None if job.waiting_for is None else job.waiting_for.value,
    }
