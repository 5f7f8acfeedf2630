"""The functions that the task queue calls. Queued tasks and schedules name them by their dotted paths."""

from collections.abc import Callable
from typing import Any

import structlog

from ingestion.engine.lifecycle import run_next_slice
from ingestion.engine.schedules import start_slot
from ticketsaas.mongo import is_away

log = structlog.get_logger(__name__)


def run_job_slice(job_id: str, **_: Any) -> str:
    """Run the job's next slice, and return how the slice ended.

    When MongoDB goes away the slice is over: a sweep resumes the job once its lease has ended. Unknown
    keywords, which come from newer or older producers, are ignored.
    """
    return _unless_away(lambda: run_next_slice(job_id).value, job_id=job_id)


def start_scheduled(tenant_id: str, *, slot: str, **_: Any) -> str:
    """Start the tenant's job for `slot`, the time at which its schedule was due; return the outcome.

    The second firing for a slot starts nothing. When MongoDB goes away before the job's row is
    written, this slot is left out; the next one comes.
    """
    return _unless_away(lambda: start_slot(tenant_id, slot=slot).value, tenant_id=tenant_id)


def _unless_away(work: Callable[[], str], **names: str) -> str:
    try:
        return work()
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("MongoDB is away", action="mongodb_away", **names)
        return "mongodb_away"
