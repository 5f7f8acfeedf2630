"""What a newcomer is told once everything runs: addresses, logins, and what to try first."""

from django.conf import settings

from ticketsaas.local.demo import LOGINS, are_logins_safe


def describe(site: str, *, is_demo: bool) -> list[str]:
    """Return the lines; `site` is the web server's address as the reader reaches it."""
    is_acme = is_demo or not settings.GIVEN_EXTERNAL_API_URL
    tenant = "acme" if is_acme else "YOUR-TENANT"
    return [
        f"API docs: {site}/docs",
        f"admin: {site}/admin/",
        *_describe_logins(is_demo=is_demo),
        *_describe_keys(tenant),
        f"try: curl -X POST '{site}/ingest/run?tenant_id={tenant}'",
        f"then: curl '{site}/tickets/urgent?tenant_id={tenant}'",
    ]


def _describe_logins(*, is_demo: bool) -> list[str]:
    if is_demo:
        return [f"  login {it.name}, password {it.name}: {it.describe()}" for it in LOGINS]
    others = ", or manage.py demo for those of the demo" if are_logins_safe() else ""
    return [f"  no login yet? manage.py createsuperuser makes one{others}"]


def _describe_keys(tenant: str) -> list[str]:
    if not settings.API_AUTH:
        return []
    return [f"every request needs a key: manage.py createapikey --tenant {tenant} --new"]
