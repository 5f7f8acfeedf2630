"""The admin's home: which sections it has, in which order; and what its script asks for meanwhile."""

from collections.abc import Iterator
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from analytics.admin import dashboard as analytics
from ingestion.admin import dashboard as ingestion
from notifications.admin import dashboard as notifications
from ticketsaas.access.store.staff_tenants import find_tenants, find_visible
from ticketsaas.backoffice.dashboard_parts import Card, Part, Section
from ticketsaas.backoffice.theme import add_notices
from ticketsaas.dashboard.tenant_switcher import MAX_SUGGESTED, switch_tenant
from ticketsaas.mongo import is_away

log = structlog.get_logger(__name__)

_CARDS = (
    Section("Tickets", analytics.find_cards),
    Section("Alerts", notifications.find_cards),
    Section("Ingestion", ingestion.find_cards),
)
_PARTS = (
    Section("Running jobs", ingestion.find_running_part),
    Section("Charts", analytics.find_charts),
    Section("Words and customers", analytics.find_rankings),
    Section("Last sync of each tenant", ingestion.find_syncs),
)


def build_home(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What the admin's first page shows: unfold calls this with the context it has made."""
    switcher = switch_tenant(request)
    cards = [card for section in _CARDS for card in _find(section, request, switcher.chosen)]
    parts = [part for section in _PARTS for part in _find(section, request, switcher.chosen)]
    shown = {"title": "Dashboard", "switcher": switcher, "cards": cards, "parts": parts}
    return add_notices(request, context) | shown


def show_jobs(request: HttpRequest) -> HttpResponse:
    """The running jobs as they are now, as a piece of the page."""
    running = ingestion.find_running(request)
    if running is None:
        raise PermissionDenied
    return render(request, "admin/dashboard/jobs_list.html", {"running": running})


def suggest_tenants(request: HttpRequest) -> JsonResponse:
    """The visible tenants whose ids begin with `q`."""
    beginning = request.GET.get("q", "").strip()
    found = find_tenants(find_visible(request), beginning=beginning, limit=MAX_SUGGESTED)
    return JsonResponse({"tenants": found})


def _find(section: Section, request: HttpRequest, tenant_id: str | None) -> Iterator[Card | Part]:
    """A section that MongoDB does not answer in time says so in its place; any other error is one of
    the whole page."""
    try:
        yield from section.find(request, tenant_id)
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("dashboard_section_missing", section=section.title, error=str(error))
        template = "card" if section in _CARDS else "part"
        yield Part(f"admin/dashboard/missing_{template}.html", {"title": section.title})
