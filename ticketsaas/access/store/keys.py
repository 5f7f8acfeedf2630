"""Collection `api_keys`. Every request reads its key anew, so that a revoked one is refused at once."""

from datetime import datetime

from ticketsaas.access.core.caller import Scope
from ticketsaas.access.core.keys import StoredKey
from ticketsaas.models import ApiKey
from ticketsaas.mongo import Document, get_collection_across_tenants


def find_key(prefix: str) -> StoredKey | None:
    """Return the key with this prefix, revoked or expired ones included."""
    row = get_collection_across_tenants(ApiKey).find_one({"_id": prefix})
    return None if row is None else _read(row)


def insert_key(key: StoredKey, *, name: str, created_at: datetime) -> None:
    """Store a new key. Raises the driver's error if its prefix, six random bytes, is taken."""
    get_collection_across_tenants(ApiKey).insert_one(
        {
            "_id": key.prefix,
            "hash": key.secret_hash,
            "tenant_id": key.tenant_id,
            "scopes": sorted(key.scopes),
            "name": name,
            "created_at": created_at,
            "expires_at": key.expires_at,
            "revoked_at": None,
            "last_used_at": None,
        }
    )


def record_use(key: StoredKey) -> None:
    """Set the time of last use to the server's time; of several requests at once, one does it."""
    unchanged = {"_id": key.prefix, "last_used_at": key.last_used_at}
    get_collection_across_tenants(ApiKey).update_one(
        unchanged, [{"$set": {"last_used_at": "$$NOW"}}]
    )


def revoke(prefix: str) -> bool:
    """Refuse the key from now on, for good. Returns False if it is revoked already or doesn't exist."""
    changed = get_collection_across_tenants(ApiKey).update_one(
        {"_id": prefix, "revoked_at": None}, [{"$set": {"revoked_at": "$$NOW"}}]
    )
    return changed.modified_count == 1


def has_key(tenant_id: str) -> bool:
    """Return whether any key of this tenant is not revoked."""
    wanted = {"tenant_id": tenant_id, "revoked_at": None}
    return get_collection_across_tenants(ApiKey).find_one(wanted, {"_id": 1}) is not None


def has_usable_keys() -> bool:
    """Return whether any key is neither revoked nor expired."""
    not_expired = {"$or": [{"expires_at": None}, {"$expr": {"$gt": ["$expires_at", "$$NOW"]}}]}
    return (
        get_collection_across_tenants(ApiKey).find_one({"revoked_at": None} | not_expired)
        is not None
    )


def _read(row: Document) -> StoredKey:
    return StoredKey(
        prefix=row["_id"],
        secret_hash=row["hash"],
        tenant_id=row["tenant_id"],
        scopes=frozenset(map(Scope, row["scopes"])),
        expires_at=row["expires_at"],
        revoked_at=row["revoked_at"],
        last_used_at=row["last_used_at"],
        name=row.get("name") or "",
    )
