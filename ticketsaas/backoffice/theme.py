"""The look of the admin, and the links in its sidebar."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy


def _model(title: str, *, icon: str, app: str, name: str) -> dict[str, Any]:
    """Return an entry of the sidebar, shown to users who may view the model."""
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{app}_{name}_changelist"),
        "permission": _may_view(f"{app}.view_{name}"),
    }


def _may_view(permission: str) -> Callable[[Any], bool]:
    return lambda request: request.user.has_perm(permission)


def _superuser_model(title: str, *, icon: str, app: str, name: str) -> dict[str, Any]:
    entry = _model(title, icon=icon, app=app, name=name)
    return entry | {"permission": lambda request: request.user.is_superuser}


def _find_style(request: HttpRequest) -> str:
    return static("ticketsaas/admin.css")


def _find_script(request: HttpRequest) -> str:
    return static("ticketsaas/admin.js")


def _find_icon(request: HttpRequest) -> str:
    """Return our icon; without one, browsers ask for `/favicon.ico`, which does not exist."""
    return static("ticketsaas/favicon.svg")


UNFOLD = {
    "SITE_TITLE": "ticketsaas",
    "SITE_HEADER": "ticketsaas",
    "SITE_SYMBOL": "support_agent",
    "SITE_URL": "/docs",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _find_icon}],
    "STYLES": [_find_style],
    "SCRIPTS": [_find_script],
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": True,
    "LOGIN": {"form": "ticketsaas.backoffice.accounts.login_form.LoginForm"},
    "DASHBOARD_CALLBACK": "ticketsaas.dashboard.views.build_home",
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": [
            {
                "title": "Tickets",
                "items": [
                    _model("Tickets", icon="confirmation_number", app="tickets", name="ticket"),
                    _model("History", icon="history", app="tickets", name="tickethistory"),
                    _model("Tenants", icon="apartment", app="ticketsaas", name="tenant"),
                ],
            },
            {
                "title": "Alerts",
                "separator": True,
                "items": [
                    _model(
                        "Notifications",
                        icon="notifications",
                        app="notifications",
                        name="notification",
                    ),
                    _model(
                        "Circuit",
                        icon="electrical_services",
                        app="notifications",
                        name="circuit",
                    ),
                ],
            },
            {
                "title": "Ingestion",
                "separator": True,
                "items": [
                    _model("Jobs", icon="sync", app="ingestion", name="ingestionjob"),
                    _model("Logs", icon="list_alt", app="ingestion", name="ingestionlog"),
                    _model("Rejects", icon="report", app="ingestion", name="ingestionreject"),
                    _model("Schedules", icon="schedule", app="django_q", name="schedule"),
                    _model("Locks", icon="lock", app="ingestion", name="distributedlock"),
                    _model("Budget", icon="speed", app="ingestion", name="apibudget"),
                ],
            },
            {
                "title": "Administration",
                "separator": True,
                "items": [
                    _model("API keys", icon="key", app="ticketsaas", name="apikey"),
                    _model("Users", icon="person", app="auth", name="user"),
                    _model("Groups", icon="group", app="auth", name="group"),
                    _superuser_model("Failed tasks", icon="error", app="django_q", name="failure"),
                ],
            },
        ],
    },
}
