import asyncio
import gzip
import json
from typing import Any

import httpx
import pytest

from ingestion.upstream.client import MAX_DIGITS, FetchError, fetch_page

BODY = b'{"tickets": [], "next_page": null}'


def fetch(body: bytes, **headers: str) -> Any:
    """Return the result of a call that upstream answers with these bytes."""

    async def call() -> Any:
        # As a stream, because the library decompresses a body passed as bytes at once.
        reply = httpx.Response(200, headers=headers, stream=httpx.ByteStream(body))
        transport = httpx.MockTransport(lambda request: reply)
        async with httpx.AsyncClient(transport=transport, base_url="http://upstream") as http:
            return await fetch_page(http, tenant_id="acme", page=1, page_size=100)

    return asyncio.run(call())


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        pytest.param("", BODY, id="nothing"),
        pytest.param("identity", BODY, id="identity"),
        pytest.param("gzip", gzip.compress(BODY), id="gzip"),
        pytest.param("X-GZIP", gzip.compress(BODY), id="its old name"),
    ],
)
def test_a_reply_is_unpacked(encoding: str, body: bytes) -> None:
    assert json.loads(BODY) == fetch(body, **{"Content-Encoding": encoding})


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        pytest.param("br", BODY, "packed as 'br', unasked", id="brotli"),
        pytest.param("gzip, gzip", BODY, "packed as 'gzip, gzip', unasked", id="gzip in gzip"),
        pytest.param("x" * 5000, BODY, f"packed as '{'x' * 40}', unasked", id="a long name"),
        pytest.param("gzip", BODY, "can't be unpacked", id="no gzip"),
        pytest.param("gzip", gzip.compress(BODY)[:-20], "is not JSON", id="half a gzip"),
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
