"""Runs delivery workers in processes of their own and replaces those that die; not a test.

    python -m tests.faults.delivery.crowd COUNT [POINT:before|after NTH]

They are forked from one process that has imported everything already, which takes longest. The first
one dies at the moment that is named, if one is (`dying_worker.py`). After SIGTERM to the group nobody
is replaced, and the crowd ends when the last worker has.
"""

import os
import signal
import sys

import django
from django.core.management import call_command

from tests.faults.support import dying_worker

COMMAND = "deliver_notifications"
_is_ending = False


def main() -> None:
    count, *death = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")
    django.setup()
    signal.signal(signal.SIGTERM, _end)
    for number in range(int(count)):
        _fork(death if number == 0 else [])
    while _has_lost_one():
        if not _is_ending:
            _fork([])


def _fork(death: list[str]) -> None:
    if os.fork():
        return
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if death:
        sys.argv[1:] = [*death, COMMAND]
        dying_worker.main()
    else:
        call_command(COMMAND)
    sys.exit()


def _has_lost_one() -> bool:
    """Wait until a worker ends; return False if none is left."""
    try:
        os.wait()
    except ChildProcessError:
        return False
    return True


def _end(*_: object) -> None:
    global _is_ending
    _is_ending = True


if __name__ == "__main__":
    main()
