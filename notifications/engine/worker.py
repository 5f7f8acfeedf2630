"""One delivery worker: claims due alerts, sends many at a time, and records how each call ended.

It works in ticks. Each tick records completed calls, asks the circuit and its own pace how many may be in
flight, claims that many rows and starts their calls.
"""

import asyncio
import random
import time
from collections import Counter, deque
from collections.abc import Iterable
from datetime import datetime

import structlog

from notifications.config import DeliveryConfig
from notifications.core.circuit_breaker import CallResult
from notifications.core.delivery_retry import (
    Answer,
    Outcome,
    StatusUpdate,
    circuit_result_of,
    plan_update,
)
from notifications.core.pace import QUIET_SECONDS, Pace, begin
from notifications.core.states import NotificationStatus
from notifications.core.turns import Turn
from notifications.engine.calls import MAX_IN_FLIGHT, Accepted, Call, learn, learn_from_waiting
from notifications.engine.outdated import Update, plan_suppressions
from notifications.store import circuit, due_alerts, outbox
from notifications.store.circuit import Permit
from notifications.store.outbox import ClaimedNotification
from notifications.upstream.webhook import Webhook
from ticketsaas.mongo import read_clock
from ticketsaas.monitoring.heartbeat import BEAT_SECONDS, WorkerKind, beat, sign_off

log = structlog.get_logger(__name__)

# Two rounds of calls, if the webhook is quick: fewer would mean a claim every few calls, more could outlive
# the lease.
CLAIM_SIZE = 32
# Claimed rows that were not sent by then are released: half the lease leaves time for a call.
SEND_WITHIN_SECONDS = outbox.LEASE_SECONDS / 2
# How long an idle worker sleeps. An alert is sent well within two seconds of its commit.
POLL_SECONDS = 0.5
NO_PERMIT = Permit(epoch=0, calls=0)
# Suffix of a log line's `action`, which docs/operations.md promises never to change; other statuses
# use their own name.
_LOG_NAMES = {NotificationStatus.PENDING: "put_off"}


