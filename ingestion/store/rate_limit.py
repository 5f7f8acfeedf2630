"""The budget of calls to the external API, shared by every process on every host.

An exact sliding window in one document, decided by one atomic update on the server's clock, handed
out in the order of asking. With a limit of 2 and callers A, B, C:

    12:00:00  A asks: granted          grants [A 0]
    12:00:01  A asks: granted          grants [A 0, A 1]
    12:00:02  B asks: come at 12:01:01 queue [B]
    12:00:03  A asks: come at 12:01:02 queue [B, A]
    12:01:01  B asks: granted          grants [A 1, B 61], queue [A]

A caller that doesn't come back within QUEUE_GRACE_SECONDS of its time loses its place. When MongoDB is
away, nothing is granted.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from ingestion.models import ApiBudget
from ticketsaas.mongo import Document, get_collection, update_or_create

NAME = "external_api"
LIMIT_WINDOW_SECONDS = 60
# Upstream counts arrivals, which come a little after our grants: calls granted just over 60 s apart
# were seen to arrive within 60 s, with one second more none was.
WINDOW_SECONDS = LIMIT_WINDOW_SECONDS + 1
# A grant that is older may arrive in a later window than it was counted in: ask again.
GRANT_VALID_SECONDS = 0.5
# How far a wake-up may be late before the place in the queue is given up.
QUEUE_GRACE_SECONDS = 2
# Nobody waits longer without asking again, so that a dead caller's place is free soon.
LONGEST_WAIT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Grant:
    """The answer to one request for a call.

    If the call was not granted, ask again after `wait_seconds`; `free_at` (UTC) is when a call will be
    free as far as is known now.
    """

    granted: bool
    wait_seconds: float
    free_at: datetime | None = None


def take(caller: str, *, limit: int) -> Grant:
    """Ask for one call. `caller` keeps its place in the queue by asking again with the same name.

    `limit` is the number of calls a minute. With 0, every call is granted unless upstream asked for a
    pause.
    """
    if limit == 0:
        return _allow_unless_blocked()
    budget = _update(take_update(caller=caller, limit=limit))
    answer = budget["answer"]
    wait = (answer["retry_at"] - budget["clock"]).total_seconds()
    return Grant(
        granted=answer["granted"],
        wait_seconds=max(wait, 0),
        free_at=None if answer["granted"] else answer["free_at"],
    )


def leave(caller: str) -> None:
    """Give up the caller's place in the queue, if it has one."""
    get_collection(ApiBudget).update_one({"_id": NAME}, {"$pull": {"queue": {"caller": caller}}})


def block(seconds: float) -> None:
    """Grant no call to anybody for `seconds` from now. A longer block that stands already stays."""
    until = {"$add": ["$$NOW", round(seconds * 1000)]}
    _update([{"$set": {"blocked_until": {"$max": ["$blocked_until", until]}}}])


def read_status(*, limit: int) -> Document:
    """Return the budget as it is now: `limit, window_seconds, used, remaining, blocked_until`.

    `remaining` is None when there is no limit, and `blocked_until` (UTC) when nothing is blocked.
    """
    rows = get_collection(ApiBudget).aggregate(
        [
            {"$match": {"_id": NAME}},
            {
                "$project": {
                    "used": {"$size": _recent_grants("$$NOW")},
                    "blocked_until": _blocked("$$NOW"),
                }
            },
        ]
    )
    row: Document = next(iter(rows), {"used": 0, "blocked_until": None})
    return {
        "limit": limit,
        "window_seconds": LIMIT_WINDOW_SECONDS,
        "used": row["used"],
        "remaining": max(limit - row["used"], 0) if limit else None,
        "blocked_until": row["blocked_until"],
    }


def _allow_unless_blocked() -> Grant:
    rows = get_collection(ApiBudget).aggregate(
        [
            {"$match": {"_id": NAME}},
            {"$project": {"now": "$$NOW", "blocked_until": _blocked("$$NOW")}},
        ]
    )
    row = next(iter(rows), None)
    if row is None or row["blocked_until"] is None:
        return Grant(granted=True, wait_seconds=0)
    wait = (row["blocked_until"] - row["now"]).total_seconds()
    return Grant(
        granted=False,
        wait_seconds=min(wait, LONGEST_WAIT_SECONDS),
        free_at=row["blocked_until"],
    )


