"""`manage.py createapikey`: a key that works, alone on the last line, or one sentence why not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.support.types import Mongo
from tickets.store.tickets import record_tenant
from ticketsaas.access.core.keys import PresentedKey, parse_authorization

Send = Callable[..., Any]


@pytest.fixture(autouse=True)
def _acme_is_known(mongo: Mongo) -> None:
    record_tenant("acme", now=datetime.now(UTC))


def create(*options: str) -> list[str]:
    output = StringIO()
    call_command("createapikey", *options, stdout=output)
    return output.getvalue().splitlines()


def test_the_last_line_is_a_key_that_works(mongo: Mongo, send: Send) -> None:
    *explanation, key = create("--tenant", "acme")
    assert isinstance(parse_authorization(f"Bearer {key}"), PresentedKey)
    assert not [line for line in explanation if key in line]
    assert send("get", "/tickets?tenant_id=acme", key=key).status_code == 200
    assert send("get", "/tickets?tenant_id=globex", key=key).status_code == 403


@pytest.mark.parametrize(
    ("options", "tenant_id", "scopes"),
    [
        pytest.param(("--tenant", "acme"), "acme", ["ingest", "read"], id="by default"),
        pytest.param(
            ("--tenant", "a/b", "--scopes", "read", "--new"), "a/b", ["read"], id="only read"
        ),
        pytest.param(("--scopes", "admin"), None, ["admin"], id="admin"),
    ],
)
def test_it_is_stored_as_requested(
    mongo: Mongo, options: tuple[str, ...], tenant_id: str | None, scopes: list[str]
) -> None:
    create(*options)
    row = mongo.api_keys.find_one()
    assert (row["tenant_id"], row["scopes"]) == (tenant_id, scopes)
    assert (row["expires_at"], row["revoked_at"], row["last_used_at"]) == (None, None, None)


def test_it_has_a_name_and_an_end(mongo: Mongo) -> None:
    create("--tenant", "acme", "--name", "nightly export", "--expires-in-days", "30")
    row = mongo.api_keys.find_one()
    assert row["name"] == "nightly export"
    assert row["expires_at"] - row["created_at"] == timedelta(days=30)
    assert row["expires_at"].replace(tzinfo=UTC) > datetime.now(UTC)


def test_every_call_makes_another_key(mongo: Mongo) -> None:
    assert create("--tenant", "acme")[-1] != create("--tenant", "acme")[-1]
    assert mongo.api_keys.count_documents({}) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param((), "Name the tenant", id="nothing"),
        pytest.param(("--scopes", "read"), "Name the tenant", id="no tenant"),
        pytest.param(("--tenant", "acme", "--scopes", "admin"), "Leave out the tenant", id="both"),
        pytest.param(("--scopes", "admin", "--new"), "leave it out", id="new without a tenant"),
        pytest.param(("--tenant", "acme", "--scopes", "write"), "Allowed: read", id="no scope"),
        pytest.param(("--tenant", "acme", "--scopes", ""), "Allowed: read", id="empty scopes"),
        pytest.param(("--tenant", " "), "not a tenant's id", id="blank tenant"),
        pytest.param(("--tenant", "a", "--expires-in-days", "0"), "from 1", id="no day"),
        pytest.param(("--tenant", "a", "--expires-in-days", "x"), "from 1", id="no number"),
        pytest.param(("--tenant", "a", "--name", "a\nb"), "one line", id="two lines"),
    ],
)
def test_an_impossible_key_is_refused_in_one_sentence(
    mongo: Mongo, options: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        create(*options)
    assert mongo.api_keys.count_documents({}) == 0


@pytest.mark.parametrize(
    "options", [(), ("--tenant", "acme", "--scopes", "admin"), ("--scopes", "admin", "--new")]
)
def test_arguments_that_do_not_fit_together_are_wrong_arguments(options: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as refused:
        create(*options)
    assert refused.value.returncode == 2


def test_a_tenant_that_is_not_known_is_refused_with_the_option_that_makes_it_known(
    mongo: Mongo,
) -> None:
    with pytest.raises(CommandError) as refused:
        create("--tenant", "acmee")
    assert (refused.value.returncode, str(refused.value)) == (
        2,
        "There is no tenant 'acmee' yet. If it is to be one, add --new.",
    )
    assert mongo.api_keys.count_documents({}) == 0


@pytest.mark.parametrize("known_before", [False, True])
def test_a_new_tenant_is_known_from_then_on(mongo: Mongo, known_before: bool) -> None:
    tenant_id = "acme" if known_before else "globex"
    create("--tenant", tenant_id, "--new")
    create("--tenant", tenant_id)
    assert mongo.api_keys.count_documents({"tenant_id": tenant_id}) == 2
    assert mongo.tenants.find_one({"_id": tenant_id})["has_rollups"] is True
