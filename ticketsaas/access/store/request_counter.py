"""How often something happened in the last minute, counted for all web processes together.

One document for each thing counted, decided by one atomic update on the server's clock. It holds a
number for each second, so it stays small whatever the limit is. With a limit of 3:

    12:00:00.2  granted   [0: 1]
    12:00:00.9  granted   [0: 2]
    12:00:30.0  granted   [0: 2, 30: 1]
    12:00:59.9  refused, come in 2 s
    12:01:01.0  granted   [30: 1, 61: 1]

A second's number leaves as a whole, a minute after the second's end: in no 60 seconds are there more
than the limit, and in an unlucky 61 a few less than there might be.
"""

from dataclasses import dataclass

from pymongo import WriteConcern

from ticketsaas.models import RequestWindow
from ticketsaas.mongo import Document, get_collection, update_or_create

WINDOW_SECONDS = 60
# The second that is going on, and the sixty before it.
_KEPT_SECONDS = WINDOW_SECONDS + 1
# By then every number has left; MongoDB removes the document some time after.
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


def forget(name: str) -> None:
    """Start counting anew; a second call changes nothing."""
    get_collection(RequestWindow).delete_one({"_id": name})


def _update(name: str, *, limit: int) -> Document:
    # Not for a majority, which waits for the disk: a failover may forget the last moments of a count.
    windows = get_collection(RequestWindow).with_options(write_concern=WriteConcern(w=1))
    shown = {"granted": True, "clock": True, "seconds": {"$slice": 1}}
    return update_or_create(windows, name, take_update(limit=limit), projection=shown)


def take_update(*, limit: int) -> list[Document]:
    """The update that counts one more or refuses, and says which in `granted`."""
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
    """The server's second, which does not go back for requests that are decided out of order.

    If it is behind by more than a window, the clock itself was set back, and counting starts anew.
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
