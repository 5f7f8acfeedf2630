"""Logging in to the admin: so many attempts a minute for an address and for a name, then none.

Each is counted before the password is looked at, so that many at once are no way around; for all web
processes together.
"""

import hashlib
from typing import Any

import structlog
from django.core.exceptions import ValidationError
from unfold.forms import AuthenticationForm

from ticketsaas.access.client_address import find_address
from ticketsaas.access.store import request_counter

# More than a person mistypes; at this rate a list of a million passwords takes ten weeks.
ATTEMPTS_PER_NAME = 10
# An office behind one address, all of whom come in at nine.
ATTEMPTS_PER_ADDRESS = 60

log = structlog.get_logger(__name__)


class LoginForm(AuthenticationForm):  # type: ignore[misc]
    def clean(self) -> Any:
        name = self.cleaned_data.get("username")
        if name is None:
            return super().clean()
        address = find_address(self.request)
        window = _window_of(name)
        self._require_grant(f"logins:{address}", limit=ATTEMPTS_PER_ADDRESS, address=address)
        self._require_grant(window, limit=ATTEMPTS_PER_NAME, address=address)
        try:
            cleaned = super().clean()
        except ValidationError:
            log.warning("login refused", action="login_refused", address=address)
            raise
        request_counter.forget(window)
        return cleaned

    def _require_grant(self, window: str, *, limit: int, address: str) -> None:
        grant = request_counter.take(window, limit=limit)
        if grant.granted:
            return
        log.warning("login throttled", action="login_throttled", address=address)
        raise ValidationError(
            "Too many attempts to log in with this name or from your address. "
            f"Try again in {grant.wait_seconds} s.",
            code="throttled",
        )


def _window_of(name: str) -> str:
    # A digest, because the name is as long as somebody likes, and may be a password by mistake.
    return f"login:{hashlib.sha256(name.encode()).hexdigest()[:32]}"
