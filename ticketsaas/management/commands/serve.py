"""`manage.py serve`: one web process, until SIGTERM or Ctrl-C."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application

from ticketsaas.http.server import serve


class Command(BaseCommand):
    help = (
        "Serve the API, the admin and the documentation on API_PORT, in one process. Several may be "
        "started: they share the port."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port",
            type=int,
            default=settings.API_PORT,
            help="the port to listen on, instead of API_PORT; 0: any free one",
        )

    def handle(self, *, port: int, **_: Any) -> None:
        serve(
            get_wsgi_application(),
            host=settings.API_HOST,
            port=port,
            reply_timeout=settings.EXPORT_SEND_SECONDS,
        )
