"""Calls the external API: one request, and its decoded reply or one typed error."""

import asyncio
import json
from dataclasses import replace
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import quote

import httpx

from ingestion.core.fetch_retry import FetchFailure
from ingestion.core.reply_limits import (
    DEFAULT_LIMITS,
    MAX_LISTED_VALUES,
    ReplyLimits,
    has_more_values,
)
from ingestion.upstream.too_many_requests import Throttled, find_asked_wait, read_pause
from ingestion.upstream.unpacking import COMPRESSION, find_unpacking

FEED_PATH = "/external/support-tickets"
DELETED_PATH = "/external/deleted-tickets"
_NOT_FOUND = frozenset({httpx.codes.NOT_FOUND, httpx.codes.GONE})
# A healthy upstream answers within a second; a dead host is noticed before a person wonders.
CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
# The time limit of a read alone is no bound: one byte every nine seconds would hold a worker for hours.
CALL_SECONDS = 20.0
# Packed, a reply is hardly ever larger than it is, and an endless one of empty parts must end too.
PACKED_TO_UNPACKED = 2
# More digits than any meaningful number has, and fewer than Python refuses to read.
MAX_DIGITS = 100


class FetchError(Exception):
    """The call brought no usable answer."""

    def __init__(self, failure: FetchFailure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class NotFound(Exception):
    """Upstream says that what we asked for doesn't exist."""

    def __init__(self, status: int) -> None:
        super().__init__(f"The external API answered {status}.")


def open_client(base_url: str) -> httpx.AsyncClient:
    """Open a connection pool to the external API; the caller closes it.

    It follows no redirect and reads no proxy from the environment: calls go where the settings say.
    """
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    return httpx.AsyncClient(
        base_url=base_url,
        verify=_trusted_certificates(),
        timeout=timeout,
        headers={"Accept-Encoding": COMPRESSION},
        follow_redirects=False,
        trust_env=False,
    )


@cache
def _trusted_certificates() -> SSLContext:
    """Read the trusted certificates, once a process: that takes longer than a short crawl."""
    return httpx.create_ssl_context(trust_env=False)


async def fetch_page(
    client: httpx.AsyncClient,
    *,
    tenant_id: str,
    page: int,
    page_size: int,
    limits: ReplyLimits = DEFAULT_LIMITS,
) -> Any:
    """Ask for one page and return its decoded JSON. Raises NotFound, FetchError or Throttled."""
    parameters = {"tenant_id": tenant_id, "page": str(page), "page_size": str(page_size)}
    return await _get(client, FEED_PATH, parameters=parameters, limits=limits)


async def fetch_ticket(
    client: httpx.AsyncClient, *, external_id: str, limits: ReplyLimits = DEFAULT_LIMITS
) -> Any:
    """Ask for one ticket and return its decoded JSON. Raises NotFound, FetchError or Throttled."""
    # A dot by itself would count as a step in the path, and the 404 would not be about the ticket.
    name = quote(external_id, safe="").replace(".", "%2E")
    return await _get(client, f"{FEED_PATH}/{name}", limits=limits)


async def fetch_deleted_ids(
    client: httpx.AsyncClient, *, limits: ReplyLimits = DEFAULT_LIMITS
) -> Any:
    """Ask for the deleted tickets of all tenants. Raises NotFound, FetchError or Throttled.

    The list may have more values than another reply of the same size.
    """
    limits = replace(limits, max_values=MAX_LISTED_VALUES)
    return await _get(client, DELETED_PATH, limits=limits)


async def _get(
    client: httpx.AsyncClient,
    path: str,
    *,
    parameters: dict[str, str] | None = None,
    limits: ReplyLimits,
) -> Any:
    try:
        async with asyncio.timeout(CALL_SECONDS):
            async with client.stream("GET", path, params=parameters) as response:
                _check_status(response)
                body = await _read_body(response, max_bytes=limits.max_bytes)
    except TimeoutError:
        raise _transient(f"The external API took longer than {CALL_SECONDS:g} s.") from None
    except httpx.HTTPError as error:
        reason = f"The external API could not be reached ({type(error).__name__})."
        raise _transient(reason) from error
    return _decode(body, max_values=limits.max_values)


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise Throttled(read_pause(response))
    if status in (httpx.codes.REQUEST_TIMEOUT, httpx.codes.TOO_EARLY) or status >= 500:
        reason = f"The external API answered {status}."
        raise FetchError(
            FetchFailure(reason, transient=True, asked_seconds=find_asked_wait(response))
        )
    if status in _NOT_FOUND:
        raise NotFound(status)
    # Of any other success the body tells: that of a 204 is no JSON, as in an outage.
    if not response.is_success:
        raise FetchError(FetchFailure(f"The external API answered {status}.", transient=False))


async def _read_body(response: httpx.Response, *, max_bytes: int) -> bytearray:
    """Read the reply and unpack it, with at most `max_bytes` and one chunk in memory."""
    encoding = response.headers.get("Content-Encoding", "identity")
    unpacking = find_unpacking(encoding)
    if unpacking is None:
        raise _transient(f"The external API's reply is packed as {encoding[:40]!a}, unasked.")
    body, received = bytearray(), 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        try:
            # One byte more than allowed is enough to refuse the reply.
            body += unpacking.unpack(chunk, limit=max_bytes + 1 - len(body))
        except ValueError:
            raise _transient("The external API's reply can't be unpacked.") from None
        if len(body) > max_bytes or received > PACKED_TO_UNPACKED * max_bytes:
            raise _too_large(f"The external API's reply is larger than {max_bytes} bytes.")
    if not unpacking.is_complete():
        raise _transient("The external API's reply ends before its packed content does.")
    return body


def _decode(body: bytearray, *, max_values: int) -> Any:
    """Parse the reply, if it has no more than `max_values` values."""
    try:
        text = body.decode(json.detect_encoding(body), "surrogatepass")
        if has_more_values(text, maximum=max_values):
            raise _too_large(f"The external API's reply has more than {max_values} values.")
        return json.loads(text, parse_int=_read_integer)
    except ValueError:
        raise _transient("The external API's reply is not JSON.") from None
    except RecursionError:
        raise _too_large("The external API's reply is nested too deeply.") from None


def _read_integer(digits: str) -> int | float:
    """Read an integer. One with thousands of digits, which Python refuses, must not cost its page."""
    return int(digits) if len(digits) <= MAX_DIGITS else float(digits)


def _transient(reason: str) -> FetchError:
    return FetchError(FetchFailure(reason, transient=True))


def _too_large(reason: str) -> FetchError:
    return FetchError(FetchFailure(reason, transient=False, too_large=True))
