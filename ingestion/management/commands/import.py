"""`manage.py import`: stores the tickets of a file, NDJSON or CSV.

The module's name is a keyword of Python; Django loads commands by their name, so that does no harm.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from ingestion.config import job_config
from ingestion.core.import_plans import Imported
from ingestion.core.record_files import UnreadableFile
from ingestion.engine.import_file import ImportProgress, Report, find_interrupted, import_file
from ingestion.store.lock import LeaseLost, LockHeld
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer
from ticketsaas.monitoring.printable import make_printable

EXIT_STOPPED = 1
EXIT_USAGE = 2
EXIT_HELD = 3
EXIT_REJECTED = 4
# A line every few seconds.
PROGRESS_RECORDS = 5_000


class Command(BaseCommand):
    help = (
        "Store the tickets of a file: NDJSON (one object a line) or CSV with a header (comma or "
        "semicolon), in UTF-8, with the fields of the external API or as GET /tickets exports them. "
        "A record without tenant_id is the tenant's; another tenant's is skipped. Nothing is deleted, and "
        "an older version replaces no newer one. Raises alerts only with --notify. May be stopped: "
        "started again with the same file, it goes on where it stopped. Exit code: 0 done, 1 stopped, "
        "2 the file can't be read, 3 the tenant is being ingested, 4 some records were rejected."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the file to read")
        parser.add_argument(
            "--tenant",
            metavar="ID",
            type=parse_tenant,
            required=True,
            help="whose tickets they are",
        )
        parser.add_argument(
            "--notify", action="store_true", help="raise an alert for each open urgent ticket"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        path, tenant_id = options["file"], options["tenant"]
        try:
            done = self._import(path, tenant_id=tenant_id, may_alert=options["notify"])
        except (UnreadableFile, OSError) as error:
            reason = f"{path}: {error.strerror if isinstance(error, OSError) else error}"
            raise CommandError(make_printable(reason), returncode=EXIT_USAGE) from error
        except (LockHeld, LeaseLost) as error:
            self.stderr.write(make_printable(f"{tenant_id}: {error} Try again when it has ended."))
            raise SystemExit(EXIT_HELD) from None
        except KeyboardInterrupt:
            self.stderr.write(make_printable(f"{tenant_id}: stopped; start it again to go on"))
            raise SystemExit(EXIT_STOPPED) from None
        self._say(tenant_id, _describe(done))
        if done.rejected:
            raise SystemExit(EXIT_REJECTED)

    def _import(self, path: Path, *, tenant_id: str, may_alert: bool) -> Imported:
        if not path.is_file():
            raise UnreadableFile("It is not a file.")
        if place := find_interrupted(path, tenant_id=tenant_id):
            self._say(tenant_id, f"going on after byte {place}; the counts begin there")
        config = job_config()
        with self._progress(tenant_id) as report:
            return import_file(
                path,
                tenant_id=tenant_id,
                may_alert=may_alert,
                policy=config.alerts,
                ttl_seconds=config.lock_ttl_seconds,
                report=report,
            )

    @contextmanager
    def _progress(self, tenant_id: str) -> Iterator[Report]:
        """Show the progress as a bar on a terminal, and as a line now and then anywhere else."""
        if not (sys.stdout.isatty() and Console().is_interactive):
            yield self._lines(tenant_id)
            return
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
        with Progress(*columns) as bar:
            task = bar.add_task(make_printable(tenant_id), total=None)
            yield lambda done: bar.update(task, completed=done.offset, total=done.size)

    def _lines(self, tenant_id: str) -> Report:
        shown = 0

        def report(progress: ImportProgress) -> None:
            nonlocal shown
            records = _count(progress.imported)
            if records // PROGRESS_RECORDS > shown:
                shown = records // PROGRESS_RECORDS
                percent = 100 * progress.offset // max(1, progress.size)
                self._say(tenant_id, f"{records} records, {percent} %")

        return report

    def _say(self, tenant_id: str, text: str) -> None:
        self.stdout.write(make_printable(f"{tenant_id}: {text}"))
        # A pipe would hold the lines back until its buffer is full.
        self.stdout.flush()


def _count(done: Imported) -> int:
    tickets = done.new + done.updated + done.restored + done.unchanged + done.outdated
    return tickets + done.repeated + done.skipped + done.rejected


def _describe(done: Imported) -> str:
    return (
        f"{_count(done)} records: {done.new} new, {done.updated} updated, {done.restored} restored, "
        f"{done.unchanged} unchanged, {done.outdated} outdated, {done.repeated} repeated, {done.skipped} "
        f"skipped, {done.rejected} rejected; {done.alerts} alerts raised"
    )
