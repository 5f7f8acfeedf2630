"""Shows a job on the command line: as a bar on a terminal, as one line per event anywhere else."""

import logging
import sys
import time
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from ingestion.core.job import Job
from ingestion.core.states import FINAL, Wait
from ticketsaas import clock
from ticketsaas.monitoring.printable import make_printable

_COUNTS = (
    ("new_ingested", "new"),
    ("updated", "updated"),
    ("unchanged", "unchanged"),
    ("outdated", "outdated"),
    ("deleted", "deleted"),
    ("restored", "restored"),
    ("undecided", "undecided"),
    ("alerts_suppressed", "alerts suppressed"),
    ("skipped", "of other tenants"),
    ("repeated", "repeated"),
    ("rejected", "rejected"),
)
_WAITS = {
    Wait.BUDGET: "waiting for the budget",
    Wait.RETRY: "waiting to try again",
    Wait.UPSTREAM: "waiting for the external API, which gives no usable answer,",
}
# Below this rate one decimal is shown.
_WHOLE_RATE = 10


class JobProgress:
    """Progress of one job, as a context manager: call `show` as often as you like, and `end` once.

    `output` is a command's stdout. If that is no terminal, each new number of pages and each wait is
    one line, written at once and free of control characters.
    """

    def __init__(self, job: Job, output: Any) -> None:
        self._tenant_id, self._job_id = make_printable(job.tenant_id), job.job_id
        self._output = output
        self._began = time.monotonic()
        self._shown_pages = 0
        self._shown_wait: tuple[Wait, datetime | None] | None = None
        self._bar = _Bar(self._tenant_id) if _is_terminal(output) else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        else:
            self._say(f"job {self._job_id} started")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, job: Job) -> None:
        """Draw the job as it is now."""
        if self._bar:
            self._bar.draw(job, text=describe(job, seconds=time.monotonic() - self._began))
            return
        if job.processed_pages != self._shown_pages:
            self._shown_pages = job.processed_pages
            self._say(f"page {_describe_pages(job)}, {job.tickets_found} tickets")
        if (wait := self._find_new_wait(job)) is not None:
            self._say(_describe_wait(wait, until=job.waiting_until))

    def end(self, job: Job) -> None:
        """Draw the job a last time, and say how it ended."""
        self.show(job)
        if self._bar:
            self._bar.stop()
        counts = ", ".join(
            f"{count} {label}" for name, label in _COUNTS if (count := job.counters[name])
        )
        reason = f": {job.error}" if job.error else ""
        self._say(f"{job.status}{reason} ({counts or 'no tickets'})")

    def _find_new_wait(self, job: Job) -> Wait | None:
        """Return what the job waits for if that was not shown yet.

        A wait that is postponed counts as the one that was shown until the time shown has passed.
        """
        waiting_for = _find_wait(job)
        if waiting_for is None:
            self._shown_wait = None
            return None
        if self._shown_wait is not None:
            shown_for, shown_until = self._shown_wait
            if waiting_for == shown_for and (shown_until is None or clock.utc_now() < shown_until):
                return None
        self._shown_wait = (waiting_for, job.waiting_until)
        return waiting_for

    def _say(self, text: str) -> None:
        # Ids and errors come from outside.
        self._output.write(f"{self._tenant_id}: {make_printable(text)}\n")
        # A pipe would hold the lines back until its buffer is full.
        self._output.flush()


class _Bar:
    """A bar followed by a text; log lines scroll by above it."""

    def __init__(self, tenant_id: str) -> None:
        # Writes to stdout itself: Django's wrapper ends every write with a line break.
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[text]}", markup=False),
            expand=True,
            redirect_stderr=sys.stderr.isatty(),
        )
        self._task = self._progress.add_task(tenant_id, total=None, text="")

    def start(self) -> None:
        self._progress.start()
        _send_logs_to_stderr()

    def stop(self) -> None:
        """Stop drawing and leave the bar as it is; harmless twice."""
        self._progress.stop()
        _send_logs_to_stderr()

    def draw(self, job: Job, *, text: str) -> None:
        self._progress.update(
            self._task,
            completed=job.processed_pages,
            total=job.total_pages,
            text=text,
            refresh=True,
        )


def describe(job: Job, *, seconds: float) -> str:
    """Describe the job in one line: pages, tickets, and its speed or what it waits for.

    `seconds` is how long the job has run. The time left is estimated from the mean of the whole run,
    waits included, because under a budget the pages come in bursts.
    """
    parts = [f"{_describe_pages(job)} pages", f"{job.tickets_found} tickets"]
    if (wait := _find_wait(job)) is not None:
        return ", ".join([*parts, _describe_wait(wait, until=job.waiting_until)])
    parts.append(_describe_rate(job.tickets_found / seconds if seconds > 0 else 0))
    pages, total = job.processed_pages, job.total_pages
    if total is not None and 0 < pages < total:
        left = timedelta(seconds=round(seconds / pages * (total - pages)))
        parts.append(f"{left} left")
    return ", ".join(parts)


def _describe_pages(job: Job) -> str:
    total = job.total_pages
    return f"{job.processed_pages} of {'?' if total is None else total}"


def _describe_rate(rate: float) -> str:
    return f"{rate:.0f}/s" if rate >= _WHOLE_RATE else f"{rate:.1f}/s"


def _find_wait(job: Job) -> Wait | None:
    """Return what the job waits for; None when it is at work or has ended."""
    return None if job.status in FINAL else job.waiting_for


def _describe_wait(waiting_for: Wait, *, until: datetime | None) -> str:
    text = _WAITS[waiting_for]
    return text if until is None else f"{text} until {until:%H:%M:%S}Z"


def _is_terminal(output: Any) -> bool:
    # Both are needed: rich takes a pipe for a terminal when the environment asks for colours.
    return bool(output.isatty()) and Console().is_interactive


def _send_logs_to_stderr() -> None:
    """Point the log handlers to the current stderr, which rich replaces while a bar is drawn."""
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            handler.setStream(sys.stderr)
