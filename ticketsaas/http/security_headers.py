"""What every reply tells the browser, whoever made it: load nothing, frame nothing, keep nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware

from ticketsaas.api.paths import is_admin_path

# JSON needs nothing, so a reply that were taken for a page could do nothing.
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Its pages have scripts in them, and Alpine evaluates expressions that stand in attributes.
_ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class ResponseHeadersMiddleware(SecurityMiddleware):
    """Django's headers and ours, also on replies that another middleware makes.

    Stands before all that could answer. What a view has set itself stays.
    """

    def process_request(self, request: HttpRequest) -> None:
        """The redirect to HTTPS needs the host, so it stays where a wrong one becomes an error."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        super().process_response(request, response)
        is_admin = is_admin_path(request)
        response.headers.setdefault("Content-Security-Policy", _ADMIN if is_admin else _NOTHING)
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
