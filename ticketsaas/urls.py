"""The routes of the product."""

from django.urls import include, path
from django.views.generic import RedirectView

from ticketsaas.status import views

urlpatterns = [
    path("", RedirectView.as_view(url="/docs")),
    path("docs", views.show_swagger),
    path("redoc", views.show_redoc),
    path("openapi.json", views.get_openapi, name="openapi"),
    path("health", views.get_health),
    path("health/ready", views.get_readiness),
    path("health/live", views.get_liveness),
    path("metrics", views.MetricsView.as_view()),
    path("", include("tickets.urls")),
    path("", include("ingestion.urls")),
    path("", include("analytics.urls")),
    path("", include("notifications.urls")),
    path("admin", RedirectView.as_view(url="/admin/")),
    path("admin/", include("ticketsaas.dashboard.urls")),
]
