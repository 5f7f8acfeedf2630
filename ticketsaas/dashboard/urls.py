"""The admin's addresses, and before them what the script of its home asks for.

Whoever is not logged in is sent to the login.
"""

from django.contrib import admin
from django.urls import path

from ticketsaas.dashboard import views

urlpatterns = [
    path("dashboard/jobs", admin.site.admin_view(views.show_jobs), name="dashboard_jobs"),
    path(
        "dashboard/tenants", admin.site.admin_view(views.suggest_tenants), name="dashboard_tenants"
    ),
    path("", admin.site.urls),
]
