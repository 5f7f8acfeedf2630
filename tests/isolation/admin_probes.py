"""Probes of the admin by a member of staff who sees one tenant: they look for traces of the other.

A request that names something of the other tenant must be answered as if that did not exist. Therefore it
is sent twice, once with that name and once with a similar unused one, and both replies must contain their
name equally often.
"""

import re
from collections.abc import Iterable, Iterator

from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from tests.isolation.admin_routes import AdminRoute, Request, plan_requests
from tests.isolation.staff_rows import WAITING, find_rows
from tests.support.two_tenants import CANARIES, OTHER, TENANTS, find_traces

# Unused names.
_MISSING = {OTHER: "tenant-not", CANARIES[OTHER]: "canarynot"}
_NEXT_DIGIT = str.maketrans("0123456789abcdef", "123456789abcdef0")
_WAITING = re.compile(rf"(?<![\w.,-]){WAITING // 1000},?{WAITING % 1000:03}(?![\w.,-])")
# Pages that need no login.
_PUBLIC = ("/admin/login/",)

Reply = tuple[int, str]


class Visitor:
    """A member of staff in one browser, and a visitor without a login in another."""

    def __init__(self, user: User) -> None:
        self._staff, self._stranger = (Client(raise_request_exception=False) for _ in range(2))
        self._staff.force_login(user)

    def find_leaks(self, routes: Iterable[AdminRoute]) -> list[str]:
        """Request all addresses of the routes; return a sentence for each fault in the replies."""
        rows = find_rows()
        return [leak for route in routes for leak in self._probe(route, plan_requests(route, rows))]

    def _probe(self, route: AdminRoute, requests: list[Request] | None) -> Iterator[str]:
        if requests is None:
            yield f"/{route.name}: it is unknown what its parameters stand for."
        for request in requests or ():
            yield from self._judge(request)

    def _judge(self, request: Request) -> Iterator[str]:
        address, form = request.naming(request.foreign)
        status, reply = _send(self._staff, request.method, address, form)
        if request.foreign:
            missing = find_missing(request.foreign)
            similar = _send(self._staff, request.method, *request.naming(missing))
            found = _compare((status, reply), similar, named=request.foreign, missing=missing)
        else:
            found = [*_judge_alone(reply), *self._judge_stranger(address)]
        if status >= 500:
            found.append(str(status))
        return (f"{request.method} {address}: {each}" for each in found)

    def _judge_stranger(self, address: str) -> Iterator[str]:
        reply = self._stranger.get(address)
        if reply.status_code == 200 and address not in _PUBLIC:
            yield "200 without a login"
        if any(CANARIES[tenant_id] in reply.content.decode() for tenant_id in TENANTS):
            yield "a tenant's data without a login"


def _send(client: Client, method: str, address: str, form: str) -> Reply:
    """Return the status and all that is shown: the body, or the redirect's target and its messages."""
    reply = client.generic(
        method,
        address,
        form,
        content_type="application/x-www-form-urlencoded",
    )
    if "Location" in reply:
        shown = [reply["Location"], *map(str, get_messages(reply.wsgi_request))]
        # Messages are shown only once, and these have now been read.
        client.cookies.pop("messages", None)
        return reply.status_code, "\n".join(shown)
    body = b"".join(reply) if reply.streaming else reply.content
    return reply.status_code, body.decode()


def _judge_alone(reply: str) -> Iterator[str]:
    for trace in find_traces(reply, of=OTHER):
        yield f"{trace} of the other tenant"
    yield from _judge_numbers(reply)


def _judge_numbers(reply: str) -> Iterator[str]:
    if _WAITING.search(reply):
        yield f"counts {WAITING:,} rows of the other tenant"


def _compare(reply: Reply, similar: Reply, *, named: str, missing: str) -> list[str]:
    found = list(_judge_numbers(reply[1]))
    if reply[0] != similar[0]:
        found.append(f"{reply[0]}, and {similar[0]} for what does not exist")
    for word, instead in {**_MISSING, named: missing}.items():
        if reply[1].count(word) != similar[1].count(instead):
            found.append(f"{word} of the other tenant")
    return found


def find_missing(name: str) -> str:
    """Return an unused name of the same kind."""
    for word, instead in _MISSING.items():
        if word in name:
            return name.replace(word, instead)
    return name.translate(_NEXT_DIGIT)
