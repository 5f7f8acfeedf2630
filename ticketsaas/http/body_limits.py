"""Limits on bodies, which differ between the API and the admin; the web server has refused larger ones.

Nearly all addresses of the API take no body, and never look at the content of a small one.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import APIException

from ticketsaas.api.errors import error_response
from ticketsaas.api.paths import is_admin_path
from ticketsaas.http.limits import MAX_ADMIN_BODY_BYTES, MAX_API_BODY_BYTES


class BodyTooLarge(APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"


class BodyLimitMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_admin = is_admin_path(request)
        limit = MAX_ADMIN_BODY_BYTES if is_admin else MAX_API_BODY_BYTES
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
            return error_response(BodyTooLarge(f"The body may have {limit:,} bytes at most."))
        return self.get_response(request)
