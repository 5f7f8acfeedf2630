"""Keeps the roles as groups in MongoDB; every `migrate` completes them."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import Group, Permission

from ticketsaas.access.core.roles import ROLES


def complete_groups(**_: Any) -> None:
    """Create the group of each role if it is missing, and give it all of the role's permissions.

    A second call changes nothing. Permissions that somebody has added to a group stay; those of the
    role that somebody has removed come back. Receives `post_migrate` of the last app, because only then
    do the permissions of all apps exist.
    """
    known = _read_permissions()
    for name, permissions in ROLES.items():
        group = Group.objects.get_or_create(name=name)[0]
        has = set(group.permissions.values_list("pk", flat=True))
        group.permissions.add(*({known[each] for each in permissions if each in known} - has))


def _read_permissions() -> dict[str, Any]:
    """Return the primary key of every permission by its name (`app.codename`)."""
    wanted = defaultdict(set)
    for name in set().union(*ROLES.values()):
        app, _, codename = name.partition(".")
        wanted[app].add(codename)
    return {
        f"{app}.{permission.codename}": permission.pk
        for app, codenames in wanted.items()
        for permission in Permission.objects.filter(
            content_type__app_label=app, codename__in=codenames
        )
    }
