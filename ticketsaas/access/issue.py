"""Makes API keys. This is the only moment at which a secret exists on our side."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from ticketsaas import clock
from ticketsaas.access.core.caller import Scope, require_possible
from ticketsaas.access.core.keys import (
    PREFIX_BYTES,
    SECRET_BYTES,
    PresentedKey,
    StoredKey,
    hash_secret,
)
from ticketsaas.access.store import keys

# A key that has to last longer may as well not expire.
MAX_DAYS = 3650
MAX_NAME_LENGTH = 100

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key. `text` is the key itself, to be shown once to the person who asked for it."""

    prefix: str
    text: str
    expires_at: datetime | None


def issue_key(
    tenant_id: str | None,
    *,
    scopes: Collection[Scope],
    name: str = "",
    expires_in_days: int | None = None,
) -> IssuedKey:
    """Store a new key and return it; every call makes another key.

    Raises ContradictoryGrant for a tenant and scopes that no key can have.
    """
    require_possible(tenant_id, scopes=scopes)
    now = clock.utc_now()
    key = PresentedKey(
        prefix=secrets.token_hex(PREFIX_BYTES), secret=secrets.token_hex(SECRET_BYTES)
    )
    stored = StoredKey(
        prefix=key.prefix,
        secret_hash=hash_secret(key.secret),
        tenant_id=tenant_id,
        scopes=frozenset(scopes),
        expires_at=None if expires_in_days is None else now + timedelta(days=expires_in_days),
        revoked_at=None,
        last_used_at=None,
    )
    keys.insert_key(stored, name=name, created_at=now)
    log.info("key issued", action="key_issued", key_id=key.prefix, tenant_id=tenant_id)
    return IssuedKey(prefix=key.prefix, text=str(key), expires_at=stored.expires_at)
