"""The addresses of the ingestion."""

from django.urls import path

from ingestion.api import views

urlpatterns = [
    path("ingest/run", views.start_ingestion),
    path("ingest/status", views.get_status),
    path("ingest/progress/<uuid:job_id>", views.get_job, name="job"),
    path("ingest/jobs", views.list_jobs),
    path("ingest/logs", views.list_logs),
    path("ingest/lock/<segment:tenant_id>", views.get_lock),
    path("ingest/<uuid:job_id>", views.delete_job),
    path("rate-limit/status", views.get_budget),
]
