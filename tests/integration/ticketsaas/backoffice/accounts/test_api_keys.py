"""Keys in the admin: shown once when made, revoked when a person confirms, and never edited."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.test import Client

from tests.support.admin_pages import messages_of, read_page
from tests.support.logins import log_in
from tests.support.types import MakeKey, Mongo
from tickets.store.tickets import record_tenant

Send = Callable[..., Any]
KEYS = "/admin/ticketsaas/apikey/"
ADD = f"{KEYS}add/"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WISH = {"tenant_id": "acme", "scopes": ["read", "ingest"], "name": "export"}


@pytest.fixture
def client(mongo: Mongo) -> Client:
    """Logged in as ann, who may see, make and revoke keys, and nothing else; there is a tenant acme."""
    record_tenant("acme", now=LONG_AGO)
    return log_in("ann", "view_apikey", "add_apikey", "revoke_apikey")


def page_of(key: str) -> str:
    return f"{KEYS}{key[4:16]}/change/"


def revoke_of(key: str) -> str:
    return f"{KEYS}{key[4:16]}/revoke/"


def find_key(page: str) -> str:
    found = re.search(r"tsk_[0-9a-f_]+", page)
    assert found
    return found[0]


class TestMaking:
    def test_the_key_is_shown_once_and_works(self, client: Client, send: Send) -> None:
        response = client.post(ADD, WISH)
        key = find_key(response.content.decode())
        assert "no-store" in response["Cache-Control"]
        assert send("get", "/tickets?tenant_id=acme", key=key).status_code == 200
        for page in (KEYS, page_of(key), "/admin/"):
            assert key.rpartition("_")[2] not in read_page(client, page)

    def test_it_is_recorded_without_the_key(self, client: Client) -> None:
        key = find_key(client.post(ADD, WISH).content.decode())
        entry = LogEntry.objects.get()
        assert ("ann", key[4:16], ADDITION) == (
            entry.user.username,
            entry.object_id,
            entry.action_flag,
        )
        assert entry.get_change_message() == "Made for acme: read, ingest."

    def test_it_is_stored_as_requested(self, client: Client, mongo: Mongo) -> None:
        client.post(ADD, {"scopes": ["admin"], "expires_in_days": "7"})
        row = mongo.api_keys.find_one()
        assert (row["tenant_id"], row["scopes"], row["name"]) == (None, ["admin"], "")
        assert (row["expires_at"] - row["created_at"]).days == 7

    @pytest.mark.parametrize(
        ("wish", "said"),
        [
            pytest.param({"scopes": ["admin"]}, "Leave out the tenant", id="tenant and admin"),
            pytest.param({"tenant_id": ""}, "Name the tenant", id="no tenant"),
            pytest.param({"tenant_id": "  "}, "No request could name", id="a blank tenant"),
            pytest.param({"tenant_id": "acmee"}, "There is no such tenant yet.", id="a typo"),
            pytest.param({"scopes": []}, "This field is required.", id="no scope"),
            pytest.param({"expires_in_days": "0"}, "greater than or equal to 1", id="no day"),
        ],
    )
    def test_an_impossible_key_is_refused_with_a_reason(
        self, client: Client, mongo: Mongo, wish: dict[str, Any], said: str
    ) -> None:
        assert said in client.post(ADD, WISH | wish).content.decode()
        assert mongo.api_keys.count_documents({}) == 0

    def test_the_form_offers_what_a_tenants_key_may(self, client: Client) -> None:
        page = read_page(client, ADD)
        assert [name in page for name in ("tenant_id", "scopes", "expires_in_days")] == [True] * 3
        assert "hash" not in page


class TestSeeing:
    @pytest.mark.parametrize(
        ("stored", "state"),
        [
            ({}, "valid"),
            ({"revoked_at": LONG_AGO}, "revoked"),
            ({"expires_at": LONG_AGO}, "expired"),
        ],
    )
    def test_a_key_is_shown_with_its_state_and_without_its_hash(
        self,
        client: Client,
        make_key: MakeKey,
        mongo: Mongo,
        stored: dict[str, Any],
        state: str,
    ) -> None:
        key = make_key("read", **stored)
        for page in (read_page(client, KEYS), read_page(client, page_of(key))):
            assert key[4:16] in page
            assert "acme" in page
            assert state in page
            assert mongo.api_keys.find_one()["hash"] not in page
            assert 'src="http' not in page

    def test_an_empty_list_says_how_to_make_one(self, client: Client) -> None:
        assert "manage.py createapikey" in read_page(client, KEYS)

    @pytest.mark.parametrize("term", ["globex", "prefix"])
    def test_a_key_is_found_by_its_tenant_or_prefix(
        self, client: Client, make_key: MakeKey, term: str
    ) -> None:
        other, wanted = make_key(), make_key(tenant_id="globex")
        page = read_page(client, f"{KEYS}?q={wanted[4:16] if term == 'prefix' else term}")
        assert [key[4:16] in page for key in (wanted, other)] == [True, False]


class TestRevoking:
    def test_get_asks_and_changes_nothing(
        self, client: Client, make_key: MakeKey, send: Send
    ) -> None:
        key = make_key()
        assert revoke_of(key) in read_page(client, page_of(key))
        assert "Revoke the key" in read_page(client, revoke_of(key))
        assert send("get", "/tickets?tenant_id=acme", key=key).status_code == 200

    def test_post_revokes_at_once_and_is_recorded(
        self, client: Client, make_key: MakeKey, send: Send
    ) -> None:
        key = make_key()
        assert client.post(revoke_of(key), follow=True).redirect_chain == [(page_of(key), 302)]
        assert send("get", "/tickets?tenant_id=acme", key=key).status_code == 401
        entry = LogEntry.objects.get()
        assert ("ann", key[4:16], CHANGE, "Revoked.") == (
            entry.user.username,
            entry.object_id,
            entry.action_flag,
            entry.get_change_message(),
        )

    def test_a_revoked_key_stays_as_it_is(
        self, client: Client, make_key: MakeKey, mongo: Mongo
    ) -> None:
        key = make_key(revoked_at=LONG_AGO)
        assert revoke_of(key) not in read_page(client, page_of(key))
        response = client.post(revoke_of(key), follow=True)
        assert messages_of(response) == ["The key is revoked already."]
        assert LONG_AGO.replace(tzinfo=None) == mongo.api_keys.find_one()["revoked_at"]
        assert not LogEntry.objects.exists()


class TestWhoMay:
    def test_nobody_without_the_permission(self, make_key: MakeKey, mongo: Mongo) -> None:
        key = make_key()
        bob = log_in("bob", "view_apikey", "change_apikey", "delete_apikey")
        assert revoke_of(key) not in read_page(bob, page_of(key))
        refused = [bob.get(ADD), bob.post(ADD, WISH), bob.get(revoke_of(key))]
        refused += [bob.post(revoke_of(key)), bob.post(page_of(key), WISH)]
        refused.append(bob.post(page_of(key).replace("change", "delete"), {"post": "yes"}))
        assert [response.status_code for response in refused] == [403] * 6
        assert [row["revoked_at"] for row in mongo.api_keys.find()] == [None]

    def test_a_form_on_another_site_is_refused(
        self, client: Client, make_key: MakeKey, mongo: Mongo
    ) -> None:
        key = make_key()
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        assert [strict.post(address, WISH).status_code for address in (ADD, revoke_of(key))] == [
            403
        ] * 2
        assert [row["revoked_at"] for row in mongo.api_keys.find()] == [None]
