"""Stores rejected records that today's rules can read, from the copy that was kept of them.

The rules for records get better, and then a record that older rules rejected needs no call upstream.
"""

from collections.abc import Sequence
from functools import partial

from ingestion.core.replay_plans import Replay, ReplayPlan, plan_replay, read_rejects
from ingestion.engine.corrected_tickets import repeat_if_corrected
from ingestion.engine.statistics import Counting
from ingestion.engine.tenant_hold import hold_idle_tenant
from ingestion.store import jobs, old_rejects, rejects
from ingestion.store.commit import write
from ingestion.store.lock import Lease
from notifications.config import alert_policy
from tickets.store.tickets import find_stored
from ticketsaas import clock
from ticketsaas.mongo import Document, Session

# As many as a page has: that many tickets are known to fit into one transaction.
BATCH_SIZE = 100


def replay_rejects(tenant_id: str, *, job_id: str | None = None, ttl_seconds: int) -> Replay:
    """Store the tenant's rejects that can be read as tickets by now, of all jobs or of `job_id`.

    A record only fills a gap. It is stored if its ticket is unknown, if it is newer than the stored
    version, or if it was in the feed after the ticket had been deleted; a ticket that was deleted
    after its record came stays deleted. Every record that is a ticket now leaves the rejects, needed
    or not. The others stay, with today's reason.

    The history names the job that had rejected the record, and that job's counters stay as they were.
    The work is done in small transactions under the tenant's lock, so it may be stopped anywhere and
    run twice. Raises LockHeld while the tenant has a job that has not ended, and LeaseLost.
    """
    old_rejects.merge(tenant_id)
    done = Replay()
    for rejecting in rejects.find_jobs(tenant_id, job_id=job_id):
        done += _replay_job(tenant_id, job_id=rejecting, ttl_seconds=ttl_seconds)
    return done


def _replay_job(tenant_id: str, *, job_id: str, ttl_seconds: int) -> Replay:
    done = Replay()
    job = jobs.find_job(job_id)
    request_id = None if job is None else job.request_id
    with hold_idle_tenant(tenant_id, job_id=job_id, ttl_seconds=ttl_seconds) as lease:
        for rows in rejects.read_batches(tenant_id, job_id=job_id, size=BATCH_SIZE):
            batch = partial(_replay_batch, rows, request_id=request_id, lease=lease)
            done += repeat_if_corrected(batch)
    return done


def _replay_batch(rows: Sequence[Document], *, request_id: str | None, lease: Lease) -> Replay:
    plan = plan_batch(rows, request_id=request_id)
    commit_batch(plan, lease=lease)
    return plan.replay


def plan_batch(rows: Sequence[Document], *, request_id: str | None) -> ReplayPlan:
    """Read some rejects of one job again and plan what they write."""
    parsed = read_rejects(rows)
    external_ids = {ticket.external_id for ticket in parsed.tickets.values()}
    stored = find_stored(rows[0]["tenant_id"], external_ids=external_ids)
    return plan_replay(
        rows,
        parsed=parsed,
        stored=stored,
        request_id=request_id,
        policy=alert_policy(),
        now=clock.utc_now(),
    )


def commit_batch(plan: ReplayPlan, *, lease: Lease) -> None:
    """Write the tickets of a batch and settle its rejects, in one transaction.

    Raises LeaseLost and TicketCorrected.
    """
    tenant_id = plan.writes.tenant_id

    def work(session: Session, is_counted: bool) -> None:
        write(plan.writes, session=session, is_counted=is_counted)
        rejects.settle(tenant_id, readable=plan.settled, rejected=plan.rejects, session=session)

    Counting(tenant_id).commit_fenced(lease, work)
