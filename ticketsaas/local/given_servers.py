"""The servers that settings name, which `up` then doesn't start: checked before anything is started."""

import re
import socket
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError
from pymongo.errors import PyMongoError
from pymongo.uri_parser import parse_uri

from ticketsaas import mongo

# Compose's health check forms the replica set some five seconds after the container's start.
_FORMING_SECONDS = 30.0
_POLL_SECONDS = 0.5
# From there on the driver's message repeats its settings and its view of every server.
_REST = re.compile(r" \(configured|, full error|, Timeout:")


class GivenServerUnusable(Exception):
    """A server that settings name can't be reached from here, refuses, or has no transactions."""


def require_given_servers() -> None:
    """Raise GivenServerUnusable unless everything that settings name may work from here.

    Waits for a replica set that is being formed. The external API may be away: jobs wait for it.
    """
    _require_names_of_this_machine()
    if settings.MONGO_URL:
        _require_mongo()


def _require_names_of_this_machine() -> None:
    """A .env for containers names its servers as containers do, and nobody else knows those names."""
    given = {
        # By default in the external API, whose name then says it all.
        "NOTIFY_URL": settings.NOTIFY_URL,
        "EXTERNAL_API_URL": settings.GIVEN_EXTERNAL_API_URL,
        "MONGO_URL": settings.MONGO_URL,
    }
    unknown = {host: name for name, url in given.items() if (host := _find_unknown_name(url))}
    if unknown:
        hosts = " and ".join(f"{host} ({name})" for host, name in unknown.items())
        raise GivenServerUnusable(
            f"This machine doesn't know {hosts}, names as only containers have: run `docker compose up` "
            "instead, or take these addresses out of .env to have everything started here."
        )


def _find_unknown_name(url: str) -> str | None:
    """Return the URL's host if it is a name without a dot that this machine doesn't know."""
    host = urlsplit(url).hostname or ""
    if not host or "." in host or ":" in host:
        return None
    try:
        socket.getaddrinfo(host, None)
    except OSError:
        return host
    return None


def _require_mongo() -> None:
    deadline = time.monotonic() + _FORMING_SECONDS
    while not (reply := _say_hello()).get("isWritablePrimary") and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)
    if not reply.get("isWritablePrimary"):
        raise _unusable("its replica set has no primary")
    if "setName" not in reply and reply.get("msg") != "isdbgrid":
        raise _unusable("it is not a replica set, so it has no transactions")


def _say_hello() -> dict[str, Any]:
    try:
        with mongo.answer_within(mongo.ANSWER_SECONDS):
            return mongo.run_command("hello")
    except (DatabaseError, PyMongoError) as error:
        if members := _find_hidden_members():
            raise GivenServerUnusable(
                f"Add {_direct_option()} to MONGO_URL: the replica set there names its members "
                f"{' and '.join(members)}, which can't be reached from here."
            ) from None
        raise _unusable(_REST.split(str(error))[0]) from None


def _find_hidden_members() -> list[str]:
    """Return the replica set's members if MONGO_URL reaches it, but none of them by its own name."""
    if settings.MONGO_URL.startswith("mongodb+srv:"):
        return []
    given = parse_uri(settings.MONGO_URL)["nodelist"]
    servers = mongo.get_database().client.topology_description.server_descriptions()
    is_reached = any(server.server_type_name != "Unknown" for server in servers.values())
    if len(given) > 1 or given[0] in servers or is_reached:
        return []
    return [f"{host}:{port}" for host, port in servers]


def _direct_option() -> str:
    """Return what has to follow MONGO_URL to talk to its server under no other name."""
    parts = urlsplit(settings.MONGO_URL)
    sign = "&" if parts.query else "?" if parts.path else "/?"
    return f"{sign}directConnection=true"


def _unusable(reason: str) -> GivenServerUnusable:
    return GivenServerUnusable(
        f"The MongoDB that MONGO_URL names can't be used ({reason}): repair it, correct MONGO_URL, or "
        "leave it out to have one started here."
    )
