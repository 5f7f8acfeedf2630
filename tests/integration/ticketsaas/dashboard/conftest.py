"""Two tenants with the same ids, and logins that see one of them, both or none."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.support import logins
from tests.support.types import Mongo

LogIn = Callable[..., Client]


@pytest.fixture
def log_in(mongo: Mongo) -> LogIn:
    """Log a new member of staff in, with these permissions, who sees these tenants; all, with None."""

    def start(*permissions: str, tenants: list[str] | None) -> Client:
        return logins.log_in(f"user-{User.objects.count()}", *permissions, tenants=tenants)

    return start


@pytest.fixture
def start_job(mongo: Mongo) -> Callable[[str], Any]:
    """Start a job of a tenant, which no worker runs; gives its row."""
    from ingestion.engine.lifecycle import start_job

    return partial(start_job, run="here")
