"""What comes after the last page of a feed: whom no page had, who is gone, and the soft deletions.

Every step is committed and can be repeated, so a slice that begins in the middle goes on there.
"""

import asyncio

import structlog

from ingestion import candidates, jobs, reviews, sightings
from ingestion.client import Absent
from ingestion.commit import PageRefused
from ingestion.deletion import is_too_contradictory, is_withheld
from ingestion.drift import Tally, is_worth_another_look
from ingestion.fetching import OutOfTime, find_deleted_ids, get_page, get_ticket
from ingestion.pages import Page
from ingestion.planning import plan_answers, plan_deletions, plan_second_look
from ingestion.slices import Slice, commit_step
from ingestion.states import CandidateState
from tickets.incoming import IncomingTicket
from tickets.store import count_living, find_stored
from ticketsaas.mongo import Document

log = structlog.get_logger(__name__)

# Answers about single candidates in one commit: a third of a minute's budget is repeated at most.
ANSWERS_PER_STEP = 20
# As many as a page has, for the same reasons.
DELETIONS_PER_STEP = 100


class Incomplete(Exception):
    """Upstream counts tickets that no page had; nothing was deleted."""

    def __init__(self, missing: int) -> None:
        super().__init__(
            f"The external API counts {missing} tickets more than its pages had. "
            "What they had is stored, and nothing was deleted."
        )


class Withheld(Exception):
    """So many tickets would go that a person has to decide; nothing was deleted."""

    def __init__(self, count: int, *, job_id: str) -> None:
        super().__init__(
            f"{count} tickets would be deleted at once. Nothing was deleted; decide with "
            f"manage.py review_deletions --job {job_id}"
        )


async def reconcile(current: Slice) -> None:
    """Delete softly what upstream says is gone, and only that. Call it when the feed has ended.

    Raises Incomplete or Withheld, and otherwise as `crawl` does.
    """
    job = await asyncio.to_thread(jobs.get_job, current.feed.job_id)
    if job["candidates"] is None:
        await _propose(current, job)
        job = await asyncio.to_thread(jobs.get_job, current.feed.job_id)
    if job["withheld"]:
        raise Withheld(job["withheld"], job_id=current.feed.job_id)
    await _ask_singly(current)
    await asyncio.to_thread(_delete, current)


async def _propose(current: Slice, job: Document) -> None:
    """Find the candidates, once the pages are known to be complete."""
    listed = await find_deleted_ids(current.feed)
    await asyncio.to_thread(
        candidates.note_listed, current.feed.tenant_id, job_id=job["_id"], external_ids=listed
    )
    tally = await _look_again(current, job)
    if tally.unexplained:
        raise Incomplete(tally.unexplained)
    await asyncio.to_thread(_note_candidates, current)


async def _look_again(current: Slice, job: Document) -> Tally:
    """Look at pages again, from the first on, for tickets that none had; how the count stands then."""
    found = True
    tally = await asyncio.to_thread(_count, current, job)
    while is_worth_another_look(
        tally, looks=job["second_looks"], pages=job["total_pages"], found=found
    ):
        page = await get_page(current.feed, number=job["second_looks"] + 1)
        await asyncio.to_thread(_take_missed, current, page)
        job = await asyncio.to_thread(jobs.get_job, job["_id"])
        previous, tally = tally, await asyncio.to_thread(_count, current, job)
        found = tally.seen > previous.seen
        log.info("looked again", action="second_look", page=page.number, unseen=tally.unseen)
    return tally


def _count(current: Slice, job: Document) -> Tally:
    of_job = {"tenant_id": current.feed.tenant_id, "job_id": job["_id"]}
    return Tally(
        total_count=job["total_count"],
        seen=sightings.count_seen(**of_job),
        gone=candidates.count_listed_and_seen(**of_job),
        repeated=job["repeated"],
    )


