"""`manage.py verify_isolation`: shows that no address gives one tenant's caller anything of another."""

import logging
import sys
from typing import Any

from django.core.management.base import BaseCommand

from ticketsaas.isolation.database import own_database
from ticketsaas.isolation.twins import ingest_twins
from ticketsaas.isolation.walk import walk_surfaces
from ticketsaas.mongo import require_answer


class Command(BaseCommand):
    help = (
        "Ingest two tenants with the same ids into a database made for it, ask every address with one "
        "tenant's key, and look for traces of the other. Prints what was walked; exits 1 at a finding, "
        "or at an address that it does not know. Needs the right to create a database."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        require_answer()
        # Hundreds of requests that are meant to be refused.
        logging.disable(logging.ERROR)
        try:
            with own_database():
                ingest_twins()
                surfaces = list(walk_surfaces())
        finally:
            logging.disable(logging.NOTSET)
        for surface in surfaces:
            self.stdout.write(f"{surface.requests:4} requests  {surface.route}: {surface.kind}")
        findings = [finding for surface in surfaces for finding in surface.findings]
        for finding in findings:
            self.stderr.write(finding)
        self.stdout.write(
            f"{len(surfaces)} routes, {sum(each.requests for each in surfaces)} requests, "
            f"{len(findings)} findings."
        )
        if findings:
            sys.exit(1)
