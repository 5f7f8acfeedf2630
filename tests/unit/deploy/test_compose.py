"""The production stack keeps strangers out, its secrets secret, and enough time to stop."""

import pytest

from notifications.upstream.webhook import CALL_SECONDS
from tests.support.env_example import read_env_example
from tests.unit.deploy.compose_file import (
    DEPLOY,
    FILE,
    MAIN,
    PRODUCT,
    SERVICES,
    TEXT,
    TOOLS,
    find_number,
    read_variables,
)
from ticketsaas import __version__
from ticketsaas.http.server import DRAIN_SECONDS

# Decided here for a stack of containers, or without a meaning in one.
NOT_FOR_OPERATORS = {"API_PORT", "DATA_DIR", "ENV_FILE"}
SECRETS = {"SECRET_KEY", "MONGO_URL"}
ENVIRONMENT = SERVICES["web"]["environment"]
PROXYS_GRACE_SECONDS = find_number(
    r"grace_period (\d+)s", (DEPLOY / "caddy" / "Caddyfile").read_text()
)
TRANSACTION_SECONDS = find_number(r"transactionLifetimeLimitSeconds=(\d+)", TEXT)


def test_the_stack_is_the_product_a_proxy_and_mongodb() -> None:
    assert sorted(MAIN) == ["mongodb", "notifications", "proxy", "web", "worker"]
    assert sorted(TOOLS) == ["backup", "migrate", "mongodb-setup", "mongosh", "restore"]


def test_the_image_is_that_of_this_version() -> None:
    assert read_variables()["VERSION"] == {__version__}


def test_nothing_comes_from_the_mock() -> None:
    assert "mock" not in TEXT


def test_only_the_proxy_publishes_ports() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_can_do_little(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_can_take_only_so_much(name: str) -> None:
    service = SERVICES[name]

    assert service["mem_limit"]
    assert service["pids_limit"] > 0
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "5"}


def test_a_container_that_ends_is_started_again_unless_it_is_done() -> None:
    assert {SERVICES[name]["restart"] for name in MAIN} == {"unless-stopped"}


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        pytest.param("proxy", PROXYS_GRACE_SECONDS, id="requests in progress"),
        pytest.param("web", DRAIN_SECONDS, id="replies in progress"),
        pytest.param("worker", TRANSACTION_SECONDS, id="a commit under way"),
        pytest.param("notifications", CALL_SECONDS, id="calls in flight"),
        # mongod's own: how long a primary that is stopped lets its clients go on.
        pytest.param("mongodb", 15, id="operations in progress"),
    ],
)
def test_a_container_gets_the_time_it_needs_to_stop(name: str, seconds: float) -> None:
    assert int(SERVICES[name]["stop_grace_period"].removesuffix("s")) > seconds


@pytest.mark.parametrize("name", SERVICES)
def test_no_volume_is_anonymous(name: str) -> None:
    mounts = [volume.split(":") for volume in SERVICES[name].get("volumes", [])]

    assert [m for m in mounts if not m[0].startswith("./") and m[0] not in FILE["volumes"]] == []


@pytest.mark.parametrize("name", [n for n, s in SERVICES.items() if s["image"] == "mongo:8.0"])
def test_what_mongodbs_image_would_make_volumes_of_is_mounted(name: str) -> None:
    service = SERVICES[name]
    mounted = {mount.split(":")[-1] for mount in service.get("volumes", [])}
    mounted |= {mount.split(":")[0] for mount in service["tmpfs"]}

    assert {"/data/db", "/data/configdb"} <= mounted


@pytest.mark.parametrize("name", PRODUCT)
def test_a_secret_reaches_the_product_as_a_file(name: str) -> None:
    service = SERVICES[name]

    assert SECRETS.isdisjoint(service["environment"])
    for secret in SECRETS:
        assert service["environment"][f"{secret}_FILE"] == f"/run/secrets/{secret.lower()}"
        assert secret.lower() in service["secrets"]


def test_a_variable_whose_name_sounds_secret_is_a_secret() -> None:
    words = ("SECRET", "PASSWORD", "TOKEN", "CREDENTIAL", "MONGO_URL")
    known = read_env_example()

    assert {name for name in known if any(word in name for word in words)} == SECRETS


