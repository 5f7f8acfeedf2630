"""Ids in paths: any upstream id stands percent-encoded in one path segment, slashes included.

A WSGI server hands over the path already decoded, so `/tickets/a%2Fb` and `/tickets/a/b` would look
the same. The middleware restores the encoded path, and the converter decodes each segment once.
"""

from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter

# What RFC 3986 lets stand unencoded in a path.
_UNENCODED = "/:@!$&'()*+,;=~"
_ADMIN = "/admin/"
# The name of EncodedSegment in a route, `<segment:ticket_id>`.
SEGMENT = "segment"


def is_of_admin(request: HttpRequest) -> bool:
    """Whether a person's browser asks, and not an integrator's program."""
    return request.path_info.startswith(_ADMIN)


class EncodedSlashMiddleware:
    """Matches URL patterns against the path as the client sent it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The admin escapes ids in its own way and decodes paths as Django does.
        if is_of_admin(request):
            return self.get_response(request)
        # The request target as it came. Servers that leave it out can't distinguish a slash inside an
        # id from one between segments.
        target = request.META.get("REQUEST_URI")
        if target is None:
            request.path_info = quote(request.path_info, safe=_UNENCODED)
        else:
            # A proxy may send the whole address.
            path = target if target.startswith("/") else urlsplit(target).path
            request.path_info = path.partition("?")[0]
        return self.get_response(request)


class EncodedSegment:
    """One percent-encoded path segment; the view gets it decoded."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return unquote(value)

    def to_url(self, value: str) -> str:
        # Django encodes what this gives, and would encode an encoded slash once more.
        if "/" in value:
            raise ValueError("An address for an id with a slash has to be put together by hand.")
        return value


register_converter(EncodedSegment, SEGMENT)
