"""The address of the statistics."""

from django.urls import path

from analytics.api import views

urlpatterns = [
    path("tenants/<segment:tenant_id>/stats", views.get_tenant_stats, name="tenant-stats"),
]
