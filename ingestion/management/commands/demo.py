"""`manage.py demo`: a login and the mock's tenants, so that the first page a newcomer opens has data."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from ingestion.job_queries import find_known_tenants
from ingestion.lock import LockHeld
from ingestion.starting import start_job, wake_job
from ticketsaas.demo import LOGIN

# What `mock_external_api` serves without options.
TENANTS = ("acme", "globex", "initech", "umbrella")


class Command(BaseCommand):
    help = (
        "Create the login demo/demo and start the first ingestion of the mock's tenants. "
        "Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo login is known to everybody, so it needs DEBUG=on.")
        self._create_login()
        known = set(find_known_tenants())
        for tenant_id in TENANTS:
            self.stdout.write(f"{tenant_id}: {_begin(tenant_id, known=tenant_id in known)}")

    def _create_login(self) -> None:
        if User.objects.filter(username=LOGIN).exists():
            self.stdout.write(f"login {LOGIN}: was there already")
            return
        User.objects.create_superuser(LOGIN, password=LOGIN)
        self.stdout.write(f"login {LOGIN}: created, password {LOGIN}")


def _begin(tenant_id: str, *, known: bool) -> str:
    """Start the tenant's first job; what happened."""
    if known:
        return "had a job before, nothing started"
    try:
        job = start_job(tenant_id)
    except LockHeld as held:
        return f"job {held.owner_id} is ingesting it already"
    wake_job(job["_id"])
    return f"job {job['_id']} is queued"
