"""The roles as groups in MongoDB, which every `migrate` completes."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import Group, Permission

from ticketsaas.access.core.roles import ROLES


def complete_groups(**_: Any) -> None:
    """Give each role's group, made if need be, all of its permissions that exist.

    Again it changes nothing. What somebody has given a group besides stays; what of its own was taken
    away comes back. Also a receiver of `post_migrate`: the last app's permissions exist by its end.
    """
    known = _read_permissions()
    for name, permissions in ROLES.items():
        group = Group.objects.get_or_create(name=name)[0]
        has = set(group.permissions.values_list("pk", flat=True))
        group.permissions.add(*({known[each] for each in permissions if each in known} - has))


def _read_permissions() -> dict[str, Any]:
    """Every permission's key by its name, as `has_perm` takes it."""
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
