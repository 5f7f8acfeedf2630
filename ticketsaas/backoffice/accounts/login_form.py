"""The admin's login form, which limits the attempts a minute from an address and for a name.

An attempt is counted before the password is checked, so that many at once don't get around the limit,
and in all web processes together.
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
# Everybody in an office behind one address may log in at nine.
ATTEMPTS_PER_ADDRESS = 60

log = structlog.get_logger(__name__)


class LoginForm(AuthenticationForm):  # type: ignore[misc]
    """The login form; a successful login resets the count of its name."""

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
        request_counter.reset(window)
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
    # A digest, because a name can be of any length, and may be a password typed by mistake.
    return f"login:{hashlib.sha256(name.encode()).hexdigest()[:32]}"
