"""Logins that the demo creates and `up` prints; everybody knows them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings

from ticketsaas.http.listening import is_loopback


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A login whose password is its name. Without a role it is a superuser; without tenants, all."""

    name: str
    role: str | None
    tenant_ids: tuple[str, ...] | None

    def describe(self) -> str:
        sees = " and ".join(self.tenant_ids or ("all tenants",))
        return f"{self.role or 'superuser'}, sees {sees}"


LOGINS = (
    DemoLogin("demo", role=None, tenant_ids=None),
    DemoLogin("support", role="support", tenant_ids=("acme",)),
    DemoLogin("operator", role="operator", tenant_ids=("acme", "globex")),
    DemoLogin("administrator", role="administrator", tenant_ids=None),
)


def is_demo_safe(own_servers: Collection[str]) -> bool:
    """Return whether nobody but this machine's user meets the logins, and no data but the mock's.

    `own_servers` are the variables of the servers that `up` has started itself.
    """
    return are_logins_safe() and set(own_servers) == {"MONGO_URL", "EXTERNAL_API_URL"}


def are_logins_safe() -> bool:
    """Return whether nobody but this machine's user meets the logins, which everybody knows."""
    return settings.DEBUG and is_loopback(settings.BIND_ADDRESS)
