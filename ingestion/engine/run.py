"""Runs a job slice by slice, and decides how each slice ends.

A crash, a redelivery, a deploy and a long feed are the same thing: the next slice goes on at the
checkpoint.
"""

import asyncio
import time
from enum import StrEnum

import structlog

from ingestion.config import JobConfig
from ingestion.core.states import ACTIVE, JobStatus
from ingestion.engine.crawl import crawl
from ingestion.engine.reconcile import Incomplete, Withheld, reconcile
from ingestion.engine.slice import JobCancelled, Slice, is_cancelled, run_watched
from ingestion.store import deletion_candidates, jobs, lock, reviews, seen_tickets
from ingestion.store.commit import PageRefused
from ingestion.store.lock import LeaseLost, LockHeld
from ingestion.upstream.client import FetchError, open_client
from ingestion.upstream.fetch import Feed, OutOfTime
from ticketsaas import clock
from ticketsaas.mongo import Document, Session, start_session

log = structlog.get_logger(__name__)

# Slices that committed nothing before the job counts as impossible: each died on the same page.
MAX_IDLE_SLICES = 5


class SliceEnd(StrEnum):
    """The job is over, waits for its next slice, or goes on elsewhere."""

    JOB_ENDED = "job_ended"
    PARKED = "parked"
    REFUSED = "refused"


def run_slice(job_id: str, *, config: JobConfig) -> SliceEnd:
    """Run the job until it ends or the slice's time is over.

    May be called twice at once or again after a crash: one caller gets the lease, the others are
    refused, and the checkpoint says where to go on.
    """
    job = jobs.find_job(job_id)
    if job is None or job["status"] not in ACTIVE:
        return SliceEnd.REFUSED
    with structlog.contextvars.bound_contextvars(**names_of(job)), start_session() as session:
        try:
            return _hold_and_run(job, session=session, config=config)
        except LockHeld as held:
            return _refuse(job, held)
        except LeaseLost:
            log.warning("lease lost", action="lease_lost")
            return SliceEnd.REFUSED


def names_of(job: Document) -> dict[str, str | None]:
    """What every log line about a job carries."""
    return {
        "job_id": job["_id"],
        "tenant_id": job["tenant_id"],
        # Rows from before have none.
        "request_id": job.get("request_id"),
    }


def _refuse(job: Document, held: LockHeld) -> SliceEnd:
    """Another slice of the job is at work, or another job has taken its tenant: then it is lost."""
    if held.owner_id != job["_id"]:
        end_as_lost(job, successor=held.owner_id)
    return SliceEnd.REFUSED


def end_as_lost(job: Document, *, successor: str | None) -> None:
    """End a job whose lease ran out while nobody worked on it; the tenant is free, or the
    successor's."""
    then = f"and job {successor} has taken over" if successor else "and no worker has resumed it"
    error = f"Nobody worked on it for too long, {then}. What it had committed stays."
    if jobs.end_job(job, status=JobStatus.LOST, now=clock.utc_now(), error=error):
        log.warning("job lost", action="job_lost", **names_of(job), successor=successor)


def _hold_and_run(job: Document, *, session: Session, config: JobConfig) -> SliceEnd:
    lease = lock.acquire_slice(
        job["tenant_id"],
        job_id=job["_id"],
        session=session,
        ttl_seconds=config.lock_ttl_seconds,
    )
    current = Slice(
        job=job,
        lease=lease,
        feed=_open_feed(job, config=config),
    )
    started = jobs.start_slice(job["_id"], now=clock.utc_now())
    if started is None:
        return _end(current, JobStatus.CANCELLED)
    if started["idle_slices"] > MAX_IDLE_SLICES:
        error = f"{MAX_IDLE_SLICES} slices ended on page {started['next_page']} without a result."
        return _end(current, JobStatus.FAILED, error=error)
    _clear_away(current)
    log.info("slice started", action="slice_started", page=started["next_page"])
    return _run(current, first_page=started["next_page"])


def _open_feed(job: Document, *, config: JobConfig) -> Feed:
    seconds = float("inf") if config.slice_seconds is None else config.slice_seconds
    return Feed(
        client=open_client(config.external_api_url),
        tenant_id=job["tenant_id"],
        job_id=job["_id"],
        page_size=job["page_size"],
        calls_per_minute=config.calls_per_minute,
        deadline=time.monotonic() + seconds,
    )


def _run(current: Slice, *, first_page: int | None) -> SliceEnd:
    """Work, and turn what ended the work into the end of the slice."""
    try:
        asyncio.run(run_watched(current, _crawl_and_reconcile(current, first_page=first_page)))
    except OutOfTime as end:
        return _park(current, idle=end.after_failure)
    except JobCancelled:
        return _end(current, JobStatus.CANCELLED)
    except FetchError as error:
        return _end(current, JobStatus.FAILED, error=str(error))
    except Incomplete as error:
        return _end(current, JobStatus.COMPLETED_WITH_ERRORS, error=str(error))
    except Withheld as error:
        return _end(current, JobStatus.NEEDS_REVIEW, error=str(error))
    except PageRefused:
        # A cancel came between two looks at the job; or the checkpoint is elsewhere, and the next
        # slice reads it again.
        return _end(current, JobStatus.CANCELLED) if is_cancelled(current) else _park(current)
    except Exception:
        # Where another worker has taken over, it has ended this slice's session in the middle of
        # whatever it did, and the lost lease is the reason.
        lock.forget_session(current.lease)
        raise
    job = jobs.get_job(current.job["_id"])
    rejected = job["rejected"] > 0
    return _end(current, JobStatus.COMPLETED_WITH_ERRORS if rejected else JobStatus.COMPLETED)


def _clear_away(current: Slice) -> None:
    """Drop what earlier crawls of the tenant left: this one sees its tickets anew.

    Only what is older than this slice, so that a worker that slept through its lease harms nobody.
    """
    tenant_id, job_id, fence = current.feed.tenant_id, current.feed.job_id, current.lease.fence
    seen_tickets.forget_earlier(tenant_id, job_id=job_id, fence=fence)
    reviews.supersede(current.job, now=clock.utc_now())
    deletion_candidates.forget_earlier(tenant_id, job_id=job_id, fence=fence)


async def _crawl_and_reconcile(current: Slice, *, first_page: int | None) -> None:
    await crawl(current, first_page=first_page)
    await reconcile(current)


def _end(current: Slice, status: JobStatus, *, error: str | None = None) -> SliceEnd:
    jobs.end_job(
        current.job,
        status=status,
        now=clock.utc_now(),
        error=error,
        api_calls=current.feed.take_calls(),
        lease=current.lease,
    )
    seen_tickets.forget_job(current.feed.tenant_id, job_id=current.feed.job_id)
    if status is not JobStatus.NEEDS_REVIEW:
        deletion_candidates.forget_job(current.feed.tenant_id, job_id=current.feed.job_id)
    log.info("job ended", action="job_ended", status=status.value, error=error)
    return SliceEnd.JOB_ENDED


def _park(current: Slice, *, idle: bool = False) -> SliceEnd:
    """Leave the job the owner of its tenant for its next slice; `idle` when upstream only failed."""
    jobs.note_parked(current.job["_id"], calls=current.feed.take_calls(), idle=idle)
    lock.suspend(current.lease)
    log.info("slice parked", action="slice_parked")
    return SliceEnd.PARKED