def _take_missed(current: Slice, page: Page) -> None:
    of_job = {"tenant_id": current.feed.tenant_id, "job_id": current.feed.job_id}
    external_ids = {ticket.external_id for ticket in page.tickets}
    plan = plan_second_look(
        page,
        **of_job,
        stored=find_stored(current.feed.tenant_id, external_ids=external_ids),
        seen=sightings.find_seen(**of_job, external_ids=external_ids),
        now=jobs.utc_now(),
    )
    commit_step(current, plan)


def _note_candidates(current: Slice) -> None:
    """Judge the tickets and fix the outcome in the job's row, with the guard's verdict."""
    of_job = {"tenant_id": current.feed.tenant_id, "job_id": current.feed.job_id}
    candidates.propose(**of_job)
    living = count_living(current.feed.tenant_id)
    count = candidates.count(**of_job)
    contradicted = candidates.count_contradicted(**of_job)
    if is_too_contradictory(contradicted, of=count, living=living):
        candidates.drop_contradicted(**of_job)
        count -= contradicted
    withheld = is_withheld(count, living=living)
    noted = jobs.note_candidates(
        current.lease,
        ttl_seconds=current.lock_ttl_seconds,
        count=count,
        withheld=count if withheld else 0,
    )
    if not noted:
        raise PageRefused(f"Job {current.feed.job_id} is not where its candidates are noted.")
    candidates.forget_earlier_jobs(**of_job)
    reviews.supersede(**of_job, now=jobs.utc_now())
    log.info("candidates noted", action="candidates_noted", count=count, withheld=withheld)


async def _ask_singly(current: Slice) -> None:
    """Ask upstream for each candidate that its list of deleted tickets does not have."""
    while batch := await asyncio.to_thread(_find_open, current):
        answers: dict[str, IncomingTicket | None] = {}
        gone: list[str] = []
        try:
            for candidate in batch:
                await _ask(current, candidate.external_id, answers=answers, gone=gone)
        except OutOfTime:
            if answers or gone:
                await asyncio.to_thread(_note_answers, current, batch, answers, gone)
            raise
        await asyncio.to_thread(_note_answers, current, batch, answers, gone)


def _find_open(current: Slice) -> list[candidates.Candidate]:
    return candidates.find_batch(
        current.feed.tenant_id,
        job_id=current.feed.job_id,
        states=[CandidateState.OPEN],
        limit=ANSWERS_PER_STEP,
    )


async def _ask(
    current: Slice,
    external_id: str,
    *,
    answers: dict[str, IncomingTicket | None],
    gone: list[str],
) -> None:
    try:
        answers[external_id] = await get_ticket(current.feed, external_id=external_id)
    except Absent:
        gone.append(external_id)


def _note_answers(
    current: Slice,
    batch: list[candidates.Candidate],
    answers: dict[str, IncomingTicket | None],
    gone: list[str],
) -> None:
    plan = plan_answers(
        answers,
        gone=gone,
        tenant_id=current.feed.tenant_id,
        job_id=current.feed.job_id,
        stored=find_stored(current.feed.tenant_id, external_ids=answers),
        seen={candidate.external_id for candidate in batch if candidate.seen},
        now=jobs.utc_now(),
    )
    commit_step(current, plan)


def _delete(current: Slice) -> None:
    """Delete in steps of a page's size, so that no transaction grows with the tenant."""
    while batch := candidates.find_batch(
        current.feed.tenant_id,
        job_id=current.feed.job_id,
        states=[CandidateState.GONE],
        limit=DELETIONS_PER_STEP,
    ):
        external_ids = [candidate.external_id for candidate in batch]
        plan = plan_deletions(
            find_stored(current.feed.tenant_id, external_ids=external_ids),
            candidates=external_ids,
            tenant_id=current.feed.tenant_id,
            job_id=current.feed.job_id,
            now=jobs.utc_now(),
        )
        commit_step(current, plan)
