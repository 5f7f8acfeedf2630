import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from ingestion.core.fetch_retry import FetchFailure
from ingestion.core.reply_limits import DEFAULT_LIMITS, ReplyLimits
from ingestion.upstream.client import MAX_DIGITS, FetchError, fetch_page
from ingestion.upstream.unpacking import MAX_MEMBERS

BODY = b'{"tickets": [], "next_page": null}'
HALF = len(BODY) // 2
MEMBERS = gzip.compress(BODY[:HALF]) + gzip.compress(BODY[HALF:])


class Chunks(httpx.AsyncByteStream):
    """A body that arrives in chunks of one size."""

    def __init__(self, body: bytes, size: int) -> None:
        self._chunks = [body[start : start + size] for start in range(0, len(body), size)]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


def fetch(
    body: bytes, *, limits: ReplyLimits = DEFAULT_LIMITS, chunk: int = 65_536, **headers: str
) -> Any:
    """Return the result of a call that upstream answers with these bytes."""

    async def call() -> Any:
        # As a stream, because the library decompresses a body passed as bytes at once.
        reply = httpx.Response(200, headers=headers, stream=Chunks(body, chunk))
        transport = httpx.MockTransport(lambda request: reply)
        async with httpx.AsyncClient(transport=transport, base_url="http://upstream") as http:
            return await fetch_page(http, tenant_id="acme", page=1, page_size=100, limits=limits)

    return asyncio.run(call())


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        pytest.param("", BODY, id="nothing"),
        pytest.param("identity", BODY, id="identity"),
        pytest.param("gzip", gzip.compress(BODY), id="gzip"),
        pytest.param("X-GZIP", gzip.compress(BODY), id="its old name"),
        pytest.param("gzip", MEMBERS, id="two members"),
        pytest.param("gzip", MEMBERS + gzip.compress(b""), id="an empty last member"),
        pytest.param("gzip", MEMBERS + bytes(2000), id="padded with zeros"),
        pytest.param("gzip", gzip.compress(BODY) + b"\x1f and more", id="something behind it"),
    ],
)
@pytest.mark.parametrize("chunk", [1, 7, 65_536])
def test_a_reply_is_unpacked_however_it_arrives(encoding: str, body: bytes, chunk: int) -> None:
    assert json.loads(BODY) == fetch(body, chunk=chunk, **{"Content-Encoding": encoding})


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        pytest.param("br", BODY, "packed as 'br', unasked", id="brotli"),
        pytest.param("gzip, gzip", BODY, "packed as 'gzip, gzip', unasked", id="gzip in gzip"),
        pytest.param("x" * 5000, BODY, f"packed as '{'x' * 40}', unasked", id="a long name"),
        pytest.param("gzip", BODY, "can't be unpacked", id="no gzip"),
        pytest.param("gzip", gzip.compress(BODY)[:-20], "ends before", id="half a gzip"),
        pytest.param("gzip", gzip.compress(BODY)[:-1], "ends before", id="gzip without its end"),
        pytest.param("gzip", MEMBERS[:-3], "ends before", id="half a second member"),
        pytest.param("gzip", MEMBERS[:-6] + bytes(6), "can't be unpacked", id="a wrong checksum"),
        pytest.param(
            "gzip", gzip.compress(b"") * (MAX_MEMBERS + 1), "can't be unpacked", id="only members"
        ),
    ],
)
def test_a_reply_that_is_packed_wrongly_may_pass(encoding: str, body: bytes, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        fetch(body, **{"Content-Encoding": encoding})
    assert caught.value.failure.transient


def test_a_number_of_any_length_costs_its_record_and_not_the_page() -> None:
    digits = "9" * MAX_DIGITS
    page = fetch(b'{"tickets": [%s, %s, 7]}' % (digits.encode(), b"9" * 10_000))
    assert [int(digits), float("inf"), 7] == page["tickets"]


SMALL = ReplyLimits(max_bytes=70_000, max_values=10)


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        pytest.param(b" " * 70_001, "", "is larger than 70000 bytes", id="bytes"),
        pytest.param(gzip.compress(bytes(9_000_000)), "gzip", "is larger than 70000", id="a bomb"),
        pytest.param(
            gzip.compress(b"[") + gzip.compress(bytes(9_000_000)),
            "gzip",
            "is larger than 70000",
            id="a bomb in the second member",
        ),
        pytest.param(b"[" + b"[]," * 9 + b"[]]", "", "has more than 10 values", id="values"),
        pytest.param(b"[" * 9000, "", "has more than 10 values", id="depth that is counted"),
        pytest.param(
            ("[" + "[]," * 9 + "[]]").encode("utf-16"), "", "more than 10 values", id="UTF-16"
        ),
    ],
)
def test_a_reply_over_a_limit_would_be_no_smaller_the_next_time(
    body: bytes, encoding: str, reason: str
) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        fetch(body, limits=SMALL, **{"Content-Encoding": encoding})
    assert (caught.value.failure.transient, caught.value.failure.too_large) == (False, True)


def test_a_reply_that_is_nested_too_deeply_is_over_a_limit_too() -> None:
    with pytest.raises(FetchError, match="nested too deeply") as caught:
        fetch(b"[" * 50_000 + b"]" * 50_000)
    assert caught.value.failure.too_large


def test_a_reply_at_its_limits_is_read() -> None:
    body = b"[" + b"[]," * 8 + b"[]]"
    assert fetch(body.ljust(70_000), limits=SMALL) == [[]] * 9


def refuse(status: int, **headers: str) -> FetchFailure:
    """Return how a call fails that upstream answers with this status."""

    async def call() -> FetchFailure:
        transport = httpx.MockTransport(lambda request: httpx.Response(status, headers=headers))
        async with httpx.AsyncClient(transport=transport, base_url="http://upstream") as http:
            with pytest.raises(FetchError) as refused:
                await fetch_page(
                    http, tenant_id="acme", page=1, page_size=100, limits=DEFAULT_LIMITS
                )
        return refused.value.failure

    return asyncio.run(call())


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504, 529])
def test_a_passing_error_says_how_long_upstream_asks_to_wait(status: int) -> None:
    headers = {"Retry-After": "300.5"}
    failure = refuse(status, **headers)
    assert (failure.transient, failure.is_outage, failure.asked_seconds) == (True, True, 301)
    assert refuse(status).asked_seconds is None


@pytest.mark.parametrize("status", [302, 400, 401, 403, 422])
def test_an_error_that_stays_is_no_outage(status: int) -> None:
    assert not refuse(status).transient