def test_nobody_but_mongodb_gets_its_key_and_only_its_tools_get_roots_password() -> None:
    with_key = {name for name, s in SERVICES.items() if "mongodb_key" in s.get("secrets", [])}
    with_password = {
        name for name, s in SERVICES.items() if "mongodb_root_password" in s.get("secrets", [])
    }

    assert with_key == {"mongodb"}
    assert with_password == {"mongodb-setup", "mongosh", "backup", "restore"}


def test_every_secret_is_a_file_in_one_folder() -> None:
    paths = {name: secret["file"] for name, secret in FILE["secrets"].items()}

    assert paths == {name: f"./secrets/{name}" for name in FILE["secrets"]}


def test_every_variable_of_the_product_can_be_set() -> None:
    known = set(read_env_example())

    assert known - NOT_FOR_OPERATORS - SECRETS - set(ENVIRONMENT) == set()


def test_the_number_of_containers_is_kept_in_env() -> None:
    scaled = {name: service["scale"] for name, service in SERVICES.items() if "scale" in service}

    assert scaled == {"web": "${WEB_CONTAINERS:-1}", "worker": "${WORKER_CONTAINERS:-1}"}


def test_the_proxy_listens_on_the_port_that_clients_use() -> None:
    """Otherwise it would send them from HTTP to a port where nothing answers."""
    published = [port.removesuffix("/udp") for port in SERVICES["proxy"]["ports"]]
    https = SERVICES["proxy"]["environment"]["HTTPS_PORT"]

    assert published == ["${HTTP_PORT:-80}:80", f"{https}:{https}", f"{https}:{https}"]


def test_a_page_does_not_wait_for_mongodb_as_long_as_the_workers_do() -> None:
    # Empty stands for the default: that of `serve`, and that of the commands which are run beside it.
    assert ENVIRONMENT["MONGO_TIMEOUT_SECONDS"] == ""
    assert SERVICES["worker"]["environment"] == ENVIRONMENT | {"MONGO_TIMEOUT_SECONDS": None}


def test_the_mode_is_production_behind_the_proxy_alone() -> None:
    network = FILE["networks"]["proxy"]["ipam"]["config"][0]
    address = SERVICES["proxy"]["networks"]["proxy"]["ipv4_address"]

    assert ENVIRONMENT["TRUSTED_PROXIES"] == address
    assert network["subnet"].removesuffix(".0/26") + ".2" == address
    assert ENVIRONMENT["DEBUG"] == "off"
    assert ENVIRONMENT["API_AUTH"] == "on"
    assert ENVIRONMENT["BEHIND_TLS"] == "on"


def test_the_proxy_stays_up_while_web_containers_are_replaced() -> None:
    assert "depends_on" not in SERVICES["proxy"]


def test_the_proxy_reaches_web_and_not_mongodb() -> None:
    assert list(SERVICES["proxy"]["networks"]) == ["proxy"]
    assert [name for name in SERVICES if "proxy" in SERVICES[name].get("networks", [])] == [
        "proxy",
        "web",
    ]
    assert SERVICES["mongodb"]["networks"] == ["database"]
    assert FILE["networks"]["database"] == {"internal": True}


def test_every_variable_is_in_the_example_with_its_default() -> None:
    variables = read_variables()
    example = read_env_example(DEPLOY / ".env.example")
    # Compose reads it by itself.
    assert example.pop("COMPOSE_PROJECT_NAME") == "ticketsaas"

    assert set(variables) == set(example)
    assert {name: {text} for name, text in example.items() if text} == {
        name: variables[name] for name, text in example.items() if text
    }


def test_what_has_no_default_is_asked_for() -> None:
    assert {"SITE_NAME", "TLS", "EXTERNAL_API_URL"} <= set(read_variables())
    for name in ("SITE_NAME", "TLS", "EXTERNAL_API_URL"):
        assert f"${{{name}:?Set {name} in .env to " in TEXT


@pytest.mark.parametrize("name", ["worker", "web", "notifications"])
def test_mongodb_is_stopped_after_those_that_need_it(name: str) -> None:
    """Compose 1 looks no further than what a service names itself."""
    assert "mongodb" in SERVICES[name]["depends_on"]
