"""Two tenants with the same ids, and logins that see one of them, both or none."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.support.two_tenants import Mongo
from ticketsaas.models import StaffTenants

LogIn = Callable[..., Client]


@pytest.fixture
def log_in(mongo: Mongo) -> LogIn:
    """A browser of a new login with these permissions that sees these tenants; all, with None."""

    def start(*permissions: str, tenants: list[str] | None) -> Client:
        user = User.objects.create(username=f"user-{User.objects.count()}", is_staff=True)
        user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
        StaffTenants.objects.create(
            user=user, all_tenants=tenants is None, tenant_ids=tenants or []
        )
        client = Client()
        client.force_login(user)
        return client

    return start


@pytest.fixture
def start_job(mongo: Mongo) -> Callable[[str], Any]:
    """Start a job of a tenant, which no worker runs; gives its row."""
    from ingestion.engine.lifecycle import start_job

    return partial(start_job, run="here")
