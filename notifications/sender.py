"""Speaks to the webhook: one attempt in, one answer out; it never raises for what the webhook does."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from notifications.retry import Answer, Verdict, read_status
from ticketsaas.backoff import parse_retry_after

# A webhook answers within a second when it is well; a dead host is noticed before a person wonders.
CONNECT_SECONDS = 5.0
# Timeouts of the client are per read: one byte every few seconds would hold an attempt for hours.
CALL_SECONDS = 10.0
# The status says everything; the body is read only so that the connection can be used again.
MAX_BODY_BYTES = 64 * 1024
# A quarter of an hour at most, so that an absurd value does not silence every alert for a year.
MAX_RETRY_AFTER_SECONDS = 900.0


def open_client() -> httpx.AsyncClient:
    """A connection pool to the webhook; the caller closes it.

    Follows no redirect and reads no proxy from the environment: alerts go where the settings say.
    The pool is as large as the caller makes it, because a probe must not queue behind slow calls.
    """
    return httpx.AsyncClient(
        timeout=httpx.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=32),
        follow_redirects=False,
        trust_env=False,
    )


async def send(client: httpx.AsyncClient, *, url: str, key: str, body: dict[str, str]) -> Answer:
    """Post one alert; `key` is the same on every attempt, so that the webhook can tell repeats."""
    try:
        async with (
            asyncio.timeout(CALL_SECONDS),
            client.stream("POST", url, json=body, headers={"Idempotency-Key": key}) as response,
        ):
            await _read_body(response)
            return _read_answer(response)
    except TimeoutError:
        return Answer(Verdict.FAILED, f"The webhook took longer than {CALL_SECONDS:g} s.")
    except httpx.HTTPError as error:
        return Answer(Verdict.FAILED, f"The webhook could not be reached ({type(error).__name__}).")


async def _read_body(response: httpx.Response) -> None:
    length = 0
    async for chunk in response.aiter_raw():
        length += len(chunk)
        if length > MAX_BODY_BYTES:
            return


def _read_answer(response: httpx.Response) -> Answer:
    verdict = read_status(response.status_code)
    if verdict is Verdict.ACCEPTED:
        return Answer(verdict)
    retry_after = parse_retry_after(
        response.headers.get("Retry-After"),
        now=_clock_of(response),
        maximum_seconds=MAX_RETRY_AFTER_SECONDS,
    )
    return Answer(verdict, f"The webhook answered {response.status_code}.", retry_after)


def _clock_of(response: httpx.Response) -> datetime:
    """The webhook's own time, against which its dates are meant; ours when it sends none."""
    try:
        return parsedate_to_datetime(response.headers["Date"])
    except (KeyError, ValueError):
        return datetime.now(UTC)
