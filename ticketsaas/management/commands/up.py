"""`manage.py up`: everything the product needs, from one terminal, until Ctrl-C."""

import io
import os
import sys
from argparse import ArgumentParser, BooleanOptionalAction
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from ticketsaas.local.data_folder import DataFolderInUse, DataFolderNotWritable
from ticketsaas.local.given_servers import GivenServerUnusable
from ticketsaas.local.mongod_folder import EmbeddedMongoError
from ticketsaas.local.output import LogLines
from ticketsaas.local.stack import PortNotFree, launch
from ticketsaas.local.supervisor import ProcessFailed, StopRequested

_EXPECTED_ERRORS = (
    DataFolderInUse,
    DataFolderNotWritable,
    EmbeddedMongoError,
    GivenServerUnusable,
    PortNotFree,
    ProcessFailed,
)


class Command(BaseCommand):
    help = (
        "Start every process the product needs: MongoDB and a mock external API, unless MONGO_URL "
        "and EXTERNAL_API_URL name others, the web server, the task queue and the notification "
        "worker."
    )
    # The checks would ask a database that is not started yet.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo",
            action=BooleanOptionalAction,
            help="create demo tenants and staff logins, and ingest their tickets "
            "(default: in development, when this machine alone reaches the web server and both MongoDB and "
            "the external API are the embedded ones)",
        )

    def handle(self, *, demo: bool | None, **_: Any) -> None:
        is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        try:
            launch(demo=demo, log=LogLines(_lenient_stdout(), coloured=is_coloured))
        except (StopRequested, KeyboardInterrupt):
            return
        except _EXPECTED_ERRORS as error:
            raise CommandError(str(error)) from None


def _lenient_stdout() -> TextIO:
    # A character that this terminal can't show must not end the reading of a child's output.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return sys.stdout
