"""What the task queue calls. The dotted paths are public: queued tasks name them."""

from typing import Any

import structlog

from ingestion.starting import run_next_slice
from ticketsaas.mongo import is_away

log = structlog.get_logger(__name__)


def run_job_slice(job_id: str, **_: Any) -> str:
    """Run the job's next slice; how it ended. Unknown keywords come from newer or older producers.

    When MongoDB goes away the slice is over: a sweep resumes the job once its lease has ended.
    """
    try:
        return run_next_slice(job_id).value
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("MongoDB is away", action="mongodb_away", job_id=job_id)
        return "mongodb_away"
