"""What comes after the last page of a feed: whom no page had, who is gone, and the soft deletions.

Every step is committed and can be repeated, so a slice that begins in the middle goes on there.
"""

import asyncio
from collections.abc import Iterable

import structlog

from ingestion.core.deletion_guard import is_withheld
from ingestion.core.feed_drift import Tally, is_worth_another_look
from ingestion.core.pages import Page
from ingestion.core.states import CandidateState, JobStatus
from ingestion.core.step_plans import Plan, plan_answers, plan_deletions, plan_second_look
from ingestion.engine.slice import Slice, commit_step
from ingestion.store import deletion_candidates, jobs, seen_tickets
from ingestion.store.commit import PageRefused
from ingestion.store.deletion_candidates import Proposal
from ingestion.upstream.client import Absent
from ingestion.upstream.fetch import OutOfTime, find_deleted_ids, get_page, get_ticket
from tickets.core.incoming import IncomingTicket
from tickets.store.tickets import count_tickets, find_stored
from ticketsaas import clock
from ticketsaas.mongo import Document

log = structlog.get_logger(__name__)

# Ids in one look-up; more make the request long without making it faster.
LISTED_PER_STEP = 1_000
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
    proposal = Proposal.of_job(job)
    await _ask_singly(current, proposal)
    await asyncio.to_thread(_delete, current, proposal)


async def _propose(current: Slice, job: Document) -> None:
    """Find the candidates, once the pages are known to be complete."""
    proposal = Proposal(job["tenant_id"], job["_id"], current.lease.fence)
    # Each look is committed, the list is not: without a look before it, a slice that has time for
    # one call would ask for the list for ever.
    await _look_again(current, job, proposal)
    await _note_listed(current, proposal)
    job = await asyncio.to_thread(jobs.get_job, job["_id"])
    tally = await _look_again(current, job, proposal)
    if tally.unexplained:
        raise Incomplete(tally.unexplained)
    await asyncio.to_thread(_note_candidates, current, proposal)


async def _note_listed(current: Slice, proposal: Proposal) -> None:
    """Note what upstream lists as deleted, in portions, so that a cancel gets in between."""
    listed = await find_deleted_ids(current.feed)
    for start in range(0, len(listed), LISTED_PER_STEP):
        portion = listed[start : start + LISTED_PER_STEP]
        await asyncio.to_thread(deletion_candidates.note_listed, proposal, external_ids=portion)


async def _look_again(current: Slice, job: Document, proposal: Proposal) -> Tally:
    """Look at pages again, from the first on, for tickets that none had; how the count stands then."""
    found = True
    tally = await asyncio.to_thread(_count, job, proposal)
    while is_worth_another_look(
        tally, looks=job["second_looks"], pages=job["total_pages"], found=found
    ):
        try:
            page = await get_page(current.feed, number=job["second_looks"] + 1)
        except Absent:
            # The feed has become shorter; there is nothing to look at.
            return tally
        await asyncio.to_thread(_take_missed, current, page)
        job = await asyncio.to_thread(jobs.get_job, job["_id"])
        previous, tally = tally, await asyncio.to_thread(_count, job, proposal)
        found = tally.seen > previous.seen
        log.info("looked again", action="second_look", page=page.number, unseen=tally.unseen)
    return tally


def _count(job: Document, proposal: Proposal) -> Tally:
    seen, repeated = seen_tickets.count_seen(job["tenant_id"], job_id=job["_id"])
    return Tally(
        total_count=job["total_count"],
        seen=seen,
        gone=deletion_candidates.count_listed_and_seen(proposal),
        repeated=repeated,
        deleted=count_tickets(job["tenant_id"], is_deleted=True),
    )


def _take_missed(current: Slice, page: Page) -> None:
    of_job = {"tenant_id": current.feed.tenant_id, "job_id": current.feed.job_id}
    external_ids = {ticket.external_id for ticket in page.tickets}
    plan = plan_second_look(
        page,
        **of_job,
        fence=current.lease.fence,
        stored=find_stored(current.feed.tenant_id, external_ids=external_ids),
        seen=seen_tickets.find_seen(**of_job, external_ids=external_ids),
        now=clock.utc_now(),
    )
    commit_step(current, plan)


def _note_candidates(current: Slice, proposal: Proposal) -> None:
    """Judge the tickets and fix the outcome in the job's row, with the guard's verdict."""
    deletion_candidates.propose(proposal)
    count = deletion_candidates.count(proposal)
    withheld = is_withheld(count, living=count_tickets(proposal.tenant_id, is_deleted=False))
    noted = jobs.note_candidates(
        current.lease,
        count=count,
        withheld=count if withheld else 0,
    )
    if not noted:
        raise PageRefused(f"Job {current.feed.job_id} is not where its candidates are noted.")
    log.info("candidates noted", action="candidates_noted", count=count, withheld=withheld)


async def _ask_singly(current: Slice, proposal: Proposal) -> None:
    """Ask upstream for each candidate that its list of deleted tickets does not have."""
    while batch := await asyncio.to_thread(_find_open, proposal):
        there: dict[str, IncomingTicket | None] = {}
        gone: list[str] = []
        try:
            for external_id in batch:
                await _ask(current, external_id, there=there, gone=gone)
        except OutOfTime:
            if there or gone:
                await asyncio.to_thread(_note_answers, current, proposal, there, gone)
            raise
        await asyncio.to_thread(_note_answers, current, proposal, there, gone)


def _find_open(proposal: Proposal) -> list[str]:
    return deletion_candidates.find_batch(
        proposal, states=[CandidateState.OPEN], limit=ANSWERS_PER_STEP
    )


async def _ask(
    current: Slice,
    external_id: str,
    *,
    there: dict[str, IncomingTicket | None],
    gone: list[str],
) -> None:
    try:
        there[external_id] = await get_ticket(current.feed, external_id=external_id)
    except Absent:
        gone.append(external_id)


def _note_answers(
    current: Slice,
    proposal: Proposal,
    there: dict[str, IncomingTicket | None],
    gone: list[str],
) -> None:
    plan = plan_answers(
        there,
        gone=gone,
        tenant_id=proposal.tenant_id,
        job_id=proposal.job_id,
        judged_at_fence=proposal.fence,
        stored=find_stored(proposal.tenant_id, external_ids=there),
        now=clock.utc_now(),
    )
    commit_step(current, plan)


def _delete(current: Slice, proposal: Proposal) -> None:
    """Delete in steps of a page's size, so that no transaction grows with the tenant."""
    while plan := plan_next_deletions(proposal, states=[CandidateState.GONE]):
        commit_step(current, plan)


def plan_next_deletions(
    proposal: Proposal,
    *,
    states: Iterable[CandidateState],
    status: JobStatus = JobStatus.RUNNING,
) -> Plan | None:
    """The next step that deletes candidates in these states; None when none is left."""
    external_ids = deletion_candidates.find_batch(proposal, states=states, limit=DELETIONS_PER_STEP)
    if not external_ids:
        return None
    return plan_deletions(
        find_stored(proposal.tenant_id, external_ids=external_ids),
        candidates=external_ids,
        tenant_id=proposal.tenant_id,
        job_id=proposal.job_id,
        judged_at_fence=proposal.fence,
        status=status,
        now=clock.utc_now(),
    )
