"""The address that a web server listens on, and the one under which this machine reaches it."""

import socket
from ipaddress import ip_address

_FOR_EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}


class CannotListen(Exception):
    """The address is in use or isn't this machine's; the text is the system's reason, such as
    "address already in use"."""


def open_listener(host: str, port: int, *, shared: bool = True) -> socket.socket:
    """Listen on an IP address. Raises CannotListen.

    Sockets of the same user that are `shared` may have the same port. `::` includes IPv4.
    """
    is_ipv6 = ":" in host
    try:
        return socket.create_server(
            (host, port),
            family=socket.AF_INET6 if is_ipv6 else socket.AF_INET,
            reuse_port=shared,
            dualstack_ipv6=is_ipv6 and socket.has_dualstack_ipv6(),
        )
    except OSError as error:
        raise CannotListen(_name_reason(error)) from None


def is_loopback(host: str) -> bool:
    """Return whether this machine alone reaches the IP address."""
    return ip_address(host).is_loopback


def local_url(host: str, port: int) -> str:
    """Return the URL under which this machine reaches a server that listens on the address."""
    return url_of(_FOR_EVERY_ADDRESS.get(host, host), port)


def url_of(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _name_reason(error: OSError) -> str:
    # `create_server` adds the address to the system's words.
    return (error.strerror or str(error)).partition(" (while")[0].lower()
