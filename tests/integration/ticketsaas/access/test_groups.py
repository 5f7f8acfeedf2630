"""The roles exist after `migrate`, with all of their permissions, whatever a superuser has added."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from tests.support.types import Mongo
from ticketsaas.access.core.roles import ADMINISTRATOR, ROLES
from ticketsaas.access.groups import complete_groups
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

pytestmark = pytest.mark.usefixtures("mongo")


def permissions_of(name: str) -> set[str]:
    given = Group.objects.get(name=name).permissions.all()
    return {f"{each.content_type.app_label}.{each.codename}" for each in given}


def test_each_role_has_its_permissions_and_each_of_them_exists() -> None:
    complete_groups()
    assert {name: set(allowed) for name, allowed in ROLES.items()} == {
        name: permissions_of(name) for name in ROLES
    }


def test_every_action_of_the_admin_needs_a_permission_that_a_role_has() -> None:
    needed = {
        permission
        for model_admin in admin.site._registry.values()
        if isinstance(model_admin, ReadOnlyAdmin)
        for name in (*model_admin.actions_detail, *model_admin.actions_list)
        for permission in model_admin.get_unfold_action(name).method.allowed_permissions
    }
    assert len(needed) >= 8
    assert needed <= set(ADMINISTRATOR)


def test_migrate_makes_them_even_when_the_permissions_are_new(mongo: Mongo) -> None:
    saved = list(mongo.auth_permission.find())
    try:
        mongo.auth_permission.delete_many({})
        call_command("migrate", verbosity=0)
        assert set(ROLES) == {"support", "operator", "administrator"}
        assert "tickets.view_ticket" in permissions_of("support")
        assert "django_q.view_schedule" in permissions_of("operator")
    finally:
        mongo.auth_permission.delete_many({})
        mongo.auth_permission.insert_many(saved)


def test_a_second_call_keeps_additions_and_adds_nothing_twice(mongo: Mongo) -> None:
    complete_groups()
    added = Permission.objects.get(codename="delete_user")
    Group.objects.get(name="support").permissions.add(added)
    before = mongo.auth_group_permissions.count_documents({})
    complete_groups()
    assert "auth.delete_user" in permissions_of("support")
    assert mongo.auth_group_permissions.count_documents({}) == before
