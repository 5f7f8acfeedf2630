"""Lets things happen between the steps of a crawl: a worker dies, a person cancels, upstream moves.

Each step is wrapped wherever the product calls it; what is planned happens just before or after the
step's nth call, once.
"""

import asyncio
import functools
import inspect
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

import pytest

from tests.faults.support import steps


class WorkerDied(BaseException):
    """The worker's death. Not an Exception, so that no handler of errors handles it."""


class Interruption(NamedTuple):
    """`what` happens `when` (before or after) the step's call number `nth`, from 1."""

    what: str
    when: str
    step: str
    nth: int


class Interruptions:
    """The planned interruptions of one crawl, and a record of those that happened."""

    def __init__(self) -> None:
        self._planned: set[Interruption] = set()
        self._calls: Counter[str] = Counter()
        self._happen: Callable[[Interruption], None] = lambda event: None
        self.happened: list[str] = []

    def plan(
        self, planned: Iterable[Interruption], *, happen: Callable[[Interruption], None]
    ) -> None:
        self._planned, self._happen = set(planned), happen
        self._calls.clear()
        self.happened = []

    def reach(self, when: str, step: str) -> None:
        self._calls[step] += when == "before"
        due = [each for each in self._planned if each[1:] == (when, step, self._calls[step])]
        self._planned.difference_update(due)
        for each in sorted(due):
            self.happened.append(each.what)
            self._happen(each)

    def wrap(self, step: str, original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        async def waiting(*args: Any, **kwargs: Any) -> Any:
            # In a thread: what happens may be another slice, which needs an event loop of its own.
            await asyncio.to_thread(self.reach, "before", step)
            result = await original(*args, **kwargs)
            await asyncio.to_thread(self.reach, "after", step)
            return result

        @functools.wraps(original)
        def plain(*args: Any, **kwargs: Any) -> Any:
            self.reach("before", step)
            result = original(*args, **kwargs)
            self.reach("after", step)
            return result

        return waiting if inspect.iscoroutinefunction(original) else plain

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Wrap every step, under every name that a module knows it by."""
        for step, name in steps.STEPS.items():
            steps.replace(name, partial(self.wrap, step), set_to=monkeypatch.setattr)
