"""The model of tenants changes its app: rows, indexes, grants and log entries stay what they were."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from tests.support.logins import log_in
from tests.support.types import Document, Mongo
from ticketsaas.models import Tenant


def migrate(*target: str) -> None:
    call_command("migrate", *target, verbosity=0)


@pytest.fixture
def old(mongo: Mongo) -> Iterator[Mongo]:
    """A database as the release before the move left it, with a tenant."""
    migrate("tickets", "0007")
    migrate("ticketsaas", "0004")
    mongo.tenants.insert_one({"_id": "acme", "has_rollups": True, "reclassified": None})
    yield mongo
    migrate()
    # Permissions stay between tests.
    mongo.auth_permission.delete_many({"codename": "archive_tenant"})


def find_types(mongo: Mongo) -> dict[str, Any]:
    rows = mongo.django_content_type.find({"model": "tenant"})
    return {row["app_label"]: row["_id"] for row in rows}


def find_permissions(mongo: Mongo, content_type: Any) -> dict[str, Any]:
    rows = mongo.auth_permission.find({"content_type_id": content_type})
    return {row["codename"]: row["_id"] for row in rows}


def grants(mongo: Mongo) -> list[Document]:
    return [*mongo.auth_group_permissions.find(), *mongo.auth_user_user_permissions.find()]


def test_permissions_keep_their_ids_and_holders(old: Mongo) -> None:
    (label, kept), *others = find_types(old).items()
    assert (label, others) == ("tickets", [])
    permissions = find_permissions(old, kept)
    assert len(permissions) == 4
    group = Group.objects.create(name="own group")
    group.permissions.add(permissions["view_tenant"])
    user = User.objects.create_user("ann")
    user.user_permissions.add(permissions["change_tenant"])
    given = grants(old)
    migrate()
    assert find_types(old) == {"ticketsaas": kept}
    assert find_permissions(old, kept) == permissions
    assert [row for row in grants(old) if row in given] == given
    user.groups.add(group)
    ann = User.objects.get(username="ann")
    assert ann.has_perms(["ticketsaas.view_tenant", "ticketsaas.change_tenant"])


def test_the_collection_stays_as_it_is(old: Mongo) -> None:
    before = (list(old.tenants.find()), old.tenants.index_information())
    # Later migrations add fields.
    migrate("ticketsaas", "0005")
    migrate("tickets", "0008")
    assert (list(old.tenants.find()), old.tenants.index_information()) == before
    assert "tenants_by_sync" in before[1]
    assert Tenant.objects.get().tenant_id == "acme"


def test_where_both_apps_have_the_type_the_grants_of_both_are_kept(old: Mongo) -> None:
    kept = find_types(old)["tickets"]
    permissions = find_permissions(old, kept)
    other = old.django_content_type.insert_one({"app_label": "ticketsaas", "model": "tenant"})
    newer = {
        name: old.auth_permission.insert_one(
            {"name": name, "codename": name, "content_type_id": other.inserted_id}
        ).inserted_id
        for name in ("view_tenant", "archive_tenant")
    }
    groups = [Group.objects.create(name=name) for name in ("of both", "of the new one")]
    groups[0].permissions.add(permissions["view_tenant"], newer["view_tenant"])
    groups[1].permissions.add(*newer.values())
    user = User.objects.create_user("ann")
    user.user_permissions.add(newer["view_tenant"])
    entry = LogEntry.objects.create(
        user=user, content_type_id=other.inserted_id, object_id="acme", action_flag=2
    )
    migrate()
    assert find_types(old) == {"ticketsaas": kept}
    assert find_permissions(old, kept) == permissions | {"archive_tenant": newer["archive_tenant"]}
    assert [{each.codename for each in group.permissions.all()} for group in groups] == [
        {"view_tenant"},
        {"view_tenant", "archive_tenant"},
    ]
    assert User.objects.get(username="ann").has_perm("ticketsaas.view_tenant")
    entry.refresh_from_db()
    assert entry.content_type_id == kept


def test_it_can_be_undone_and_done_again(old: Mongo) -> None:
    kept = find_types(old)["tickets"]
    migrate()
    migrate("ticketsaas", "0004")
    assert find_types(old) == {"tickets": kept}
    migrate()
    assert find_types(old) == {"ticketsaas": kept}


@pytest.mark.parametrize(
    "page", ["", "?q=acme", "acme/change/", "acme_3F/history/?x=1", "%C3%A4/change/"]
)
def test_the_old_address_leads_to_the_new_one(page: str) -> None:
    response = Client().get(f"/admin/tickets/tenant/{page}")
    assert (response.status_code, response.url) == (302, f"/admin/ticketsaas/tenant/{page}")


def test_a_bookmark_of_a_tenant_still_opens_its_page(mongo: Mongo) -> None:
    mongo.tenants.insert_one({"_id": "a/b?", "has_rollups": True, "created_at": None})
    client = log_in("ann", "view_tenant")
    response = client.get("/admin/tickets/tenant/a_2Fb_3F/change/", follow=True)
    assert response.status_code == 200
    assert "a/b?" in response.content.decode()
