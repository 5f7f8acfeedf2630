"""Who may change which user: nobody grants more than they have."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from tests.support.factories import NOON
from tests.support.logins import log_in, make_staff
from tests.support.types import Mongo
from ticketsaas.access.groups import complete_groups
from ticketsaas.models import StaffTenants

USERS = "/admin/auth/user/"
TENANTS = ("acme", "globex")


@pytest.fixture(autouse=True)
def tenants(mongo: Mongo) -> None:
    mongo.tenants.insert_many({"_id": name, "created_at": NOON} for name in TENANTS)


@pytest.fixture
def client(mongo: Mongo) -> Client:
    """Logged in as ann, an administrator who sees acme."""
    return log_in("ann", role="administrator", tenants=["acme"])


def page_of(user: User) -> str:
    return f"{USERS}{user.pk}/change/"


def save(
    client: Client, user: User, *, tenants: Sequence[str] = (), **fields: Any
) -> dict[str, Any]:
    """Fill in a login's page; what it says is wrong."""
    given = StaffTenants.objects.filter(user=user).first()
    form = {
        "username": user.username,
        "is_active": "on",
        "is_staff": "on",
        "staff_tenants-TOTAL_FORMS": "1",
        "staff_tenants-INITIAL_FORMS": "1" if given else "0",
        "staff_tenants-0-id": str(given.pk) if given else "",
        "staff_tenants-0-user": str(user.pk),
        "staff_tenants-0-tenant_ids": list(tenants),
    }
    response = client.post(page_of(user), form | fields)
    if response.status_code == 302:
        return {}
    assert response.status_code == 200
    (inline,) = response.context["inline_admin_formsets"]
    return response.context["adminform"].form.errors | inline.formset.errors[0]


def group(name: str) -> Group:
    complete_groups()
    return Group.objects.get(name=name)


def tenants_of(user: User) -> tuple[bool, list[str]]:
    given = StaffTenants.objects.get(user=user)
    return given.all_tenants, given.tenant_ids


class TestWhatAnAdministratorDoes:
    def test_a_user_is_created_with_a_role_and_a_tenant(self, client: Client) -> None:
        password = "a long enough one"
        data = {"username": "bob", "password1": password, "password2": password}
        client.post(f"{USERS}add/", data | {"usable_password": "true"})
        bob = User.objects.get(username="bob")
        assert save(client, bob, groups=[str(group("operator").pk)], tenants=["acme"]) == {}
        assert [each.name for each in bob.groups.all()] == ["operator"]
        assert tenants_of(bob) == (False, ["acme"])

    def test_a_password_is_set_for_a_user_who_may_do_no_more(self, client: Client) -> None:
        bob = make_staff("bob", role="support", tenants=["acme"])
        passwords = {"password1": "a long enough one", "password2": "a long enough one"}
        client.post(f"{USERS}{bob.pk}/password/", passwords | {"usable_password": "true"})
        bob.refresh_from_db()
        assert bob.check_password("a long enough one")

    def test_nobody_deletes_a_user_and_so_their_log(self, client: Client) -> None:
        bob = make_staff("bob", tenants=["acme"])
        assert client.post(f"{USERS}{bob.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_a_user_who_sees_all_tenants_can_grant_all(self) -> None:
        client, bob = log_in("eve", role="administrator"), make_staff("bob", tenants=[])
        assert save(client, bob, **{"staff_tenants-0-all_tenants": "on"}) == {}
        assert tenants_of(bob) == (True, [])


class TestEscalations:
    def test_nobody_becomes_a_superuser_or_gets_a_permission(self, client: Client) -> None:
        bob, ann = make_staff("bob", tenants=["acme"]), User.objects.get(username="ann")
        permission = Permission.objects.get(codename="delete_user")
        more = {"is_superuser": "on", "user_permissions": [str(permission.pk)]}
        for user in (bob, ann):
            assert save(client, user, tenants=["acme"], **more) == {}
            user.refresh_from_db()
            assert (user.is_superuser, user.user_permissions.count()) == (False, 0)

    def test_a_group_with_more_permissions_cannot_be_granted(self, client: Client) -> None:
        more = Group.objects.create(name="more")
        more.permissions.add(Permission.objects.get(codename="delete_user"))
        bob = make_staff("bob", tenants=["acme"])
        assert save(client, bob, tenants=["acme"], groups=[str(more.pk)]).keys() == {"groups"}
        assert not bob.groups.exists()

    def test_a_tenant_one_does_not_see_cannot_be_granted(self, client: Client) -> None:
        ann = User.objects.get(username="ann")
        assert save(client, ann, tenants=["acme", "globex"]).keys() == {"tenant_ids"}
        assert save(client, ann, tenants=["acme"], **{"staff_tenants-0-all_tenants": "on"}) == {}
        assert tenants_of(ann) == (False, ["acme"])

    @pytest.mark.parametrize("kind", ["superuser", "of another tenant", "of all tenants"])
    def test_a_user_who_sees_more_looks_like_a_missing_one(self, client: Client, kind: str) -> None:
        if kind == "superuser":
            other = User.objects.create_superuser("superior")
        else:
            other = make_staff("bob", tenants=["globex"] if "another" in kind else None)
        assert other.username not in client.get(USERS).content.decode()
        assert client.get(page_of(other)).status_code == 302
        passwords = {"password1": "a long enough one", "password2": "a long enough one"}
        reply = client.post(f"{USERS}{other.pk}/password/", passwords)
        assert reply.status_code == 404

    @pytest.mark.parametrize("is_active", [True, False], ids=["active", "switched off"])
    def test_a_user_who_may_do_more_can_only_be_viewed(
        self, client: Client, is_active: bool
    ) -> None:
        other = make_staff("bob", "delete_user", tenants=["acme"])
        User.objects.filter(pk=other.pk).update(is_active=is_active)
        assert client.get(page_of(other)).status_code == 200
        assert client.post(page_of(other), {"username": "mine"}).status_code == 403
        assert client.get(f"{USERS}{other.pk}/password/").status_code == 403

    def test_only_a_superuser_changes_the_permissions_of_a_group(self, client: Client) -> None:
        page = f"/admin/auth/group/{group('support').pk}/change/"
        assert client.get(page).status_code == 200
        assert client.post(page, {"name": "support"}).status_code == 403
        assert client.get("/admin/auth/group/add/").status_code == 403

    @pytest.mark.parametrize(
        "wish",
        [
            pytest.param({"scopes": ["admin"]}, id="all tenants"),
            pytest.param({"scopes": ["read"], "tenant_id": "globex"}, id="another tenant"),
        ],
    )
    def test_no_key_can_be_made_for_a_tenant_one_does_not_see(
        self, client: Client, mongo: Mongo, wish: dict[str, Any]
    ) -> None:
        response = client.post("/admin/ticketsaas/apikey/add/", wish)
        assert response.context["adminform"].form.errors
        assert mongo.api_keys.count_documents({}) == 0
