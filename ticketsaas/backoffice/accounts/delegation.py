"""What somebody may hand on to other logins: no more than they have themselves."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

from ticketsaas.access.store.staff_tenants import Visible, read_given
from ticketsaas.models import StaffTenants


def keep_covered(logins: QuerySet[User], *, visible: Visible) -> QuerySet[User]:
    """The logins that see no tenant which is not visible; superusers see all, so they are none."""
    beyond = [
        given.user_id  # type: ignore[attr-defined]
        for given in StaffTenants.objects.all()
        if not visible.covers(read_given(given))
    ]
    return logins.filter(is_superuser=False).exclude(pk__in=beyond)


def may_manage(actor: Any, other: User, *, visible: Visible) -> bool:
    """Whether the actor, who sees these tenants, could do all that the other can, if it were active.

    Whoever sets a password can log in with it.
    """
    if actor.is_superuser:
        return True
    if other.is_superuser or not _read_permissions(other) <= _read_permissions(actor):
        return False
    return keep_covered(User.objects.filter(pk=other.pk), visible=visible).exists()


def find_assignable(actor: Any) -> QuerySet[Group]:
    """The groups that allow nothing which the actor may not."""
    groups = Group.objects.order_by("name")
    if actor.is_superuser:
        return groups
    own = _read_permissions(actor)
    # One by one, of which there are few: the backend can't fetch them all at once.
    covered = [
        group.pk
        for group in groups
        if set(group.permissions.order_by().values_list("pk", flat=True)) <= own
    ]
    return groups.filter(pk__in=covered)


def _read_permissions(user: Any) -> set[Any]:
    """Not by `get_all_permissions`, which are none while a login is switched off."""
    given = Permission.objects.filter(Q(user=user) | Q(group__user=user))
    return set(given.order_by().values_list("pk", flat=True))
