"""`manage.py serve`: one web process, until SIGTERM or Ctrl-C."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from ticketsaas.http.listening import CannotListen, url_of
from ticketsaas.http.server import serve


class Command(BaseCommand):
    help = (
        "Serve the API, the admin and the documentation on BIND_ADDRESS and API_PORT, in one process. "
        "Several may be started: they share the port."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port",
            type=int,
            default=settings.API_PORT,
            help="the port to listen on, instead of API_PORT; 0: any free one",
        )

    def handle(self, *, port: int, **_: Any) -> None:
        try:
            serve(
                get_wsgi_application(),
                host=settings.BIND_ADDRESS,
                port=port,
                reply_timeout=settings.EXPORT_SEND_SECONDS,
            )
        except CannotListen as reason:
            raise CommandError(
                f"{url_of(settings.BIND_ADDRESS, port)} can't be used ({reason}): correct BIND_ADDRESS, "
                "set API_PORT to another port, or stop the program that uses this one."
            ) from None
