"""Ids in paths: an upstream id is one percent-encoded path segment, slashes included.

A WSGI server passes the path on decoded, so `/tickets/a%2Fb` and `/tickets/a/b` would look the same. The
middleware restores the encoded path, and the converter decodes each segment once.
"""

from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter

# What RFC 3986 allows unencoded in a path.
_UNENCODED = "/:@!$&'()*+,;=~"
_ADMIN = "/admin/"
# The name of EncodedSegment in a route, `<segment:ticket_id>`.
SEGMENT = "segment"


def is_admin_path(request: HttpRequest) -> bool:
    """Tell whether the request is for the admin, which people use, and not for the API."""
    return request.path_info.startswith(_ADMIN)


class EncodedSlashMiddleware:
    """Makes Django match URL patterns against the path as the client sent it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The admin escapes ids in its own way and expects a decoded path.
        if is_admin_path(request):
            return self.get_response(request)
        # The request target as it came. Servers that leave it out can't distinguish a slash inside an
        # id from one between segments.
        target = request.META.get("REQUEST_URI")
        if target is None:
            request.path_info = quote(request.path_info, safe=_UNENCODED)
        else:
            # A proxy may send the whole URL.
            path = target if target.startswith("/") else urlsplit(target).path
            request.path_info = path.partition("?")[0]
        return self.get_response(request)


class EncodedSegment:
    """The converter of one percent-encoded path segment; the view gets it decoded."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return unquote(value)

    def to_url(self, value: str) -> str:
        # Django encodes the result, and would encode an encoded slash again.
        if "/" in value:
            raise ValueError("The URL of an id with a slash has to be built by hand.")
        return value


register_converter(EncodedSegment, SEGMENT)
