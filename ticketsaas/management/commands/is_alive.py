"""`manage.py is_alive KIND`: a container's health check, by the worker's last sign of life."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ticketsaas.monitoring.heartbeat import WorkerKind, find_live


class Command(BaseCommand):
    help = "Exit with 0 if a worker of the kind has been seen lately, otherwise with 1."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=[kind.value for kind in WorkerKind])

    def handle(self, *, kind: str, **_: Any) -> None:
        if not find_live(WorkerKind(kind)):
            raise CommandError(f"No worker of kind {kind} has been seen lately.")
