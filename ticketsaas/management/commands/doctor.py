"""`manage.py doctor`: what is misconfigured, and how to fix it."""

from typing import Any

from django.core.management.base import BaseCommand

from ticketsaas.status.doctor import examine


class Command(BaseCommand):
    help = "Say what is misconfigured and how to fix it. Exits with 1 when something is."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for finding in examine():
            mark = self.style.ERROR("wrong") if finding.advice else self.style.SUCCESS("ok   ")
            self.stdout.write(f"{mark} {finding.subject}: {finding.state}")
            if finding.advice:
                wrong += 1
                self.stdout.write(f"      {finding.advice}")
        if wrong:
            raise SystemExit(1)
