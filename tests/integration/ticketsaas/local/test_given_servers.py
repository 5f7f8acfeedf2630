"""The MongoDB that MONGO_URL names: usable, or one sentence that begins with the way out."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from pymongo import MongoClient

from ticketsaas import mongo
from ticketsaas.local import mongod
from ticketsaas.local.given_servers import GivenServerUnusable, require_given_servers

HIDDEN = "localhost"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real MongoDB at 127.0.0.1, whose replica set names it `localhost`."""
    with mongod.start(tmp_path_factory.mktemp("mongodb")) as running:
        address = running.url.removeprefix("mongodb://").partition("/")[0]
        with MongoClient[dict[str, Any]](f"mongodb://{address}/?directConnection=true") as client:
            config = client.admin.command("replSetGetConfig")["config"]
            config["members"][0]["host"] = address.replace("127.0.0.1", HIDDEN)
            config["version"] += 1
            client.admin.command("replSetReconfig", config)
        yield address


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, settings: Any, server: str) -> Iterator[str]:
    """Look from a machine that doesn't know the set's own name; tests set MONGO_URL."""
    resolve = socket.getaddrinfo

    def resolve_other_names(host: Any, *args: Any, **options: Any) -> Any:
        if host == HIDDEN:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return resolve(host, *args, **options)

    clients: list[MongoClient[Any]] = []

    def get_database() -> Any:
        if not clients:
            clients.append(MongoClient(settings.MONGO_URL))
        return clients[0]["check"]

    monkeypatch.setattr(socket, "getaddrinfo", resolve_other_names)
    monkeypatch.setattr(mongo, "get_database", get_database)
    monkeypatch.setattr(mongo, "ANSWER_SECONDS", 2)
    settings.EXTERNAL_API_URL = settings.NOTIFY_URL = settings.GIVEN_EXTERNAL_API_URL = ""
    yield server
    for client in clients:
        client.close()


@pytest.mark.parametrize(
    ("end", "option"),
    [
        pytest.param("", "/?directConnection=true", id="address alone"),
        pytest.param("/", "?directConnection=true", id="with a path"),
        pytest.param("/?replicaSet=rs0", "&directConnection=true", id="with an option"),
    ],
)
def test_a_replica_set_with_a_name_of_its_own_is_reached_by_the_option_that_is_named(
    settings: Any, given: str, end: str, option: str
) -> None:
    settings.MONGO_URL = f"mongodb://{given}{end}"
    with pytest.raises(GivenServerUnusable) as caught:
        require_given_servers()
    assert str(caught.value) == (
        f"Add {option} to MONGO_URL: the replica set there names its members "
        f"{given.replace('127.0.0.1', HIDDEN)}, which can't be reached from here."
    )


def test_with_the_option_it_is_used(settings: Any, given: str) -> None:
    settings.MONGO_URL = f"mongodb://{given}/?directConnection=true"
    require_given_servers()


def test_the_drivers_view_of_the_servers_is_left_out(settings: Any, given: str) -> None:
    settings.MONGO_URL = f"mongodb://{given},127.0.0.1:9/?replicaSet=rs0"
    with pytest.raises(GivenServerUnusable) as caught:
        require_given_servers()
    assert "Could not reach any servers" in str(caught.value)
    assert "Timeout" not in str(caught.value)
