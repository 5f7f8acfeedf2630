"""The webhook over HTTP: each attempt ends in an `Answer`, and no behaviour of the webhook raises."""

import asyncio
from contextlib import suppress
from typing import Self

import httpx

from notifications.core.delivery_retry import Answer, Outcome, outcome_of
from ticketsaas import clock
from ticketsaas.http.backoff import find_retry_after

# A healthy webhook accepts a connection within a second; a dead host is noticed soon enough for a person.
CONNECT_SECONDS = 5.0
# For the whole call. httpx times out per read, so one byte every few seconds would hold it for hours.
CALL_SECONDS = 10.0
# Only the status counts; the body is read so that the connection can be reused.
MAX_BODY_BYTES = 64 * 1024
# A quarter of an hour, so that an absurd value does not silence every alert for a year.
MAX_RETRY_AFTER_SECONDS = 900.0


class Webhook:
    """The webhook at one URL; leaving an `async with` block closes its connections.

    Each call in flight has a client of its own: a shared one searches all its connections several
    times per call, which costs more than the rest of the call. Redirects are not followed and proxies in
    the environment are ignored, because alerts go only where the settings say.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._tls = httpx.create_ssl_context(trust_env=False)
        self._idle: list[httpx.AsyncClient] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for client in self._idle:
            await client.aclose()

    async def send(self, *, key: str, body: dict[str, str]) -> Answer:
        """Post one alert. `key` is the same on every attempt, so that the webhook can recognise repeats."""
        client = self._idle.pop() if self._idle else self._open_client()
        try:
            return await self._call(client, key=key, body=body)
        except TimeoutError:
            return Answer(Outcome.FAILED, f"The webhook took longer than {CALL_SECONDS:g} s.")
        except httpx.HTTPError as error:
            reason = f"The webhook could not be reached ({type(error).__name__})."
            return Answer(Outcome.FAILED, reason)
        finally:
            self._idle.append(client)

    def _open_client(self) -> httpx.AsyncClient:
        timeout = httpx.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS)
        return httpx.AsyncClient(
            timeout=timeout, verify=self._tls, follow_redirects=False, trust_env=False
        )

    async def _call(self, client: httpx.AsyncClient, *, key: str, body: dict[str, str]) -> Answer:
        async with (
            asyncio.timeout(CALL_SECONDS),
            client.stream(
                "POST", self._url, json=body, headers={"Idempotency-Key": key}
            ) as response,
        ):
            await _read_body(response)
            return _read_answer(response)


async def _read_body(response: httpx.Response) -> None:
    """Read the body up to MAX_BODY_BYTES; the status counts even if the connection breaks meanwhile."""
    length = 0
    with suppress(httpx.NetworkError, httpx.ProtocolError):
        async for chunk in response.aiter_raw():
            length += len(chunk)
            if length > MAX_BODY_BYTES:
                return


def _read_answer(response: httpx.Response) -> Answer:
    outcome = outcome_of(response.status_code)
    if outcome is Outcome.ACCEPTED:
        return Answer(outcome)
    retry_after = find_retry_after(
        response.headers, now=clock.utc_now(), maximum_seconds=MAX_RETRY_AFTER_SECONDS
    )
    return Answer(outcome, f"The webhook answered {response.status_code}.", retry_after)
