"""docker-compose.yml is the stack for one's own machine: the task's names, every variable, loopback only."""

import re
from typing import Any

import pytest
import yaml

from notifications.upstream.webhook import CALL_SECONDS
from tests.support.env_example import read_env_example
from tests.support.paths import ROOT
from tests.unit.deploy.compose_file import find_number
from ticketsaas.http.server import DRAIN_SECONDS
from ticketsaas.local.mongod import COMPOSE_URL

TEXT = (ROOT / "docker-compose.yml").read_text()
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
PRODUCT = sorted(SERVICES.keys() - {"mongodb"})
VARIABLES = list(read_env_example())
# What the stack decides, or what its own servers are the default of.
FIXED = {"API_PORT", "BIND_ADDRESS", "LIVENESS_FILE"}
OWN_SERVERS = {"MONGO_URL", "EXTERNAL_API_URL"}
TRANSACTION_SECONDS = find_number(r"transactionLifetimeLimitSeconds=(\d+)", TEXT)


def test_the_services_have_the_names_that_people_are_told() -> None:
    assert PRODUCT == ["app", "migrate", "mock-external-api", "notifications", "worker"]


@pytest.mark.parametrize("name", PRODUCT)
def test_every_variable_of_the_example_reaches_a_container(name: str) -> None:
    environment = SERVICES[name]["environment"]
    assert sorted(environment) == sorted(VARIABLES)
    passed_on = {variable for variable, value in environment.items() if value is None}
    # Web processes have a time limit of their own, and a value is for the others.
    own = {"MONGO_TIMEOUT_SECONDS"} if name == "app" else set()
    assert set(VARIABLES) - passed_on == FIXED | OWN_SERVERS | own
    assert all(f"${{{variable}:-" in environment[variable] for variable in OWN_SERVERS)


def test_nothing_is_needed_to_start_it() -> None:
    """So that `docker compose up -d mongodb` works without a .env."""
    assert re.findall(r"\$\{\w+:?\?", TEXT) == []


def test_ports_are_published_on_this_machine_alone() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert [port.partition(":")[0] for port in ports] == ["127.0.0.1", "127.0.0.1"]


def test_the_addresses_that_are_said_have_the_published_port() -> None:
    published = SERVICES["app"]["ports"][0].removesuffix(":8000")
    assert SERVICES["migrate"]["command"][-1].endswith(f" --site http://{published}")


def test_its_mongodb_is_where_up_says() -> None:
    assert COMPOSE_URL.startswith(
        f"mongodb://{SERVICES['mongodb']['ports'][0].rpartition(':')[0]}/"
    )


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        pytest.param("worker", TRANSACTION_SECONDS, id="a commit under way"),
        pytest.param("app", DRAIN_SECONDS, id="replies in progress"),
        pytest.param("notifications", CALL_SECONDS, id="calls in flight"),
    ],
)
def test_a_container_that_is_stopped_has_time_to_finish(name: str, seconds: float) -> None:
    assert int(SERVICES[name]["stop_grace_period"].removesuffix("s")) > seconds


def test_no_folder_of_mongodb_is_left_to_an_unnamed_volume() -> None:
    mongodb = SERVICES["mongodb"]
    mapped = {volume.partition(":")[2] for volume in mongodb["volumes"]} | set(mongodb["tmpfs"])
    assert mapped == {"/data/db", "/data/configdb"}


@pytest.mark.parametrize("name", ["worker", "notifications"])
def test_a_worker_is_checked_by_the_age_of_the_file_it_touches(name: str) -> None:
    service = SERVICES[name]
    assert service["environment"]["LIVENESS_FILE"] == "/dev/shm/alive"
    assert "$$LIVENESS_FILE" in service["healthcheck"]["test"][-1]


@pytest.mark.parametrize("name", ["app", "worker", "notifications"])
def test_mongodb_is_stopped_after_those_that_need_it(name: str) -> None:
    """Compose 1 looks no further than what a service names itself."""
    assert "mongodb" in SERVICES[name]["depends_on"]
