"""What a proxy says of the client it forwards for: believed if TRUSTED_PROXIES has the proxy's address.

This is the only place that reads `X-Forwarded-For` and `X-Forwarded-Proto`. Whatever comes after it finds
the client's address in `REMOTE_ADDR`, and forged headers nowhere.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ticketsaas.config.environment import Network

Address = IPv4Address | IPv6Address

# More proxies than anybody has in a row; the header of a client can be long.
MAX_PROXIES = 20
# Different addresses that are reported, so that a stranger can't fill the log.
_MAX_REPORTS = 10

log = structlog.get_logger(__name__)


class ForwardedMiddleware:
    """Comes before everything that looks at a header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._reported: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        forwarded = {name: meta.pop(name) for name in list(meta) if _is_forwarded(name)}
        if forwarded:
            self._apply(forwarded, meta)
        return self.get_response(request)

    def _apply(self, forwarded: dict[str, str], meta: dict[str, str]) -> None:
        peer = parse_address(meta.get("REMOTE_ADDR", ""))
        trusted: Sequence[Network] = settings.TRUSTED_PROXIES
        if peer is None or not is_trusted(peer, trusted):
            self._report(meta.get("REMOTE_ADDR", ""), trusted)
            return
        chain = forwarded.get("HTTP_X_FORWARDED_FOR", "")
        meta["REMOTE_ADDR"] = str(find_client(peer, forwarded_for=chain, trusted=trusted))
        if is_https(forwarded.get("HTTP_X_FORWARDED_PROTO", "")):
            meta["HTTP_X_FORWARDED_PROTO"] = "https"

    def _report(self, address: str, trusted: Sequence[Network]) -> None:
        """Log who was not believed: without its header, a forgotten proxy gets redirects for ever."""
        if not trusted or address in self._reported or len(self._reported) >= _MAX_REPORTS:
            return
        self._reported.add(address)
        log.warning(
            "forwarded headers ignored: TRUSTED_PROXIES does not have their sender",
            action="forwarded_headers_ignored",
            address=address,
        )


def find_client(peer: Address, *, forwarded_for: str, trusted: Sequence[Network]) -> Address:
    """Return the address nearest to the server that is not a trusted proxy's.

    Each proxy adds the address it was called from at the end, so the walk goes from the right and ends
    where an address was written by somebody who isn't trusted. If an entry is no address, the proxy that
    added it is the last thing known.
    """
    client = peer
    for text in reversed(forwarded_for.rsplit(",", MAX_PROXIES)):
        address = parse_address(text) if is_trusted(client, trusted) else None
        if address is None:
            break
        client = address
    return client


def is_trusted(address: Address, trusted: Sequence[Network]) -> bool:
    return any(address in network for network in trusted)


def is_https(forwarded_proto: str) -> bool:
    """Return whether every proxy that has added its word was called by HTTPS."""
    return all(word.strip().lower() == "https" for word in forwarded_proto.split(","))


def parse_address(text: str) -> Address | None:
    """Read an address as proxies write it: with a port or not, IPv6 in brackets or not."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        # A zone such as `%eth0` means nothing on another machine.
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    # How a socket for both versions shows an IPv4 client.
    return getattr(address, "ipv4_mapped", None) or address


def _is_forwarded(name: str) -> bool:
    return name.startswith("HTTP_X_FORWARDED_") or name == "HTTP_FORWARDED"
