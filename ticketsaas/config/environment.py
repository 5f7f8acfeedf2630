"""Reads typed values from the environment; an invalid one stops start-up and names what is allowed."""

import re
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_interface, ip_network
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from pymongo.errors import PyMongoError
from pymongo.uri_parser import parse_uri

from ticketsaas.config.variables import find_text, is_in_file
from ticketsaas.monitoring.masking import mask_credentials

Network = IPv4Network | IPv6Network

_AGE = re.compile(r"(\d{1,9})([mhd])", re.ASCII)
_UNIT_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
# A century: subtracted from any year of a clock it is a date.
_LONGEST_AGE = timedelta(days=36_500)
_ON = ("on", "true", "yes", "1")
_OFF = ("off", "false", "no", "0")


def read_text(name: str, *, default: str) -> str:
    """Return the value without surrounding blanks; an empty variable counts as not set."""
    return find_text(name) or default


def read_int(name: str, *, default: int, minimum: int, maximum: int | None = None) -> int:
    allowed = f"a whole number of at least {minimum}"
    if maximum is not None:
        allowed = f"a whole number from {minimum} to {maximum}"
    text = read_text(name, default=str(default))
    try:
        value = int(text)
    except ValueError:
        raise _wrong(name, text, allowed) from None
    if value < minimum or (maximum is not None and value > maximum):
        raise _wrong(name, text, allowed)
    return value


def read_float(name: str, *, default: float, minimum: float) -> float:
    """Return a finite number of at least `minimum`."""
    allowed = f"a number of at least {minimum:g}"
    text = read_text(name, default=str(default))
    try:
        value = float(text)
    except ValueError:
        raise _wrong(name, text, allowed) from None
    if not minimum <= value < float("inf"):
        raise _wrong(name, text, allowed)
    return value


def read_age(name: str) -> timedelta | None:
    """Return a whole number of minutes, hours or days, such as 12h; None for 0, which is the default."""
    allowed = "0, or a whole number with m, h or d such as 90m, 12h or 30d, up to 36500d"
    text = read_text(name, default="0")
    match = _AGE.fullmatch(text)
    if text != "0" and match is None:
        raise _wrong(name, text, allowed)
    age = timedelta(minutes=int(match[1]) * _UNIT_MINUTES[match[2]]) if match else timedelta()
    if age > _LONGEST_AGE:
        raise _wrong(name, text, allowed)
    return age or None


def read_bool(name: str, *, default: bool) -> bool:
    text = read_text(name, default="on" if default else "off").lower()
    if text not in _ON + _OFF:
        raise _wrong(name, text, "on or off")
    return text in _ON


def read_choice(name: str, *, default: str, choices: Sequence[str]) -> str:
    text = read_text(name, default=default).lower()
    if text not in choices:
        raise _wrong(name, text, " or ".join(choices))
    return text


def read_list(name: str, *, default: Sequence[str]) -> list[str]:
    """Return the comma-separated words of the value."""
    text = read_text(name, default=",".join(default))
    return [word.strip() for word in text.split(",") if word.strip()]


def read_words(name: str, *, default: Sequence[str]) -> frozenset[str]:
    """Return the comma-separated words of the value, without surrounding blanks and in lower case."""
    text = read_text(name, default=",".join(default))
    words = frozenset(word.strip().lower() for word in text.split(","))
    if "" in words:
        example = ",".join(default)
        raise _wrong(name, text, f"comma-separated words such as {example}, none of them empty")
    return words


def read_address(name: str, *, default: str) -> str:
    """Return an IP address."""
    text = read_text(name, default=default)
    try:
        return str(ip_address(text))
    except ValueError:
        raise _wrong(name, text, "an IP address such as 127.0.0.1, 0.0.0.0, ::1 or ::") from None


def read_networks(name: str, *, default: Sequence[str]) -> tuple[Network, ...]:
    """Return the comma-separated networks; an address is a network of one."""
    return tuple(_read_network(name, word) for word in read_list(name, default=default))


def read_http_url(name: str, *, default: str) -> str:
    """Return an http(s) address without a trailing slash; an empty default stays empty."""
    text = read_text(name, default=default).rstrip("/")
    if text and not _is_http_url(text):
        raise _wrong(name, mask_credentials(text), "an address such as http://127.0.0.1:9000")
    return text


def read_mongo_url(name: str, *, default: str) -> str:
    text = read_text(name, default=default)
    if text and not _is_mongo_url(text):
        # The value is not repeated: it may hold a password.
        raise ImproperlyConfigured(
            f"{_form_of(name)} has a wrong value. Allowed: an address such as "
            "mongodb://127.0.0.1:27017/?replicaSet=rs0, user and password percent-encoded."
        )
    return text


def _read_network(name: str, text: str) -> Network:
    allowed = "comma-separated IP addresses and networks such as 10.0.0.7,10.1.0.0/16"
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        raise _wrong(name, text, allowed) from None
    if network.prefixlen == 0:
        raise _wrong(name, text, f"{allowed}, but not every address")
    if ip_interface(text).ip != network.network_address:
        # Either may have been meant, and only one of them is one machine.
        raise _wrong(name, text, f"{allowed}; a network begins with its first address: {network}")
    return network


def _is_mongo_url(text: str) -> bool:
    """Return whether the driver accepts the address.

    Its own error would quote what it takes for the port, which can be the end of a password.
    """
    if text.startswith("mongodb+srv://"):
        return True
    try:
        parse_uri(text, warn=True)
    except (PyMongoError, ValueError):
        return False
    return True


def _is_http_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _wrong(name: str, text: str, allowed: str) -> ImproperlyConfigured:
    if is_in_file(name):
        return ImproperlyConfigured(f"{_form_of(name)} has a wrong value. Allowed: {allowed}.")
    return ImproperlyConfigured(f"{name} has the wrong value {text!r}. Allowed: {allowed}.")


def _form_of(name: str) -> str:
    return f"The file of {name}_FILE" if is_in_file(name) else name
