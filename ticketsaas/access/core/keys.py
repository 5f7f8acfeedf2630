"""What a key looks like and whether it is one of ours; the secret itself is stored nowhere.

tsk_<12 hexadecimal digits: the prefix, by which it is found>_<64: the secret>
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
# The hash of nothing that has the length of a secret.
_NO_HASH = sha256(b"").hexdigest()


class Refusal(StrEnum):
    """Why a caller is not let in: for the log alone, the answer is the same for all."""

    MISSING = "missing"
    MALFORMED = "malformed"
    UNKNOWN = "unknown"
    WRONG_SECRET = "wrong_secret"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PresentedKey:
    """A key as a caller sent it, not yet believed."""

    prefix: str
    secret: str

    def __str__(self) -> str:
        return f"tsk_{self.prefix}_{self.secret}"


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What is known of a key that was issued. Times are aware UTC."""

    prefix: str
    secret_hash: str
    tenant_id: str | None
    scopes: frozenset[Scope]
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None

    def as_caller(self) -> Caller:
        return Caller(key_id=self.prefix, tenant_id=self.tenant_id, scopes=self.scopes)

    def use_is_news(self, *, now: datetime) -> bool:
        """Whether the time of last use is due to be written again."""
        return self.last_used_at is None or now - self.last_used_at >= LAST_USE_PRECISION


def parse_authorization(header: str) -> PresentedKey | Refusal:
    """The key in an `Authorization` header, or why there is none."""
    if not header.strip():
        return Refusal.MISSING
    bearer = _BEARER.fullmatch(header)
    key = _KEY.fullmatch(bearer[1]) if bearer else None
    return PresentedKey(prefix=key[1], secret=key[2]) if key else Refusal.MALFORMED


def hash_secret(secret: str) -> str:
    """SHA-256: 32 random bytes cannot be guessed, so a slow hash would only cost every request time."""
    return sha256(secret.encode()).hexdigest()


def find_refusal(
    presented: PresentedKey, *, stored: StoredKey | None, now: datetime
) -> Refusal | None:
    """Why the key is not accepted, or None; hashing and comparing take the same time for all."""
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
