"""Who counts as one client, when failed attempts are limited."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.http import HttpRequest
from rest_framework.request import Request

# A household or a machine gets a whole network of this size: any address in it is the same client.
_IPV6_NETWORK_BITS = 64
UNKNOWN = "unknown"


def find_address(request: HttpRequest | Request) -> str:
    """Return the address under which the request's failures are counted (`http/forwarded.py`)."""
    return find_network(request.META.get("REMOTE_ADDR", ""))


def find_network(remote: str) -> str:
    """Return the client's address, its network for IPv6, or `unknown` when there is none (a Unix socket)."""
    try:
        address = ip_address(remote)
    except ValueError:
        return UNKNOWN
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), _IPV6_NETWORK_BITS), strict=False))
