"""`manage.py demo`: a login and the first jobs of the mock's tenants, once."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from ingestion.engine.lifecycle import start_job
from ingestion.management.commands.demo import TENANTS
from ingestion.models import IngestionJob
from mock_external_api.texts.generation import TENANTS as TENANTS_OF_THE_MOCK
from ticketsaas.local.demo import LOGINS, is_demo_safe
from ticketsaas.local.where_to_look import describe
from ticketsaas.mongo import get_collection_across_tenants

pytestmark = pytest.mark.usefixtures("mongo")


def run_demo() -> list[str]:
    output = StringIO()
    call_command("demo", stdout=output)
    return output.getvalue().splitlines()


def count_jobs() -> dict[str, int]:
    rows = get_collection_across_tenants(IngestionJob).find()
    tenants = [row["tenant_id"] for row in rows]
    return {tenant_id: tenants.count(tenant_id) for tenant_id in tenants}


def test_it_asks_for_the_tenants_that_the_mock_serves() -> None:
    assert TENANTS == TENANTS_OF_THE_MOCK


def test_it_creates_the_login_and_queues_a_job_for_every_tenant(settings: Any) -> None:
    settings.DEBUG = True
    lines = run_demo()
    assert len(lines) == len(LOGINS) + len(TENANTS)
    login = User.objects.get(username="demo")
    assert login.check_password("demo")
    assert login.is_staff
    assert dict.fromkeys(TENANTS, 1) == count_jobs()


def test_running_it_again_starts_nothing_twice(settings: Any) -> None:
    settings.DEBUG = True
    start_job("globex", run="here")
    run_demo()
    again = run_demo()
    assert dict.fromkeys(TENANTS, 1) == count_jobs()
    assert again[0] == "login demo: was there already"


def test_it_refuses_where_strangers_may_come_by(settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG=on"):
        run_demo()
    assert not User.objects.exists()
    assert count_jobs() == {}


@pytest.mark.parametrize(
    ("debug", "api", "api_host"),
    [
        pytest.param(False, "http://mock:9000", "mock", id="a server"),
        pytest.param(True, "https://tickets.example.com", "mock", id="somebody's API"),
        pytest.param(True, "http://mock:9000", "other", id="another mock"),
    ],
)
def test_a_stack_can_ask_for_it_on_its_own_servers_only(
    settings: Any, debug: bool, api: str, api_host: str
) -> None:
    settings.DEBUG, settings.EXTERNAL_API_URL = debug, api
    output = StringIO()
    call_command("demo", "--only-with", "127.0.0.1", api_host, stdout=output)
    assert "No demo" in output.getvalue()
    assert not User.objects.exists()


def test_on_the_stacks_own_servers_it_is_the_usual_demo(settings: Any) -> None:
    settings.DEBUG, settings.EXTERNAL_API_URL = True, "http://mock:9000"
    call_command("demo", "--only-with", "127.0.0.1", "mock", stdout=StringIO())
    assert User.objects.count() == len(LOGINS)
    assert dict.fromkeys(TENANTS, 1) == count_jobs()


@pytest.mark.parametrize(
    ("debug", "address", "own_servers", "is_safe"),
    [
        pytest.param(True, "127.0.0.1", {"MONGO_URL", "EXTERNAL_API_URL"}, True, id="own machine"),
        pytest.param(True, "0.0.0.0", {"MONGO_URL", "EXTERNAL_API_URL"}, False, id="network"),
        pytest.param(False, "127.0.0.1", {"MONGO_URL", "EXTERNAL_API_URL"}, False, id="server"),
        pytest.param(True, "::1", {"EXTERNAL_API_URL"}, False, id="somebody's database"),
    ],
)
def test_where_up_runs_it_by_itself(
    settings: Any, debug: bool, address: str, own_servers: set[str], is_safe: bool
) -> None:
    settings.DEBUG, settings.BIND_ADDRESS = debug, address
    assert is_demo_safe(own_servers) == is_safe


@pytest.mark.parametrize("host", ["mock", "other"])
def test_in_the_end_it_says_where_to_look(settings: Any, host: str) -> None:
    settings.DEBUG, settings.EXTERNAL_API_URL = True, "http://mock:9000"
    output = StringIO()
    site = "http://127.0.0.1:8080"
    call_command("demo", "--only-with", "127.0.0.1", host, "--site", site, stdout=output)
    expected = describe(site, is_demo=host == "mock")
    assert output.getvalue().splitlines()[-len(expected) :] == expected
