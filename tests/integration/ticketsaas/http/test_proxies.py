"""The real web server in front of strangers, behind proxies, and on every kind of address."""

import os
import subprocess

import httpx
import pytest

from tests.support.paths import ROOT
from tests.support.types import Mongo
from tests.support.web_server import COMMAND, Serve, serving
from ticketsaas.access.api.authentication import FAILURES_PER_MINUTE
from ticketsaas.local.ports import find_obstacle

PRODUCTION = {
    "DEBUG": "off",
    "SECRET_KEY": "k" * 32,
    "ALLOWED_HOSTS": "127.0.0.1,[::1],api.example.com",
    "API_AUTH": "on",
    "BIND_ADDRESS": "127.0.0.1",
}
ADDRESS = "/rate-limit/status"
HTTPS = {"X-Forwarded-Proto": "https"}
TRIES = FAILURES_PER_MINUTE + 20


def try_wrong_keys(server: httpx.Client, **headers: str) -> list[int]:
    """Send wrong keys, each from an invented address."""
    return [
        server.get(
            ADDRESS,
            headers={
                "Authorization": f"Bearer tsk_{'0' * 12}_{'0' * 64}",
                "X-Forwarded-For": f"198.51.100.{number}",
                **headers,
            },
        ).status_code
        for number in range(TRIES)
    ]


def find_limited(mongo: Mongo) -> set[str]:
    """Return the addresses whose failures are counted."""
    names = mongo.request_windows.distinct("_id")
    return {name.removeprefix("failures:") for name in names}


def test_a_stranger_who_invents_addresses_is_limited_like_anybody(
    serve: Serve, mongo: Mongo
) -> None:
    server = serve(**PRODUCTION, BEHIND_TLS="off", TRUSTED_PROXIES="10.0.0.1", MONGO_DB=mongo.name)
    assert try_wrong_keys(server)[-1] == 429
    assert find_limited(mongo) == {"127.0.0.1"}


def test_behind_a_trusted_proxy_each_client_is_limited_by_its_own_address(
    serve: Serve, mongo: Mongo
) -> None:
    server = serve(**PRODUCTION, BEHIND_TLS="on", MONGO_DB=mongo.name)
    assert try_wrong_keys(server, **HTTPS) == [401] * TRIES
    assert find_limited(mongo) == {f"198.51.100.{number}" for number in range(TRIES)}


@pytest.mark.parametrize(("proxies", "status"), [("10.0.0.1", 301), ("10.0.0.1,127.0.0.0/8", 401)])
@pytest.mark.usefixtures("mongo")
def test_only_a_trusted_proxy_can_say_that_a_client_came_by_https(
    serve: Serve, proxies: str, status: int
) -> None:
    server = serve(**PRODUCTION, BEHIND_TLS="on", TRUSTED_PROXIES=proxies)
    assert server.get(ADDRESS, headers=HTTPS).status_code == status
    assert server.get("/health/live").status_code == 200


@pytest.mark.parametrize(("second", "status"), [("https", 401), ("http", 301)])
@pytest.mark.usefixtures("mongo")
def test_several_headers_of_one_name_are_one_list(serve: Serve, second: str, status: int) -> None:
    server = serve(**PRODUCTION, BEHIND_TLS="on")
    headers = [("X-Forwarded-Proto", "https"), ("x-forwarded-proto", second)]
    assert server.get(ADDRESS, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("listens", "reached"),
    [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("::", "[::1]"), ("::", "127.0.0.1")],
)
def test_it_listens_on_ipv4_and_ipv6(listens: str, reached: str) -> None:
    if ":" in reached and find_obstacle(0, host="::1"):
        pytest.skip("This machine has no IPv6, as most containers.")
    with serving(*COMMAND, "0", BIND_ADDRESS=listens) as (_, url):
        port = url.rpartition(":")[2]
        reply = httpx.get(f"http://{reached}:{port}/health/live", trust_env=False)
    assert reply.status_code == 200


def test_an_address_of_another_machine_ends_it_with_a_sentence() -> None:
    ended = subprocess.run(
        [*COMMAND, "0"],
        cwd=ROOT,
        env=os.environ | {"BIND_ADDRESS": "203.0.113.7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines()[-1] == (
        "CommandError: http://203.0.113.7:0 can't be used (cannot assign requested address): correct "
        "BIND_ADDRESS, set API_PORT to another port, or stop the program that uses this one."
    )
