"""The format of an API key, and whether one is accepted. The secret itself is stored nowhere.

`tsk_`, a prefix of 12 hexadecimal digits by which the key is found, `_`, and a secret of 64.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from ticketsaas.access.core.caller import Caller, Scope

PREFIX_BYTES = 6
SECRET_BYTES = 32
# An operator wants to know which keys are in use, not when to the second.
LAST_USE_PRECISION = timedelta(minutes=1)

_KEY = re.compile(
    rf"tsk_([0-9a-f]{{{2 * PREFIX_BYTES}}})_([0-9a-f]{{{2 * SECRET_BYTES}}})", re.ASCII
)
_BEARER = re.compile(r"bearer +(\S+) *", re.ASCII | re.IGNORECASE)
# No secret has this hash, because none is empty.
_NO_HASH = sha256(b"").hexdigest()


class Refusal(StrEnum):
    """Why a caller is refused. Only the log says it; the answer is the same for all of them."""

    MISSING = "missing"
    MALFORMED = "malformed"
    UNKNOWN = "unknown"
    WRONG_SECRET = "wrong_secret"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PresentedKey:
    """A key as a caller sent it, not yet checked."""

    prefix: str
    secret: str

    def __str__(self) -> str:
        return f"tsk_{self.prefix}_{self.secret}"


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What is known about an issued key. Times are aware UTC."""

    prefix: str
    secret_hash: str
    tenant_id: str | None
    scopes: frozenset[Scope]
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    name: str = ""

    def as_caller(self) -> Caller:
        return Caller(
            key_id=self.prefix, tenant_id=self.tenant_id, scopes=self.scopes, name=self.name
        )

    def is_use_due(self, *, now: datetime) -> bool:
        """Return whether the time of last use has to be written again."""
        return self.last_used_at is None or now - self.last_used_at >= LAST_USE_PRECISION


def parse_authorization(header: str) -> PresentedKey | Refusal:
    """Return the key in an `Authorization` header, or why there is none."""
    if not header.strip():
        return Refusal.MISSING
    bearer = _BEARER.fullmatch(header)
    key = _KEY.fullmatch(bearer[1]) if bearer else None
    return PresentedKey(prefix=key[1], secret=key[2]) if key else Refusal.MALFORMED


def hash_secret(secret: str) -> str:
    """Return the SHA-256 of a secret.

    32 random bytes can't be guessed, so a slow hash would only make every request slower.
    """
    return sha256(secret.encode()).hexdigest()


def find_refusal(
    presented: PresentedKey, *, stored: StoredKey | None, now: datetime
) -> Refusal | None:
    """Return why the key is refused, or None.

    Hashing and comparing take the same time for every key, so that time tells a caller nothing.
    """
    expected = stored.secret_hash if stored else _NO_HASH
    is_right = hmac.compare_digest(hash_secret(presented.secret), expected)
    if stored is None:
        return Refusal.UNKNOWN
    if not is_right:
        return Refusal.WRONG_SECRET
    if stored.revoked_at is not None:
        return Refusal.REVOKED
    if stored.expires_at is not None and stored.expires_at <= now:
        return Refusal.EXPIRED
    return None
