"""Which client sent a request, as far as one can tell, and who counts as one client."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

# A household or a machine gets a whole network of this size: any address in it is the same client.
_IPV6_NETWORK_BITS = 64
UNKNOWN = "unknown"


def find_address(request: HttpRequest | Request) -> str:
    """Return the address under which the request's failures are counted."""
    return find_client(
        request.META.get("REMOTE_ADDR", ""),
        forwarded_for=request.META.get("HTTP_X_FORWARDED_FOR", ""),
        behind_proxy=settings.BEHIND_TLS,
    )


def find_client(remote: str, *, forwarded_for: str, behind_proxy: bool) -> str:
    """Return the client's address, its network for IPv6, or `unknown` when there is none (a Unix socket).

    Behind the proxy, the last address of `X-Forwarded-For` is the one that the proxy itself has seen;
    the ones before it were sent by the client and prove nothing.
    """
    last = forwarded_for.rpartition(",")[2].strip()
    seen = [last, remote] if behind_proxy else [remote]
    return next(filter(None, map(_find_network, seen)), UNKNOWN)


def _find_network(text: str) -> str | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), _IPV6_NETWORK_BITS), strict=False))
