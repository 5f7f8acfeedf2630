"""The routes of the admin, and those that the script of its home page calls.

Visitors who are not logged in are sent to the login.
"""

from django.contrib import admin
from django.urls import path, re_path
from django.views.generic import RedirectView

from ticketsaas.dashboard import views

urlpatterns = [
    path("dashboard/jobs", admin.site.admin_view(views.show_jobs), name="dashboard_jobs"),
    path(
        "dashboard/tenants", admin.site.admin_view(views.suggest_tenants), name="dashboard_tenants"
    ),
    # The pages of tenants were here until their model changed its app; bookmarks still work.
    re_path(
        "^tickets/tenant/(?P<url>.*)$",
        RedirectView.as_view(url="/admin/ticketsaas/tenant/%(url)s", query_string=True),
    ),
    path("", admin.site.urls),
]
