"""The address of the statistics."""

from django.urls import path

from analytics import views

urlpatterns = [
    path("tenants/<segment:tenant_id>/stats", views.get_tenant_stats, name="tenant-stats"),
]
