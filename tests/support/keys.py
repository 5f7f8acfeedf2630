"""API keys of every kind, and requests that carry them."""

from typing import Any

from django.test import Client

from ticketsaas.access.core.caller import Scope
from ticketsaas.access.issue import issue_key
from ticketsaas.mongo import get_database


def make_key(*scopes: str, tenant_id: str | None = "acme", **stored: Any) -> str:
    """Issue a key, by default with all scopes that a tenant's key can have.

    `stored` overrides fields of the stored key; one with the scope admin belongs to no tenant.
    """
    chosen = [Scope(scope) for scope in scopes or ("read", "ingest")]
    key = issue_key(None if "admin" in scopes else tenant_id, scopes=chosen)
    if stored:
        get_database().api_keys.update_one({"_id": key.prefix}, {"$set": stored})
    return key.text


def send(method: str, address: str, *, key: str | None, **options: Any) -> Any:
    """Send a request with a key, or with none, and return the reply."""
    headers = {} if key is None else {"authorization": f"Bearer {key}"}
    return getattr(Client(), method.lower())(address, headers=headers, **options)
