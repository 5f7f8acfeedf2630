"""Refuses a body by its announced length, before anything of it is read.

The API takes none, so what is in a small one (depth of JSON, types, names) is never looked at.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import APIException

from ticketsaas.api.errors import error_response
from ticketsaas.api.paths import is_of_admin
from ticketsaas.http.limits import MAX_ADMIN_BODY_BYTES, MAX_API_BODY_BYTES


class BodyTooLarge(APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"


class LengthRequired(APIException):
    status_code = HTTPStatus.LENGTH_REQUIRED
    default_code = "length_required"
    default_detail = "Send the body with a Content-Length, or none: the API takes no bodies."


class BodyLimitMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return error_response(LengthRequired())
        is_admin = is_of_admin(request)
        limit = MAX_ADMIN_BODY_BYTES if is_admin else MAX_API_BODY_BYTES
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
            return error_response(BodyTooLarge(f"The body may have {limit:,} bytes at most."))
        return self.get_response(request)
