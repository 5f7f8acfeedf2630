"""Shows a job on the command line: a bar on a terminal, one line per change when piped."""

from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from ticketsaas.mongo import Document


class JobProgress:
    """A context manager: `show` the job as often as you like, `end` it once."""

    def __init__(self, job: Document, output: Any) -> None:
        self._tenant_id = job["tenant_id"]
        self._output = output
        self._shown_pages = -1
        console = Console(file=output)
        self._bar = _bar(console) if console.is_terminal else None
        self._task = (
            self._bar.add_task(self._tenant_id, total=None, tickets=0) if self._bar else None
        )

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, job: Document) -> None:
        """Draw the job as it is now."""
        pages, total = job["processed_pages"], job["total_pages"]
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=pages, total=total, tickets=_tickets(job))
        elif pages != self._shown_pages:
            self._write(
                f"page {pages} of {'?' if total is None else total}, {_tickets(job)} tickets"
            )
        self._shown_pages = pages

    def end(self, job: Document) -> None:
        """Draw it a last time, and say how it ended."""
        self.show(job)
        counts = ", ".join(f"{job[name]} {label}" for name, label in _COUNTS if job[name])
        reason = f": {job['error']}" if job["error"] else ""
        self._write(f"{job['status']}{reason} ({counts or 'no tickets'})")

    def _write(self, text: str) -> None:
        if self._bar:
            self._bar.console.print(f"{self._tenant_id}: {text}", highlight=False, markup=False)
        else:
            self._output.write(f"{self._tenant_id}: {text}\n")


_COUNTS = (
    ("new_ingested", "new"),
    ("updated", "updated"),
    ("unchanged", "unchanged"),
    ("deleted", "deleted"),
    ("restored", "restored"),
    ("skipped", "of other tenants"),
    ("rejected", "rejected"),
)


def _tickets(job: Document) -> int:
    return sum(job[name] for name in ("new_ingested", "updated", "unchanged", "restored"))


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages, {task.fields[tickets]} tickets"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
    )
