"""`manage.py demo`: creates logins and ingests the mock's tenants, so that a newcomer sees data at once."""

from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ingestion.engine.lifecycle import start_job
from ingestion.store.known_tenants import find_known_tenants
from ingestion.store.lock import LockHeld
from ticketsaas.access.groups import complete_groups
from ticketsaas.local.demo import LOGINS, DemoLogin
from ticketsaas.local.where_to_look import describe
from ticketsaas.models import StaffTenants

# What `mock_external_api` serves without options.
TENANTS = ("acme", "globex", "initech", "umbrella")


class Command(BaseCommand):
    help = (
        "Create a login for each role, with its name as the password, and start the first ingestion "
        "of the mock's tenants. Running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--only-with",
            nargs=2,
            metavar=("MONGODB", "API"),
            help="do nothing unless DEBUG is on, and MongoDB and the external API are on these two hosts",
        )

        parser.add_argument(
            "--site", metavar="URL", help="say in the end where to look, with the web server there"
        )

    def handle(
        self, *args: Any, only_with: list[str] | None, site: str | None, **options: Any
    ) -> None:
        is_demo = not only_with or (settings.DEBUG and only_with == _find_hosts())
        if is_demo:
            self._create_all()
        else:
            self.stdout.write("No demo: it is for DEBUG=on and its own servers.")
        for line in describe(site, is_demo=is_demo) if site else ():
            self.stdout.write(line)

    def _create_all(self) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo's logins are known to everybody, so they need DEBUG=on.")
        for login in LOGINS:
            self.stdout.write(f"login {login.name}: {_create(login)}")
        known = set(find_known_tenants())
        for tenant_id in TENANTS:
            self.stdout.write(f"{tenant_id}: {_begin(tenant_id, known=tenant_id in known)}")


def _find_hosts() -> list[str | None]:
    """Return the hosts of MongoDB and of the external API."""
    urls = (connection.settings_dict["HOST"], settings.EXTERNAL_API_URL)
    return [urlsplit(url).hostname for url in urls]


def _create(login: DemoLogin) -> str:
    """Create the login if it doesn't exist, and return what happened."""
    if User.objects.filter(username=login.name).exists():
        return "was there already"
    user = User.objects.create_user(login.name, password=login.name, is_staff=True)
    if login.role is None:
        User.objects.filter(pk=user.pk).update(is_superuser=True)
    else:
        complete_groups()
        user.groups.add(Group.objects.get(name=login.role))
        StaffTenants.objects.create(
            user=user, all_tenants=login.tenant_ids is None, tenant_ids=login.tenant_ids or ()
        )
    return f"created, password {login.name}; {login.describe()}"


def _begin(tenant_id: str, *, known: bool) -> str:
    """Start the tenant's first job, and return what happened."""
    if known:
        return "had a job before, nothing started"
    try:
        job = start_job(tenant_id)
    except LockHeld as held:
        return f"job {held.owner_id} is ingesting it already"
    return f"job {job.job_id} is queued"
