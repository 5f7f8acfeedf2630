"""Makes calls to the external API: waits for the budget, honours a 429, and retries what may pass."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

import httpx
import structlog

from ingestion.core.endings import ReplyTooLarge, UpstreamFailed
from ingestion.core.fetch_retry import FetchFailure, Outage, Retry, plan_retry
from ingestion.core.pages import InvalidPage, NoPage
from ingestion.core.reply_limits import DEFAULT_LIMITS, ReplyLimits
from ingestion.core.states import Wait
from ingestion.store import jobs, rate_limit
from ingestion.upstream.client import FetchError, NotFound
from ingestion.upstream.too_many_requests import Throttled
from ticketsaas import clock

log = structlog.get_logger(__name__)

Answer = TypeVar("Answer")
Call = Callable[[], Awaitable[Answer]]

# A call whose tries are limited isn't made again after a longer pause for everybody: the budget's window.
LONGEST_PAUSE_SECONDS = 60.0
# A person who looks at a job wants to know of a wait; a shorter one is over before they have read it.
SHOWN_WAIT_SECONDS = 1.0


class SliceExpired(Exception):
    """The slice's time is over; the job goes on in its next slice.

    `failed_attempts` is how often the call at hand had failed in this slice.
    """

    def __init__(self, *, failed_attempts: int = 0) -> None:
        super().__init__("The slice's time is over.")
        self.failed_attempts = failed_attempts


class UpstreamUnavailable(Exception):
    """Upstream gives no usable answer for now, after `attempts` failed calls for the same thing.

    Let it pass, and the job is parked until `retry` is due, or fails when patience is over.
    """

    def __init__(self, reason: str, *, retry: Retry, attempts: int) -> None:
        super().__init__(reason)
        self.retry, self.attempts = retry, attempts


@dataclass(slots=True)
class Fetcher:
    """Makes one slice's calls to the external API.

    `deadline`, in seconds of the monotonic clock, is when the slice's time is over. `calls` counts the
    calls made since they were last taken; the next committed step adds them to the job. `outage` has the
    calls that failed since upstream's last good answer, in earlier slices too. `limits` are those of every
    reply.
    """

    client: httpx.AsyncClient
    job_id: str
    calls_per_minute: int
    deadline: float
    limits: ReplyLimits = DEFAULT_LIMITS
    calls: int = 0
    outage: Outage = field(default_factory=Outage)

    def take_calls(self) -> int:
        """Return the number of calls made since the last time, and start again from zero."""
        calls, self.calls = self.calls, 0
        return calls

    async def fetch(
        self, call: Call[Answer], *, what: str, max_attempts: int | None = None
    ) -> Answer:
        """Return what `call` returns, trying again after failures that may pass.

        With `max_attempts` the call fails after that many tries, whatever else has failed before; without,
        after as many as `plan_retry` allows. Raises UpstreamUnavailable then, and sooner when upstream asks
        for a long wait; UpstreamFailed for an answer that another try would not change, as ReplyTooLarge if
        asking for less may help; NotFound; and SliceExpired when the slice is over before the call may start.
        A 429 stops every process for as long as upstream asks, and counts as a failure of this call only if
        its tries are limited.
        """
        tries = _Tries(what, limit=max_attempts)
        while True:
            await self._wait_for_turn(tries)
            # Without the time in the queue: a call that waited a minute for its turn may fail once too.
            began = time.monotonic()
            self.calls += 1
            try:
                answer = await _parsed(call)
            except Throttled as pause:
                await self._block(pause)
                tries.count_pause(pause)
            except NotFound:
                self.outage = Outage()
                raise
            except FetchError as error:
                await self._wait_after(error, tries, took=time.monotonic() - began)
            else:
                self.outage = Outage()
                return answer

    async def _wait_for_turn(self, tries: "_Tries") -> None:
        try:
            await self.wait_for_budget()
        except SliceExpired:
            raise SliceExpired(failed_attempts=tries.failed) from None

    async def _wait_after(self, error: FetchError, tries: "_Tries", *, took: float) -> None:
        """Count a failed call and wait until the next. Raises UpstreamFailed or UpstreamUnavailable."""
        reason = str(error)
        if error.failure.too_large:
            # Upstream did answer.
            self.outage = Outage()
            raise ReplyTooLarge(reason) from error
        if not error.failure.transient:
            raise UpstreamFailed(reason) from error
        tries.failed, tries.seconds = tries.failed + 1, tries.seconds + took
        self.outage = self.outage.after_call(took)
        retry = self._plan_retry(error.failure, tries)
        if retry.tries_used and not error.failure.is_outage:
            raise UpstreamFailed(reason) from error
        log.warning(
            "fetch failed",
            action="fetch_retry",
            what=tries.what,
            reason=reason,
            delay=retry.seconds,
        )
        if retry.parks or time.monotonic() + retry.seconds > self.deadline:
            raise UpstreamUnavailable(reason, retry=retry, attempts=tries.failed) from error
        tries.seconds += retry.seconds
        self.outage = self.outage.after_wait(retry.counted_seconds)
        await self._wait_for_retry(retry.seconds)

    def _plan_retry(self, failure: FetchFailure, tries: "_Tries") -> Retry:
        is_last = tries.failed == tries.limit
        # Limited tries are the call's own: those of the calls before don't count until the last has failed.
        outage = self.outage if tries.limit is None or is_last else Outage(tries.failed)
        # They may take longer than other calls: the slice's end is limit enough.
        elapsed = tries.seconds if tries.limit is None else 0.0
        retry = plan_retry(failure, outage=outage, elapsed_seconds=elapsed, jitter=random.random())
        return replace(retry, tries_used=retry.tries_used or is_last)

    async def wait_for_budget(self) -> None:
        """Wait until the budget grants a call. Raises SliceExpired.

        A caller that stops waiting, because its time is over or its job is cancelled, leaves the
        queue, so that nobody waits behind a slice that is over.
        """
        try:
            await self._ask_until_granted()
        except (SliceExpired, asyncio.CancelledError):
            await asyncio.to_thread(rate_limit.leave, self.job_id)
            raise

    async def _ask_until_granted(self) -> None:
        """Ask for a call until one is granted. A grant older than GRANT_VALID_SECONDS is discarded."""
        shown: datetime | None = None
        while time.monotonic() < self.deadline:
            asked = time.monotonic()
            grant = await asyncio.to_thread(
                rate_limit.take, self.job_id, limit=self.calls_per_minute
            )
            fresh = time.monotonic() - asked <= rate_limit.GRANT_VALID_SECONDS
            if grant.granted and (fresh or self.calls_per_minute == 0):
                if shown is not None:
                    await self._record_waiting(None, until=None)
                return
            shown = await self._show_budget_wait(grant.free_at, shown=shown)
            await asyncio.sleep(grant.wait_seconds)
        raise SliceExpired

    async def _show_budget_wait(
        self, free_at: datetime | None, *, shown: datetime | None
    ) -> datetime | None:
        """Record a wait that is worth showing, and return until when the job says that it waits."""
        earliest = shown or clock.utc_now()
        if free_at is None or free_at - earliest < timedelta(seconds=SHOWN_WAIT_SECONDS):
            return shown
        await self._record_waiting(Wait.BUDGET, until=free_at)
        return free_at

    async def _block(self, pause: Throttled) -> None:
        """Let no process call upstream for as long as upstream asked."""
        log.warning("upstream throttled", action="upstream_throttled", seconds=pause.seconds)
        await asyncio.to_thread(rate_limit.block, pause.seconds)
        await asyncio.to_thread(jobs.record_throttled, self.job_id)

    async def _wait_for_retry(self, delay: float) -> None:
        is_shown = delay >= SHOWN_WAIT_SECONDS
        if is_shown:
            until = clock.utc_now() + timedelta(seconds=delay)
            await self._record_waiting(Wait.RETRY, until=until)
        await asyncio.sleep(delay)
        if is_shown:
            await self._record_waiting(None, until=None)

    async def _record_waiting(self, waiting_for: Wait | None, *, until: datetime | None) -> None:
        await asyncio.to_thread(
            jobs.record_waiting, self.job_id, waiting_for=waiting_for, until=until
        )


@dataclass(slots=True)
class _Tries:
    """The tries of one call in this slice: how many failed, and how long they and the waits took."""

    what: str
    limit: int | None
    failed: int = 0
    seconds: float = 0.0

    def count_pause(self, pause: Throttled) -> None:
        """Count a 429 as a failed try if the tries are limited: else one call could be refused for ever.

        Raises UpstreamUnavailable when it was the last try, or when the pause is long.
        """
        if self.limit is None:
            return
        self.failed += 1
        if self.failed >= self.limit or pause.seconds > LONGEST_PAUSE_SECONDS:
            retry = Retry(0.0, pause.seconds, tries_used=True)
            raise UpstreamUnavailable(str(pause), retry=retry, attempts=self.failed) from pause


async def _parsed(call: Call[Answer]) -> Answer:
    """Await the call. A reply that makes no sense counts as transient: the next one may make sense."""
    try:
        return await call()
    except InvalidPage as error:
        failure = FetchFailure(str(error), transient=True, is_outage=isinstance(error, NoPage))
        raise FetchError(failure) from error
