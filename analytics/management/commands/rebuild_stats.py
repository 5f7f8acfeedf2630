"""`manage.py rebuild_stats`: repairs the roll-ups from the tickets, or reports differences."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from analytics.engine.rebuild import find_discrepancies, rebuild
from analytics.store.rollup_audit import UnknownTenant, list_tenants
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.mongo import require_answer

EXIT_DIFFERENT = 1
# Enough to see what kind of error it is.
MAX_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Repair the roll-ups that statistics are read from, by counting the tickets. Ingestion may "
        "continue meanwhile, and the command may be interrupted and run again. With --verify: change "
        "nothing, print the differences, and exit with code 1 if there are any."
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
            else:
                for tenant_id in tenants:
                    self._rebuild(tenant_id)
        except UnknownTenant as error:
            raise CommandError(str(error)) from error

    def _rebuild(self, tenant_id: str) -> None:
        began = time.monotonic()
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

    def _verify(self, tenants: list[str]) -> None:
        different = sum(self._show_discrepancies(tenant_id) > 0 for tenant_id in tenants)
        if different:
            self.stdout.write(f"{different} of {len(tenants)} tenants differ.")
            raise SystemExit(EXIT_DIFFERENT)
        self.stdout.write(f"{len(tenants)} tenants verified.")

    def _show_discrepancies(self, tenant_id: str) -> int:
        count = 0
        for count, discrepancy in enumerate(find_discrepancies(tenant_id), start=1):
            if count <= MAX_SHOWN:
                self.stdout.write(f"{tenant_id}: {discrepancy}")
        if count > MAX_SHOWN:
            self.stdout.write(f"{tenant_id}: and {count - MAX_SHOWN} more")
        return count
