"""What follows the last page of a feed: finds the tickets that are gone, and soft-deletes them.

Every step is committed and can be repeated, so a slice that starts in the middle goes on there.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

import structlog

from ingestion.core.endings import Incomplete, ReviewRequired, UnclearEnd
from ingestion.core.feed_drift import FeedCount, is_reread_due
from ingestion.core.job import Job
from ingestion.core.lookups import Answers
from ingestion.core.mass_deletion_guard import is_withheld
from ingestion.core.page_cuts import rest_of
from ingestion.core.pages import Page
from ingestion.core.states import CandidateState, JobStatus
from ingestion.core.step_plans import Plan, plan_answers, plan_deletions, plan_reread
from ingestion.engine.corrected_tickets import repeat_if_corrected
from ingestion.engine.page_cuts import commit_in_cuts
from ingestion.engine.slice import Slice
from ingestion.engine.statistics import TooMuch
from ingestion.store import deletion_candidates, jobs, seen_tickets
from ingestion.store.commit import StaleCheckpoint
from ingestion.store.deletion_candidates import Candidate, Proposal
from ingestion.upstream.client import NotFound
from ingestion.upstream.fetch import SliceExpired
from notifications.core.alert_policy import AlertPolicy
from tickets.store.tickets import count_tickets, find_stored
from ticketsaas import clock

log = structlog.get_logger(__name__)

# Ids in one query; more make the query long without making it faster.
LISTED_PER_QUERY = 1_000
# Answers about single candidates in one commit: a third of a minute's budget is repeated at most.
ANSWERS_PER_STEP = 20
# As many as a page has, for the same reasons.
DELETIONS_PER_STEP = 100


class Deletions:
    """One slice's share of deleting what upstream no longer has, once the feed has ended."""

    def __init__(self, current: Slice) -> None:
        self._slice, self._feed = current, current.feed

    async def run(self) -> None:
        """Soft-delete the tickets that upstream says are gone, and no others.

        Raises Incomplete or ReviewRequired, and otherwise as `Crawl.run` does.
        """
        if self._slice.job.candidates is None:
            await self._propose()
        job = self._slice.job
        if job.withheld:
            raise ReviewRequired(job.withheld, job_id=job.job_id)
        if job.candidates:
            await self._ask_singly(Proposal.of_job(job))
            await asyncio.to_thread(self._delete)
        if undecided := self._slice.job.undecided:
            log.warning("tickets undecided", action="tickets_undecided", count=undecided)

    async def _propose(self) -> None:
        """Find the candidates for deletion, once the pages are known to be complete."""
        job = self._slice.job
        proposal = Proposal(job.tenant_id, job.job_id, self._slice.lease.fence)
        # Each page read again is committed, the list of deleted tickets is not: if the list came first,
        # a slice with time for one call would ask for it for ever.
        count = await self._reread(proposal, listed=0)
        listed = await self._record_listed(proposal)
        if listed or count.unseen:
            count = await self._reread(proposal, listed=listed)
        if count.unexplained:
            raise Incomplete(count.unexplained)
        if job.unclear_end and not count.confirms_end:
            raise UnclearEnd
        await asyncio.to_thread(self._fix_candidates, proposal)

    async def _record_listed(self, proposal: Proposal) -> int:
        """Record which of the tenant's tickets upstream lists as deleted, and return their number.

        In portions, so that a cancel is noticed in between.
        """
        ids = await self._feed.find_deleted_ids()
        listed = 0
        for start in range(0, len(ids), LISTED_PER_QUERY):
            portion = ids[start : start + LISTED_PER_QUERY]
            listed += await asyncio.to_thread(
                deletion_candidates.record_listed, proposal, external_ids=portion
            )
        return listed

    async def _reread(self, proposal: Proposal, *, listed: int) -> FeedCount:
        """Read pages again, from the first on, for tickets that none had; return the count after it."""
        found = True
        count = await asyncio.to_thread(self._count, proposal, listed=listed)
        while self._is_reread_due(count, found=found):
            try:
                page = await self._feed.get_page(self._slice.job.second_looks + 1)
            except NotFound:
                # The feed has become shorter; there is no such page to read.
                return count
            await asyncio.to_thread(self._take_missed, page)
            previous, count = count, await asyncio.to_thread(self._count, proposal, listed=listed)
            found = count.seen > previous.seen
            log.info("looked again", action="second_look", page=page.number, unseen=count.unseen)
        return count

    def _is_reread_due(self, count: FeedCount, *, found: bool) -> bool:
        job = self._slice.job
        pages = job.total_pages or 0
        return is_reread_due(count, rereads=job.second_looks, pages=pages, found=found)

    def _count(self, proposal: Proposal, *, listed: int) -> FeedCount:
        job = self._slice.job
        seen, repeated = seen_tickets.count_seen(job.tenant_id, job_id=job.job_id)
        return FeedCount(
            total_count=job.total_count,
            seen=seen,
            gone=deletion_candidates.count_listed_and_seen(proposal) if listed else 0,
            repeated=repeated,
            deleted=count_tickets(job.tenant_id, is_deleted=True),
        )

    def _take_missed(self, page: Page) -> None:
        """Commit the tickets of a page read again that no page had before."""
        offset = self._slice.job.page_offset
        commit_in_cuts(
            rest_of(page, offset=offset) if offset else page,
            commit=lambda cut: repeat_if_corrected(lambda: self._take_cut(cut)),
        )

    def _take_cut(self, page: Page) -> None:
        job = self._slice.job
        external_ids = {ticket.external_id for ticket in page.tickets}
        plan = plan_reread(
            page,
            job=job,
            fence=self._slice.lease.fence,
            stored=find_stored(job.tenant_id, external_ids=external_ids),
            has_rejects=self._slice.has_rejects,
            seen=seen_tickets.find_seen(
                job.tenant_id, job_id=job.job_id, external_ids=external_ids
            ),
            policy=self._slice.policy,
            now=clock.utc_now(),
        )
        self._slice.commit(plan)

    def _fix_candidates(self, proposal: Proposal) -> None:
        """Find the candidates and record the outcome in the job's row, with what the guard says."""
        deletion_candidates.propose(proposal)
        count = deletion_candidates.count(proposal)
        withheld = count > 0 and is_withheld(
            count, active=count_tickets(proposal.tenant_id, is_deleted=False)
        )
        job = jobs.record_candidates(
            self._slice.lease, count=count, withheld=count if withheld else 0
        )
        if job is None:
            raise StaleCheckpoint(f"Job {proposal.job_id} does not expect its candidates now.")
        self._slice.job = job
        log.info("candidates noted", action="candidates_noted", count=count, withheld=withheld)

    async def _ask_singly(self, proposal: Proposal) -> None:
        """Ask upstream for each candidate that its list of deleted tickets doesn't have.

        After too many failures in a row the others are undecided without a call.
        """
        start = await asyncio.to_thread(deletion_candidates.choose_start, proposal)
        while batch := await asyncio.to_thread(_find_open, proposal, start=start):
            answers = Answers(failed_in_a_row=self._slice.job.failed_lookups)
            if answers.is_outage:
                answers.undecided += [candidate.external_id for candidate in batch]
                await asyncio.to_thread(self._commit_answers, answers)
            else:
                await self._ask_batch(batch, answers)

    async def _ask_batch(self, batch: Iterable[Candidate], answers: Answers) -> None:
        """Ask for these candidates, and commit the answers, those before the slice's end as well."""
        try:
            for candidate in batch:
                if not answers.is_outage:
                    await self._ask(candidate, answers)
        except SliceExpired:
            if not answers.is_empty:
                await asyncio.to_thread(self._commit_answers, answers)
            raise
        await asyncio.to_thread(self._commit_answers, answers)

    async def _ask(self, candidate: Candidate, answers: Answers) -> None:
        try:
            answer = await self._feed.look_up(candidate.external_id, tries=candidate.tries)
        except SliceExpired as expired:
            if expired.failed_attempts:
                answers.tries[candidate.external_id] = candidate.tries + expired.failed_attempts
            raise
        answers.add(candidate.external_id, answer)

    def _commit_answers(self, answers: Answers) -> None:
        """Commit the answers; without what the tickets are if that is too much, as the feed has them too."""
        try:
            repeat_if_corrected(lambda: self._commit_as_they_are(answers))
        except TooMuch:
            self._commit_as_they_are(replace(answers, there=dict.fromkeys(answers.there)))

    def _commit_as_they_are(self, answers: Answers) -> None:
        job = self._slice.job
        plan = plan_answers(
            answers,
            job=job,
            stored=find_stored(job.tenant_id, external_ids=answers.there),
            policy=self._slice.policy,
            has_rejects=self._slice.has_rejects,
            now=clock.utc_now(),
        )
        self._slice.commit(plan)

    def _delete(self) -> None:
        """Delete in steps of a page's size, so that no transaction grows with the tenant."""
        while repeat_if_corrected(self._delete_some):
            pass

    def _delete_some(self) -> bool:
        """Delete the next candidates; return False if none is left."""
        gone, policy = [CandidateState.GONE], self._slice.policy
        plan = plan_next_deletions(self._slice.job, states=gone, policy=policy)
        if plan is not None:
            self._slice.commit(plan)
        return plan is not None


def plan_next_deletions(
    job: Job,
    *,
    states: Iterable[CandidateState],
    status: JobStatus = JobStatus.RUNNING,
    policy: AlertPolicy,
) -> Plan | None:
    """Plan the next step that deletes candidates in these states; None when none is left.

    `status` is what the job must be for the step.
    """
    candidates = deletion_candidates.find_batch(
        Proposal.of_job(job), states=states, limit=DELETIONS_PER_STEP
    )
    if not candidates:
        return None
    reasons = {candidate.external_id: candidate.reason for candidate in candidates}
    return plan_deletions(
        find_stored(job.tenant_id, external_ids=reasons),
        candidates=reasons,
        reasons=reasons,
        job=job,
        status=status,
        policy=policy,
        now=clock.utc_now(),
    )


def _find_open(proposal: Proposal, *, start: str) -> list[Candidate]:
    """Return the next open candidates: those from `start` on, and after the last one the first ones."""
    states, limit = [CandidateState.OPEN], ANSWERS_PER_STEP
    return deletion_candidates.find_batch(
        proposal, states=states, limit=limit, start=start
    ) or deletion_candidates.find_batch(proposal, states=states, limit=limit)
