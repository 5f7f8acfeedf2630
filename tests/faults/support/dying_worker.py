"""Runs a command of `manage.py` in a process that kills itself at a named moment; not a test.

    python -m tests.faults.support.dying_worker POINT:before|after NTH ARGUMENT...

POINT is the dotted name of a function or a method. Right before or right after its NTH call (the
first is 1) the process gets SIGKILL: nothing is cleaned up, whatever its other threads are doing.
"""

import inspect
import itertools
import os
import signal
import sys
from typing import Any

import django
from django.core.management import execute_from_command_line

from tests.faults.support.steps import replace


def main() -> None:
    point, nth, *arguments = sys.argv[1:]
    name, moment = point.split(":")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ticketsaas.settings")
    django.setup()
    replace(name, lambda original: _deadly(original, nth=int(nth), moment=moment))
    execute_from_command_line(["manage.py", *arguments])


def _deadly(original: Any, *, nth: int, moment: str) -> Any:
    calls = itertools.count(1)

    async def call_async(*args: Any, **kwargs: Any) -> Any:
        is_last = next(calls) == nth
        _die_if(is_last and moment == "before")
        result = await original(*args, **kwargs)
        _die_if(is_last and moment == "after")
        return result

    def call(*args: Any, **kwargs: Any) -> Any:
        is_last = next(calls) == nth
        _die_if(is_last and moment == "before")
        result = original(*args, **kwargs)
        _die_if(is_last and moment == "after")
        return result

    return call_async if inspect.iscoroutinefunction(original) else call


def _die_if(now: bool) -> None:
    if now:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
