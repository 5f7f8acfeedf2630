"""Counts how often something happened in the last minute, in all web processes together.

Each thing that is counted has one document, and one atomic update on the server's clock decides. The
document holds a number for each second, so it stays small whatever the limit is. With a limit of 3:

    12:00:00.2  granted   [0: 1]
    12:00:00.9  granted   [0: 2]
    12:00:30.0  granted   [0: 2, 30: 1]
    12:00:59.9  refused, come in 2 s
    12:01:01.0  granted   [30: 1, 61: 1]

The number of a second is dropped as a whole, a minute after the second ends. So no 60 seconds have more
than the limit, and 61 seconds may have a few less than possible.
"""

from dataclasses import dataclass

from pymongo import WriteConcern

from ticketsaas.models import RequestWindow
from ticketsaas.mongo import Document, get_collection, update_or_create

WINDOW_SECONDS = 60
# The current second and the sixty before it.
_KEPT_SECONDS = WINDOW_SECONDS + 1
# By then every number is dropped; MongoDB removes the document some time later.
_FORGOTTEN_AFTER_MS = 2 * WINDOW_SECONDS * 1000


@dataclass(frozen=True, slots=True)
class Grant:
    """The answer to one request; after a no, ask again in `wait_seconds` (1 to 61)."""

    granted: bool
    wait_seconds: int


def take(name: str, *, limit: int) -> Grant:
    """Count one more if fewer than `limit` (at least 1) are counted; a refused one does not count."""
    row = _update(name, limit=limit)
    if row["granted"]:
        return Grant(granted=True, wait_seconds=0)
    oldest = row["seconds"][0]["second"]
    return Grant(granted=False, wait_seconds=int(oldest + _KEPT_SECONDS - row["clock"]))


def reset(name: str) -> None:
    """Start counting anew; a second call changes nothing."""
    get_collection(RequestWindow).delete_one({"_id": name})


def _update(name: str, *, limit: int) -> Document:
    # Without a majority, which waits for the disk: a failover may lose the last moments of a count.
    windows = get_collection(RequestWindow).with_options(write_concern=WriteConcern(w=1))
    shown = {"granted": True, "clock": True, "seconds": {"$slice": 1}}
    return update_or_create(windows, name, take_update(limit=limit), projection=shown)


def take_update(*, limit: int) -> list[Document]:
    """Build the update that counts one more or refuses; `granted` says which it did."""
    counted = {"$cond": ["$granted", _with_one_more(), "$seconds"]}
    return [
        {"$set": {"clock": _clock()}},
        {"$set": {"seconds": _recent()}},
        {"$set": {"granted": {"$lt": [{"$sum": "$seconds.count"}, limit]}}},
        {
            "$set": {
                "seconds": counted,
                "expires_at": {"$add": ["$$NOW", _FORGOTTEN_AFTER_MS]},
            }
        },
    ]


def _clock() -> Document:
    """Return the server's second, which never goes back when requests are decided out of order.

    If it is more than a window behind, the clock itself was set back and counting starts anew.
    """
    now = {"$toLong": {"$floor": {"$divide": [{"$toLong": "$$NOW"}, 1000]}}}
    last = {"$ifNull": ["$clock", 0]}
    was_set_back = {"$gt": [{"$subtract": [last, now]}, WINDOW_SECONDS]}
    return {"$cond": [was_set_back, now, {"$max": [last, now]}]}


def _recent() -> Document:
    is_recent = {
        "$and": [
            {"$gt": ["$$this.second", {"$subtract": ["$clock", _KEPT_SECONDS]}]},
            {"$lte": ["$$this.second", "$clock"]},
        ]
    }
    return {"$filter": {"input": {"$ifNull": ["$seconds", []]}, "cond": is_recent}}


def _with_one_more() -> Document:
    def those(comparison: str) -> Document:
        chosen = {comparison: ["$$this.second", "$clock"]}
        return {"$filter": {"input": "$seconds", "cond": chosen}}

    this_second = {"$sum": {"$map": {"input": those("$eq"), "in": "$$this.count"}}}
    count = {"$add": [this_second, 1]}
    return {"$concatArrays": [those("$lt"), [{"second": "$clock", "count": count}]]}
