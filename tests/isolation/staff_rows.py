"""Rows that the admin shows in addition to ingested ones, and the login that the probes use."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django_q.models import Task

from ingestion.core.states import JobStatus
from ingestion.engine.schedules import save_schedule
from ingestion.models import IngestionJob
from notifications.core.states import NotificationStatus
from notifications.models import Notification
from tests.isolation.admin_routes import Rows
from tests.support.two_tenants import CANARIES, OTHER, OWN, TENANTS, find_traces
from ticketsaas.models import StaffTenants
from ticketsaas.mongo import get_collection, get_collection_across_tenants

# The number of the other tenant's jobs and notifications that wait for a person; it occurs nowhere else.
WAITING = 1013
# Rows with different statuses have different buttons.
_ROWS_WITH_BUTTONS = 3


def add_staff_rows() -> User:
    """Add logins, schedules and waiting rows; return a login with every permission for the first tenant.

    It is not a superuser, because superusers see all tenants.
    """
    users = {tenant_id: _add_login(tenant_id) for tenant_id in TENANTS}
    for tenant_id in TENANTS:
        save_schedule(tenant_id, minutes=60)
        _add_failed_task(tenant_id)
    _multiply(IngestionJob, status=JobStatus.NEEDS_REVIEW.value)
    _multiply(Notification, status=NotificationStatus.PARKED.value)
    users[OWN].user_permissions.set(Permission.objects.all())
    return users[OWN]


def _add_login(tenant_id: str) -> User:
    user = User.objects.create_user(f"{CANARIES[tenant_id]}-staff", is_staff=True)
    StaffTenants.objects.create(user=user, tenant_ids=[tenant_id])
    return user


def _add_failed_task(tenant_id: str) -> None:
    now = datetime.now(UTC)
    Task.objects.create(
        id=secrets.token_hex(16),
        name=f"{CANARIES[tenant_id]} task",
        func="ingestion.tasks.start_scheduled",
        args=(tenant_id,),
        started=now,
        stopped=now,
        success=False,
    )


def _multiply(model: type[Model], *, status: str) -> None:
    rows = get_collection(model)
    row: Any = rows.find_one({"tenant_id": OTHER})
    rows.insert_many(row | {"_id": secrets.token_hex(16), "status": status} for _ in range(WAITING))


def find_rows() -> Mapping[type[Model], Rows]:
    """Return some rows of every model of the admin: the other tenant's, and all others."""
    return {model: _find_rows(model) for model in admin.site._registry}


def _find_rows(model: type[Model]) -> Rows:
    own: dict[Any, str] = {}
    foreign: dict[Any, str] = {}
    hidden = set(_logins_of_the_other())
    for row in get_collection_across_tenants(model).find():
        of_other = bool(find_traces(repr(row), of=OTHER)) or row["_id"] in hidden
        (foreign if of_other else own).setdefault(row.get("status"), str(row["_id"]))
    has_buttons = getattr(admin.site._registry[model], "actions_detail", ())
    enough = _ROWS_WITH_BUTTONS if has_buttons else 1
    return Rows(*(tuple(each.values())[:enough] for each in (own, foreign)))


def _logins_of_the_other() -> list[Any]:
    given = StaffTenants.objects.filter(tenant_ids__contains=[OTHER])
    return list(given.values_list("user_id", flat=True))
