"""The webhook over HTTP: each attempt ends in an `Answer`, and no behaviour of the webhook raises."""

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import Any, Self

import httpx

from notifications.core.delivery_retry import Answer, Outcome, outcome_of
from ticketsaas import clock
from ticketsaas.http.backoff import find_retry_after

# A healthy webhook accepts a connection within a second; a dead host is noticed soon enough for a person.
CONNECT_SECONDS = 5.0
# Until the status line and the headers are there. httpx times out per read, so one byte every few seconds
# would hold it for hours.
CALL_SECONDS = 10.0
# Only the status counts. The body is read because the connection can be used again after all of it: one that
# is longer, or that takes longer, costs a new connection.
MAX_BODY_BYTES = 64 * 1024
BODY_SECONDS = 1.0
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
        """Post one alert. `key` is the same on every attempt, so that the webhook can recognise repeats.

        The status line decides, whatever becomes of the body.
        """
        client = self._idle.pop() if self._idle else self._open_client()
        started = time.monotonic()
        try:
            async with asyncio.timeout(CALL_SECONDS):
                response = await self._post(client, key=key, body=body)
        except (TimeoutError, httpx.ReadTimeout):
            reason = f"The webhook took longer than {CALL_SECONDS:g} s."
            answer = Answer(Outcome.FAILED, reason, is_timeout=True)
        except httpx.HTTPError as error:
            reason = f"The webhook could not be reached ({type(error).__name__})."
            answer = Answer(Outcome.FAILED, reason)
        else:
            answer = replace(_read_answer(response), seconds=time.monotonic() - started)
            await _read_body(response)
            await self._keep(client)
            return answer
        self._idle.append(client)
        return replace(answer, seconds=time.monotonic() - started)

    def _open_client(self) -> httpx.AsyncClient:
        timeout = httpx.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS)
        return httpx.AsyncClient(
            timeout=timeout, verify=self._tls, follow_redirects=False, trust_env=False
        )

    async def _post(
        self, client: httpx.AsyncClient, *, key: str, body: dict[str, str]
    ) -> httpx.Response:
        """Return the response as soon as its status and headers are there; its body is still to come."""
        headers = {"Idempotency-Key": key}
        request = client.build_request("POST", self._url, json=body, headers=headers)
        return await client.send(request, stream=True)

    async def _keep(self, client: httpx.AsyncClient) -> None:
        """Keep the client for another call, unless its connection holds what is no part of the answer."""
        if _has_rest(client):
            await client.aclose()
        else:
            self._idle.append(client)


async def _read_body(response: httpx.Response) -> None:
    """Read the body as far as it comes in time and fits, and close the connection unless that is all of it.

    A body that breaks off, breaks the rules of HTTP, or never ends changes nothing: the status counts.
    """
    length = 0
    with suppress(httpx.HTTPError, TimeoutError):
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in response.aiter_raw():
                length += len(chunk)
                if length > MAX_BODY_BYTES:
                    break
    await response.aclose()


def _has_rest(client: httpx.AsyncClient) -> bool:
    """Return whether the webhook sent more than its answer, such as a body that is longer than it says.

    The next call on the connection would take that for its own answer. httpx can't be asked, so this looks
    where httpcore keeps it (`tests/integration/notifications/upstream/test_webhook.py`).
    """
    transport: Any = client._transport
    connections = [each._connection for each in transport._pool.connections]
    return any(each._h11_state.trailing_data[0] for each in connections if each is not None)


def _read_answer(response: httpx.Response) -> Answer:
    outcome = outcome_of(response.status_code)
    if outcome is Outcome.ACCEPTED:
        return Answer(outcome)
    retry_after = find_retry_after(
        response.headers, now=clock.utc_now(), maximum_seconds=MAX_RETRY_AFTER_SECONDS
    )
    return Answer(outcome, f"The webhook answered {response.status_code}.", retry_after)
