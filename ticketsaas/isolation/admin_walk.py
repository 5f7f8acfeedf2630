"""Asks every address of the admin as a member of staff who sees one twin, and looks for the other.

What names something of the other twin has to be answered as if that did not exist. So it is asked twice,
in its name and in a name like it that nobody has, and the two replies have to say either name as often.
"""

import hashlib
import re
from collections.abc import Iterator

from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from ticketsaas.isolation.admin_routes import AdminRoute, Ask, find_admin_routes, plan_asks
from ticketsaas.isolation.staff_rows import OTHER, WAITING, add_staff_rows, find_rows, is_of_other
from ticketsaas.isolation.surface import Surface
from ticketsaas.isolation.surfaces import ADMIN
from ticketsaas.isolation.twins import CANARIES, TWINS
from ticketsaas.mongo import get_collection_across_tenants

KIND = "pages for staff who are logged in"
# Nobody has these.
_MISSING = {OTHER: "twin-not", CANARIES[OTHER]: "canarynot"}
_NEXT_DIGIT = str.maketrans("0123456789abcdef", "123456789abcdef0")
_WAITING = re.compile(rf"(?<![\w.,-]){WAITING // 1000},?{WAITING % 1000:03}(?![\w.,-])")
# What anybody may open.
_PUBLIC = ("/admin/login/",)

Reply = tuple[int, str]


def walk_admin() -> Iterator[Surface]:
    """Every route of the admin in order; the twins must have been ingested."""
    walker = add_staff_rows()
    before, rows = _fingerprint(), find_rows()
    visitor = _Visitor(walker)
    for route in find_admin_routes():
        asks = plan_asks(route, rows)
        yield _walk_route(visitor, route, asks)
    if before != _fingerprint():
        yield Surface(f"/{ADMIN}", KIND, 0, ("The walk has changed rows of the other tenant.",))


def _walk_route(visitor: "_Visitor", route: AdminRoute, asks: list[Ask] | None) -> Surface:
    if asks is None:
        why = "Nobody has said what stands for this route's parameters."
        return Surface(f"/{route.name}", "unknown", 0, (why,))
    findings = tuple(finding for ask in asks for finding in visitor.judge(ask))
    return Surface(f"/{route.name}", KIND, 2 * len(asks), findings)


class _Visitor:
    """A member of staff in a browser, and a stranger in another."""

    def __init__(self, walker: User) -> None:
        self._staff, self._stranger = (Client(raise_request_exception=False) for _ in range(2))
        self._staff.force_login(walker)

    def judge(self, ask: Ask) -> Iterator[str]:
        address, form = ask.naming(ask.foreign)
        status, reply = _send(self._staff, ask.method, address, form)
        if ask.foreign:
            missing = find_missing(ask.foreign)
            like = _send(self._staff, ask.method, *ask.naming(missing))
            found = _compare((status, reply), like, named=ask.foreign, missing=missing)
        else:
            found = [*_judge_alone(reply), *self._judge_stranger(address)]
        if status >= 500:
            found.append(str(status))
        return (f"{ask.method} {address}: {each}" for each in found)

    def _judge_stranger(self, address: str) -> Iterator[str]:
        reply = self._stranger.get(address)
        if reply.status_code == 200 and address not in _PUBLIC:
            yield "200 without a login"
        if any(CANARIES[tenant_id] in reply.content.decode() for tenant_id in TWINS):
            yield "a tenant's data without a login"


def _send(client: Client, method: str, address: str, form: str) -> Reply:
    """The status, and all that is told: the body, or where to go and the messages shown there."""
    reply = client.generic(
        method,
        address,
        form,
        content_type="application/x-www-form-urlencoded",
    )
    if "Location" in reply:
        told = [reply["Location"], *map(str, get_messages(reply.wsgi_request))]
        # Shown once, which has been here.
        client.cookies.pop("messages", None)
        return reply.status_code, "\n".join(told)
    body = b"".join(reply) if reply.streaming else reply.content
    return reply.status_code, body.decode()


def _judge_alone(reply: str) -> Iterator[str]:
    for word in (OTHER, CANARIES[OTHER]):
        if word in reply:
            yield f"{word} of the other tenant"
    yield from _judge_numbers(reply)


def _judge_numbers(reply: str) -> Iterator[str]:
    if _WAITING.search(reply):
        yield f"counts {WAITING:,} rows of the other tenant"


def _compare(reply: Reply, like: Reply, *, named: str, missing: str) -> list[str]:
    found = list(_judge_numbers(reply[1]))
    if reply[0] != like[0]:
        found.append(f"{reply[0]}, and {like[0]} for what does not exist")
    for word, instead in {**_MISSING, named: missing}.items():
        if reply[1].count(word) != like[1].count(instead):
            found.append(f"{word} of the other tenant")
    return found


def find_missing(name: str) -> str:
    """A name of the same kind that nothing has."""
    for word, instead in _MISSING.items():
        if word in name:
            return name.replace(word, instead)
    return name.translate(_NEXT_DIGIT)


def _fingerprint() -> str:
    """Of everything that is the other twin's."""
    digest = hashlib.sha256()
    for model in admin.site._registry:
        rows = get_collection_across_tenants(model).find().sort("_id")
        for row in filter(is_of_other, rows):
            digest.update(repr(row).encode())
    return digest.hexdigest()
