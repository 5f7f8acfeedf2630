"""Decides which tenant the admin's home is about, and which others can be chosen.

Only tenants that the user may see are found here; nothing shows whether another one exists.
"""

from dataclasses import dataclass

from django.http import HttpRequest

from ticketsaas.access.store.tenant_visibility import Visible, find_tenants, find_visible, is_known

PARAMETER = "tenant"
SESSION_KEY = "dashboard_tenant"
# A longer list takes too long to look through; beyond it one types the beginning of the id.
MAX_LISTED = 50
# Fits below the field.
MAX_SUGGESTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Switcher:
    """The chosen tenant, None without any; `refused` was asked for but the user may not see it."""

    chosen: str | None
    choices: list[str]
    is_search: bool
    sees_all: bool
    refused: str | None = None


def switch_tenant(request: HttpRequest) -> Switcher:
    """Choose the tenant in the address, else the last choice, else the first one.

    A visible tenant in the address is remembered in the session.
    """
    visible = find_visible(request)
    # A user whose tenants have had no job yet should see their names, and not nothing.
    choices = find_tenants(visible, limit=MAX_LISTED + 1) or sorted(visible.tenant_ids or ())
    asked = request.GET.get(PARAMETER, "").strip()
    chosen = _first_seen(visible, asked, request.session.get(SESSION_KEY, ""))
    if asked and asked == chosen and request.session.get(SESSION_KEY) != asked:
        request.session[SESSION_KEY] = asked
    return Switcher(
        chosen=chosen or next(iter(choices), None),
        choices=choices[:MAX_LISTED],
        is_search=len(choices) > MAX_LISTED,
        sees_all=visible.tenant_ids is None,
        refused=asked if asked != chosen and asked else None,
    )


def _first_seen(visible: Visible, *tenant_ids: str) -> str | None:
    return next((each for each in tenant_ids if each and _is_seen(visible, each)), None)


def _is_seen(visible: Visible, tenant_id: str) -> bool:
    if visible.tenant_ids is not None:
        return visible.includes(tenant_id)
    return is_known(tenant_id)
