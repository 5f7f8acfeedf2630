"""The delivery worker: sends due notifications, many at a time, and writes what became of each.

It works in turns. Each writes how calls ended, asks the circuit how many may be in flight, claims
that many rows and sends them. Any number of workers on any number of hosts may run. At least once: a
worker that dies between sending and writing leaves rows that are sent again, under the same key.
"""

import asyncio
import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from notifications.core.alert_policy import find_suppression
from notifications.core.circuit_breaker import CircuitPolicy
from notifications.core.outcomes import Answer, RetryPolicy, Step, Verdict, plan_step, read_result
from notifications.core.states import NotificationStatus
from notifications.store import circuit as circuit_breaker
from notifications.store import outbox
from notifications.store.circuit import Permit
from notifications.store.outbox import ClaimedNotification
from notifications.upstream.webhook import Webhook
from tickets.store.tickets import find_standings
from ticketsaas.mongo import is_away
from ticketsaas.monitoring.heartbeat import BEAT_SECONDS, WorkerKind, beat

log = structlog.get_logger(__name__)

# Enough for 200 a second when an answer takes 50 ms. Also the most calls a webhook gets after its
# death, since those in flight are not stopped.
MOST_IN_FLIGHT = 16
# Two rounds of calls: fewer would cost a claim for every few calls, more could outlive the lease.
CLAIM_SIZE = 32
# Claimed rows that were not sent by then are given back: the lease, less a call and some slack.
SEND_WITHIN_SECONDS = outbox.LEASE_SECONDS / 2
# How long an idle worker sleeps, so an alert leaves well within two seconds of its commit.
POLL_SECONDS = 0.5
NO_PERMIT = Permit(epoch=0, calls=0)
# In log lines; the others are named as their state.
_NAMES = {NotificationStatus.PENDING: "put_off"}


@dataclass(frozen=True, slots=True)
class DeliveryConfig:
    notify_url: str
    retry: RetryPolicy
    circuit: CircuitPolicy


@dataclass(frozen=True, slots=True)
class Call:
    """A call in flight: its row, and the circuit's epoch in which it began."""

    claimed: ClaimedNotification
    epoch: int


@dataclass(slots=True)
class Worker:
    """What the worker holds between turns.

    `due_by` bounds what it takes on, None is the present. `permit` is the circuit's latest, and none
    while that is in doubt. `resting` says that there is nothing to do until time passes.
    """

    config: DeliveryConfig
    webhook: Webhook
    due_by: datetime | None = None
    permit: Permit = NO_PERMIT
    resting: bool = False
    flying: dict[asyncio.Task[Answer], Call] = field(default_factory=dict)
    ended: list[tuple[Call, Answer]] = field(default_factory=list)
    queue: deque[ClaimedNotification] = field(default_factory=deque)
    send_before: float = 0
    beat_after: float = 0
    settled: Counter[NotificationStatus] = field(default_factory=Counter)


async def deliver(config: DeliveryConfig, *, stop: asyncio.Event) -> None:
    """Deliver until `stop` is set, then let calls in flight end and give back the rest.

    While MongoDB is away it waits; what calls told meanwhile is kept and written afterwards.
    """
    async with Webhook(config.notify_url) as webhook:
        worker = Worker(config, webhook)
        while not stop.is_set():
            try:
                await _take_turn(worker)
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("MongoDB is away", action="mongodb_away", error=type(error).__name__)
                worker.permit, worker.resting = NO_PERMIT, True
            await _wait(worker, stop=stop)
        await _end(worker)


async def deliver_once(config: DeliveryConfig, *, stop: asyncio.Event) -> Counter[str]:
    """Try once what is due now; how many were `sent`, `suppressed`, `parked`, are `pending` again,
    and are `left`, because the circuit let no more calls through.

    Raises the driver's error when MongoDB is away.
    """
    async with Webhook(config.notify_url) as webhook:
        due_by = await asyncio.to_thread(outbox.read_clock)
        worker = Worker(config, webhook, due_by=due_by)
        while not stop.is_set() and (worker.flying or not worker.resting):
            await _take_turn(worker)
            await _wait(worker, stop=stop)
        await _end(worker)
        left = await asyncio.to_thread(outbox.count_due, due_by=due_by)
    return Counter({status.value: n for status, n in worker.settled.items()} | {"left": left})


async def _take_turn(worker: Worker) -> None:
    """While all goes well, the next calls are on their way before MongoDB is told of the last."""
    _collect(worker)
    if _goes_well(worker):
        _start(worker, _take_queued(worker))
    _start(worker, await asyncio.to_thread(_plan_turn, worker))


def _start(worker: Worker, calls: list[Call]) -> None:
    for call in calls:
        worker.flying[asyncio.create_task(_send(worker, call.claimed))] = call


async def _wait(worker: Worker, *, stop: asyncio.Event) -> None:
    """Until a call ends or the worker is to stop; for a moment at most, or not at all if it is busy."""
    if not worker.flying and not worker.resting:
        return
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait(
        {stopped, *worker.flying}, timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED
    )
    stopped.cancel()


async def _send(worker: Worker, claimed: ClaimedNotification) -> Answer:
    names = ("ticket_id", "tenant_id", "urgency", "reason")
    body = {name: getattr(claimed, name) for name in names}
    return await worker.webhook.send(key=claimed.notification_id, body=body)


