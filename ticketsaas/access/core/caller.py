"""Who sent a request and what they may do: what scopes and the tenant of a key mean."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a key allows; the values are stored and used on the command line."""

    READ = "read"
    INGEST = "ingest"
    LABELS = "labels"
    ADMIN = "admin"


# What a key gets by default: everything within one tenant but a person's judgement.
DEFAULT_SCOPES = (Scope.READ, Scope.INGEST)


@dataclass(frozen=True, slots=True)
class Caller:
    """The sender of a request; one without a tenant may see all tenants."""

    key_id: str | None
    tenant_id: str | None
    scopes: frozenset[Scope]
    name: str = ""

    @property
    def known_as(self) -> str:
        """What people read about who it was: the key's name, or its prefix if it has none."""
        return self.name or self.key_id or "anybody"

    def has(self, scope: Scope) -> bool:
        """Return whether the key has the scope; `admin` includes the others."""
        return scope in self.scopes or Scope.ADMIN in self.scopes

    def may_see(self, tenant_id: str) -> bool:
        return self.tenant_id is None or self.tenant_id == tenant_id


# While API_AUTH is off everybody is this caller.
ANYBODY = Caller(key_id=None, tenant_id=None, scopes=frozenset({Scope.ADMIN}))


class ContradictoryGrant(Exception):
    """No key can have this tenant and these scopes together; the text says why and what is possible."""


def require_possible(tenant_id: str | None, *, scopes: Collection[Scope]) -> None:
    """Raise ContradictoryGrant for a key that would see too much, or nothing."""
    if not scopes:
        raise ContradictoryGrant("A key without a scope may do nothing. Give it at least one.")
    if Scope.ADMIN in scopes and tenant_id is not None:
        raise ContradictoryGrant(
            "A key with the scope admin crosses tenants, so it belongs to none. "
            "Leave out the tenant, or the scope admin."
        )
    if Scope.ADMIN not in scopes and tenant_id is None:
        raise ContradictoryGrant(
            "A key belongs to one tenant. Name the tenant, or give the key the scope admin."
        )
