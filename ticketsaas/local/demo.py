"""Logins that the demo creates and `up` prints; everybody knows them."""

from dataclasses import dataclass


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
