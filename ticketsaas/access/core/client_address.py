"""Which client a request came from, as far as one can tell, and who counts as one client."""

from ipaddress import IPv6Address, IPv6Network, ip_address

# A household or a machine gets a whole network of this size, so any address in it is the same client.
_IPV6_NETWORK_BITS = 64
UNKNOWN = "unknown"


def find_client(remote: str, *, forwarded_for: str, behind_proxy: bool) -> str:
    """The client's address, or its network for IPv6; `unknown` where there is none (a Unix socket).

    Behind the proxy, the last address of `X-Forwarded-For` is the one the proxy itself has seen;
    what stands before it is whatever the client sent.
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
