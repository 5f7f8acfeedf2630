"""Delivery worker, run in either of two ways: until it is stopped, or once over what is due now.

Any number of workers on any number of hosts may run at the same time. Delivery is at least once: if a
worker dies between sending an alert and recording that, another one sends it again, under the same key.
"""

import asyncio
from collections import Counter

import structlog

from notifications.config import DeliveryConfig
from notifications.engine.worker import Worker
from notifications.store import due_alerts
from notifications.upstream.webhook import Webhook
from ticketsaas.mongo import is_away, read_clock

log = structlog.get_logger(__name__)


async def deliver(config: DeliveryConfig, *, stop: asyncio.Event) -> None:
    """Deliver until `stop` is set, then let calls in flight end and release the remaining rows.

    While MongoDB is away the worker waits. Results of calls that end meanwhile are kept in memory and
    recorded afterwards.
    """
    async with Webhook(config.notify_url) as webhook:
        worker = Worker(config, webhook)
        while not stop.is_set():
            try:
                await worker.tick()
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("MongoDB is away", action="mongodb_away", error=type(error).__name__)
                worker.suspend()
            await worker.wait(stop=stop)
        await _finish(worker)


async def deliver_once(config: DeliveryConfig, *, stop: asyncio.Event) -> Counter[str]:
    """Attempt every alert that is due now once, and return the counts by outcome.

    The keys are `sent`, `suppressed`, `parked`, `pending` (will be retried) and `left` (still due,
    because the circuit let no more calls through). Raises the driver's error if MongoDB is away.
    """
    async with Webhook(config.notify_url) as webhook:
        due_by = await asyncio.to_thread(read_clock)
        worker = Worker(config, webhook, due_by=due_by)
        while not stop.is_set() and (worker.in_flight or not worker.idle):
            await worker.tick()
            await worker.wait(stop=stop)
        await _finish(worker)
        left = await asyncio.to_thread(due_alerts.count_due, due_by=due_by)
    return Counter({status.value: n for status, n in worker.totals.items()} | {"left": left})


async def _finish(worker: Worker) -> None:
    try:
        await worker.finish()
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("leases are left to end", action="mongodb_away", error=type(error).__name__)
