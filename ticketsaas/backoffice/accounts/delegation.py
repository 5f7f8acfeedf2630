"""Decides what a user may grant to others: no more than they have themselves."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

from ticketsaas.access.store.tenant_visibility import Visible, read_given
from ticketsaas.models import StaffTenants


def keep_covered(logins: QuerySet[User], *, visible: Visible) -> QuerySet[User]:
    """Return the users who see only visible tenants, without superusers, who see all."""
    beyond = [
        given.user_id  # type: ignore[attr-defined]
        for given in StaffTenants.objects.all()
        if not visible.covers(read_given(given))
    ]
    return logins.filter(is_superuser=False).exclude(pk__in=beyond)


def may_manage(actor: Any, other: User, *, visible: Visible) -> bool:
    """Return whether `actor`, who sees the tenants of `visible`, may do everything `other` may.

    Otherwise the actor could set the other's password, log in with it and do more than before. An
    inactive user counts as active, since the actor could activate it.
    """
    if actor.is_superuser:
        return True
    if other.is_superuser or not _read_permissions(other) <= _read_permissions(actor):
        return False
    return keep_covered(User.objects.filter(pk=other.pk), visible=visible).exists()


def find_assignable(actor: Any) -> QuerySet[Group]:
    """Return the groups whose permissions the actor all has."""
    groups = Group.objects.order_by("name")
    if actor.is_superuser:
        return groups
    own = _read_permissions(actor)
    # One query for each of the few groups: the backend can't fetch them all at once.
    covered = [
        group.pk
        for group in groups
        if set(group.permissions.order_by().values_list("pk", flat=True)) <= own
    ]
    return groups.filter(pk__in=covered)


def _read_permissions(user: Any) -> set[Any]:
    """Return the ids of the user's permissions; `get_all_permissions` has none for an inactive user."""
    given = Permission.objects.filter(Q(user=user) | Q(group__user=user))
    return set(given.order_by().values_list("pk", flat=True))
