"""Pagination of lists: by page number for people, by cursor for programs.

`page` or `cursor` in, `{"count", "next", "previous", "next_cursor", "results"}` out.
"""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from ticketsaas.api.lists.cursors import InvalidCursor, read_cursor, write_cursor
from ticketsaas.api.lists.listing import (
    MAX_COUNTED,
    Count,
    Listing,
    Position,
    count_rows,
    read_after,
    read_rows,
)
from ticketsaas.api.lists.renderers import CsvRenderer, NdjsonRenderer
from ticketsaas.api.parameters import ChoiceParameter, IntegerParameter, Parameters
from ticketsaas.mongo import Document

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 100
# MongoDB walks over every row before the page. Measured for 100,000 rows: 0.12 s if the index suffices,
# 0.26 s if every document is read. A web process gives up after 2 s (`settings.py`).
MAX_PAGE = 5_000
# The cursor for the longest upstream id has about 800 characters, or 2,900 if the id is all emoji.
MAX_CURSOR_LENGTH = 3_000
FORMATS = (JSONRenderer.format, CsvRenderer.format, NdjsonRenderer.format)


class PageParameters(Parameters):
    page = IntegerParameter(
        default=1,
        min_value=1,
        max_value=MAX_PAGE,
        help_text="From 1. To get further than the last page allowed, use `cursor`.",
    )
    page_size = IntegerParameter(
        default=DEFAULT_PAGE_SIZE,
        min_value=1,
        max_value=MAX_PAGE_SIZE,
        help_text="Rows on a page.",
    )
    cursor = serializers.CharField(
        required=False,
        max_length=MAX_CURSOR_LENGTH,
        help_text="A `next_cursor` of this list, with the same filter and order: what comes after "
        "it. Not with `page`. A row that exists throughout comes exactly once, whatever is written "
        "meanwhile.",
    )
    format = ChoiceParameter(
        list(FORMATS),
        default=JSONRenderer.format,
        help_text="`csv` or `ndjson`: everything that matches as a file; without `page`, "
        "`page_size` and `cursor`. A file that is cut short ends with a broken connection. "
        "Without `format` the header `Accept` decides.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        given = {"page", "page_size", "cursor"} & self.initial_data.keys()
        renderer = self.context["request"].accepted_renderer
        if renderer.format != JSONRenderer.format and given:
            raise _contradiction(given, "A file has all rows; leave this out.")
        if {"page", "cursor"} <= given:
            raise _contradiction({"page"}, "Give either page or cursor.")
        return attrs


class PageOrCursorPagination(BasePagination):
    """Pages of a Listing, by number or after a cursor; the view's PageParameters say which."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the rows. Raises ValidationError for a cursor of another list."""
        parameters, size = view.parameters, view.parameters["page_size"]
        if "cursor" in parameters:
            position = _read_cursor(queryset, parameters["cursor"])
            self._page = _page_after(queryset, position, size=size, request=request)
        else:
            page = parameters["page"]
            self._page = _numbered_page(queryset, page=page, size=size, request=request)
        rows: list[Any] = self._page["results"]
        return rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response(self._page | {"results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": _ENVELOPE | {"results": schema},
            "required": sorted([*_ENVELOPE, "results"]),
        }


_ENVELOPE: dict[str, Any] = {
    "count": {
        "type": "integer",
        "nullable": True,
        "description": "On all pages together; null after a cursor.",
        "example": 1,
    },
    "count_is_minimum": {
        "type": "boolean",
        "description": f"True where more than {MAX_COUNTED:,} match: no further is counted. A list "
        "without a filter, or with one by status, urgency, sentiment, source or "
        "requires_action alone, is always counted to the end.",
        "example": False,
    },
    "next": {"type": "string", "format": "uri", "nullable": True, "example": None},
    "previous": {
        "type": "string",
        "format": "uri",
        "nullable": True,
        "description": "Null after a cursor, which only leads forward.",
        "example": None,
    },
    "next_cursor": {
        "type": "string",
        "nullable": True,
        "description": "For `cursor`; null when no row comes after these.",
        "example": None,
    },
}


def list_responses(row: type[serializers.Serializer[Any]]) -> dict[Any, Any]:
    """Return the successful answers of a list, for `responses=`."""
    files = {
        (200, renderer.media_type): OpenApiResponse(OpenApiTypes.STR, "Every row that matches.")
        for renderer in (CsvRenderer, NdjsonRenderer)
    }
    return {(200, JSONRenderer.media_type): row(many=True), **files}


def _numbered_page(listing: Listing, *, page: int, size: int, request: Request) -> Document:
    """Return the page. `next` and `previous` are absolute URLs that keep all other query parameters."""
    # One row more than the page tells whether there is another page.
    before = (page - 1) * size
    rows = read_rows(listing, skip=before, size=size + 1)
    is_last = len(rows) <= size
    # The last page implies the count.
    is_counted = is_last and (rows or page == 1)
    count = Count(before + len(rows)) if is_counted else count_rows(listing)
    return {
        "count": count.number,
        "count_is_minimum": count.is_minimum,
        "next": None if is_last or page == MAX_PAGE else _link(request, page=page + 1),
        "previous": _link(request, page=page - 1) if page > 1 else None,
        "next_cursor": None if is_last else _cursor_after(listing, rows[:size]),
        "results": rows[:size],
    }


def _page_after(listing: Listing, position: Position, *, size: int, request: Request) -> Document:
    """Return the rows after `position` without a count, which would take longer than the rows themselves."""
    rows = read_after(listing, position, size=size + 1)
    cursor = None if len(rows) <= size else _cursor_after(listing, rows[:size])
    return {
        "count": None,
        "count_is_minimum": False,
        "next": _link(request, cursor=cursor) if cursor else None,
        "previous": None,
        "next_cursor": cursor,
        "results": rows[:size],
    }


def _cursor_after(listing: Listing, rows: list[Document]) -> str:
    return write_cursor(listing, listing.position_of(rows[-1]))


def _read_cursor(listing: Listing, cursor: str) -> Position:
    try:
        return read_cursor(listing, cursor)
    except InvalidCursor as error:
        detail = "Not a cursor of this list. Begin again without one."
        raise ValidationError({"cursor": [ErrorDetail(detail, "invalid_cursor")]}) from error


def _contradiction(names: set[str], detail: str) -> ValidationError:
    return ValidationError({name: [ErrorDetail(detail, "contradiction")] for name in sorted(names)})


def _link(request: Request, **parameters: object) -> str:
    query = request.query_params.copy()
    for name, value in parameters.items():
        query[name] = str(value)
    # Not `request.path`, which is decoded: an id in it may contain a slash.
    return request.build_absolute_uri(f"{request.path_info}?{query.urlencode()}")
