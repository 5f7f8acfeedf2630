"""Headers that every reply has, wherever it was made: load nothing, frame nothing, keep nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware

from ticketsaas.api.paths import is_admin_path

# JSON loads nothing, so a reply that is mistaken for a page can do nothing.
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# The admin's pages contain scripts, and Alpine evaluates expressions in attributes.
_ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class ResponseHeadersMiddleware(SecurityMiddleware):
    """Adds Django's headers and ours, also to replies that another middleware makes.

    It comes before everything that could answer. A header that a view has set stays.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Leave the redirect to HTTPS to Django's middleware, which comes after the one for JSON errors."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        super().process_response(request, response)
        is_admin = is_admin_path(request)
        response.headers.setdefault("Content-Security-Policy", _ADMIN if is_admin else _NOTHING)
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
