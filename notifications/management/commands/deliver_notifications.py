"""`manage.py deliver_notifications`: a delivery worker. Any number may run at once."""

import asyncio
import signal
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifications.config import delivery_config
from notifications.core.states import NotificationStatus
from notifications.engine.delivery import deliver, deliver_once
from ticketsaas.mongo import is_away
from ticketsaas.monitoring.heartbeat import touch_liveness_file

EXIT_UNDELIVERED = 1
_DONE = (NotificationStatus.SENT, NotificationStatus.SUPPRESSED)


class Command(BaseCommand):
    help = (
        "Send alerts until stopped by SIGTERM or SIGINT. With --once: attempt what is due now and exit, "
        "with code 0 if all of it was sent or suppressed, otherwise 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="attempt what is due now and exit")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["once"]:
            touch_liveness_file()
            asyncio.run(_deliver())
            return
        try:
            counts = asyncio.run(_deliver_once())
        except Exception as error:
            if not is_away(error):
                raise
            raise CommandError(
                "MongoDB cannot be reached. Start `manage.py up`, or set MONGO_URL."
            ) from error
        self.stdout.write(_describe(counts))
        if counts.total() > sum(counts[status] for status in _DONE):
            raise SystemExit(EXIT_UNDELIVERED)


async def _deliver() -> None:
    await deliver(delivery_config(), stop=_stop_on_signals())


async def _deliver_once() -> Counter[str]:
    return await deliver_once(delivery_config(), stop=_stop_on_signals())


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _describe(counts: Counter[str]) -> str:
    names = {
        "sent": "sent",
        "suppressed": "suppressed",
        "pending": "to be tried again",
        "parked": "parked",
        "left": "left, because the circuit lets no more calls through",
    }
    parts = [f"{counts[key]} {name}" for key, name in names.items() if counts[key]]
    return "; ".join(parts) or "Nothing was due."
