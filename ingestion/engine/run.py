"""Runs one slice of a job under the tenant's lock, and decides how the slice ends.

A crash, a redelivery, a deploy and a long feed are the same thing: the next slice goes on at the
checkpoint.
"""

import asyncio
import time
from dataclasses import replace
from enum import StrEnum

import structlog

from analytics.engine.marked import mark_if_crowded
from ingestion.config import JobConfig
from ingestion.core.endings import (
    JobCancelled,
    JobEnded,
    NoSuchTenant,
    OutageTooLong,
    Stalled,
)
from ingestion.core.fetch_retry import plan_parking
from ingestion.core.job import Job
from ingestion.core.reply_limits import ReplyLimits
from ingestion.core.states import JobStatus
from ingestion.engine.crawl import Crawl
from ingestion.engine.deletions import Deletions
from ingestion.engine.slice import Slice
from ingestion.store import (
    deletion_candidates,
    job_logs,
    jobs,
    known_tenants,
    lock,
    old_rejects,
    parking,
    rejects,
    reviews,
    seen_tickets,
)
from ingestion.store.commit import StaleCheckpoint
from ingestion.upstream.client import open_client
from ingestion.upstream.feed import Feed
from ingestion.upstream.fetch import Fetcher, SliceExpired, UpstreamUnavailable
from ticketsaas import clock
from ticketsaas.mongo import start_session

log = structlog.get_logger(__name__)

# Slices in a row that committed nothing: then the job counts as impossible, because each of them died
# on the same page.
MAX_STALLED_SLICES = 5


class TooEarly(Exception):
    """The job is parked, and its time has not come."""


class SliceEnd(StrEnum):
    """The job is over, waits for its next slice, waits for upstream first, or goes on elsewhere."""

    JOB_ENDED = "job_ended"
    SUSPENDED = "suspended"
    PARKED = "parked"
    REFUSED = "refused"


def hold_and_run(job: Job, *, config: JobConfig) -> SliceEnd:
    """Take the job's lease and run the job until it ends or the slice's time is over.

    May be called twice at once or again after a crash: one caller gets the lease, and the checkpoint
    says where to go on. Raises LockHeld, and LeaseLost when another worker took over.
    """
    with start_session() as session:
        lease = lock.acquire_slice(
            job.tenant_id,
            job_id=job.job_id,
            session=session,
            ttl_seconds=config.lock_ttl_seconds,
        )
        policy = replace(config.alerts, oldest=job.alerts_from)
        current = Slice(job, lease=lease, feed=_open_feed(job, config=config), policy=policy)
        try:
            status = _run(current)
        except JobEnded as end:
            return _end(
                current, end.status, error=str(end) or None, forget_tenant=end.forgets_tenant
            )
        except UpstreamUnavailable as unavailable:
            return _park(current, unavailable, patience_seconds=config.patience_seconds)
        except TooEarly:
            lock.suspend(lease)
            return SliceEnd.REFUSED
        except SliceExpired:
            return _suspend(current)
        except StaleCheckpoint:
            # A cancel came since the job was last looked at; or the checkpoint is elsewhere, and the
            # next slice reads it again.
            if current.is_cancelled():
                return _end(current, JobStatus.CANCELLED)
            return _suspend(current)
        except Exception:
            # If another worker has taken over, it has ended this slice's session in the middle of
            # whatever it did, and the lost lease is the reason.
            lock.forget_session(lease)
            raise
        return _end(current, status)


def _open_feed(job: Job, *, config: JobConfig) -> Feed:
    seconds = float("inf") if config.slice_seconds is None else config.slice_seconds
    fetcher = Fetcher(
        client=open_client(config.external_api_url),
        job_id=job.job_id,
        calls_per_minute=config.calls_per_minute,
        deadline=time.monotonic() + seconds,
        limits=ReplyLimits(max_bytes=config.max_reply_bytes),
    )
    return Feed(fetcher, tenant_id=job.tenant_id, page_size=job.page_size)


