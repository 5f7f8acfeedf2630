"""Whole lists as CSV or NDJSON, streamed a batch at a time.

A stream that fails breaks the connection before its last chunk, so that no client takes a part for the
whole; only HTTP/1.0, which has no chunks, can't tell the two apart.
"""

import weakref
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from rest_framework.exceptions import APIException
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.utils.encoders import JSONEncoder

from ticketsaas.api.lists.csv_format import write_header, write_lines
from ticketsaas.api.lists.listing import Listing, read_batches

RETRY_AFTER_SECONDS = 10

Row = type[Serializer[Any]]
# Of documents, or of a model's rows.
Batches = Iterable[list[Any]]


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"


CONTENT_TYPES = {Format.CSV: "text/csv", Format.NDJSON: "application/x-ndjson"}

log = structlog.get_logger(__name__)
_places = BoundedSemaphore(settings.EXPORTS_PER_PROCESS)


class TooManyExports(APIException):
    """503: this process streams as many as it may; the other threads are for everybody else."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_code = "too_many_exports"
    default_detail = "Too many exports are running. Try again in a few seconds."
    wait = RETRY_AFTER_SECONDS


class ExportNegotiation(DefaultContentNegotiation):
    """`format` says what an export looks like, so `Accept` may name that; errors are JSON anyway."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        if request.query_params.get("format") in CONTENT_TYPES:
            return renderers[0], renderers[0].media_type
        return super().select_renderer(request, renderers, format_suffix)


def export_response(
    listing: Listing, *, wanted: Format, row: Row, request: Request
) -> StreamingHttpResponse:
    """Every row of the list, as a file to keep; raises TooManyExports."""
    return file_response(
        lambda: read_batches(listing),
        name=listing.model._meta.db_table,
        wanted=wanted,
        row=row,
        request=request,
    )


def file_response(
    read: Callable[[], Batches],
    *,
    name: str,
    wanted: Format,
    row: Row,
    request: Request | HttpRequest,
) -> StreamingHttpResponse:
    """The rows of all batches, as a file to keep; raises TooManyExports.

    What MongoDB says to the first batch is known before the answer begins, if `read` asks for it.
    """
    response = StreamingHttpResponse(
        content_type=f"{CONTENT_TYPES[wanted]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.{wanted}"'},
    )
    if request.method != "HEAD":
        response.streaming_content = _Export(read, name=name, wanted=wanted, row=row)
        _limit_waiting(request)
    return response


def _limit_waiting(request: Request | HttpRequest) -> None:
    """A client that stops reading must not keep its place and its thread for ever."""
    socket = request.META.get("gunicorn.socket")
    if socket is not None:
        socket.settimeout(settings.EXPORT_SEND_SECONDS)


class _Export:
    """The chunks; holds one of the places from before the first batch until it is closed."""

    def __init__(self, read: Callable[[], Batches], *, name: str, wanted: Format, row: Row) -> None:
        if not _places.acquire(blocking=False):
            raise TooManyExports
        # Runs once, also for a stream that nobody ever asked for its chunks.
        self.close = weakref.finalize(self, _places.release)
        self._name = name
        self._chunks = _ENCODERS[wanted](read(), row())

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._chunks)
        except StopIteration:
            raise
        except Exception as error:
            reason = type(error).__name__
            log.warning("export broken", action="export_broken", list=self._name, reason=reason)
            raise


def _csv_chunks(batches: Batches, row: Serializer[Any]) -> Iterator[bytes]:
    columns = list(row.fields)
    yield write_header(columns).encode()
    for batch in batches:
        yield write_lines(map(row.to_representation, batch), columns=columns).encode()


def _ndjson_chunks(batches: Batches, row: Serializer[Any]) -> Iterator[bytes]:
    """Only ASCII: some readers split lines at any of Unicode's line breaks, also inside a text."""
    dump = JSONEncoder(separators=(",", ":"), allow_nan=False).encode
    for batch in batches:
        yield "".join(f"{dump(row.to_representation(each))}\n" for each in batch).encode()


_ENCODERS = {Format.CSV: _csv_chunks, Format.NDJSON: _ndjson_chunks}
