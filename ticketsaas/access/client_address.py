"""The client of a request, whose failures are counted."""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from ticketsaas.access.core.client_address import find_client


def find_address(request: HttpRequest | Request) -> str:
    """Its address, as far as one can tell."""
    return find_client(
        request.META.get("REMOTE_ADDR", ""),
        forwarded_for=request.META.get("HTTP_X_FORWARDED_FOR", ""),
        behind_proxy=settings.BEHIND_TLS,
    )
