"""What `up` and the stack for one's own machine say in the end."""

from typing import Any

import pytest

from ticketsaas.local.demo import LOGINS
from ticketsaas.local.where_to_look import describe

SITE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _development(settings: Any) -> None:
    settings.DEBUG, settings.API_AUTH, settings.GIVEN_EXTERNAL_API_URL = True, False, ""


def test_with_the_demo_its_logins_and_a_tenant_to_try_are_named() -> None:
    assert describe(SITE, is_demo=True) == [
        f"API docs: {SITE}/docs",
        f"admin: {SITE}/admin/",
        *(f"  login {it.name}, password {it.name}: {it.describe()}" for it in LOGINS),
        f"try: curl -X POST '{SITE}/ingest/run?tenant_id=acme'",
        f"then: curl '{SITE}/tickets/urgent?tenant_id=acme'",
    ]


@pytest.mark.parametrize(
    ("debug", "address", "others"),
    [
        pytest.param(True, "127.0.0.1", ", or manage.py demo for those of the demo", id="own"),
        pytest.param(True, "0.0.0.0", "", id="network"),
        pytest.param(False, "127.0.0.1", "", id="server"),
    ],
)
def test_without_the_demo_the_way_to_a_login_follows_the_admins_address(
    settings: Any, debug: bool, address: str, others: str
) -> None:
    settings.DEBUG, settings.BIND_ADDRESS = debug, address
    assert describe(SITE, is_demo=False)[1:3] == [
        f"admin: {SITE}/admin/",
        f"  no login yet? manage.py createsuperuser makes one{others}",
    ]


def test_where_keys_are_asked_for_the_way_to_one_is_named(settings: Any) -> None:
    settings.API_AUTH, settings.GIVEN_EXTERNAL_API_URL = True, "https://tickets.example.com"
    assert (
        "every request needs a key: manage.py createapikey --tenant YOUR-TENANT --new"
        in describe(SITE, is_demo=False)
    )
