"""`manage.py rebuild_stats`: completes incomplete rows and repairs the roll-ups, or reports both."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from analytics.engine.rebuild import find_discrepancies, rebuild
from analytics.store.rollup_audit import UnknownTenant, list_tenants
from ingestion.config import job_config
from ingestion.engine.completion import complete_rows
from ingestion.store.lock import LeaseLost, LockHeld
from tickets.store.incomplete_rows import count_incomplete
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer
from ticketsaas.monitoring.printable import make_printable

EXIT_DIFFERENT = 1
EXIT_HELD = 3
# Enough to see what kind of error it is.
MAX_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Complete the rows of tickets that another program wrote, without an alert, and repair the "
        "roll-ups that statistics are read from, by counting the tickets. Ingestion may continue "
        "meanwhile, but rows are completed only while the tenant has no job (exit code 3 otherwise). "
        "The command may be interrupted and run again. With --verify: change nothing, print the "
        "differences, and exit with code 1 if there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        tenants = parser.add_mutually_exclusive_group(required=True)
        tenants.add_argument("--tenant", metavar="ID", type=parse_tenant, help="only this tenant")
        tenants.add_argument("--all", action="store_true", help="every tenant")
        parser.add_argument("--verify", action="store_true", help="only report differences")

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        tenants = list_tenants() if options["all"] else [options["tenant"]]
        try:
            if options["verify"]:
                self._verify(tenants)
            elif not all([self._rebuild(tenant_id) for tenant_id in tenants]):
                raise SystemExit(EXIT_HELD)
        except UnknownTenant as error:
            raise CommandError(str(error)) from error

    def _rebuild(self, tenant_id: str) -> bool:
        """Complete and repair; return False if rows could not be completed because a job is at work."""
        began = time.monotonic()
        is_free = self._complete(tenant_id)
        done = rebuild(tenant_id)
        seconds = time.monotonic() - began
        self.stdout.write(
            f"{tenant_id}: {done.days} days, {done.tickets} tickets, "
            f"{done.rows} rows repaired, {seconds:.1f} s"
        )
        if not done.is_complete:
            self.stdout.write(
                f"{tenant_id}: tickets were stored without being counted meanwhile; run it again"
            )
        return is_free

    def _complete(self, tenant_id: str) -> bool:
        config, name = job_config(), make_printable(tenant_id)
        try:
            done = complete_rows(
                tenant_id, policy=config.alerts, ttl_seconds=config.lock_ttl_seconds
            )
        except (LockHeld, LeaseLost) as error:
            reason = make_printable(str(error))
            self.stderr.write(f"{name}: rows of other programs were not completed: {reason}")
            return False
        if done.completed:
            self.stdout.write(f"{name}: {done.completed} incomplete rows of tickets completed")
        for row in done.named:
            shown = make_printable(f"row {row.key} can't be completed: {row.reason}")
            self.stdout.write(f"{name}: {shown}")
        if done.left > len(done.named):
            self.stdout.write(f"{name}: nor can {done.left - len(done.named)} more")
        return True

    def _verify(self, tenants: list[str]) -> None:
        different = sum(self._show_discrepancies(tenant_id) > 0 for tenant_id in tenants)
        if different:
            self.stdout.write(f"{different} of {len(tenants)} tenants differ.")
            raise SystemExit(EXIT_DIFFERENT)
        self.stdout.write(f"{len(tenants)} tenants verified.")

    def _show_discrepancies(self, tenant_id: str) -> int:
        count = 0
        found = chain(_find_incomplete(tenant_id), find_discrepancies(tenant_id))
        for count, discrepancy in enumerate(found, start=1):
            if count <= MAX_SHOWN:
                self.stdout.write(f"{tenant_id}: {discrepancy}")
        if count > MAX_SHOWN:
            self.stdout.write(f"{tenant_id}: and {count - MAX_SHOWN} more")
        return count


def _find_incomplete(tenant_id: str) -> Iterator[str]:
    if count := count_incomplete(tenant_id):
        yield f"{count} rows of tickets are incomplete; rebuild_stats without --verify completes them"
