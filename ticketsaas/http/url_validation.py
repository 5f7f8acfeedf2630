"""Refusals of URLs that are not proper text, before a view and its queries see any of it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import ValidationError

from ticketsaas.api.errors import error_response
from ticketsaas.api.parameters import SegmentParameter
from ticketsaas.api.paths import is_admin_path

_SEGMENT = SegmentParameter()


class AddressMiddleware:
    """Answers 400 to bytes that are not UTF-8, and to an id with NUL or more than 512 characters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, ids: dict[str, Any]
    ) -> HttpResponse | None:
        if is_admin_path(request):
            return None
        try:
            _require_utf8(request)
            for name, value in ids.items():
                _require_text(name, value)
        except ValidationError as error:
            return error_response(error)
        return None


def _require_utf8(request: HttpRequest) -> None:
    query = request.META.get("QUERY_STRING", "").encode("latin-1")
    try:
        unquote_to_bytes(query).decode()
        unquote_to_bytes(request.path_info).decode()
    except UnicodeDecodeError:
        raise ValidationError("The address must be UTF-8, percent-encoded.", "not_utf8") from None


def _require_text(name: str, value: Any) -> None:
    if not isinstance(value, str):
        return
    try:
        _SEGMENT.run_validation(value)
    except ValidationError as error:
        raise ValidationError({name: error.detail}) from error
