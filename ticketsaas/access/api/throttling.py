"""The rate limit of API keys: how many requests a key may send in a minute."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from ticketsaas.access.core.caller import Caller
from ticketsaas.access.store import request_counter


class TooManyRequests(APIException):
    """429: the caller has used up its own limit and may come back in `wait` seconds."""

    status_code = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, detail: str, *, code: str, wait: int) -> None:
        super().__init__(f"{detail} Try again in {wait} s.", code)
        self.wait = wait


class KeyThrottle(BaseThrottle):
    """Counts the requests of each key over all processes."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request. Raises TooManyRequests, because REST framework's own error names no limit."""
        limit = settings.API_REQUESTS_PER_MINUTE
        key_id = request.auth.key_id if isinstance(request.auth, Caller) else None
        if limit == 0 or key_id is None:
            return True
        grant = request_counter.take(f"key:{key_id}", limit=limit)
        if not grant.granted:
            detail = f"This key may send {limit} requests a minute."
            raise TooManyRequests(detail, code="rate_limited", wait=grant.wait_seconds)
        return True
