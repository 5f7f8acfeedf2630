"""Makes the roll-ups of marked tenants anew, one tenant at a time, in the task queue's own process."""

import time

import structlog

from analytics.core.rollup_bounds import is_crowded
from analytics.engine.rebuild import rebuild
from analytics.store import rollup_marks, rollup_names
from ticketsaas.mongo import Session, run_transaction

log = structlog.get_logger(__name__)

# If the process that rebuilds dies, another one begins this much later. Two at once do no harm.
CLAIM_SECONDS = 600.0
# A rebuild that fails, or is overtaken by pages that can't be counted, is tried again after ten times the
# time it took, so that it takes a tenth of MongoDB's attention at most.
PAUSE_FACTOR, MIN_PAUSE_SECONDS = 10, 60.0


def mark_if_crowded(tenant_id: str) -> bool:
    """Mark the tenant if statuses or sources that it has no more keep most tickets without a name.

    Return whether it did. Made anew, its roll-ups name what is frequent today.
    """
    if not is_crowded(rollup_names.find_values(tenant_id)):
        return False

    def work(session: Session) -> None:
        rollup_marks.mark(tenant_id, session=session)

    run_transaction(work)
    log.info("names crowded", action="names_crowded", tenant_id=tenant_id)
    return True


def rebuild_next() -> str | None:
    """Rebuild the roll-ups of the marked tenant that waits longest; return it, or None without one.

    Raises what `rebuild` raises; the tenant is tried again after a pause.
    """
    tenant_id = rollup_marks.claim_rebuild(seconds=CLAIM_SECONDS)
    if tenant_id is None:
        return None
    began, is_complete = time.monotonic(), False
    try:
        is_complete = rebuild(tenant_id).is_complete
    finally:
        seconds = time.monotonic() - began
        if not is_complete:
            pause = max(MIN_PAUSE_SECONDS, PAUSE_FACTOR * seconds)
            rollup_marks.postpone_rebuild(tenant_id, seconds=pause)
    log.info(
        "statistics rebuilt",
        action="statistics_rebuilt",
        tenant_id=tenant_id,
        seconds=round(seconds, 1),
        is_complete=is_complete,
    )
    return tenant_id
