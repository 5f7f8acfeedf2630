"""The servers that settings name, which `up` then doesn't start: checked before anything is started."""

import socket
import time
from typing import Any
from urllib.parse import urlsplit

import pymongo
from django.conf import settings
from django.db import DatabaseError
from pymongo.errors import PyMongoError

from ticketsaas import mongo

# Compose's health check forms the replica set some five seconds after the container's start.
_FORMING_SECONDS = 30.0
_POLL_SECONDS = 0.5


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
        with pymongo.timeout(mongo.ANSWER_SECONDS):
            return mongo.run_command("hello")
    except (DatabaseError, PyMongoError) as error:
        # The rest of the driver's message repeats its settings and its view of every server.
        reason = str(error).partition(" (configured")[0].partition(", full error")[0]
        raise _unusable(reason) from None


def _unusable(reason: str) -> GivenServerUnusable:
    return GivenServerUnusable(
        f"The MongoDB that MONGO_URL names can't be used ({reason}): repair it, correct MONGO_URL, or "
        "leave it out to have one started here."
    )