async def _end(worker: Worker) -> None:
    if worker.flying:
        # Each ends within `CALL_SECONDS`; the alert of one that was broken off would be sent twice.
        await asyncio.wait(worker.flying)
    _collect(worker)
    try:
        await asyncio.to_thread(_hand_back, worker)
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("leases are left to end", action="mongodb_away", error=type(error).__name__)


def _collect(worker: Worker) -> None:
    for task in [task for task in worker.flying if task.done()]:
        worker.ended.append((worker.flying.pop(task), task.result()))


def _goes_well(worker: Worker) -> bool:
    """The circuit is proven, what is queued is still leased, and the last calls were accepted."""
    return (
        worker.permit.calls == MOST_IN_FLIGHT
        and time.monotonic() <= worker.send_before
        and all(answer.verdict is Verdict.ACCEPTED for _, answer in worker.ended)
    )


def _plan_turn(worker: Worker) -> list[Call]:
    """The part of a turn that talks to MongoDB; the calls to make now."""
    with outbox.time_limit():
        _beat(worker)
        _settle(worker)
        worker.resting = not worker.queue and not outbox.is_any_due(due_by=_due_by(worker))
        if worker.resting:
            return []
        worker.permit = circuit_breaker.take_permit(
            policy=worker.config.circuit, most=MOST_IN_FLIGHT
        )
        worker.resting = worker.permit.calls == 0
        if worker.resting or time.monotonic() > worker.send_before:
            outbox.release(worker.queue)
            worker.queue.clear()
        _claim(worker)
        return _take_queued(worker)


def _claim(worker: Worker) -> None:
    """Claim rows when fewer are queued than there are free places.

    A proven circuit serves tenants in turn; the first calls go to the rows nearest to success.
    """
    missing = _count_free(worker) - len(worker.queue)
    if missing <= 0:
        return
    if worker.permit.calls == MOST_IN_FLIGHT:
        claimed = outbox.claim_in_turn(CLAIM_SIZE, due_by=_due_by(worker))
    else:
        claimed = outbox.claim_nearest(missing, due_by=_due_by(worker))
    worker.send_before = time.monotonic() + SEND_WITHIN_SECONDS
    worker.queue.extend(_suppress_outdated(worker, claimed))
    if worker.permit.is_probe and not worker.queue:
        circuit_breaker.withdraw(worker.permit)


def _take_queued(worker: Worker) -> list[Call]:
    """Calls for the free places, from the queue."""
    count = min(_count_free(worker), len(worker.queue))
    return [Call(worker.queue.popleft(), worker.permit.epoch) for _ in range(count)]


def _count_free(worker: Worker) -> int:
    epoch = worker.permit.epoch
    busy = sum(call.epoch == epoch for call in worker.flying.values())
    return max(worker.permit.calls - busy, 0)


def _due_by(worker: Worker) -> datetime:
    return worker.due_by or outbox.read_clock()


def _suppress_outdated(
    worker: Worker, claimed: list[ClaimedNotification]
) -> list[ClaimedNotification]:
    """Suppress the alerts of tickets that need nobody any more; the others.

    Looked up here, just before sending, and not when a page is committed: so every way in which a
    ticket can change counts, and ingestion never waits for a row that a worker holds. Of a purged
    ticket nothing is known: it is told, because too much told beats too little.
    """
    standings = find_standings((each.tenant_id, each.ticket_id) for each in claimed)
    steps = [
        (each, Step(NotificationStatus.SUPPRESSED, each.attempts, status_reason=reason))
        for each in claimed
        if (standing := standings.get((each.tenant_id, each.ticket_id)))
        and (reason := find_suppression(**standing))
    ]
    outbox.settle(steps)
    _report(worker, steps)
    suppressed = {each for each, _ in steps}
    return [each for each in claimed if each not in suppressed]


def _settle(worker: Worker) -> None:
    """Write how calls ended; harmless twice, so `ended` is emptied only after all is written."""
    if not worker.ended:
        return
    steps = [(call.claimed, _plan_step(worker, call, answer)) for call, answer in worker.ended]
    outbox.settle(steps)
    results = [read_result(answer, epoch=call.epoch) for call, answer in worker.ended]
    before, after = circuit_breaker.note_results(results, policy=worker.config.circuit)
    if after is not before:
        log.warning("circuit changed", action="circuit_changed", status=after.value)
    worker.ended.clear()
    _report(worker, steps)


def _plan_step(worker: Worker, call: Call, answer: Answer) -> Step:
    attempt = call.claimed.attempts + 1
    return plan_step(answer, attempt=attempt, policy=worker.config.retry, jitter=random.random())


def _report(worker: Worker, steps: list[tuple[ClaimedNotification, Step]]) -> None:
    """One line for each alert, by which a request is followed to its end."""
    worker.settled += Counter(step.status for _, step in steps)
    for claimed, step in steps:
        name = _NAMES.get(step.status, step.status.value)
        level = log.info if step.status is NotificationStatus.SENT else log.warning
        level(
            f"notification {name.replace('_', ' ')}",
            action=f"notification_{name}",
            notification_id=claimed.notification_id,
            tenant_id=claimed.tenant_id,
            job_id=claimed.job_id,
            request_id=claimed.request_id,
            attempts=step.attempts,
            reason=step.status_reason or step.error,
        )


def _hand_back(worker: Worker) -> None:
    with outbox.time_limit():
        _settle(worker)
        outbox.release(worker.queue)


def _beat(worker: Worker) -> None:
    if time.monotonic() >= worker.beat_after:
        beat(WorkerKind.NOTIFICATIONS)
        worker.beat_after = time.monotonic() + BEAT_SECONDS / 2
