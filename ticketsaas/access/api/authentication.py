"""Authentication of requests by API key.

Only failures are counted, by client address: a valid key is accepted however many wrong ones come from
the same address.
"""

from typing import Any, NoReturn

import structlog
from django.conf import settings
from django.db import DatabaseError
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from ticketsaas import clock
from ticketsaas.access.api.throttling import TooManyRequests
from ticketsaas.access.client_address import find_address
from ticketsaas.access.core.caller import ANYBODY, Caller
from ticketsaas.access.core.keys import (
    PresentedKey,
    Refusal,
    StoredKey,
    find_refusal,
    parse_authorization,
)
from ticketsaas.access.store import keys, request_counter
from ticketsaas.mongo import MongoError, answer_within

# One a second is more than a person or a badly configured client needs to notice the mistake, and useless
# for guessing 32 random bytes.
FAILURES_PER_MINUTE = 60
REALM = 'Bearer realm="ticketsaas"'

log = structlog.get_logger(__name__)


class KeyAuthentication(BaseAuthentication):
    """Sets `request.auth` to the Caller. With API_AUTH off everybody is ANYBODY, and keys are ignored."""

    def authenticate(self, request: Request) -> tuple[Any, Caller]:
        if not settings.API_AUTH:
            return None, ANYBODY
        return None, _require_key(request).as_caller()

    def authenticate_header(self, request: Request) -> str:
        return REALM


def find_caller(request: Request, *, seconds: float) -> Caller | None:
    """Return the sender of a valid key. Anybody else is None, neither refused nor counted.

    So is everybody if MongoDB does not answer within `seconds`.
    """
    if not settings.API_AUTH:
        return ANYBODY
    try:
        with answer_within(seconds):
            stored, refusal = _look_up(request)
    except (MongoError, DatabaseError):
        return None
    return stored.as_caller() if stored is not None and refusal is None else None


def _require_key(request: Request) -> StoredKey:
    """Return the key that the request was sent with. Raises AuthenticationFailed and TooManyRequests."""
    stored, refusal = _look_up(request)
    if stored is None:
        _refuse(request, reason=refusal or Refusal.UNKNOWN)
    if refusal is not None:
        _refuse(request, reason=refusal, key_id=stored.prefix)
    return stored


def _look_up(request: Request) -> tuple[StoredKey | None, Refusal | None]:
    """Return the stored key that the request names, and why it is refused; record the use of a valid one."""
    now = clock.utc_now()
    presented = parse_authorization(request.headers.get("Authorization", ""))
    if not isinstance(presented, PresentedKey):
        return None, presented
    stored = keys.find_key(presented.prefix)
    refusal = find_refusal(presented, stored=stored, now=now)
    if stored is not None and refusal is None and stored.is_use_due(now=now):
        keys.record_use(stored)
    return stored, refusal


def _refuse(request: Request, *, reason: Refusal, key_id: str | None = None) -> NoReturn:
    address = find_address(request)
    log.warning(
        "key refused", action="key_refused", address=address, reason=reason.value, key_id=key_id
    )
    grant = request_counter.take(f"failures:{address}", limit=FAILURES_PER_MINUTE)
    if not grant.granted:
        raise TooManyRequests(
            "Too many requests without a valid key came from your address.",
            code="too_many_failures",
            wait=grant.wait_seconds,
        )
    raise AuthenticationFailed(
        "A valid API key is needed: Authorization: Bearer tsk_...", code="not_authenticated"
    )
