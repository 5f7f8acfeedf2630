"""The admin's home, and what its script asks for while it is shown."""

from collections.abc import Iterator
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from ingestion.admin.dashboard import find_running
from ticketsaas.access.store.tenant_visibility import find_tenants, find_visible
from ticketsaas.backoffice.dashboard_parts import Card, Part
from ticketsaas.dashboard.contents import CARDS, NOTICES, PARTS, Section
from ticketsaas.dashboard.tenant_switcher import MAX_SUGGESTED, switch_tenant
from ticketsaas.mongo import is_away

log = structlog.get_logger(__name__)


def build_home(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Complete the context that unfold has made for the admin's first page."""
    switcher = switch_tenant(request)
    return context | {
        "title": "Dashboard",
        "switcher": switcher,
        "notices": [notice for find in NOTICES for notice in find(request)],
        "cards": [each for section in CARDS for each in _find(section, request, switcher.chosen)],
        "parts": [each for section in PARTS for each in _find(section, request, switcher.chosen)],
    }


def show_jobs(request: HttpRequest) -> HttpResponse:
    """Show the running jobs as they are now, as a piece of the page."""
    running = find_running(request)
    if running is None:
        raise PermissionDenied
    return render(request, "admin/dashboard/jobs_list.html", {"running": running})


def suggest_tenants(request: HttpRequest) -> JsonResponse:
    """List the visible tenants whose ids begin with `q`."""
    beginning = request.GET.get("q", "").strip()
    found = find_tenants(find_visible(request), beginning=beginning, limit=MAX_SUGGESTED)
    return JsonResponse({"tenants": found})


def _find(section: Section, request: HttpRequest, tenant_id: str | None) -> Iterator[Card | Part]:
    """Yield what the section holds, or a note in its place when MongoDB does not answer in time.

    Any other error is one of the whole page.
    """
    try:
        yield from section.find(request, tenant_id)
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("dashboard_section_missing", section=section.title, error=str(error))
        template = "card" if section in CARDS else "part"
        yield Part(f"admin/dashboard/missing_{template}.html", {"title": section.title})
