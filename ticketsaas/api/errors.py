"""One JSON shape for every error, whoever raises it; the reason of a crash stands in the log alone.

    {"type": "validation_error", "errors": [{"code": "required", "detail": "...", "attr": "tenant_id"}],
     "request_id": "..."}

`type` is validation_error, client_error or server_error; `attr` names the parameter, or is null; by
`request_id` the log's lines about it are found.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework.exceptions import APIException, NotFound
from rest_framework.response import Response

from ticketsaas.api.paths import is_of_admin
from ticketsaas.mongo import is_away
from ticketsaas.monitoring.request_ids import find_request_id

# A replica set has a new primary within a few seconds, a restarted MongoDB too.
RETRY_AFTER_SECONDS = 5


class Conflict(APIException):
    """409: what is asked contradicts the state of things. `extra` goes beside `errors`."""

    status_code = HTTPStatus.CONFLICT

    def __init__(self, detail: str, *, code: str, **extra: str) -> None:
        super().__init__(detail, code)
        self.extra = extra


class MongoAway(APIException):
    """503: the same request may succeed in a moment."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_code = "mongodb_away"
    default_detail = "MongoDB does not answer. Try again in a few seconds."
    wait = RETRY_AFTER_SECONDS


def handle_exception(exc: Exception, context: Any) -> Response | None:
    """REST framework's `EXCEPTION_HANDLER`."""
    return _ErrorHandler(exc, context).run()


class JsonErrorsMiddleware:
    """Gives the errors that never reach REST framework the same shape; the admin keeps its pages.

    Stands before Django's own in `MIDDLEWARE`: one of those refuses a wrong host name, and while DEBUG
    is on Django answers an unknown path with a page of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < HTTPStatus.BAD_REQUEST or _is_json(response):
            return response
        if is_of_admin(request):
            return response
        return error_response(_error_of(response.status_code))

    def process_exception(self, _: HttpRequest, exception: Exception) -> HttpResponse | None:
        return error_response(MongoAway()) if is_away(exception) else None


def error_response(error: APIException) -> JsonResponse:
    """The reply for an error that is found outside of REST framework's views."""
    wait = getattr(error, "wait", None)
    headers = {"Retry-After": str(wait)} if wait else {}
    response = JsonResponse(_body_of(error), status=error.status_code, headers=headers)
    # Django's middleware that does this may stand behind the one that answers.
    response["Content-Length"] = str(len(response.content))
    return response


class _ErrorHandler(ExceptionHandler):
    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if is_away(exc):
            return MongoAway()
        if isinstance(exc, SuspiciousOperation):
            # Django's own refusals, such as of a thousand parameters.
            return _error_of(HTTPStatus.BAD_REQUEST)
        return super().convert_known_exceptions(exc)

    def format_exception(self, exc: APIException) -> dict[str, Any]:
        return _body_of(exc)

    def report_exception(self, exc: APIException, response: Response) -> None:
        # Django logs a line for every 5xx; a stack trace on each would bury it.
        if exc.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
            super().report_exception(exc, response)


def _body_of(error: APIException) -> dict[str, Any]:
    no_context: Any = {}
    body: dict[str, Any] = ExceptionFormatter(error, no_context, error).run()
    return body | {"request_id": find_request_id()} | getattr(error, "extra", {})


def _is_json(response: HttpResponse) -> bool:
    return "json" in response.get("Content-Type", "")


# Programs read them, so they aren't the names of HTTPStatus: Python 3.13 has changed four of those.
_CODES = {
    400: "bad_request",
    403: "forbidden",
    405: "method_not_allowed",
    406: "not_acceptable",
    410: "gone",
    413: "body_too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
}


def _error_of(status: int) -> APIException:
    if status == HTTPStatus.NOT_FOUND:
        return NotFound("There is nothing at this address. /docs lists what there is.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return APIException("Server Error (500)")
    error = APIException(HTTPStatus(status).phrase, _CODES.get(status, "client_error"))
    error.status_code = status
    return error
