"""Errors: one JSON shape for all of them. The cause of a crash is only in the log.

    {"type": "validation_error", "errors": [{"code": "required", "detail": "...", "attr": "tenant_id"}],
     "request_id": "..."}

`type` is validation_error, client_error or server_error. `attr` names the parameter, or is null.
`request_id` finds the log lines of the request.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from ticketsaas.api.paths import is_admin_path
from ticketsaas.mongo import is_away
from ticketsaas.monitoring.request_ids import find_request_id

# A replica set elects a new primary, and a restarted MongoDB answers again, within a few seconds.
RETRY_AFTER_SECONDS = 5


class Conflict(APIException):
    """409: the request conflicts with the current state. `extra` is added to the body next to `errors`."""

    status_code = HTTPStatus.CONFLICT

    def __init__(self, detail: str, *, code: str, **extra: str) -> None:
        super().__init__(detail, code)
        self.extra = extra


class MongoAway(APIException):
    """503: the same request may succeed in a few seconds."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_code = "mongodb_away"
    default_detail = "MongoDB does not answer. Try again in a few seconds."
    wait = RETRY_AFTER_SECONDS


def handle_exception(exc: Exception, context: Any) -> Response | None:
    """Handle an exception as REST framework's `EXCEPTION_HANDLER`."""
    return _ErrorHandler(exc, context).run()


class JsonErrorsMiddleware:
    """Gives errors that never reach REST framework the same shape. The admin keeps its own pages.

    It comes before Django's middleware in `MIDDLEWARE`: one of those refuses wrong host names, and with
    DEBUG on Django answers an unknown path with an HTML page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < HTTPStatus.BAD_REQUEST or _is_json(response):
            return response
        if is_admin_path(request):
            return response
        return error_response(_error_of(response.status_code))

    def process_exception(self, _: HttpRequest, exception: Exception) -> HttpResponse | None:
        return error_response(MongoAway()) if is_away(exception) else None


def error_response(error: APIException) -> JsonResponse:
    """Return the reply for an error found outside REST framework's views."""
    wait = getattr(error, "wait", None)
    headers = {"Retry-After": str(wait)} if wait else {}
    response = JsonResponse(_body_of(error), status=error.status_code, headers=headers)
    # Django's CommonMiddleware sets this, but may come after the middleware that answers.
    response["Content-Length"] = str(len(response.content))
    return response


class _ErrorHandler(ExceptionHandler):
    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if is_away(exc):
            return MongoAway()
        if isinstance(exc, SuspiciousOperation):
            # Django refuses, for example, a request with more than a thousand parameters.
            return _error_of(HTTPStatus.BAD_REQUEST)
        return super().convert_known_exceptions(exc)

    def format_exception(self, exc: APIException) -> dict[str, Any]:
        return _body_of(exc)

    def report_exception(self, exc: APIException, response: Response) -> None:
        # Django logs a line for every 5xx. A stack trace for each 503 would bury the others.
        if exc.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
            super().report_exception(exc, response)


def _body_of(error: APIException) -> dict[str, Any]:
    no_context: Any = {}
    body: dict[str, Any] = ExceptionFormatter(error, no_context, error).run()
    return body | {"request_id": find_request_id()} | getattr(error, "extra", {})


def _is_json(response: HttpResponse) -> bool:
    return "json" in response.get("Content-Type", "")


# The code and the detail of errors that Django's own middleware and views answer with. Clients read them, so
# they are not taken from HTTPStatus: Python 3.13 renamed four of its names.
_ERRORS = {
    400: ("bad_request", "The request is not valid."),
    403: ("forbidden", "This is not allowed."),
    404: ("not_found", "There is nothing at this address. /docs lists what there is."),
    405: ("method_not_allowed", "This address does not have this method."),
    406: ("not_acceptable", "The reply has none of the types that the request accepts."),
    410: ("gone", "This does not exist any more."),
    413: ("body_too_large", "The body is too long."),
    415: ("unsupported_media_type", "The body has a type that is not supported."),
    429: ("rate_limited", "There were too many requests."),
}
_CLIENT_ERROR = ("client_error", "The request can't be answered.")


def _error_of(status: int) -> APIException:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return APIException("Server Error (500)")
    code, detail = _ERRORS.get(status, _CLIENT_ERROR)
    error = APIException(detail, code)
    error.status_code = status
    return error
