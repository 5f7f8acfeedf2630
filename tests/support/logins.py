"""Members of staff who are logged in to the admin."""

from collections.abc import Sequence

from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from ticketsaas.access.groups import complete_groups
from ticketsaas.models import StaffTenants


def make_staff(
    name: str,
    *permissions: str,
    tenants: Sequence[str] | None = None,
    role: str | None = None,
    password: str | None = None,
) -> User:
    """Create a member of staff with permissions, by codename, and a role's.

    Sees `tenants`, or all of them with None.
    """
    user = User.objects.create_user(name, password=password, is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    if role:
        complete_groups()
        user.groups.add(Group.objects.get(name=role))
    StaffTenants.objects.create(
        user=user, all_tenants=tenants is None, tenant_ids=list(tenants or ())
    )
    return user


def log_in(
    name: str,
    *permissions: str,
    tenants: Sequence[str] | None = None,
    role: str | None = None,
) -> Client:
    client = Client()
    client.force_login(make_staff(name, *permissions, tenants=tenants, role=role))
    return client