class Worker:
    """A worker's state between ticks, and the ticks themselves.

    It handles alerts that were due by `due_by`, or that are due now if that is None. `idle` means that
    nothing can be done until time passes; `totals` counts the alerts by the status they were given.
    """

    def __init__(
        self, config: DeliveryConfig, webhook: Webhook, *, due_by: datetime | None = None
    ) -> None:
        self.idle = False
        self.in_flight: dict[asyncio.Task[Answer], Call] = {}
        self.totals: Counter[NotificationStatus] = Counter()
        self._config = config
        self._webhook = webhook
        self._due_by = due_by
        self._permit = NO_PERMIT
        self._pace = Pace()
        self._turn = Turn()
        self._called_at = self._began_at = 0.0
        self._accepted = Accepted()
        self._completed: list[tuple[Call, Answer, CallResult]] = []
        self._queue: deque[ClaimedNotification] = deque()
        self._send_before = 0.0
        self._beat_after = 0.0

    async def tick(self) -> None:
        """Record completed calls and start new ones.

        While all goes well, queued calls start before the results are recorded, so that the webhook
        need not wait for MongoDB. Raises the driver's error if MongoDB is away; what was completed is
        then recorded by a later tick.
        """
        self._collect_completed()
        if self._may_pipeline():
            self._start(self._take_queued())
        self._start(await asyncio.to_thread(self._plan_calls))

    async def wait(self, *, stop: asyncio.Event) -> None:
        """Wait until a call ends or `stop` is set, for POLL_SECONDS at most; not at all if busy."""
        if not self.in_flight and not self.idle:
            return
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait(
            {stopped, *self.in_flight}, timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        stopped.cancel()

    def suspend(self) -> None:
        """Start no calls until the circuit can be asked again."""
        self._permit, self.idle = NO_PERMIT, True

    async def finish(self) -> None:
        """Let calls in flight end, record them, release what was claimed but not sent, and sign off.

        Calls are not cancelled: each ends within the webhook's CALL_SECONDS, and the alert of a
        cancelled one would have to be sent twice. Raises the driver's error if MongoDB is away.
        """
        if self.in_flight:
            await asyncio.wait(self.in_flight)
        self._collect_completed()
        await asyncio.to_thread(self._sign_off)

    def _start(self, calls: Iterable[Call]) -> None:
        for call in calls:
            self.in_flight[asyncio.create_task(self._send(call.claimed))] = call

    async def _send(self, claimed: ClaimedNotification) -> Answer:
        names = ("ticket_id", "tenant_id", "urgency", "reason")
        body = {name: getattr(claimed, name) for name in names}
        return await self._webhook.send(key=claimed.notification_id, body=body)

    def _collect_completed(self) -> None:
        now = time.monotonic()
        if self.in_flight:
            self._called_at = now
        elif now - self._called_at > QUIET_SECONDS:
            self._pace = Pace()
        # Calls that wait in a queue at the webhook tell nothing about its health.
        is_stuck = self._pace.is_stuck
        for task in [task for task in self.in_flight if task.done()]:
            call, answer = self.in_flight.pop(task), task.result()
            is_alive = is_stuck and self._accepted.is_during(call)
            result = circuit_result_of(answer, epoch=call.epoch, is_alive=is_alive)
            self._completed.append((call, answer, result))
            if answer.outcome is Outcome.ACCEPTED:
                self._accepted = self._accepted.add(call, now=now)
            self._pace = learn(self._pace, call, answer, accepted=self._accepted)
        calls = self.in_flight.values()
        self._pace = learn_from_waiting(self._pace, calls, now=now, accepted=self._accepted)

    def _may_pipeline(self) -> bool:
        """Return whether the queue may be sent without a look at MongoDB, since all calls succeeded."""
        return self._may_queue() and all(
            answer.outcome is Outcome.ACCEPTED for _, answer, _ in self._completed
        )

    def _may_queue(self) -> bool:
        """Return whether rows may be claimed ahead and kept: circuit proven, webhook quick, lease fresh."""
        return (
            self._permit.calls == MAX_IN_FLIGHT
            and self._pace.may_claim_ahead(most=MAX_IN_FLIGHT)
            and (not self._queue or time.monotonic() <= self._send_before)
        )

    def _plan_calls(self) -> list[Call]:
        """Do everything in a tick that needs MongoDB, and return the calls to start."""
        with outbox.time_limit():
            self._beat()
            self._settle()
            self.idle = not self._queue and not due_alerts.is_any_due(due_by=self._read_due_by())
            if self.idle:
                return []
            self._permit = circuit.take_permit(policy=self._config.circuit, limit=MAX_IN_FLIGHT)
            self.idle = self._permit.calls == 0
            if not self._may_queue():
                self._release_queue()
            self._fill_queue()
            return self._take_queued()

    def _fill_queue(self) -> None:
        """Claim rows if fewer are queued than there are free places, and no more if they would wait long."""
        missing = self._count_free() - len(self._queue)
        if missing <= 0:
            return
        claimed, self._turn = outbox.claim(
            CLAIM_SIZE if self._may_queue() else missing,
            due_by=self._read_due_by(),
            turn=self._turn,
            is_probe=self._permit.is_probe,
        )
        self._send_before = time.monotonic() + SEND_WITHIN_SECONDS
        self._queue.extend(self._suppress_outdated(claimed))
        if self._permit.is_probe and not self._queue:
            circuit.withdraw(self._permit)

    def _take_queued(self) -> list[Call]:
        count = min(self._count_free(), len(self._queue))
        places = self._pace.limit - self._count_current()
        return [self._begin(self._queue.popleft(), places=places - n) for n in range(count)]

    def _begin(self, claimed: ClaimedNotification, *, places: int) -> Call:
        """Return the call of a row that takes one of this many places."""
        self._pace, self._began_at = begin(self._pace), time.monotonic()
        return Call(
            claimed,
            self._permit.epoch,
            round=self._pace.round,
            began_at=self._began_at,
            is_alone=places == self._pace.limit == 1 and not self.in_flight,
            filled=places == 1,
        )

    def _count_free(self) -> int:
        """Return how many more calls of the permit's epoch may start; a probe never waits for others."""
        epoch = self._permit.epoch
        busy = sum(call.epoch == epoch for call in self.in_flight.values())
        free = self._permit.calls - busy
        if not self._permit.is_probe:
            idle = time.monotonic() - self._began_at
            free = min(free, self._pace.count_places(self._count_current(), idle_seconds=idle))
        return max(free, 0)

    def _count_current(self) -> int:
        """Return how many calls in flight are not overdue."""
        began_after = time.monotonic() - self._pace.overdue_seconds
        return sum(call.began_at > began_after for call in self.in_flight.values())

    def _read_due_by(self) -> datetime:
        return self._due_by or read_clock()

    def _suppress_outdated(self, claimed: list[ClaimedNotification]) -> list[ClaimedNotification]:
        """Suppress the alerts that are no longer needed, and return the others.

        This is checked just before sending as well as when a page is committed. So every way in which
        a ticket can change counts, and ingestion never waits for a row that a worker holds. The alert
        of a purged ticket is sent, because one alert too many is better than one too few.
        """
        updates = plan_suppressions(claimed, policy=self._config.alerts)
        outbox.settle(updates)
        self._report(updates)
        suppressed = {each for each, _ in updates}
        return [each for each in claimed if each not in suppressed]

    def _settle(self) -> None:
        """Record how calls ended, in the outbox and in the circuit.

        Recording twice is harmless, so `_completed` is emptied only after everything is written.
        """
        if not self._completed:
            return
        updates = [
            (call.claimed, self._plan_update(call, answer)) for call, answer, _ in self._completed
        ]
        outbox.settle(updates)
        results = [result for _, _, result in self._completed]
        before, after = circuit.record_results(results, policy=self._config.circuit)
        if after is not before:
            log.warning("circuit changed", action="circuit_changed", status=after.value)
        self._completed.clear()
        self._report(updates)

    def _plan_update(self, call: Call, answer: Answer) -> StatusUpdate:
        attempt = call.claimed.attempts + 1
        policy = self._config.retry
        return plan_update(answer, attempt=attempt, policy=policy, jitter=random.random())

    def _release_queue(self) -> None:
        outbox.release(self._queue)
        self._queue.clear()

    def _sign_off(self) -> None:
        with outbox.time_limit():
            self._settle()
            self._release_queue()
            sign_off(WorkerKind.NOTIFICATIONS)

    def _report(self, updates: list[Update]) -> None:
        """Count the updates, and log each, so that a request can be followed to its end."""
        self.totals.update(update.status for _, update in updates)
        for claimed, update in updates:
            name = _LOG_NAMES.get(update.status, update.status.value)
            level = log.info if update.status is NotificationStatus.SENT else log.warning
            level(
                f"notification {name.replace('_', ' ')}",
                action=f"notification_{name}",
                notification_id=claimed.notification_id,
                tenant_id=claimed.tenant_id,
                job_id=claimed.job_id,
                request_id=claimed.request_id,
                attempts=update.attempts,
                reason=update.status_reason or update.error,
            )

    def _beat(self) -> None:
        if time.monotonic() >= self._beat_after:
            beat(WorkerKind.NOTIFICATIONS)
            self._beat_after = time.monotonic() + BEAT_SECONDS / 2