def take_update(*, caller: str, limit: int) -> list[Document]:
    """Build the update that grants one call or gives a place in the queue; its `answer` says which."""
    name = {"$literal": caller}
    return [
        {"$set": {"clock": _clock()}},
        {
            "$set": {
                "grants": _recent_grants("$clock"),
                "queue": _current_queue("$clock"),
                "blocked_until": _blocked("$clock"),
            }
        },
        {"$set": {"place": _place(name)}},
        {"$set": {"free": {"$subtract": [limit, {"$size": "$grants"}]}}},
        {"$set": {"answer": _answer(limit)}},
        {
            "$set": {
                "grants": {
                    "$cond": [
                        "$answer.granted",
                        {"$concatArrays": ["$grants", [{"at": "$clock", "caller": name}]]},
                        "$grants",
                    ]
                },
                "queue": {
                    "$cond": [
                        "$answer.granted",
                        _without(name),
                        _with_place(name),
                    ]
                },
            }
        },
        {"$unset": ["place", "free"]},
    ]


def _answer(limit: int) -> Document:
    """Grant the call if fewer callers wait before this one than calls are free, and nothing is blocked.

    Otherwise give the time to come back: when enough of the oldest grants have left the window or the
    block ends, but soon enough to keep the place.
    """
    open_now = {"$eq": ["$blocked_until", None]}
    granted = {"$and": [{"$lt": ["$place", "$free"]}, open_now]}
    leaves_window = {
        "$arrayElemAt": ["$grants.at", {"$min": [{"$subtract": ["$place", "$free"]}, limit - 1]}]
    }
    window_opens = {
        "$cond": [
            {"$lt": ["$place", "$free"]},
            "$clock",
            {"$add": [{"$ifNull": [leaves_window, "$clock"]}, WINDOW_SECONDS * 1000]},
        ]
    }
    free_at = {"$max": [window_opens, "$blocked_until"]}
    ask_at_last = {"$add": ["$clock", LONGEST_WAIT_SECONDS * 1000]}
    return {"granted": granted, "free_at": free_at, "retry_at": {"$min": [free_at, ask_at_last]}}


def _clock() -> Document:
    """Return the server's clock, kept from going back between two updates.

    `$$NOW` is when a command arrived, but commands that meet on the row are applied in another order.
    By the earlier time of a late command, grants made since would look older than they are and leave
    the window too soon. No command is later than its timeout, so a stored time further ahead than that
    comes from a clock that was set back.
    """
    last = {"$ifNull": ["$clock", "$$NOW"]}
    late = {"$subtract": [last, "$$NOW"]}
    may_be_late = {"$lte": [late, round(settings.MONGO_TIMEOUT_SECONDS * 1000)]}
    return {"$cond": [may_be_late, {"$max": [last, "$$NOW"]}, "$$NOW"]}


def _recent_grants(clock: str) -> Document:
    """Return the grants in the window.

    A grant from the future, left by a clock that was set back, counts as made now; otherwise it would
    stay for as long as the clock was ahead.
    """
    clamped = {
        "$map": {
            "input": {"$ifNull": ["$grants", []]},
            "in": {"at": {"$min": ["$$this.at", clock]}, "caller": "$$this.caller"},
        }
    }
    oldest = {"$subtract": [clock, WINDOW_SECONDS * 1000]}
    return {"$filter": {"input": clamped, "cond": {"$gt": ["$$this.at", oldest]}}}


def _current_queue(clock: str) -> Document:
    """Return the waiting callers that may still come back.

    A place kept for longer than any caller has to wait was left by a clock that was set back. It would
    hold up the others for as long as the clock was ahead.
    """
    latest = {"$add": [clock, (LONGEST_WAIT_SECONDS + QUEUE_GRACE_SECONDS) * 1000]}
    may_come = {"$and": [{"$gt": ["$$this.until", clock]}, {"$lte": ["$$this.until", latest]}]}
    return {"$filter": {"input": {"$ifNull": ["$queue", []]}, "cond": may_come}}


def _blocked(clock: str) -> Document:
    until = {"$ifNull": ["$blocked_until", None]}
    return {"$cond": [{"$gt": [until, clock]}, until, None]}


def _place(name: Document) -> Document:
    """Return how many callers wait before this one; a new caller comes after all of them."""
    index = {"$indexOfArray": ["$queue.caller", name]}
    return {"$cond": [{"$gte": [index, 0]}, index, {"$size": "$queue"}]}


def _without(name: Document) -> Document:
    return {"$filter": {"input": "$queue", "cond": {"$ne": ["$$this.caller", name]}}}


def _with_place(name: Document) -> Document:
    """Return the queue with the caller in its old place or at the end, kept until just after its time."""
    until = {"$add": ["$answer.retry_at", QUEUE_GRACE_SECONDS * 1000]}
    entry = {"caller": name, "until": until}
    kept = {
        "$map": {
            "input": "$queue",
            "in": {"$cond": [{"$eq": ["$$this.caller", name]}, entry, "$$this"]},
        }
    }
    appended = {"$concatArrays": ["$queue", [entry]]}
    return {"$cond": [{"$lt": ["$place", {"$size": "$queue"}]}, kept, appended]}


def _update(update: list[Document]) -> Document:
    return update_or_create(get_collection(ApiBudget), NAME, update)
