"""Exports: whole lists as files, streamed, with few running at a time.

An export that fails breaks the connection before its last chunk, so no client mistakes a part for the
whole file. Only HTTP/1.0, which has no chunks, can't tell the two apart.
"""

import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer

from ticketsaas.api.lists.renderers import FileRenderer, Table

RETRY_AFTER_SECONDS = 10
PIECE_BYTES = 16 * 1024

Row = type[BaseSerializer[Any]]
# Of documents, or of a model's rows.
Batches = Iterable[list[Any]]

log = structlog.get_logger(__name__)
_slots = BoundedSemaphore(settings.EXPORTS_PER_PROCESS)


class TooManyExports(APIException):
    """503: this process already runs as many exports as it may; its other threads serve other requests."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_code = "too_many_exports"
    default_detail = "Too many exports are running. Try again in a few seconds."
    wait = RETRY_AFTER_SECONDS


class SlowReader(Exception):
    """The client took a batch more slowly than EXPORT_SEND_SECONDS allows."""


def export_response(
    read: Callable[[], Batches],
    *,
    name: str,
    renderer: FileRenderer,
    row: Row,
    request: Request | HttpRequest,
) -> StreamingHttpResponse:
    """Return the rows of all batches as a file named `name`; raises TooManyExports.

    If `read` fetches the first batch at once, MongoDB's errors still become an error reply.
    """
    response = StreamingHttpResponse(
        content_type=f"{renderer.media_type}; charset={renderer.charset}",
        headers={"Content-Disposition": f'attachment; filename="{name}.{renderer.format}"'},
    )
    if request.method != "HEAD":
        response.streaming_content = _Export(read, name=name, renderer=renderer, row=row)
    return response


class _Export:
    """The body of an export. It occupies a slot from before the first batch until it is closed."""

    def __init__(
        self, read: Callable[[], Batches], *, name: str, renderer: FileRenderer, row: Row
    ) -> None:
        if not _slots.acquire(blocking=False):
            raise TooManyExports
        # Runs exactly once, even if nobody ever reads the stream.
        self.close = weakref.finalize(self, _slots.release)
        self._name = name
        self._pieces = _cut(renderer.stream(_table(read(), row())))

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except StopIteration:
            raise
        except Exception as error:
            reason = type(error).__name__
            log.warning("export broken", action="export_broken", list=self._name, reason=reason)
            raise


def _table(batches: Batches, row: Any) -> Table:
    shown = (map(row.to_representation, batch) for batch in batches)
    return Table(columns=list(row.fields), batches=shown)


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks in small pieces; raises SlowReader.

    The web server asks for a piece when the client has taken most of those before, so a slow client keeps
    its place for little longer than EXPORT_SEND_SECONDS. One that takes nothing is the web server's to end.
    """
    for chunk in chunks:
        deadline = time.monotonic() + settings.EXPORT_SEND_SECONDS
        for start in range(0, len(chunk), PIECE_BYTES):
            if time.monotonic() > deadline:
                raise SlowReader
            yield chunk[start : start + PIECE_BYTES]