def _run(current: Slice) -> JobStatus:
    """Crawl, delete what is gone, and return the status of a job whose work is done.

    Raises JobEnded for every other end.
    """
    started = jobs.start_slice(current.job.job_id, now=clock.utc_now())
    if started is None:
        raise TooEarly if parking.is_early(current.job.job_id) else JobCancelled
    current.job = started
    current.feed.fetcher.outage = started.outage
    job_logs.keep(started)
    if started.idle_slices > MAX_STALLED_SLICES:
        raise Stalled(
            f"{MAX_STALLED_SLICES} slices ended on page {started.next_page} without a result."
        )
    _delete_leftovers(current)
    _look_for_rejects(current)
    log.info("slice started", action="slice_started", page=started.next_page)
    asyncio.run(current.run(_crawl_and_delete(current)))
    if not (current.job.has_found_tickets or known_tenants.is_in_use(started.tenant_id)):
        raise NoSuchTenant(started.tenant_id)
    if current.job.updated or current.job.deleted:
        mark_if_crowded(started.tenant_id)
    return JobStatus.COMPLETED_WITH_ERRORS if current.job.rejected else JobStatus.COMPLETED


async def _crawl_and_delete(current: Slice) -> None:
    await Crawl(current).run()
    await Deletions(current).run()


def _delete_leftovers(current: Slice) -> None:
    """Delete what earlier crawls of the tenant left behind: this one sees its tickets anew.

    Only what is older than this slice, so that a worker that slept through its lease harms nobody.
    """
    job, fence = current.job, current.lease.fence
    seen_tickets.delete_earlier(job.tenant_id, job_id=job.job_id, fence=fence)
    reviews.supersede(job, now=clock.utc_now())
    deletion_candidates.delete_earlier(job.tenant_id, job_id=job.job_id, fence=fence)


def _look_for_rejects(current: Slice) -> None:
    """Note whether the tenant has rejects, after those that a worker of an older version wrote are merged."""
    tenant_id = current.job.tenant_id
    old_rejects.merge(tenant_id)
    current.has_rejects = rejects.has_any(tenant_id)


def _end(
    current: Slice, status: JobStatus, *, error: str | None = None, forget_tenant: bool = False
) -> SliceEnd:
    """End the job and delete what it needed only while it ran."""
    job = current.job
    jobs.end_job(
        job,
        status=status,
        now=clock.utc_now(),
        error=error,
        api_calls=current.feed.fetcher.take_calls(),
        lease=current.lease,
        forget_tenant=forget_tenant,
    )
    seen_tickets.delete_of_job(job.tenant_id, job_id=job.job_id)
    if status is not JobStatus.NEEDS_REVIEW:
        deletion_candidates.delete_of_job(job.tenant_id, job_id=job.job_id)
    counted = {"outdated": job.outdated, "undecided": job.undecided}
    log.info("job ended", action="job_ended", status=status.value, error=error, **counted)
    return SliceEnd.JOB_ENDED


def _park(current: Slice, unavailable: UpstreamUnavailable, *, patience_seconds: float) -> SliceEnd:
    """Park the job until upstream may be called again, or end it when patience is over."""
    fetcher = current.feed.fetcher
    retry = plan_parking(
        unavailable.retry, outage=fetcher.outage, patience_seconds=patience_seconds
    )
    if retry is None:
        end = OutageTooLong(str(unavailable), seconds=fetcher.outage.seconds)
        return _end(current, end.status, error=str(end))
    fetcher.outage = fetcher.outage.after_wait(retry.counted_seconds)
    return _suspend(current, parked_seconds=retry.seconds)


def _suspend(current: Slice, *, parked_seconds: float | None = None) -> SliceEnd:
    """Keep the job the owner of its tenant until its next slice, which begins when a parking is over."""
    fetcher, job = current.feed.fetcher, current.job
    jobs.record_suspension(
        job.job_id,
        calls=fetcher.take_calls(),
        outage=fetcher.outage,
        parked_seconds=parked_seconds,
    )
    job_logs.keep(jobs.get_job(job.job_id))
    lock.suspend(current.lease)
    log.info("slice parked", action="slice_parked", seconds=parked_seconds)
    if parked_seconds is None:
        return SliceEnd.SUSPENDED
    if current.is_cancelled():
        # A cancel that came while the slice held the lock left the end to the slice, and the next slice
        # begins only when the parking is over.
        jobs.end_job(job, status=JobStatus.CANCELLED, now=clock.utc_now())
        return SliceEnd.JOB_ENDED
    return SliceEnd.PARKED
