"""Records which worker processes are alive: each writes the server's time into its own row.

And each touches a file of its own, so that its container needs neither Django nor MongoDB to see that.
"""

import os
import socket
from enum import StrEnum
from functools import cache
from pathlib import Path

import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ticketsaas.models import WorkerHeartbeat
from ticketsaas.mongo import Document, get_collection

log = structlog.get_logger(__name__)

# How often a worker has to call `beat`, and how many calls a busy one may miss.
BEAT_SECONDS = 10
MISSED_BEATS = 3
# A row this old is deleted: nobody is interested in a worker that stopped a day ago.
_FORGOTTEN_SECONDS = 24 * 60 * 60


class WorkerKind(StrEnum):
    """What a worker does; the values are stored and used on the command line."""

    TASK_QUEUE = "task_queue"
    NOTIFICATIONS = "notifications"


def beat(kind: WorkerKind) -> None:
    """Record that this process, a worker of this kind, is alive; the file first, MongoDB may be away.

    A file that can't be written any more keeps no worker from its work: its container's check tells of it.
    """
    try:
        _touch()
    except OSError as error:
        _report_untouched(settings.LIVENESS_FILE, reason=error.strerror or str(error))
    heartbeats = get_collection(WorkerHeartbeat)
    heartbeats.update_one(
        {"_id": _key_of(kind)}, [{"$set": {"kind": kind.value, "at": "$$NOW"}}], upsert=True
    )
    heartbeats.delete_many({"$expr": {"$lt": ["$at", _ago(_FORGOTTEN_SECONDS)]}})


def sign_off(kind: WorkerKind) -> None:
    """Delete this process's row before a clean end, so that nobody counts missed beats. Harmless twice."""
    get_collection(WorkerHeartbeat).delete_one({"_id": _key_of(kind)})


def touch_liveness_file() -> None:
    """Make the file that LIVENESS_FILE names, if any, as new as now. Raises ImproperlyConfigured."""
    try:
        _touch()
    except OSError as error:
        raise ImproperlyConfigured(
            f"LIVENESS_FILE names {settings.LIVENESS_FILE}, which can't be written ({error.strerror}): "
            "name a file in a folder that this user may write to."
        ) from None


def _touch() -> None:
    if settings.LIVENESS_FILE:
        Path(settings.LIVENESS_FILE).touch()


@cache
def _report_untouched(file: str, *, reason: str) -> None:
    """Log each reason once, and not with every beat."""
    log.error(
        "liveness file not written", action="liveness_file_not_written", file=file, reason=reason
    )


def find_live(kind: WorkerKind) -> list[Document]:
    """Return the living workers of this kind: `_id` is kind:host:pid, `at` the last beat."""
    recent = {"$gt": ["$at", _ago(BEAT_SECONDS * MISSED_BEATS)]}
    return list(get_collection(WorkerHeartbeat).find({"kind": kind.value, "$expr": recent}))


def _key_of(kind: WorkerKind) -> str:
    return f"{kind.value}:{socket.gethostname()}:{os.getpid()}"


def _ago(seconds: int) -> Document:
    return {"$subtract": ["$$NOW", seconds * 1000]}
