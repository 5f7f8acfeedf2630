"""`manage.py createapikey`: makes an API key and shows it once, alone on the last line."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tickets.store.tickets import record_tenant
from ticketsaas import clock
from ticketsaas.access.core.caller import (
    DEFAULT_SCOPES,
    ContradictoryGrant,
    Scope,
    require_possible,
)
from ticketsaas.access.issue import MAX_DAYS, MAX_NAME_LENGTH, IssuedKey, issue_key
from ticketsaas.access.store.tenant_visibility import is_known
from ticketsaas.api.tenant_argument import parse_tenant
from ticketsaas.api.time_field import format_time
from ticketsaas.mongo import require_answer

EXIT_WRONG_ARGUMENT = 2


def parse_scopes(text: str) -> frozenset[Scope]:
    """Parse a list such as `read,ingest`. Raises ArgumentTypeError, which names what is allowed."""
    words = [word.strip() for word in text.split(",")]
    try:
        return frozenset(map(Scope, words))
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is not a list of scopes. Allowed: {', '.join(Scope)}, separated by commas."
        ) from None


def parse_days(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MAX_DAYS):
        raise ArgumentTypeError(f"{text!r} is not a number of days from 1 to {MAX_DAYS}.")
    return int(text)


def parse_name(text: str) -> str:
    name = text.strip()
    if len(name) > MAX_NAME_LENGTH or not name.isprintable():
        raise ArgumentTypeError(f"A name is one line of at most {MAX_NAME_LENGTH} characters.")
    return name


def _wrong_argument(reason: str) -> CommandError:
    return CommandError(reason, returncode=EXIT_WRONG_ARGUMENT)


class Command(BaseCommand):
    help = (
        "Make an API key. It is shown only this once: the last line of the output is the key alone. "
        "Revoke keys in the admin."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", metavar="ID", type=parse_tenant, help="whose key it is")
        parser.add_argument(
            "--new",
            action="store_true",
            help="make the tenant known if it isn't: one that nothing was ever ingested of",
        )
        parser.add_argument(
            "--scopes",
            metavar="LIST",
            type=parse_scopes,
            default=frozenset(DEFAULT_SCOPES),
            help="read, ingest (start and cancel jobs, send alerts again), labels (correct the labels of "
            "tickets), admin (everything, of all "
            f"tenants, so without --tenant); the default is {','.join(DEFAULT_SCOPES)}",
        )
        parser.add_argument(
            "--name", metavar="TEXT", type=parse_name, default="", help="what the key is for"
        )
        parser.add_argument(
            "--expires-in-days",
            metavar="N",
            type=parse_days,
            help="refuse the key after N days; by default it is valid until it is revoked",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        tenant_id, scopes = options["tenant"], options["scopes"]
        try:
            require_possible(tenant_id, scopes=scopes)
        except ContradictoryGrant as error:
            raise _wrong_argument(str(error)) from None
        if tenant_id is None and options["new"]:
            raise _wrong_argument(
                "--new makes a tenant known, and this key is for all: leave it out."
            )
        require_answer()
        if tenant_id is not None and not options["new"] and not is_known(tenant_id):
            raise _wrong_argument(
                f"There is no tenant {tenant_id!r} yet. If it is to be one, add --new."
            )
        key = issue_key(
            tenant_id,
            scopes=scopes,
            name=options["name"],
            expires_in_days=options["expires_in_days"],
        )
        if tenant_id is not None:
            # Last, because a job that finds no ticket forgets a tenant that has no key.
            record_tenant(tenant_id, now=clock.utc_now())
        self._show(key, tenant_id=tenant_id, scopes=scopes)

    def _show(self, key: IssuedKey, *, tenant_id: str | None, scopes: frozenset[Scope]) -> None:
        whose = "all tenants" if tenant_id is None else f"the tenant {tenant_id}"
        until = f"until {format_time(key.expires_at)}" if key.expires_at else "until it is revoked"
        self.stdout.write(f"Key {key.prefix} for {whose}: {', '.join(sorted(scopes))}; {until}.")
        self.stdout.write("Send it as the header `Authorization: Bearer KEY`.")
        self.stdout.write("It is shown only this once and can't be recovered. Keep it secret:")
        self.stdout.write(key.text)
