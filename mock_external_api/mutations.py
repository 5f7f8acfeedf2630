"""Changes the tickets behind the feed on request, as time and people do to a real upstream.

A mutation is a JSON object; each of its operations names tickets by `ids`, or by `tenant_id` and
`count`, which picks that many at even distances over the feed:

    {"change":  {"tenant_id": "acme", "count": 5, "status": "closed", "message": "..."},
     "delete":  {"ids": ["acme-100001"]},
     "restore": {"ids": ["acme-100001"]},
     "vanish":  {"tenant_id": "acme", "count": 1},
     "set":     {"ids": ["acme-100002"], "fields": {"updated_at": null}},
     "create":  {"tenant_id": "acme", "count": 3}}

`change` without a field moves the status on (open, pending, closed, open); updated_at always moves
forward. `set` writes any fields as they are, `restore` only takes ids, and `create` takes
`tickets`, raw JSON values of any kind, in place of `count`. Operations run in the order above, and
the answer has the ids that each touched.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from mock_external_api.tickets import format_time, parse_time, to_ticket
from mock_external_api.upstream import Upstream

NEXT_STATUS = {"open": "pending", "pending": "closed", "closed": "open"}
CHANGEABLE = ("status", "subject", "message", "source", "customer_id")


class BadMutation(ValueError):
    """An operation that can't be understood; the text says what is expected."""


def mutate(upstream: Upstream, document: dict[str, Any]) -> dict[str, list[str]]:
    """Run the operations; gives the ids by operation. Raises BadMutation, UnknownTicket."""
    for name, orders in document.items():
        if name not in _OPERATIONS or not isinstance(orders, dict):
            raise BadMutation(f"expected objects named {', '.join(_OPERATIONS)}; got {name!r}")
    return {
        name: operate(upstream, document[name])
        for name, operate in _OPERATIONS.items()
        if name in document
    }


def _change(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    changes = {name: orders[name] for name in CHANGEABLE if name in orders}
    keys = _choose(upstream, orders)
    for key in keys:
        raw = _read_object(upstream, key)
        fields = changes or {"status": NEXT_STATUS.get(str(raw.get("status")), "open")}
        _write(upstream, key, raw | fields | {"updated_at": _move_on(upstream, raw)})
    return keys


def _delete(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    return upstream.book.delete(_choose(upstream, orders), at=format_time(upstream.now()))


def _restore(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    if "ids" not in orders:
        raise BadMutation("restore needs ids; GET /external/deleted-tickets has those deleted")
    return upstream.book.restore(_choose(upstream, orders))


def _vanish(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    return upstream.book.vanish(_choose(upstream, orders))


def _set(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    fields = orders.get("fields")
    if not isinstance(fields, dict):
        raise BadMutation("set needs fields, an object of names and values")
    keys = _choose(upstream, orders)
    for key in keys:
        _write(upstream, key, _read_object(upstream, key) | fields)
    return keys


def _create(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    tenant_id, tickets = orders.get("tenant_id"), orders.get("tickets")
    if isinstance(tickets, list):
        return [_create_raw(upstream, raw, tenant_id=tenant_id) for raw in tickets]
    if not isinstance(tenant_id, str):
        raise BadMutation("create needs tickets, or tenant_id and count")
    return upstream.create_newest(tenant_id, count=_count(orders))


def _create_raw(upstream: Upstream, raw: object, *, tenant_id: object) -> str:
    """List any JSON value in the feed of `tenant_id`, else of the tenant it names itself."""
    own = raw if isinstance(raw, dict) else {}
    home = tenant_id or own.get("tenant_id")
    if not isinstance(home, str):
        raise BadMutation("a raw ticket without a tenant_id needs one beside tickets")
    key = own.get("id")
    if not isinstance(key, str):
        key = f"{home}-raw-{upstream.book.size(home) + 1}"
    upstream.book.put(to_ticket(raw, key=key, home=home))
    return key


def _choose(upstream: Upstream, orders: dict[str, Any]) -> list[str]:
    keys, tenant_id = orders.get("ids"), orders.get("tenant_id")
    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
        return [upstream.book.get(key).key for key in keys]
    if isinstance(tenant_id, str):
        return upstream.book.spread(tenant_id, _count(orders))
    raise BadMutation("name the tickets: ids, a list of texts, or tenant_id and count")


def _count(orders: dict[str, Any]) -> int:
    count = orders.get("count")
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise BadMutation("count must be a whole number from 0")
    return count


def _read_object(upstream: Upstream, key: str) -> dict[str, Any]:
    raw = upstream.book.get(key).read()
    if not isinstance(raw, dict):
        raise BadMutation(f"{key} was created as {raw!r}, which has no fields")
    return raw


def _move_on(upstream: Upstream, raw: dict[str, Any]) -> str:
    """Now, or a second after the last change where the clock stands still."""
    try:
        previous = parse_time(raw["updated_at"])
    except (KeyError, TypeError, ValueError):
        return format_time(upstream.now())
    return format_time(max(upstream.now(), previous + timedelta(seconds=1)))


def _write(upstream: Upstream, key: str, raw: dict[str, Any]) -> None:
    upstream.book.put(to_ticket(raw, key=key, home=upstream.book.get(key).home))


_OPERATIONS: Mapping[str, Callable[[Upstream, dict[str, Any]], list[str]]] = MappingProxyType(
    {
        "change": _change,
        "delete": _delete,
        "restore": _restore,
        "vanish": _vanish,
        "set": _set,
        "create": _create,
    }
)
