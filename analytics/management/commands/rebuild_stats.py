"""`manage.py rebuild_stats`: recomputes the roll-ups from the tickets, or says where they differ."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from analytics.engine.rebuild import find_discrepancies, rebuild
from analytics.store.rollup_audit import UnknownTenant, list_tenants
from ticketsaas.mongo import require_answer

EXIT_DIFFERENT = 1
# Enough to see what is wrong.
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Recompute from the tickets what statistics are read from, while ingestion runs. May be "
        "stopped and run again. With --verify: change nothing and print what differs; exit code 1 "
        "if anything does."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        tenants = parser.add_mutually_exclusive_group(required=True)
        tenants.add_argument("--tenant", metavar="ID", help="only this tenant's")
        tenants.add_argument("--all", action="store_true", help="those of every tenant")
        parser.add_argument("--verify", action="store_true", help="change nothing")

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
            f"{done.rows} rows mended, {seconds:.1f} s"
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
            if count <= SHOWN:
                self.stdout.write(f"{tenant_id}: {discrepancy}")
        if count > SHOWN:
            self.stdout.write(f"{tenant_id}: and {count - SHOWN} more")
        return count
